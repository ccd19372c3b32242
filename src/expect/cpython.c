/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The evidence is CPython's source at the tags v3.6.0 to v3.15.0rc1, and for
 * the behaviour 3.10.21, 3.11.2 and 3.15.0rc1 while they were traced.
 *
 * Include/pydtrace.d declares the markers and their arguments.  It began with
 * 3.6 (bpo-21590); 3.7 added the imports (bpo-31574), 3.8 audit (bpo-36842);
 * nothing was changed since.  Declared is not emitted: only a marker with a
 * call in the interpreter has notes.
 *
 *   function__entry, function__return, line
 *	3.6 to 3.10: Python/ceval.c, every frame, in pairs.
 *	3.11: entry is called in DO_TRACING, which is only reached under
 *	    sys.settrace() or sys.setprofile(), or while line is traced, and
 *	    for generator.throw() and close(); return is called everywhere.
 *	    line skips some, and was seen to crash 3.11.0
 *	    (python/cpython#98894); a debug build aborts
 *	    (assert(cframe.use_tracing)).
 *	3.12 to 3.14: the macros are defined, and nothing calls them.
 *	3.15: entry and return came back (python/cpython#142397), line did
 *	    not.  RETURN_GENERATOR leaves a frame without a return; throw()
 *	    and close() return from one without an entry; the shim of
 *	    CALL_ALLOC_AND_ENTER_INIT returns once more, from "__init__" at
 *	    line -1.
 *   gc__start, gc__done
 *	Modules/gcmodule.c, from 3.13 on Python/gc.c and, of free-threaded
 *	builds, Python/gc_free_threading.c.  gc__done is given a Py_ssize_t
 *	for its long: a word.  3.14.0 to 3.14.4 have the incremental
 *	collector, which 3.14.5 took back (python/cpython#148720).
 *   import__find__load__start, import__find__load__done
 *	Python/import.c, import_find_and_load().
 *   audit
 *	Python/sysmodule.c; the second argument is the tuple of the event's.
 *   instance__*
 *	never had a call in any release (python/cpython#141004).
 *   call__start, call__done, event__lost
 *	are in no CPython: pysdt alone has them, this project's extension for 3.12
 *	and later (pysdt/src/probe.h, docs/pysdt.md), besides those that CPythons
 *	have.
 */
#include "config.h"

#include "expect/cpython.h"

#include <stdlib.h>
#include <string.h>

#define ALWAYS(since) { { since, CPYTHON_LAST, CPYTHON_FIRES } }
#define NEVER { { CPYTHON_FIRST, CPYTHON_LAST, CPYTHON_DECLARED } }

const struct cpython_marker cpython_markers[CPYTHON_MARKERS] = {
	{ "function__entry", "python.function.entry", "ppi", true, {
		{ 306, 310, CPYTHON_FIRES },
		{ 311, 311, CPYTHON_SILENT },
		{ 312, 314, CPYTHON_DECLARED },
		{ 315, 315, CPYTHON_UNBALANCED },
	} },
	{ "function__return", "python.function.return", "ppi", true, {
		{ 306, 311, CPYTHON_FIRES },
		{ 312, 314, CPYTHON_DECLARED },
		{ 315, 315, CPYTHON_UNBALANCED },
	} },
	{ "line", "python.line", "ppi", true, {
		{ 306, 310, CPYTHON_FIRES },
		{ 311, 311, CPYTHON_UNSAFE },
		{ 312, 315, CPYTHON_DECLARED },
	} },
	{ "import__find__load__start", "python.import.start", "p",
	  true, ALWAYS(307) },
	{ "import__find__load__done", "python.import.done", "pi",
	  true, ALWAYS(307) },
	{ "gc__start", "python.gc.start", "i", true, ALWAYS(306) },
	{ "gc__done", "python.gc.done", "l", true, ALWAYS(306) },
	{ "audit", "python.audit", "pp", true, ALWAYS(308) },
	{ "instance__new__start", NULL, "pp", false, NEVER },
	{ "instance__new__done", NULL, "pp", false, NEVER },
	{ "instance__delete__start", NULL, "pp", false, NEVER },
	{ "instance__delete__done", NULL, "pp", false, NEVER },
	{ "call__start", "python.call.start", "pppii", true, { { 0 } } },
	{ "call__done", "python.call.done", "pppip", true, { { 0 } } },
	{ "event__lost", "python.lost", "pp", true, { { 0 } } },
};

size_t cpython_marker_find(const char *name)
{
	size_t marker = 0;

	while (marker < CPYTHON_MARKERS &&
	       strcmp(cpython_markers[marker].name, name) != 0)
		marker++;
	return marker;
}

enum cpython_state cpython_state(const struct cpython_marker *marker,
				 unsigned version)
{
	for (const struct cpython_range *range = marker->ranges; range->first;
	     range++)
		if (version >= range->first && version <= range->last)
			return range->state;
	return CPYTHON_ABSENT;
}

bool cpython_emits(const struct cpython_marker *marker, unsigned version)
{
	return cpython_state(marker, version) >= CPYTHON_FIRES;
}

bool cpython_knows(unsigned version)
{
	return version >= CPYTHON_FIRST && version <= CPYTHON_LAST;
}

bool cpython_collects_in_increments(unsigned version, unsigned micro)
{
	return version == 314 && micro <= 4;
}
