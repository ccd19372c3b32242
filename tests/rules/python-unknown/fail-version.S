/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Markers, and nothing that tells the version.
 *
 * lint: --python
 * says: --python=X.Y
 */
#include "note.inc"
#include "python.inc"

	FUNCTION work
	OTHER_MARKERS
	END_FUNCTION work
