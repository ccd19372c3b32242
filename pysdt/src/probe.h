/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The probes: where each marker stands, and whether somebody watches it.
 *
 * A tracer raises a marker's semaphore while it is attached; the kernel does so
 * in each process that maps this file, also in one that maps it later.  Nobody
 * here ever writes one.
 *
 * This knows nothing of Python but what a marker's arguments are.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "marker.h"

#define PROBE_HIDDEN __attribute__((visibility("hidden")))
#define PROBE_SEMAPHORE(name) \
	extern volatile unsigned short python_##name##_semaphore PROBE_HIDDEN

PROBE_SEMAPHORE(function__entry);
PROBE_SEMAPHORE(function__return);
PROBE_SEMAPHORE(line);
PROBE_SEMAPHORE(gc__start);
PROBE_SEMAPHORE(gc__done);
PROBE_SEMAPHORE(import__find__load__start);
PROBE_SEMAPHORE(import__find__load__done);
PROBE_SEMAPHORE(audit);
PROBE_SEMAPHORE(call__start);
PROBE_SEMAPHORE(call__done);
PROBE_SEMAPHORE(event__lost);

/*
 * The markers that are carried here: those that the interpreter itself lacks.
 * Written once, before anything else runs.
 */
extern uint32_t probe_carried PROBE_HIDDEN;

/* Is the marker one of ours, and watched? */
#define PROBE_ON(semaphore, marker) \
	(__builtin_expect(python_##semaphore##_semaphore, 0) && \
	 (probe_carried & MARKER(marker)))

/* The set of carried markers that somebody watches now. */
uint32_t probe_watched(void);

/*
 * The address of a marker's semaphore, for whoever asks which they are.
 */
const volatile unsigned short *probe_semaphore(enum marker marker);

struct code_facts;

/*
 * Each fires its marker, whoever watches.  facts is no argument of the markers,
 * but stands at their sites in the register of the fourth one: the tapset has
 * from there which line defines the function (tapset/python-pysdt.stp).
 */
void probe_function_entry(const char *file, const char *name, int line,
			  const struct code_facts *facts);
void probe_function_return(const char *file, const char *name, int line,
			   const struct code_facts *facts);
void probe_line(const char *file, const char *name, int line);
void probe_gc_start(int generation);
void probe_gc_done(long collected);
void probe_import_start(const char *name);
void probe_import_done(const char *name, int found);
void probe_audit(const char *event, const void *arguments);
void probe_call_start(const char *file, const char *name, const char *module,
		      int line, int resumed);
void probe_call_done(const char *file, const char *name, const char *module,
		     int line, const char *how);

/*
 * An event of a marker could not be told: counts it, and fires event__lost with
 * the marker's name and how many were lost until now.
 */
void probe_lost(enum marker marker);

/* How many were lost since this file was loaded, or the process forked. */
uint64_t probe_losses(void);
