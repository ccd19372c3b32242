/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text.h"

static PyObject *escaped(PyObject *string, const char **text)
{
	PyObject *bytes = PyUnicode_AsEncodedString(string, "utf-8",
						    "backslashreplace");

	if (bytes)
		*text = PyBytes_AsString(bytes);
	else
		PyErr_Clear();
	return bytes;
}

static PyObject *encoded(PyObject *string, const char **text)
{
	*text = PyUnicode_AsUTF8AndSize(string, NULL);
	if (*text)
		return Py_NewRef(string);
	PyErr_Clear();
	return escaped(string, text);
}

PyObject *text_of(PyObject *string, const char **text)
{
	PyObject *exception, *owner;

	if (!PyUnicode_Check(string))
		return NULL;
	exception = PyErr_GetRaisedException();
	owner = encoded(string, text);
	PyErr_SetRaisedException(exception);
	return owner;
}
