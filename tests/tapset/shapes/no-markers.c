// SPDX-License-Identifier: GPL-2.0-or-later
//
// A program that is no Python, or one built without --with-dtrace.  With
// -DSHARED it calls into libpython.c, as an interpreter on a libpython does.

#ifdef SHARED
int Py_BytesMain(void);
#endif

int main(void)
{
#ifdef SHARED
	return Py_BytesMain();
#else
	return 0;
#endif
}
