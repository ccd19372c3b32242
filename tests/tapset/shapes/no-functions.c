// SPDX-License-Identifier: GPL-2.0-or-later
//
// The markers of CPython 3.12 to 3.14: no functions, no lines.

#include <sys/sdt.h>

static const char *volatile text = "json";
static volatile int number = 2;

int main(void)
{
	DTRACE_PROBE1(python, gc__start, number);
	DTRACE_PROBE1(python, gc__done, (long)number);
	DTRACE_PROBE1(python, import__find__load__start, text);
	DTRACE_PROBE2(python, import__find__load__done, text, number);
	DTRACE_PROBE2(python, audit, text, (void *)&number);
	return 0;
}
