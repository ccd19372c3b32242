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

#include <stdbool.h>

#include "python.h"

struct code_facts {
	/* the tapset knows these by their place: tapset/python-pysdt.stp */
	const char *file;
	const char *name;
	const char *qualname;
	int first_line;
	/* what follows is code.c's */
	bool lines_asked;
	unsigned line_count;
	int *lines; /* by code unit; -1: none */
	/* which module its globals named last, NULL: nothing yet */
	const char *module;
	PyObject *module_name; /* a reference to what they name it by */
	PyObject *module_owner; /* and to what has the text */
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

const struct code_facts *code_facts(struct code_cache *cache, PyObject *code,
				    struct code_room *room);
const struct code_facts *code_line_facts(struct code_cache *cache,
					 PyObject *code, long offset, int *line,
					 struct code_room *room);
void code_room_leave(struct code_room *room);

static inline void code_keep_module(struct code_cache *cache,
				    const PyObject *code, PyObject *name,
				    PyObject *owner, const char *module)
{
	(void)cache, (void)code, (void)name, (void)owner, (void)module;
}

#else

struct code_room {
	char unused;
};

static inline void code_room_leave(struct code_room *room)
{
	(void)room;
}

static inline size_t code_bucket(const struct code_cache *cache,
				 const PyObject *code)
{
	/* objects are aligned to 16 bytes, and code objects are larger */
	return ((uintptr_t)code >> 5) & (cache->size - 1);
}

/* What is remembered; NULL: nothing is. */
static inline struct code_facts *code_known(const struct code_cache *cache,
					    const PyObject *code)
{
	struct code_facts *facts;

	if (__builtin_expect(!cache->size, 0))
		return NULL;
	facts = cache->buckets[code_bucket(cache, code)];
	while (facts && facts->code != code)
		facts = facts->next;
	return facts;
}

const struct code_facts *code_learn(struct code_cache *cache, PyObject *code);
const struct code_facts *code_learn_line(struct code_cache *cache,
					 PyObject *code, long offset,
					 int *line);

/* Facts of a code object; NULL: out of memory. */
static inline const struct code_facts *
code_facts(struct code_cache *cache, PyObject *code, struct code_room *room)
{
	const struct code_facts *facts = code_known(cache, code);

	(void)room;
	return __builtin_expect(facts != NULL, 1) ? facts :
						    code_learn(cache, code);
}

/* The same and the line of the instruction at an offset, or -1. */
static inline const struct code_facts *
code_line_facts(struct code_cache *cache, PyObject *code, long offset,
		int *line, struct code_room *room)
{
	const struct code_facts *facts = code_known(cache, code);
	unsigned long unit = (unsigned long)offset / CODE_UNIT;

	(void)room;
	if (__builtin_expect(!facts || unit >= facts->line_count, 0))
		return code_learn_line(cache, code, offset, line);
	*line = facts->lines[unit];
	return facts;
}

/* Facts with a module, if that is still the one of this name; NULL: it isn't. */
static inline const struct code_facts *
code_of_module(const struct code_cache *cache, const PyObject *code,
	       const PyObject *name)
{
	const struct code_facts *facts = code_known(cache, code);

	return facts && name && facts->module_name == name ? facts : NULL;
}

/* Notes the module; owner has the text. */
void code_keep_module(struct code_cache *cache, const PyObject *code,
		      PyObject *name, PyObject *owner, const char *module);

#endif

/* Forgets all. */
void code_forget(struct code_cache *cache);
