/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A file that was named and is no Python.
 *
 * lint: --python
 * says: this is not a CPython
 */
#include "note.inc"

	FUNCTION work
	PROBE app, start
	END_FUNCTION work
