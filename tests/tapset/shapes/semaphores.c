// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the dtrace tool makes of a provider definition: a counter for each
// marker, which the tracer raises while it looks.

#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>

unsigned short python_function__entry_semaphore
	__attribute__ ((section (".probes")));

static const char *volatile text = "/srv/app.py";
static volatile int lineno = 7;

int main(void)
{
	if (__builtin_expect(python_function__entry_semaphore, 0))
		STAP_PROBE3(python, function__entry, text, text, lineno);
	return 0;
}
