/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/tapset-store.h"

#include <string.h>

#include "base/glob-match.h"
#include "base/grow.h"

/* "*" for a provider is the same as none */
static bool is_pattern(const struct tapset_mark *mark)
{
	return (mark->name && glob_is_pattern(mark->name)) ||
	       (strcmp(mark->provider, "*") != 0 &&
		glob_is_pattern(mark->provider));
}

bool tapset_add_point(struct tapset_store *store, struct tapset_point point,
		      struct tapset_mark wanted)
{
	struct tapset *tapset = store->tapset;
	size_t count = tapset->point_count;
	struct tapset_point *points = grown(tapset->points, count,
					    sizeof(*points));
	struct tapset_mark *marks;

	if (points)
		tapset->points = points;
	marks = grown(store->wanted, count, sizeof(*marks));
	if (marks)
		store->wanted = marks;
	if (!points || !marks)
		return false;
	wanted.pattern = is_pattern(&wanted);
	points[count] = point;
	marks[count] = wanted;
	tapset->point_count++;
	return true;
}

bool tapset_add_reference(struct tapset_store *store,
			  struct tapset_reference reference)
{
	struct tapset_reference *references =
		grown(store->references, store->reference_count,
		      sizeof(*references));

	if (!references)
		return false;
	store->references = references;
	references[store->reference_count++] = reference;
	return true;
}

bool tapset_add_probe(struct tapset *tapset, struct tapset_probe probe)
{
	struct tapset_probe *probes = grown(tapset->probes, tapset->probe_count,
					    sizeof(*probes));

	if (!probes)
		return false;
	tapset->probes = probes;
	probes[tapset->probe_count++] = probe;
	return true;
}

char *tapset_keep(struct tapset *tapset, const char *bytes, size_t length)
{
	return arena_keep(&tapset->strings, bytes, length);
}
