/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "resume.h"

/* since when it does that first: 3.13.0 */
#define RUNS_BEFORE_EVENT 0x030d0000

/* in its argument: 0 begins a function, the others are behind a yield or await */
#define PLACE 3

/* The bytecode of a code object, as without events: (opcode, argument)... */
static PyObject *bytecode(PyObject *code)
{
	PyObject *bytes = PyObject_GetAttrString(code, "co_code");

	if (bytes && !PyBytes_Check(bytes))
		Py_CLEAR(bytes);
	return bytes;
}

/* The opcode is another in each version; any expression's code begins with it. */
int resume_ask(void)
{
	PyObject *code, *bytes = NULL;
	int resume = -1;

	if (Py_Version < RUNS_BEFORE_EVENT)
		return -1;
	code = Py_CompileString("0", "pysdt", Py_eval_input);
	if (code)
		bytes = bytecode(code);
	if (bytes && PyBytes_Size(bytes) > 1)
		resume = (unsigned char)PyBytes_AsString(bytes)[0];
	Py_XDECREF(bytes);
	Py_XDECREF(code);
	PyErr_Clear();
	return resume;
}

bool resume_begins(PyObject *code, long offset, int resume)
{
	PyObject *bytes = resume < 0 || offset < 0 ? NULL : bytecode(code);
	bool begins = false;

	if (bytes && offset + 1 < PyBytes_Size(bytes)) {
		const unsigned char *at =
			(unsigned char *)PyBytes_AsString(bytes) + offset;

		begins = at[0] == resume && (at[1] & PLACE) == 0;
	}
	Py_XDECREF(bytes);
	PyErr_Clear();
	return begins;
}
