/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "callback.h"

#include <stddef.h>

static PyMemberDef members[] = {
	{ "__vectorcalloffset__", Py_T_PYSSIZET,
	  offsetof(struct callback, call), Py_READONLY, NULL },
	{ NULL, 0, 0, 0, NULL },
};

static int traverse(PyObject *self, visitproc visit, void *arg)
{
	Py_VISIT(Py_TYPE(self));
	Py_VISIT(((struct callback *)self)->module);
	return 0;
}

static void dealloc(PyObject *self)
{
	PyTypeObject *type = Py_TYPE(self);

	PyObject_GC_UnTrack(self);
	Py_CLEAR(((struct callback *)self)->module);
	PyObject_GC_Del(self);
	Py_DECREF(type);
}

static PyType_Slot slots[] = {
	{ Py_tp_members, members },
	{ Py_tp_traverse, (void *)traverse },
	{ Py_tp_dealloc, (void *)dealloc },
	{ Py_tp_call, (void *)PyVectorcall_Call },
	{ 0, NULL },
};

static PyType_Spec spec = {
	.name = "pysdt._pysdt.callback",
	.basicsize = sizeof(struct callback),
	.flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC |
		 Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_IMMUTABLETYPE |
		 Py_TPFLAGS_DISALLOW_INSTANTIATION,
	.slots = slots,
};

static PyObject *make(PyTypeObject *type, struct interpreter *here,
		      vectorcallfunc call)
{
	struct callback *made = PyObject_GC_New(struct callback, type);

	if (!made)
		return NULL;
	made->call = call;
	made->here = here;
	made->module = Py_NewRef(here->module);
	PyObject_GC_Track((PyObject *)made);
	return (PyObject *)made;
}

bool callback_add(struct interpreter *here,
		  const struct callback_definition *definitions)
{
	PyObject *type = PyType_FromSpec(&spec);
	bool added = type != NULL;

	for (; added && definitions->name; definitions++) {
		PyObject *made = make((PyTypeObject *)type, here,
				      definitions->call);

		added = made && PyModule_AddObjectRef(here->module,
						      definitions->name,
						      made) == 0;
		Py_XDECREF(made);
	}
	Py_XDECREF(type);
	return added;
}
