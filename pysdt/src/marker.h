/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The markers' numbers.  A set of them is a word with a bit for each.
 *
 * The first eight are CPython's own, with its names and arguments; the others
 * are this project's.
 */
#pragma once

#include <stdint.h>

enum marker {
	MARKER_FUNCTION_ENTRY,
	MARKER_FUNCTION_RETURN,
	MARKER_LINE,
	MARKER_GC_START,
	MARKER_GC_DONE,
	MARKER_IMPORT_START,
	MARKER_IMPORT_DONE,
	MARKER_AUDIT,
	MARKER_CALL_START,
	MARKER_CALL_DONE,
	MARKER_EVENT_LOST,
	MARKERS,
};

#define MARKER(name) (UINT32_C(1) << MARKER_##name)

#define MARKER_ALL ((UINT32_C(1) << MARKERS) - 1)

/* what is told of frames */
#define MARKER_FRAMES (MARKER(FUNCTION_ENTRY) | MARKER(FUNCTION_RETURN) | \
		       MARKER(CALL_START) | MARKER(CALL_DONE))
#define MARKER_GC (MARKER(GC_START) | MARKER(GC_DONE))
#define MARKER_IMPORTS (MARKER(IMPORT_START) | MARKER(IMPORT_DONE))

/* The name of each, as tracers know it. */
extern const char *const marker_names[MARKERS];
