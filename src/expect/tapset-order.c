/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was taken down of the scripts, put in order: each mark once.
 */
#include "config.h"

#include "expect/tapset-order.h"

#include <stdlib.h>
#include <string.h>

/* Each probe of a file is compared with each pattern. */
#define PATTERNS_MAX 256u
#define MARKS_MAX 4096u

/* Those of all points, each once. */
static bool make_marks(struct tapset *tapset, const struct tapset_mark *wanted)
{
	struct tapset_mark *marks = calloc(tapset->point_count + 1,
					   sizeof(*marks));
	size_t count = 0;

	if (!marks)
		return false;
	for (size_t i = 0; i < tapset->point_count; i++)
		if (wanted[i].name)
			marks[count++] = wanted[i];
	qsort(marks, count, sizeof(*marks), tapset_compare_marks);
	for (size_t i = 0; i < count; i++)
		if (!tapset->mark_count ||
		    tapset_compare_marks(&marks[tapset->mark_count - 1], &marks[i]) != 0) {
			marks[tapset->mark_count++] = marks[i];
			tapset->plain_count += !marks[i].pattern;
		}
	tapset->marks = marks;
	return true;
}

bool tapset_order(struct tapset_store *store)
{
	struct tapset *tapset = store->tapset;

	if (!make_marks(tapset, store->wanted))
		return false;
	for (size_t i = 0; i < tapset->point_count; i++)
		if (store->wanted[i].name)
			tapset->points[i].mark = tapset_find_mark(
				tapset, &store->wanted[i]);
	if (tapset->mark_count <= MARKS_MAX &&
	    tapset->mark_count - tapset->plain_count <= PATTERNS_MAX)
		return true;
	source_fail(&tapset->sources[0], 1, store->error,
		    "more than %u marks, or %u with wildcards", MARKS_MAX,
		    PATTERNS_MAX);
	return false;
}
