/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A function for each marker, and one site in it: a tracer then finds one place
 * a marker, with its arguments in registers.
 *
 * systemtap-sdt-dev's macros want the semaphores defined by whoever uses them;
 * those in a section .probes, writable, as dtrace(1) makes them for CPython.
 */
#include "probe.h"

#include <stdatomic.h>
#include <stddef.h>

#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>

#define SEMAPHORE(name) \
	volatile unsigned short python_##name##_semaphore PROBE_HIDDEN \
		__attribute__((used, section(".probes")))

SEMAPHORE(function__entry);
SEMAPHORE(function__return);
SEMAPHORE(line);
SEMAPHORE(gc__start);
SEMAPHORE(gc__done);
SEMAPHORE(import__find__load__start);
SEMAPHORE(import__find__load__done);
SEMAPHORE(audit);
SEMAPHORE(call__start);
SEMAPHORE(call__done);
SEMAPHORE(event__lost);

uint32_t probe_carried;

static _Atomic uint64_t losses;

const char *const marker_names[MARKERS] = {
	[MARKER_FUNCTION_ENTRY] = "function__entry",
	[MARKER_FUNCTION_RETURN] = "function__return",
	[MARKER_LINE] = "line",
	[MARKER_GC_START] = "gc__start",
	[MARKER_GC_DONE] = "gc__done",
	[MARKER_IMPORT_START] = "import__find__load__start",
	[MARKER_IMPORT_DONE] = "import__find__load__done",
	[MARKER_AUDIT] = "audit",
	[MARKER_CALL_START] = "call__start",
	[MARKER_CALL_DONE] = "call__done",
	[MARKER_EVENT_LOST] = "event__lost",
};

static const volatile unsigned short *const semaphores[MARKERS] = {
	[MARKER_FUNCTION_ENTRY] = &python_function__entry_semaphore,
	[MARKER_FUNCTION_RETURN] = &python_function__return_semaphore,
	[MARKER_LINE] = &python_line_semaphore,
	[MARKER_GC_START] = &python_gc__start_semaphore,
	[MARKER_GC_DONE] = &python_gc__done_semaphore,
	[MARKER_IMPORT_START] = &python_import__find__load__start_semaphore,
	[MARKER_IMPORT_DONE] = &python_import__find__load__done_semaphore,
	[MARKER_AUDIT] = &python_audit_semaphore,
	[MARKER_CALL_START] = &python_call__start_semaphore,
	[MARKER_CALL_DONE] = &python_call__done_semaphore,
	[MARKER_EVENT_LOST] = &python_event__lost_semaphore,
};

const volatile unsigned short *probe_semaphore(enum marker marker)
{
	return semaphores[marker];
}

uint32_t probe_watched(void)
{
	uint32_t watched = 0;

	for (unsigned marker = 0; marker < MARKERS; marker++)
		if (*semaphores[marker])
			watched |= UINT32_C(1) << marker;
	return watched & probe_carried;
}

/* A value that is still where it was when the function was called. */
#define STAYS(value) __asm__ volatile("" : : "r"(value))

__attribute__((noinline)) void
probe_function_entry(const char *file, const char *name, int line,
		     const struct code_facts *facts)
{
	STAP_PROBE3(python, function__entry, file, name, line);
	STAYS(facts);
}

__attribute__((noinline)) void
probe_function_return(const char *file, const char *name, int line,
		      const struct code_facts *facts)
{
	STAP_PROBE3(python, function__return, file, name, line);
	STAYS(facts);
}

void probe_line(const char *file, const char *name, int line)
{
	STAP_PROBE3(python, line, file, name, line);
}

void probe_gc_start(int generation)
{
	STAP_PROBE1(python, gc__start, generation);
}

void probe_gc_done(long collected)
{
	STAP_PROBE1(python, gc__done, collected);
}

void probe_import_start(const char *name)
{
	STAP_PROBE1(python, import__find__load__start, name);
}

void probe_import_done(const char *name, int found)
{
	STAP_PROBE2(python, import__find__load__done, name, found);
}

void probe_audit(const char *event, const void *arguments)
{
	STAP_PROBE2(python, audit, event, arguments);
}

void probe_call_start(const char *file, const char *name, const char *module,
		      int line, int resumed)
{
	STAP_PROBE5(python, call__start, file, name, module, line, resumed);
}

void probe_call_done(const char *file, const char *name, const char *module,
		     int line, const char *how)
{
	STAP_PROBE5(python, call__done, file, name, module, line, how);
}

/* its arguments in registers, too: not inlined */
static __attribute__((noinline)) void fire_lost(const char *marker, uint64_t total)
{
	STAP_PROBE2(python, event__lost, marker, total);
}

void probe_lost(enum marker marker)
{
	uint64_t total = atomic_fetch_add(&losses, 1) + 1;

	if (python_event__lost_semaphore)
		fire_lost(marker_names[marker], total);
}

uint64_t probe_losses(void)
{
	return atomic_load(&losses);
}
