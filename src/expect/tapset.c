/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/tapset.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

void tapset_free(struct tapset *tapset)
{
	if (!tapset)
		return;
	arena_free(&tapset->strings);
	for (size_t i = 0; i < tapset->source_count; i++)
		source_free(&tapset->sources[i]);
	free(tapset->sources);
	free(tapset->probes);
	free(tapset->points);
	free(tapset->marks);
	free(tapset);
}

int tapset_compare_marks(const void *a, const void *b)
{
	const struct tapset_mark *x = a, *y = b;
	int order;

	if (x->pattern != y->pattern)
		return x->pattern ? 1 : -1;
	order = strcmp(x->name, y->name);
	return order ? order : strcmp(x->provider, y->provider);
}

size_t tapset_find_mark(const struct tapset *tapset,
			const struct tapset_mark *wanted)
{
	const struct tapset_mark *mark = bsearch(
		wanted, tapset->marks, tapset->mark_count,
		sizeof(*tapset->marks), tapset_compare_marks);

	return mark ? (size_t)(mark - tapset->marks) : NO_MARK;
}

size_t tapset_plain_mark(const struct tapset *tapset, const char *name,
			 const char *provider)
{
	struct tapset_mark wanted = { .provider = provider, .name = name };

	return tapset_find_mark(tapset, &wanted);
}

const char *tapset_file(const struct tapset *tapset, struct tapset_place place)
{
	return path_base(tapset->sources[place.source].path);
}

void tapset_address(struct tapset *tapset)
{
	if (!tapset_was_addressed(tapset))
		atomic_store(&tapset->addressed, true);
}

bool tapset_was_addressed(const struct tapset *tapset)
{
	return atomic_load(&tapset->addressed);
}
