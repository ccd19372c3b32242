/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "import.h"

#include "probe.h"
#include "text.h"

static PyObject *code_of(PyObject *module, const char *name)
{
	PyObject *function = PyObject_GetAttrString(module, name);
	PyObject *code = NULL;

	if (function)
		code = PyObject_GetAttrString(function, "__code__");
	Py_XDECREF(function);
	PyErr_Clear();
	return code;
}

bool import_prepare(struct interpreter *here)
{
	PyObject *modules = PySys_GetObject("modules");
	PyObject *bootstrap;

	if (here->find_and_load)
		return true;
	/* not by an import, which the program may have a say in */
	bootstrap = modules ? PyMapping_GetItemString(modules,
						      "_frozen_importlib") :
			      NULL;
	if (!bootstrap) {
		PyErr_Clear();
		return false;
	}
	here->gcd_import = code_of(bootstrap, "_gcd_import");
	here->find_and_load = code_of(bootstrap, "_find_and_load");
	Py_DECREF(bootstrap);
	return here->find_and_load != NULL;
}

void import_forget(struct interpreter *here)
{
	Py_CLEAR(here->find_and_load);
	Py_CLEAR(here->gcd_import);
}

/* Did the interpreter call it, and no function of importlib's? */
static bool is_told(const struct interpreter *here, PyObject *frame)
{
	PyObject *back = PyObject_GetAttrString(frame, "f_back");
	PyObject *code = NULL;

	if (back && back != Py_None)
		code = PyObject_GetAttrString(back, "f_code");
	Py_XDECREF(code);
	Py_XDECREF(back);
	return !code || (code != here->gcd_import &&
			 code != here->find_and_load);
}

/* The argument "name" of a frame: a new reference, or NULL. */
static PyObject *name_of(PyObject *frame)
{
	PyObject *locals = PyObject_GetAttrString(frame, "f_locals");
	PyObject *name = NULL;

	if (locals)
		name = PyMapping_GetItemString(locals, "name");
	Py_XDECREF(locals);
	return name;
}

/* The name of the module that is imported: what has its text, or NULL. */
static PyObject *imported(const struct interpreter *here, enum marker marker,
			  const char **text)
{
	PyObject *frame =
		(PyObject *)PyThreadState_GetFrame(PyThreadState_Get());
	PyObject *name = NULL, *owner = NULL;

	if (!frame)
		return NULL;
	if (is_told(here, frame)) {
		name = name_of(frame);
		if (name)
			owner = text_of(name, text);
		if (!owner)
			probe_lost(marker);
	}
	Py_XDECREF(name);
	Py_DECREF(frame);
	PyErr_Clear();
	return owner;
}

void import_started(struct interpreter *here)
{
	PyObject *owner;
	const char *name;

	if (!PROBE_ON(import__find__load__start, IMPORT_START))
		return;
	owner = imported(here, MARKER_IMPORT_START, &name);
	if (owner)
		probe_import_start(name);
	Py_XDECREF(owner);
}

void import_ended(struct interpreter *here, int found)
{
	PyObject *owner;
	const char *name;

	if (!PROBE_ON(import__find__load__done, IMPORT_DONE))
		return;
	owner = imported(here, MARKER_IMPORT_DONE, &name);
	if (owner)
		probe_import_done(name, found);
	Py_XDECREF(owner);
}
