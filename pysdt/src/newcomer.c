/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * By an audit hook in C, of which there is one for all interpreters.  It stays
 * until the process ends, so there is none before somebody watches.
 *
 * CPython tells of no interpreter's beginning in that interpreter.  The first
 * event with a __main__ there is "import", of site; or, under -S, "exec",
 * "marshal.loads" or what else first gets the program's code in.  By then all is
 * there that Python code needs, and none of the program's has run.
 */
#define _GNU_SOURCE
#include "newcomer.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

/* in the dict that an interpreter has for extensions: it has been welcomed */
#define WELCOMED "pysdt"

typedef int (*audit_hook)(const char *event, PyObject *arguments, void *data);

/*
 * Not in the limited API, but exported by every CPython since 3.8; the other has
 * another name since 3.13.
 */
static PyThreadState *(*this_thread)(void);
static int (*add_hook)(audit_hook hook, void *data);

static bool find_functions(void)
{
	union {
		void *symbol;
		PyThreadState *(*call)(void);
	} thread = { dlsym(RTLD_DEFAULT, "PyThreadState_GetUnchecked") };
	union {
		void *symbol;
		int (*call)(audit_hook, void *);
	} add = { dlsym(RTLD_DEFAULT, "PySys_AddAuditHook") };

	if (!thread.symbol)
		thread.symbol = dlsym(RTLD_DEFAULT,
				      "_PyThreadState_UncheckedGet");
	this_thread = thread.call;
	add_hook = add.call;
	return thread.symbol && add.symbol;
}

static bool is_ready(void)
{
	PyObject *modules = PySys_GetObject("modules");

	return modules && PyDict_Check(modules) &&
	       PyDict_GetItemString(modules, "__main__");
}

/* Is it the first time that this is asked here? */
static bool is_new(void)
{
	PyObject *dict = PyInterpreterState_GetDict(PyInterpreterState_Get());

	return dict && !PyDict_GetItemString(dict, WELCOMED) &&
	       PyDict_SetItemString(dict, WELCOMED, Py_None) == 0;
}

/*
 * Python has put an exception that was set away.  Those of "cpython." are of an
 * interpreter's end, and of what all have.
 */
static int on_event(const char *event, PyObject *arguments, void *welcome)
{
	union {
		void *data;
		void (*call)(void);
	} function = { welcome };

	(void)arguments;
	if (!this_thread() ||
	    PyInterpreterState_GetID(PyInterpreterState_Get()) == 0 ||
	    strncmp(event, "cpython.", 8) == 0)
		return 0;
	if (is_ready() && is_new())
		function.call();
	PyErr_Clear();
	return 0;
}

void newcomer_await(void (*welcome)(void))
{
	static bool awaited;
	union {
		void (*call)(void);
		void *data;
	} function = { welcome };

	if (awaited || !find_functions())
		return;
	awaited = true;
	if (add_hook(on_event, function.data) < 0)
		PyErr_Clear();
}
