/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For builds with a GIL: a hash table by address.  Whoever changes it holds the
 * GIL from the look at it to the change.  Whatever may give the GIL up (it asks
 * Python for something, or drops a reference) comes before or behind.
 */
#include "code.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

#define FEWEST_BUCKETS 256

static void drop_names(struct code_facts *facts)
{
	for (int i = 0; i < 3; i++)
		Py_CLEAR(facts->owners[i]);
}

#ifdef Py_GIL_DISABLED

/*
 * The text of a name of a code object that runs now, which keeps it: mostly it
 * is ASCII, and of no reference to it would all threads have to know.
 */
static bool read_name(PyObject *string, PyObject **owner, const char **text)
{
	if (PyUnicode_IS_COMPACT_ASCII(string)) {
		*text = PyUnicode_DATA(string);
		return true;
	}
	*owner = text_of(string, text);
	return *owner != NULL;
}

const struct code_facts *code_facts(struct code_cache *cache, PyObject *code,
				    struct code_room *room)
{
	const PyCodeObject *of = (PyCodeObject *)code;
	struct code_facts *facts = &room->facts;

	(void)cache;
	memset(facts, 0, sizeof(*facts));
	facts->first_line = of->co_firstlineno;
	if (read_name(of->co_filename, &facts->owners[0], &facts->file) &&
	    read_name(of->co_name, &facts->owners[1], &facts->name) &&
	    read_name(of->co_qualname, &facts->owners[2], &facts->qualname))
		return facts;
	drop_names(facts);
	return NULL;
}

const struct code_facts *code_line_facts(struct code_cache *cache,
					 PyObject *code, long offset, int *line,
					 struct code_room *room)
{
	*line = PyCode_Addr2Line((PyCodeObject *)code, (int)offset);
	return code_facts(cache, code, room);
}

void code_room_leave(struct code_room *room)
{
	drop_names(&room->facts);
}

void code_forget(struct code_cache *cache)
{
	(void)cache;
}

#else

static const char *const name_attributes[3] = {
	"co_filename", "co_name", "co_qualname",
};

/* A name of the code object, in one of its owners; false: out of memory. */
static bool ask_name(PyObject *code, const char *attribute, PyObject **owner,
		     const char **text)
{
	PyObject *string = PyObject_GetAttrString(code, attribute);

	if (!string)
		return false;
	*owner = text_of(string, text);
	Py_DECREF(string);
	return *owner != NULL;
}

static bool ask_names(PyObject *code, struct code_facts *facts)
{
	const char **texts[3] = { &facts->file, &facts->name,
				  &facts->qualname };

	for (int i = 0; i < 3; i++)
		if (!ask_name(code, name_attributes[i], &facts->owners[i],
			      texts[i]))
			return false;
	return true;
}

static void facts_free(struct code_facts *facts)
{
	if (!facts)
		return;
	Py_CLEAR(facts->gone);
	drop_names(facts);
	Py_CLEAR(facts->module_name);
	Py_CLEAR(facts->module_owner);
	free(facts->lines);
	free(facts);
}

static void chain_in(struct code_cache *cache, struct code_facts *facts)
{
	struct code_facts **bucket =
		&cache->buckets[code_bucket(cache, facts->code)];

	facts->next = *bucket;
	*bucket = facts;
}

/* Doubles the table, or makes it; false: out of memory. */
static bool grow(struct code_cache *cache)
{
	struct code_cache larger = {
		.size = cache->size ? 2 * cache->size : FEWEST_BUCKETS,
		.count = cache->count,
	};

	larger.buckets = calloc(larger.size, sizeof(*larger.buckets));
	if (!larger.buckets)
		return false;
	for (size_t i = 0; i < cache->size; i++) {
		struct code_facts *facts = cache->buckets[i], *next;

		for (; facts; facts = next) {
			next = facts->next;
			chain_in(&larger, facts);
		}
	}
	free(cache->buckets);
	*cache = larger;
	return true;
}

static bool remember(struct code_cache *cache, struct code_facts *facts)
{
	if (cache->count >= cache->size && !grow(cache))
		return false;
	chain_in(cache, facts);
	cache->count++;
	return true;
}

static void chain_out(struct code_cache *cache, struct code_facts *facts)
{
	struct code_facts **link;

	if (!cache->size)
		return;
	link = &cache->buckets[code_bucket(cache, facts->code)];
	while (*link && *link != facts)
		link = &(*link)->next;
	if (!*link)
		return;
	*link = facts->next;
	cache->count--;
}

/*
 * The weak reference's callback.  self is a capsule of the facts, with the
 * cache as its context.  Facts that are no longer remembered have dropped their
 * weak reference, and with it the callback.
 */
static PyObject *code_gone(PyObject *self, PyObject *reference)
{
	struct code_facts *facts = PyCapsule_GetPointer(self, NULL);
	struct code_cache *cache = PyCapsule_GetContext(self);

	(void)reference;
	if (facts && cache) {
		chain_out(cache, facts);
		facts_free(facts);
	}
	PyErr_Clear();
	Py_RETURN_NONE;
}

static PyMethodDef gone_method = { "code_gone", code_gone, METH_O, NULL };

