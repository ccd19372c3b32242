// SPDX-License-Identifier: GPL-2.0-or-later
//
// A compiler may copy a marker, by inlining or by unrolling a loop: one name,
// two sites, and operands of their own.

#include <sys/sdt.h>

static const char *volatile filename = "/srv/app.py";
static volatile int lineno = 7;

int main(void)
{
	DTRACE_PROBE3(python, function__entry, filename, "first", lineno);
	DTRACE_PROBE3(python, function__entry, filename, "second", 9);
	return 0;
}
