/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * So do the functions that it exports.
 *
 * lint: --python=3.7
 * says: this is CPython 3.8 (by its exported functions), and not 3.7
 */
#include "note.inc"
#include "python.inc"

	FUNCTION work
	OTHER_MARKERS
	FUNCTION_MARKERS
	LINE_MARKER
	END_FUNCTION work
	FUNCTION Py_GetVersion
	END_FUNCTION Py_GetVersion
	FUNCTION PyErr_SetImportErrorSubclass
	END_FUNCTION PyErr_SetImportErrorSubclass
	FUNCTION PyThread_tss_create
	END_FUNCTION PyThread_tss_create
	FUNCTION Py_BytesMain
	END_FUNCTION Py_BytesMain
