/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What sys.monitoring calls: objects that bring the interpreter's state along.
 *
 * A method of the module would have to ask for that, and CPython calls one by
 * way of a function that counts how deep it is: together some 45 instructions
 * of each event.
 */
#pragma once

#include "interpreter.h"

struct callback {
	PyObject_HEAD
	vectorcallfunc call;
	struct interpreter *here;
	PyObject *module; /* whose state that is */
};

struct callback_definition {
	const char *name;
	vectorcallfunc call;
};

/*
 * Makes objects for definitions, up to one without a name, as attributes of
 * here's module; false: an exception is set.
 */
bool callback_add(struct interpreter *here,
		  const struct callback_definition *definitions);

static inline struct interpreter *callback_interpreter(PyObject *self)
{
	return ((struct callback *)self)->here;
}

/* How many arguments there are. */
static inline size_t callback_arguments(size_t flags)
{
	return flags & ~PY_VECTORCALL_ARGUMENTS_OFFSET;
}
