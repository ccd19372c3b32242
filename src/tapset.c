/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A tapset's files, its strings, and what it is in the end; tapset-read.c opens
 * with what is read of a script.
 */
#include "config.h"

#include "tapset.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tapset-read.h"

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
	good = good && tapset_order(&reader);
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
		tapset->sources = reallocarray(NULL, sources,
					       sizeof(*tapset->sources));
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
