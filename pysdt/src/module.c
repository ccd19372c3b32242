/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pysdt._pysdt: what the package asks of the rest.
 *
 * An interpreter that pysdt is on in has hooks of two kinds besides: for a fork,
 * and for its own end.  They stay when pysdt is turned off, and do nothing then.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>

#include "audit.h"
#include "collector.h"
#include "event.h"
#include "interpreter.h"
#include "newcomer.h"
#include "number.h"
#include "own-markers.h"
#include "probe.h"
#include "status.h"
#include "watch.h"

/*
 * CPython counts the threads when the hooks of a fork in the parent have run,
 * and warns of more than one, before 3.13.10 (python/cpython#137109).  There the
 * helper comes back when the main thread next runs.
 */
#define COUNTS_BEFORE_HOOKS 0x030d0a00

struct module_state {
	struct interpreter here;
	bool hooked;
};

static struct module_state *state_of(PyObject *module)
{
	return PyModule_GetState(module);
}

/* Hooks */

static PyObject *before_fork(PyObject *module, PyObject *unused)
{
	(void)module;
	(void)unused;
	watch_before_fork();
	Py_RETURN_NONE;
}

static int restart_later(void *unused)
{
	(void)unused;
	watch_after_fork_in_parent();
	return 0;
}

static PyObject *after_fork_in_parent(PyObject *module, PyObject *unused)
{
	(void)module;
	(void)unused;
	if (Py_Version >= COUNTS_BEFORE_HOOKS ||
	    Py_AddPendingCall(restart_later, NULL) < 0)
		watch_after_fork_in_parent();
	Py_RETURN_NONE;
}

static PyObject *after_fork_in_child(PyObject *module, PyObject *unused)
{
	(void)unused;
	watch_after_fork_in_child(&state_of(module)->here);
	Py_RETURN_NONE;
}

/* Events are told on to the very end; only nobody looks for a tracer any more. */
static PyObject *at_exit(PyObject *module, PyObject *unused)
{
	(void)unused;
	watch_leave_at_exit(&state_of(module)->here);
	Py_RETURN_NONE;
}

static PyMethodDef hook_methods[] = {
	{ "_before_fork", before_fork, METH_NOARGS, NULL },
	{ "_after_fork_in_parent", after_fork_in_parent, METH_NOARGS, NULL },
	{ "_after_fork_in_child", after_fork_in_child, METH_NOARGS, NULL },
	{ "_at_exit", at_exit, METH_NOARGS, NULL },
	{ NULL, NULL, 0, NULL },
};

/* Calls a function of a module with what is in a tuple and a dict. */
static bool call(const char *module, const char *function, PyObject *arguments,
		 PyObject *keywords)
{
	PyObject *home = PyImport_ImportModule(module);
	PyObject *called = NULL, *result = NULL;

	if (home)
		called = PyObject_GetAttrString(home, function);
	if (called)
		result = PyObject_Call(called, arguments, keywords);
	Py_XDECREF(home);
	Py_XDECREF(called);
	Py_XDECREF(result);
	return result != NULL;
}

static bool hook_forks(PyObject *module)
{
	PyObject *none = PyTuple_New(0);
	PyObject *hooks = Py_BuildValue(
		"{s:N,s:N,s:N}", "before",
		PyObject_GetAttrString(module, "_before_fork"),
		"after_in_parent",
		PyObject_GetAttrString(module, "_after_fork_in_parent"),
		"after_in_child",
		PyObject_GetAttrString(module, "_after_fork_in_child"));
	bool hooked = none && hooks &&
		      call("posix", "register_at_fork", none, hooks);

	Py_XDECREF(none);
	Py_XDECREF(hooks);
	return hooked;
}

static bool hook_exit(PyObject *module)
{
	PyObject *hook = Py_BuildValue(
		"(N)", PyObject_GetAttrString(module, "_at_exit"));
	bool hooked = hook && call("atexit", "register", hook, NULL);

	Py_XDECREF(hook);
	return hooked;
}

/* What the package calls */

/* The helper looks after this interpreter; false: an exception is set. */
static bool start_thread(PyObject *module)
{
	struct module_state *state = state_of(module);

	if (!state->hooked) {
		if (!hook_forks(module) || !hook_exit(module))
			return false;
		state->hooked = true;
	}
	if (watch_join(&state->here))
		return true;
	PyErr_SetString(PyExc_OSError, "no thread could be started");
	return false;
}

