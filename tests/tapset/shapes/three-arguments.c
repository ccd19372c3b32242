// SPDX-License-Identifier: GPL-2.0-or-later
//
// The markers of CPython 3.6 to 3.10 and 3.15: three arguments for a function.

#include <sys/sdt.h>

static const char *volatile filename = "/srv/app.py";
static const char *volatile funcname = "handle";
static volatile int lineno = 7;

int main(void)
{
	DTRACE_PROBE3(python, function__entry, filename, funcname, lineno);
	DTRACE_PROBE3(python, line, filename, funcname, lineno);
	DTRACE_PROBE3(python, function__return, filename, funcname, lineno);
	DTRACE_PROBE1(python, gc__start, lineno);
	DTRACE_PROBE1(python, gc__done, (long)lineno);
	DTRACE_PROBE1(python, import__find__load__start, filename);
	DTRACE_PROBE2(python, import__find__load__done, filename, lineno);
	DTRACE_PROBE2(python, audit, filename, (void *)&lineno);
	return 0;
}
