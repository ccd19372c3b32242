/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Python's strings as a tracer reads them.
 */
#pragma once

#include "python.h"

/*
 * A str as UTF-8 with a NUL behind it; what cannot be encoded (a lone
 * surrogate, such as stands for a byte of a file name that is no UTF-8) is
 * escaped: \udcff.  What is returned is a new reference to the object that has
 * the bytes at *text.  NULL: out of memory.  No exception is ever left, and one
 * that was set stays.
 */
PyObject *text_of(PyObject *string, const char **text);
