// SPDX-License-Identifier: GPL-2.0-or-later
//
// Fedora's Pythons up to 3.5: a fourth argument, the address of the frame.
// Nothing else has a marker there.

#include <sys/sdt.h>

static const char *volatile filename = "/srv/app.py";
static const char *volatile funcname = "handle";
static volatile int lineno = 7;
static void *volatile frame;

int main(void)
{
	DTRACE_PROBE4(python, function__entry, filename, funcname, lineno, frame);
	DTRACE_PROBE4(python, function__return, filename, funcname, lineno, frame);
	return 0;
}