PyDoc_STRVAR(start_doc,
	     "start(thread)\n--\n\n"
	     "Tell events while somebody watches.  Without a thread, that is\n"
	     "looked for now, and then only by events themselves.");

static PyObject *start(PyObject *module, PyObject *thread)
{
	struct module_state *state = state_of(module);
	int with_thread = PyObject_IsTrue(thread);

	if (with_thread < 0)
		return NULL;
	atomic_store(&state->here.active, true);
	if (with_thread && !start_thread(module))
		return NULL;
	interpreter_look(&state->here);
	Py_RETURN_NONE;
}

PyDoc_STRVAR(stop_doc, "stop()\n--\n\n"
		       "Tell nothing any more, whoever watches.");

static PyObject *stop(PyObject *module, PyObject *unused)
{
	struct interpreter *here = &state_of(module)->here;

	(void)unused;
	watch_leave(here);
	atomic_store(&here->active, false);
	interpreter_look(here);
	Py_RETURN_NONE;
}

/* The names in a set of markers, as a tuple. */
static PyObject *names_of(uint32_t markers)
{
	PyObject *list = PyList_New(0), *tuple;

	for (unsigned i = 0; i < MARKERS && list; i++) {
		PyObject *name;

		if (!(markers & (UINT32_C(1) << i)))
			continue;
		name = PyUnicode_FromString(marker_names[i]);
		if (!name || PyList_Append(list, name) < 0)
			Py_CLEAR(list);
		Py_XDECREF(name);
	}
	if (!list)
		return NULL;
	tuple = PyList_AsTuple(list);
	Py_DECREF(list);
	return tuple;
}

PyDoc_STRVAR(status_doc, "status()\n--\n\n"
			 "What pysdt does in this interpreter, as a dict.");

static PyObject *status(PyObject *module, PyObject *unused)
{
	const struct interpreter *here = &state_of(module)->here;
	int tool = here->tool;

	(void)unused;
	return Py_BuildValue(
		"{s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:K}", "carried",
		names_of(probe_carried), "watched", names_of(probe_watched()),
		"installed", names_of(atomic_load(&here->installed)), "active",
		PyBool_FromLong(atomic_load(&here->active)), "thread",
		PyBool_FromLong((long)pysdt_status.thread), "tool",
		tool < 0 ? Py_NewRef(Py_None) : PyLong_FromLong(tool),
		"refused", PyBool_FromLong(atomic_load(&here->refused)), "lost",
		(unsigned long long)probe_losses());
}

static void set_exit_status(long status)
{
	PyObject *number = PyLong_FromLong(status);

	if (number)
		PyErr_SetObject(PyExc_SystemExit, number);
	Py_XDECREF(number);
}

/* Without an id there is no event that could look for one: the helper does. */
static void await_tool(PyObject *module)
{
	PySys_WriteStderr("pysdt: other tools have all of sys.monitoring's ids "
			  "3, 4 and 5: no events until one is free\n");
	if (!start_thread(module))
		PyErr_Clear();
}

static void welcome(void);

PyDoc_STRVAR(run_doc, "run(code, namespace)\n--\n\n"
		      "Execute a program in the namespace of its __main__.");

/*
 * From C, so that nothing of pysdt's is between its first event and it.  An
 * exception is shown here and not above, so that the traceback is the
 * program's alone.
 */
static PyObject *run(PyObject *module, PyObject *arguments)
{
	struct interpreter *here = &state_of(module)->here;
	PyObject *code, *namespace, *result;

	if (!PyArg_ParseTuple(arguments, "OO!", &code, &PyDict_Type,
			      &namespace))
		return NULL;
	interpreter_look(here);
	if (atomic_load(&here->refused))
		await_tool(module);
	if (probe_watched())
		newcomer_await(welcome);
	result = PyEval_EvalCode(code, namespace, namespace);
	if (result || PyErr_ExceptionMatches(PyExc_SystemExit))
		return result;
	if (PyErr_ExceptionMatches(PyExc_KeyboardInterrupt)) {
		PyErr_Print();
		PyErr_SetNone(PyExc_KeyboardInterrupt);
		return NULL;
	}
	PyErr_Print();
	set_exit_status(1);
	return NULL;
}

