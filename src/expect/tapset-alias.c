/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Probes on top of others.  What the handler of "probe a = b" uses has to be
 * at the points of b.  With something behind the alias, "probe a = b.mark("c")"
 * has points of its own, made of those of b, where both handlers run: a derived
 * probe.  With wildcards, "probe py.*" is on top of many.
 */
#include "config.h"

#include "expect/tapset-alias.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/glob-match.h"
#include "base/grow.h"
#include "base/search.h"

/* probes on top of probes on top of … */
#define LEVELS_MAX 32
/* Each of these is compared with all aliases. */
#define WILDCARDS_MAX 256u
#define LINKS_MAX ((size_t)2 * TAPSET_POINTS_MAX)
#define NAME_SIZE 512u
#define NO_ALIAS SIZE_MAX

struct alias {
	const char *name;
	size_t probe;
	bool optional;       /* is asked for, and always with "?" or "!" */
	bool asked;
};

/* what the one above uses has to be there for the one below */
struct link {
	size_t above;
	size_t below;
	size_t alias;        /* of the one below; NO_ALIAS: it is derived */
	bool optional;
	bool unsure;
};

struct linker {
	struct tapset_store *store;
	struct alias *aliases;       /* by name */
	size_t alias_count;
	struct link *links;
	size_t link_count;
	unsigned wildcards;
};

/* Aliases */

