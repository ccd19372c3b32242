/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was taken down of the scripts, put in order: each mark once, and what
 * the probes on top of others ask for handed down to those.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tapset-read.h"

/* Each probe of a file is compared with each pattern. */
#define PATTERNS_MAX 256u
#define MARKS_MAX 4096u
/* probes on top of probes on top of … */
#define LEVELS_MAX 32

/* Marks */

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
	size_t count = 0;

	tapset->marks = calloc(tapset->point_count + 1,
			       sizeof(*tapset->marks));
	if (!tapset->marks)
		return false;
	for (size_t i = 0; i < tapset->point_count; i++)
		if (wanted[i].name)
			tapset->marks[count++] = wanted[i];
	qsort(tapset->marks, count, sizeof(*tapset->marks), by_mark);
	for (size_t i = 0; i < count; i++)
		if (!tapset->mark_count ||
		    by_mark(&tapset->marks[tapset->mark_count - 1],
			    &tapset->marks[i]) != 0) {
			tapset->marks[tapset->mark_count++] = tapset->marks[i];
			tapset->plain_count += !tapset->marks[i].pattern;
		}
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

/* Probes on top of others */

/* an alias, and what the probes above it use and want */
struct alias {
	const char *name;
	struct tapset_probe *probe;
	bool optional;       /* is asked for, and always with "?" or "!" */
	bool asked;
};

static int by_alias(const void *a, const void *b)
{
	const struct alias *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static struct alias *find_alias(struct alias *aliases, size_t count,
				const char *name)
{
	struct alias wanted = { .name = name };

	return bsearch(&wanted, aliases, count, sizeof(*aliases), by_alias);
}

/* False when it knew them all. */
static bool inherit(struct tapset_probe *probe,
		    const struct tapset_probe *above, bool unsure)
{
	bool changed = false;

	for (size_t n = 0; n <= TAPSET_ARGUMENTS; n++) {
		struct tapset_place use = above->arguments[n];
		const struct tapset_place *known = &probe->arguments[n];

		use.unsure |= unsure;
		if (!use.line ||
		    (known->line && (use.unsure || !known->unsure)))
			continue;
		probe->arguments[n] = use;
		changed = true;
	}
	return changed;
}

/* Names that begin so are a tapset's own: nobody else asks for them. */
static bool is_internal(const struct alias *alias)
{
	return alias->asked && alias->optional && alias->name[0] == '_';
}

static void link_levels(struct tapset_reader *reader, struct alias *aliases,
			size_t count)
{
	struct tapset *tapset = reader->tapset;
	bool changed = true;

	for (int level = 0; changed && level < LEVELS_MAX; level++) {
		changed = false;
		for (size_t i = 0; i < reader->reference_count; i++) {
			const struct tapset_reference *reference =
				&reader->references[i];
			struct alias *alias = find_alias(aliases, count,
							 reference->alias);

			if (!alias)
				continue;
			changed |= inherit(alias->probe,
					   &tapset->probes[reference->probe],
					   reference->unsure);
			alias->optional = reference->optional &&
					  (!alias->asked || alias->optional);
			alias->asked = true;
		}
	}
	for (size_t i = 0; i < count; i++)
		aliases[i].probe->internal = is_internal(&aliases[i]);
}

static bool link_probes(struct tapset_reader *reader)
{
	struct tapset *tapset = reader->tapset;
	struct alias *aliases = calloc(tapset->probe_count + 1,
				       sizeof(*aliases));
	size_t count = 0;

	if (!aliases)
		return false;
	for (size_t i = 0; i < tapset->probe_count; i++)
		if (tapset->probes[i].alias)
			aliases[count++] = (struct alias){
				.name = tapset->probes[i].alias,
				.probe = &tapset->probes[i],
			};
	qsort(aliases, count, sizeof(*aliases), by_alias);
	link_levels(reader, aliases, count);
	free(aliases);
	return true;
}

bool tapset_order(struct tapset_reader *reader)
{
	return number_marks(reader) && link_probes(reader);
}