static PyMethodDef methods[] = {
	{ "start", start, METH_O, start_doc },
	{ "stop", stop, METH_NOARGS, stop_doc },
	{ "status", status, METH_NOARGS, status_doc },
	{ "run", run, METH_VARARGS, run_doc },
	{ NULL, NULL, 0, NULL },
};

/* The module */

/* MARKERS: the names, by the bit that each has in struct pysdt_status */
static int add_names(PyObject *module)
{
	PyObject *names = names_of(MARKER_ALL);
	int added = PyModule_AddObjectRef(module, "MARKERS", names);

	Py_XDECREF(names);
	return added;
}

static int execute(PyObject *module)
{
	PyMethodDef *const more[] = { collector_methods, audit_methods,
				      hook_methods };

	interpreter_init(&state_of(module)->here, module);
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
		if (PyModule_AddFunctions(module, more[i]) < 0)
			return -1;
	if (!callback_add(&state_of(module)->here, event_callbacks))
		return -1;
	return add_names(module);
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
	struct module_state *state = state_of(module);

	if (state) {
		Py_VISIT(state->here.monitoring);
		Py_VISIT(state->here.disable);
		Py_VISIT(state->here.collector_callback);
	}
	return 0;
}

static void free_module(void *module)
{
	struct module_state *state = state_of(module);

	if (!state)
		return;
	if (state->here.listed)
		watch_leave(&state->here);
	interpreter_clear(&state->here);
}

static PyModuleDef_Slot slots[] = {
	{ Py_mod_exec, execute },
	{ Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED },
#ifdef Py_GIL_DISABLED
	{ Py_mod_gil, Py_MOD_GIL_NOT_USED },
#endif
	{ 0, NULL },
};

static struct PyModuleDef definition = {
	PyModuleDef_HEAD_INIT,
	.m_name = "_pysdt",
	.m_size = sizeof(struct module_state),
	.m_methods = methods,
	.m_slots = slots,
	.m_traverse = traverse,
	.m_free = free_module,
};

/* What an import would have set. */
static int set_origin(PyObject *module, PyObject *spec)
{
	Dl_info self;
	PyObject *file;
	int set;

	if (PyObject_SetAttrString(module, "__spec__", spec) < 0)
		return -1;
	if (!dladdr(&definition, &self))
		return 0;
	file = PyUnicode_DecodeFSDefault(self.dli_fname);
	set = file ? PyObject_SetAttrString(module, "__file__", file) : -1;
	Py_XDECREF(file);
	return set;
}

/* The module of this interpreter; NULL: an exception is set. */
static PyObject *own_module(void)
{
	PyObject *types = PyImport_ImportModule("_frozen_importlib");
	PyObject *spec = NULL, *module = NULL;

	if (types)
		spec = PyObject_CallMethod(types, "ModuleSpec", "sO",
					   "pysdt._pysdt", Py_None);
	if (spec)
		module = PyModule_FromDefAndSpec(&definition, spec);
	if (module && (set_origin(module, spec) < 0 ||
		       PyModule_ExecDef(module, &definition) < 0))
		Py_CLEAR(module);
	Py_XDECREF(spec);
	Py_XDECREF(types);
	return module;
}

/*
 * An interpreter that begins under "-m pysdt".  Nothing is looked for in files:
 * what its sys.path has need not be what the first one's has.  An import of
 * pysdt that the program does there finds this.
 */
static void welcome(void)
{
	PyObject *modules = PySys_GetObject("modules");
	PyObject *module;

	if (!probe_watched() || !modules)
		return;
	module = own_module();
	if (module &&
	    PyDict_SetItemString(modules, "pysdt._pysdt", module) == 0) {
		struct interpreter *here = &state_of(module)->here;

		atomic_store(&here->active, true);
		interpreter_look(here);
		if (atomic_load(&here->refused))
			start_thread(module);
	}
	Py_XDECREF(module);
}

PyMODINIT_FUNC PyInit__pysdt(void);

PyMODINIT_FUNC PyInit__pysdt(void)
{
	/* the first interpreter is alone, when it loads this */
	if (!probe_carried) {
		number_prepare();
		probe_carried = MARKER_ALL &
				~own_markers((const void *)&PyLong_FromLong,
					     Py_Version);
		pysdt_status.carried = probe_carried;
	}
	return PyModuleDef_Init(&definition);
}
