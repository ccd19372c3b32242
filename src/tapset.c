/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the scripts to tables.  A script is:
 *
 *   probe python.gc.start =
 *       process("/usr/bin/python3*").provider("python").mark("gc__start") ?
 *   {
 *       generation = $arg1
 *   }
 *
 * Where a probe is on top of another ("probe python.gc = python.gc.start, …"),
 * its handler runs at the marks of that one, and so its $argN have to be there.
 */
#include "config.h"

#include "tapset.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tapset-read.h"

/* Each probe of a file is compared with each pattern. */
#define PATTERNS_MAX 256u
#define MARKS_MAX 4096u
/* probes on top of probes on top of … */
#define LEVELS_MAX 32

/* Strings */

#define BLOCK_SIZE 16384u

struct tapset_block {
	struct tapset_block *next;
	size_t used;
	size_t size;
	char bytes[];
};

char *tapset_keep(struct tapset *tapset, const char *bytes, size_t length)
{
	struct tapset_block *block = tapset->blocks;
	size_t size = length >= BLOCK_SIZE ? length + 1 : BLOCK_SIZE;
	char *copy;

	if (!block || block->size - block->used <= length) {
		block = malloc(sizeof(*block) + size);
		if (!block)
			return NULL;
		*block = (struct tapset_block){
			.next = tapset->blocks,
			.size = size,
		};
		tapset->blocks = block;
	}
	copy = block->bytes + block->used;
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	block->used += length + 1;
	return copy;
}

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
static bool inherit(struct tapset_probe *probe, const struct tapset_probe *above)
{
	bool changed = false;

	for (size_t n = 1; n <= TAPSET_ARGUMENTS; n++)
		if (above->arguments[n].line && !probe->arguments[n].line) {
			probe->arguments[n] = above->arguments[n];
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
					   &tapset->probes[reference->probe]);
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

/* Files */

/* The *.stpm files beside the script, into sources. */
static bool add_macro_files(struct tapset *tapset, const char *path,
			    char **error)
{
	const char *slash = strrchr(path, '/');
	int length = slash ? (int)(slash - path) + 1 : 0;
	char pattern[4096];
	glob_t found = { .gl_pathc = 0 };
	struct source *sources;
	bool good;

	if (length > (int)sizeof(pattern) - 8)
		return true;
	snprintf(pattern, sizeof(pattern), "%.*s*.stpm", length, path);
	if (glob(pattern, 0, NULL, &found) != 0)
		found.gl_pathc = 0;
	sources = reallocarray(tapset->sources,
			       tapset->source_count + found.gl_pathc + 1,
			       sizeof(*sources));
	good = sources;
	if (sources)
		tapset->sources = sources;
	for (size_t i = 0; good && i < found.gl_pathc; i++)
		good = source_read(&tapset->sources[tapset->source_count++],
				   found.gl_pathv[i], error) == 0;
	globfree(&found);
	return good;
}

static bool finish(struct tapset_reader *reader)
{
	return number_marks(reader) && link_probes(reader);
}

/* sources[scripts…) are files of macros. */
static struct tapset *read_sources(struct tapset *tapset, size_t scripts,
				   char **error)
{
	struct tapset_reader reader = { .tapset = tapset, .error = error };
	bool good = stap_macros_init(&reader.macros);

	for (size_t i = scripts; good && i < tapset->source_count; i++)
		good = tapset_read_script(&reader, i);
	for (size_t i = 0; good && i < scripts; i++)
		good = tapset_read_script(&reader, i);
	good = good && finish(&reader);
	stap_macros_free(&reader.macros);
	free(reader.wanted);
	free(reader.references);
	if (good)
		return tapset;
	tapset_free(tapset);
	return NULL;
}

static struct tapset *new_tapset(size_t sources)
{
	struct tapset *tapset = calloc(1, sizeof(*tapset));

	if (tapset)
		tapset->sources = calloc(sources, sizeof(*tapset->sources));
	if (tapset && !tapset->sources) {
		free(tapset);
		return NULL;
	}
	return tapset;
}

struct tapset *tapset_read(const char *const *paths, size_t count, char **error)
{
	struct tapset *tapset = new_tapset(count);
	bool good = tapset;

	*error = NULL;
	for (size_t i = 0; good && i < count; i++)
		good = source_read(&tapset->sources[tapset->source_count++],
				   paths[i], error) == 0;
	for (size_t i = 0; good && i < count; i++)
		good = add_macro_files(tapset, paths[i], error);
	if (good)
		return read_sources(tapset, count, error);
	tapset_free(tapset);
	return NULL;
}

struct tapset *tapset_parse(const char *path, const void *bytes, size_t size,
			    char **error)
{
	struct tapset *tapset = new_tapset(1);

	*error = NULL;
	if (!tapset)
		return NULL;
	tapset->source_count = 1;
	if (source_copy(&tapset->sources[0], path, bytes, size, error) == 0)
		return read_sources(tapset, 1, error);
	tapset_free(tapset);
	return NULL;
}

void tapset_free(struct tapset *tapset)
{
	if (!tapset)
		return;
	while (tapset->blocks) {
		struct tapset_block *next = tapset->blocks->next;

		free(tapset->blocks);
		tapset->blocks = next;
	}
	for (size_t i = 0; i < tapset->source_count; i++)
		source_free(&tapset->sources[i]);
	free(tapset->sources);
	free(tapset->probes);
	free(tapset->points);
	free(tapset->marks);
	free(tapset);
}

const char *tapset_file(const struct tapset *tapset, struct tapset_place place)
{
	const char *path = tapset->sources[place.source].path;
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}
