/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "audit.h"

#include "probe.h"
#include "text.h"

/* (event, arguments) */
static PyObject *on_audit(PyObject *module, PyObject *const *args,
			  Py_ssize_t count)
{
	struct interpreter *here = PyModule_GetState(module);
	PyObject *owner;
	const char *event;

	if (count < 2 || !PROBE_ON(audit, AUDIT) ||
	    !atomic_load_explicit(&here->active, memory_order_relaxed))
		Py_RETURN_NONE;
	owner = text_of(args[0], &event);
	if (owner)
		probe_audit(event, args[1]);
	else
		probe_lost(MARKER_AUDIT);
	Py_XDECREF(owner);
	Py_RETURN_NONE;
}

PyMethodDef audit_methods[] = {
	{ "_audit", (PyCFunction)(void (*)(void))on_audit, METH_FASTCALL,
	  NULL },
	{ NULL, NULL, 0, NULL },
};

/* A hook of the program may refuse another one, without an exception. */
static bool add_hook(struct interpreter *here)
{
	PyObject *add = PySys_GetObject("addaudithook");
	PyObject *hook = PyObject_GetAttrString(here->module, "_audit");
	PyObject *result = NULL;

	if (add && hook)
		result = PyObject_CallFunctionObjArgs(add, hook, NULL);
	Py_XDECREF(hook);
	Py_XDECREF(result);
	PyErr_Clear();
	return result != NULL;
}

uint32_t audit_apply(struct interpreter *here, uint32_t wanted)
{
	if (!(wanted & MARKER(AUDIT)) || here->audit_hooked)
		return 0;
	here->audit_hooked = add_hook(here);
	return here->audit_hooked ? 0 : MARKER(AUDIT);
}
