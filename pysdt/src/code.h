/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What markers tell of a code object: its names, its lines.
 *
 * The limited API has neither PyCode_Addr2Line() nor the fields, and asking for
 * attributes costs more than the rest of an event.  So each code object is asked
 * once and remembered until it goes away, which a weak reference tells: no
 * object lives longer because it is watched.  Free-threaded builds have the full
 * API and remember nothing, so that no thread waits for another.
 *
 * What code_facts() and code_line_facts() return holds until the GIL is given
 * up: fire, and forget it.
 */
#pragma once

#include "python.h"

struct code_facts {
	const char *file;
	const char *name;
	const char *qualname;
	int first_line;
	/* what follows is code.c's */
	int line_count; /* 0: not yet asked for */
	int *lines; /* by code unit; -1: none */
	PyObject *code; /* no reference */
	PyObject *owners[3];
	PyObject *gone; /* the weak reference */
	struct code_facts *next;
};

#define CODE_UNIT 2

struct code_cache {
	struct code_facts **buckets;
	size_t size; /* of buckets: a power of two */
	size_t count;
};

#ifdef Py_GIL_DISABLED

/* Room for the facts of one event. */
struct code_room {
	struct code_facts facts;
};

void code_room_leave(struct code_room *room);

#else

struct code_room {
	char unused;
};

static inline void code_room_leave(struct code_room *room)
{
	(void)room;
}

#endif

/* Facts of a code object; NULL: out of memory. */
const struct code_facts *code_facts(struct code_cache *cache, PyObject *code,
				    struct code_room *room);

/* The same and the line of the instruction at an offset, or -1. */
const struct code_facts *code_line_facts(struct code_cache *cache,
					 PyObject *code, int offset, int *line,
					 struct code_room *room);

/* Forgets all. */
void code_forget(struct code_cache *cache);
