// SPDX-License-Identifier: GPL-2.0-or-later
//
// A name that cannot be encoded: CPython passes NULL, and a compiler that
// sees so makes the operand a constant instead of a register.

#include <sys/sdt.h>

static volatile int lineno = 7;

int main(void)
{
	DTRACE_PROBE3(python, function__entry, (char *)0, (char *)0, lineno);
	DTRACE_PROBE1(python, import__find__load__start, (char *)0);
	return 0;
}
