// SPDX-License-Identifier: GPL-2.0-or-later
//
// The part of a libpython that the tapset can recognise: two functions that
// every one exports.  With -DMARKERS it was built --with-dtrace.

#ifdef MARKERS
#include <sys/sdt.h>

static volatile int number = 2;
#endif

void PyEval_SaveThread(void)
{
}

int Py_BytesMain(void)
{
#ifdef MARKERS
	DTRACE_PROBE1(python, gc__start, number);
#endif
	PyEval_SaveThread();
	return 0;
}
