/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was taken down of the scripts, put in order: each mark once.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tapset-read.h"

/* Each probe of a file is compared with each pattern. */
#define PATTERNS_MAX 256u
#define MARKS_MAX 4096u

static int by_mark(const void *a, const void *b)
{
	const struct tapset_mark *x = a, *y = b;
	int order;

	if (x->pattern != y->pattern)
		return x->pattern ? 1 : -1;
	order = strcmp(x->name, y->name);
	return order ? order : strcmp(x->provider, y->provider);
}

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
	qsort(marks, count, sizeof(*marks), by_mark);
	for (size_t i = 0; i < count; i++)
		if (!tapset->mark_count ||
		    by_mark(&marks[tapset->mark_count - 1], &marks[i]) != 0) {
			marks[tapset->mark_count++] = marks[i];
			tapset->plain_count += !marks[i].pattern;
		}
	tapset->marks = marks;
	return true;
}

static size_t find_mark(const struct tapset *tapset,
			const struct tapset_mark *wanted)
{
	const struct tapset_mark *mark = bsearch(
		wanted, tapset->marks, tapset->mark_count,
		sizeof(*tapset->marks), by_mark);

	return mark ? (size_t)(mark - tapset->marks) : NO_MARK;
}

size_t tapset_plain_mark(const struct tapset *tapset, const char *name,
			 const char *provider)
{
	struct tapset_mark wanted = { .provider = provider, .name = name };

	return find_mark(tapset, &wanted);
}

static bool number_marks(struct tapset_reader *reader)
{
	struct tapset *tapset = reader->tapset;

	if (!make_marks(tapset, reader->wanted))
		return false;
	for (size_t i = 0; i < tapset->point_count; i++)
		if (reader->wanted[i].name)
			tapset->points[i].mark = find_mark(
				tapset, &reader->wanted[i]);
	if (tapset->mark_count <= MARKS_MAX &&
	    tapset->mark_count - tapset->plain_count <= PATTERNS_MAX)
		return true;
	source_fail(&tapset->sources[0], 1, reader->error,
		    "more than %u marks, or %u with wildcards", MARKS_MAX,
		    PATTERNS_MAX);
	return false;
}

bool tapset_order(struct tapset_reader *reader)
{
	return tapset_link(reader) && number_marks(reader);
}
