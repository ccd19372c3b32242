// SPDX-License-Identifier: GPL-2.0-or-later
//
// Arguments that live on the stack and in static data when the marker is
// reached, as where registers are scarce.

#include <sys/sdt.h>

static const char *volatile filename = "/srv/app.py";

int main(int argc, char **argv)
{
	const char *volatile funcname = argv[0];
	volatile int lineno = argc;

	DTRACE_PROBE3(python, function__entry, filename, funcname, lineno);
	return 0;
}
