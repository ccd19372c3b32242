/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "collector.h"

#include <string.h>

#include "probe.h"

/* A number in a dict; 0: there is none. */
static long number(PyObject *info, const char *name)
{
	PyObject *value = PyDict_GetItemString(info, name);
	long found = value && PyLong_Check(value) ? PyLong_AsLong(value) : 0;

	PyErr_Clear();
	return found;
}

/* (phase, info): what CPython's own gc__done counts has both numbers in it */
static PyObject *on_collection(PyObject *module, PyObject *const *args,
			       Py_ssize_t count)
{
	const char *phase;

	(void)module;
	if (count < 2 || !PyUnicode_Check(args[0]) || !PyDict_Check(args[1]))
		Py_RETURN_NONE;
	phase = PyUnicode_AsUTF8AndSize(args[0], NULL);
	if (!phase)
		PyErr_Clear();
	else if (strcmp(phase, "start") == 0 && PROBE_ON(gc__start, GC_START))
		probe_gc_start((int)number(args[1], "generation"));
	else if (strcmp(phase, "stop") == 0 && PROBE_ON(gc__done, GC_DONE))
		probe_gc_done(number(args[1], "collected") +
			      number(args[1], "uncollectable"));
	/*
	 * Who has left is looked for elsewhere: the list of callbacks must not
	 * change while it is walked.
	 */
	Py_RETURN_NONE;
}

PyMethodDef collector_methods[] = {
	{ "_collection", (PyCFunction)(void (*)(void))on_collection,
	  METH_FASTCALL, NULL },
	{ NULL, NULL, 0, NULL },
};

/* gc.callbacks.append() or .remove() */
static bool change(struct interpreter *here, const char *method)
{
	PyObject *gc = PyImport_ImportModule("gc");
	PyObject *callbacks = NULL, *result = NULL;

	if (gc)
		callbacks = PyObject_GetAttrString(gc, "callbacks");
	if (callbacks)
		result = PyObject_CallMethod(callbacks, method, "O",
					     here->collector_callback);
	Py_XDECREF(gc);
	Py_XDECREF(callbacks);
	Py_XDECREF(result);
	PyErr_Clear();
	return result != NULL;
}

static bool turn_on(struct interpreter *here)
{
	if (here->collector_callback)
		return true;
	here->collector_callback = PyObject_GetAttrString(here->module,
							  "_collection");
	if (here->collector_callback && change(here, "append"))
		return true;
	Py_CLEAR(here->collector_callback);
	PyErr_Clear();
	return false;
}

uint32_t collector_apply(struct interpreter *here, uint32_t wanted)
{
	wanted &= MARKER_GC;
	if (wanted)
		return turn_on(here) ? 0 : wanted;
	if (here->collector_callback) {
		change(here, "remove");
		Py_CLEAR(here->collector_callback);
	}
	return 0;
}
