/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A Python whose interpreter is in libpython: all that an executable of a
 * shared build of CPython does.  It needs no header of the version it is
 * linked with.
 */
int Py_BytesMain(int argc, char **argv);

int main(int argc, char **argv)
{
	return Py_BytesMain(argc, argv);
}
