/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Python.h, as every file here includes it.
 *
 * One shared object is for CPython 3.12 and all that come after it: it keeps to
 * the limited API.  A free-threaded build has no such API before 3.15, and one
 * is made for each version.
 */
#pragma once

#define PY_SSIZE_T_CLEAN
#include <pyconfig.h>
#if !defined(Py_GIL_DISABLED) && !defined(Py_LIMITED_API)
#define Py_LIMITED_API 0x030c0000
#endif
#include <Python.h>