static int by_alias(const void *a, const void *b)
{
	const struct alias *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static bool make_aliases(struct linker *linker)
{
	const struct tapset *tapset = linker->store->tapset;

	linker->aliases = calloc(tapset->probe_count + 1,
				 sizeof(*linker->aliases));
	if (!linker->aliases)
		return false;
	for (size_t i = 0; i < tapset->probe_count; i++)
		if (tapset->probes[i].alias)
			linker->aliases[linker->alias_count++] = (struct alias){
				.name = tapset->probes[i].alias,
				.probe = i,
			};
	qsort(linker->aliases, linker->alias_count, sizeof(*linker->aliases),
	      by_alias);
	return true;
}

/* So many words of a name, with "/" between them, which "*" doesn't match. */
static size_t copy_words(char *copy, const char *name, size_t words)
{
	size_t length = 0;

	for (; name[length] && length + 1 < NAME_SIZE; length++) {
		words -= name[length] == '.';
		if (!words)
			break;
		copy[length] = name[length] == '.' ? '/' : name[length];
	}
	copy[length] = '\0';
	return length;
}

/* As much of the name with wildcards as is this alias; 0: it is another. */
static size_t match_alias(const char *pattern, const char *alias)
{
	char words[NAME_SIZE], name[NAME_SIZE];
	size_t count = 1, length;

	for (const char *at = alias; *at; at++)
		count += *at == '.';
	copy_words(name, alias, count);
	length = copy_words(words, pattern, count);
	return glob_match(words, name, false) ? length : 0;
}

/* Derived probes */

/* Wildcards can make many, of which as many as fit are taken. */
static bool add_link(struct linker *linker, struct link link)
{
	struct link *links;

	if (linker->link_count == LINKS_MAX)
		return true;
	links = grown(linker->links, linker->link_count, sizeof(*links));
	if (!links)
		return false;
	linker->links = links;
	links[linker->link_count++] = link;
	return true;
}

static bool derive_points(struct tapset_store *store,
			  const struct tapset_probe *base,
			  const struct tapset_reference *reference)
{
	bool good = true;

	for (size_t i = 0; good && i < base->point_count; i++) {
		struct tapset_point point =
			store->tapset->points[base->first_point + i];
		struct tapset_mark wanted =
			store->wanted[base->first_point + i];

		/* it is about a mark already: nothing can be behind it */
		if (wanted.name)
			continue;
		wanted.name = reference->mark;
		if (reference->provider)
			wanted.provider = reference->provider;
		if (reference->library)
			point.library = reference->library;
		point.optional |= reference->optional;
		point.unsure |= reference->unsure;
		good = tapset_add_point(store, point, wanted);
	}
	return good;
}

static bool is_of_before(const void *item, const void *wanted)
{
	const struct tapset_reference *reference = item;
	const size_t *probe = wanted;

	return reference->probe < *probe;
}

/* The first that the probe is on top of. */
static size_t first_reference(const struct tapset_store *store, size_t probe)
{
	return search_place(store->references, store->reference_count,
			    sizeof(*store->references), is_of_before, &probe);
}

/* The base's references, each with what is behind the base's alias. */
static bool derive_references(struct tapset_store *store, size_t base,
			      const struct tapset_reference *behind,
			      const char *suffix)
{
	size_t first = first_reference(store, base);
	size_t end = first_reference(store, base + 1);

	for (size_t i = first; i < end; i++) {
		struct tapset_reference reference = store->references[i];
		char name[NAME_SIZE];
		int length = snprintf(name, sizeof(name), "%s%s",
				      reference.name, suffix);

		if (reference.mark || length >= (int)sizeof(name) ||
		    store->reference_count >= TAPSET_POINTS_MAX)
			continue;
		reference.probe = store->tapset->probe_count - 1;
		reference.name = tapset_keep(store->tapset, name,
					     (size_t)length);
		reference.mark = behind->mark;
		if (behind->provider)
			reference.provider = behind->provider;
		if (behind->library)
			reference.library = behind->library;
		reference.optional |= behind->optional;
		reference.unsure |= behind->unsure;
		if (!reference.name || !tapset_add_reference(store, reference))
			return false;
	}
	return true;
}

/* Scripts whose aliases go round in circles, or multiply, get as many as fit.
 */
static bool derive(struct linker *linker, size_t base,
		   struct tapset_reference reference, const char *suffix)
{
	struct tapset *tapset = linker->store->tapset;
	struct tapset_probe probe = tapset->probes[base];
	const struct tapset_probe below = probe;
	const struct link link = {
		.above = reference.probe,
		.below = tapset->probe_count,
		.alias = NO_ALIAS,
	};

	if (!reference.mark || base == reference.probe ||
	    tapset->probe_count >= TAPSET_PROBES_MAX ||
	    tapset->point_count + below.point_count > TAPSET_POINTS_MAX)
		return true;
	probe.alias = NULL;
	probe.place = tapset->probes[reference.probe].place;
	probe.first_point = tapset->point_count;
	if (!tapset_add_probe(tapset, probe) ||
	    !derive_points(linker->store, &below, &reference))
		return false;
	tapset->probes[link.below].point_count =
		tapset->point_count - probe.first_point;
	return derive_references(linker->store, base, &reference, suffix) &&
	       add_link(linker, link);
}

/* References */

static bool link_alias(struct linker *linker, size_t alias,
		       const struct tapset_reference *reference, size_t length)
{
	const struct link link = {
		.above = reference->probe,
		.below = linker->aliases[alias].probe,
		.alias = alias,
		.optional = reference->optional,
		.unsure = reference->unsure,
	};

	if (reference->name[length])
		return derive(linker, link.below, *reference,
			      reference->name + length);
	return add_link(linker, link);
}

/* The longest alias that the name begins with. */
static bool link_name(struct linker *linker,
		      const struct tapset_reference *reference)
{
	char name[NAME_SIZE];
	struct alias wanted = { .name = name };
	char *dot = name;

	snprintf(name, sizeof(name), "%s", reference->name);
	while (dot) {
		const struct alias *found =
			bsearch(&wanted, linker->aliases, linker->alias_count,
				sizeof(wanted), by_alias);

		if (found)
			return link_alias(linker,
					  (size_t)(found - linker->aliases),
					  reference, strlen(name));
		dot = strrchr(name, '.');
		if (dot)
			*dot = '\0';
	}
	return true;
}

static bool link_reference(struct linker *linker,
			   struct tapset_reference reference)
{
	bool good = true;

	if (!glob_is_pattern(reference.name))
		return link_name(linker, &reference);
	if (linker->wildcards++ >= WILDCARDS_MAX)
		return true;
	for (size_t i = 0; good && i < linker->alias_count; i++) {
		size_t length = match_alias(reference.name,
					    linker->aliases[i].name);

		if (length)
			good = link_alias(linker, i, &reference, length);
	}
	return good;
}

/* Arguments */

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

static void hand_down(struct linker *linker)
{
	struct tapset_probe *probes = linker->store->tapset->probes;
	bool changed = true;

	for (int level = 0; changed && level < LEVELS_MAX; level++) {
		changed = false;
		for (size_t i = 0; i < linker->link_count; i++) {
			const struct link *link = &linker->links[i];

			changed |= inherit(&probes[link->below],
					   &probes[link->above], link->unsure);
		}
	}
}

/* Names that begin so are a tapset's own: nobody else asks for them. */
static bool is_internal(const struct alias *alias)
{
	return alias->asked && alias->optional && alias->name[0] == '_';
}

static void find_internal(struct linker *linker)
{
	struct tapset_probe *probes = linker->store->tapset->probes;

	for (size_t i = 0; i < linker->link_count; i++) {
		const struct link *link = &linker->links[i];
		struct alias *alias;

		if (link->alias == NO_ALIAS)
			continue;
		alias = &linker->aliases[link->alias];
		alias->optional = link->optional &&
				  (!alias->asked || alias->optional);
		alias->asked = true;
	}
	for (size_t i = 0; i < linker->alias_count; i++)
		probes[linker->aliases[i].probe].internal =
			is_internal(&linker->aliases[i]);
	for (size_t i = 0; i < linker->link_count; i++)
		if (linker->links[i].alias == NO_ALIAS)
			probes[linker->links[i].below].internal =
				probes[linker->links[i].above].internal;
}

bool tapset_link(struct tapset_store *store)
{
	struct linker linker = { .store = store };
	bool good = make_aliases(&linker);

	/* derived probes have references too */
	for (size_t i = 0; good && i < store->reference_count; i++)
		good = link_reference(&linker, store->references[i]);
	if (good) {
		hand_down(&linker);
		find_internal(&linker);
	}
	free(linker.aliases);
	free(linker.links);
	return good;
}