/* Lets code_gone() be called when the code object goes. */
static bool await_end(struct code_cache *cache, struct code_facts *facts)
{
	PyObject *capsule = PyCapsule_New(facts, NULL, NULL);
	PyObject *callback = NULL;

	if (capsule && PyCapsule_SetContext(capsule, cache) == 0)
		callback = PyCFunction_NewEx(&gone_method, capsule, NULL);
	if (callback)
		facts->gone = PyWeakref_NewRef(facts->code, callback);
	Py_XDECREF(callback);
	Py_XDECREF(capsule);
	return facts->gone != NULL;
}

static bool ask_first_line(struct code_facts *facts)
{
	PyObject *number = PyObject_GetAttrString(facts->code,
						  "co_firstlineno");

	if (!number)
		return false;
	facts->first_line = (int)PyLong_AsLong(number);
	Py_DECREF(number);
	return true;
}

static struct code_facts *ask(struct code_cache *cache, PyObject *code)
{
	struct code_facts *facts = calloc(1, sizeof(*facts));

	if (!facts)
		return NULL;
	facts->code = code;
	if (ask_names(code, facts) && ask_first_line(facts) &&
	    await_end(cache, facts))
		return facts;
	facts_free(facts);
	return NULL;
}

const struct code_facts *code_learn(struct code_cache *cache, PyObject *code)
{
	PyObject *exception = PyErr_GetRaisedException();
	struct code_facts *facts = ask(cache, code), *other;

	if (facts) {
		/* another thread may have asked meanwhile */
		other = code_known(cache, code);
		if (other || !remember(cache, facts)) {
			facts_free(facts);
			facts = code_known(cache, code);
		}
	}
	PyErr_Clear();
	PyErr_SetRaisedException(exception);
	return facts;
}

/* Writes a line to the code units from start up to end; false: no memory. */
static bool fill_lines(int **lines, int *count, long start, long end, int line)
{
	long units = end / CODE_UNIT;
	int *more;

	if (start < 0 || end <= start || units < 1 || units > INT_MAX)
		return true;
	if (units > *count) {
		more = reallocarray(*lines, (size_t)units, sizeof(**lines));
		if (!more)
			return false;
		for (long i = *count; i < units; i++)
			more[i] = -1;
		*lines = more;
		*count = (int)units;
	}
	for (long i = start / CODE_UNIT; i < units; i++)
		(*lines)[i] = line;
	return true;
}

/* One entry of co_lines(): (start, end, line or None). */
static bool take_range(PyObject *range, int **lines, int *count)
{
	long start, end;
	PyObject *line;
	int number = -1;

	if (!PyArg_ParseTuple(range, "llO", &start, &end, &line))
		return false;
	if (line != Py_None)
		number = (int)PyLong_AsLong(line);
	return fill_lines(lines, count, start, end, number);
}

/* All of co_lines(); what could not be had is left out. */
static void ask_lines(PyObject *code, int **lines, int *count)
{
	PyObject *ranges = PyObject_CallMethod(code, "co_lines", NULL);
	PyObject *range;
	bool more = ranges != NULL;

	while (more && (range = PyIter_Next(ranges))) {
		more = take_range(range, lines, count);
		Py_DECREF(range);
	}
	Py_XDECREF(ranges);
}

/* Gives lines to facts that have none, unless another thread was quicker. */
static struct code_facts *learn_lines(struct code_cache *cache, PyObject *code)
{
	PyObject *exception = PyErr_GetRaisedException();
	int *lines = NULL, count = 0;
	struct code_facts *facts;

	ask_lines(code, &lines, &count);
	PyErr_Clear();
	PyErr_SetRaisedException(exception);
	if (!code_known(cache, code))
		code_learn(cache, code);
	facts = code_known(cache, code);
	if (facts && !facts->lines_asked) {
		facts->lines_asked = true;
		facts->lines = lines;
		facts->line_count = (unsigned)count;
		lines = NULL;
	}
	free(lines);
	return facts;
}

const struct code_facts *code_learn_line(struct code_cache *cache,
					 PyObject *code, long offset, int *line)
{
	const struct code_facts *facts = code_known(cache, code);
	unsigned long unit = (unsigned long)offset / CODE_UNIT;

	if (!facts || !facts->lines_asked)
		facts = learn_lines(cache, code);
	*line = facts && unit < facts->line_count ? facts->lines[unit] : -1;
	return facts;
}

void code_keep_module(struct code_cache *cache, const PyObject *code,
		      PyObject *name, PyObject *owner, const char *module)
{
	struct code_facts *facts = code_known(cache, code);
	PyObject *old_name, *old_owner;

	/* another kind of str can do what it likes when it goes */
	if (!facts || !PyUnicode_CheckExact(name))
		return;
	old_name = facts->module_name;
	old_owner = facts->module_owner;
	facts->module_name = Py_NewRef(name);
	facts->module_owner = Py_NewRef(owner);
	facts->module = module;
	Py_XDECREF(old_name);
	Py_XDECREF(old_owner);
}

void code_forget(struct code_cache *cache)
{
	struct code_cache old = *cache;

	/* first out of reach, then freed: that may give up the GIL */
	memset(cache, 0, sizeof(*cache));
	for (size_t i = 0; i < old.size; i++) {
		struct code_facts *facts = old.buckets[i], *next;

		for (; facts; facts = next) {
			next = facts->next;
			facts_free(facts);
		}
	}
	free(old.buckets);
}

#endif
