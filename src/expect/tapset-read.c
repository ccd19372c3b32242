/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the files to a tapset: the macros first, then each script, and then what
 * follows from all of them together.  tapset-script.c opens with what is read.
 */
#include "config.h"

#include "expect/tapset-read.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect/tapset-alias.h"
#include "expect/tapset-order.h"
#include "expect/tapset-script.h"

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
	struct tapset_store store = { .tapset = tapset, .error = error };
	struct stap_macros macros;
	bool good = stap_macros_init(&macros);

	for (size_t i = scripts; good && i < tapset->source_count; i++)
		good = tapset_read_script(&store, &macros, i);
	for (size_t i = 0; good && i < scripts; i++)
		good = tapset_read_script(&store, &macros, i);
	good = good && tapset_link(&store) && tapset_order(&store);
	stap_macros_free(&macros);
	free(store.wanted);
	free(store.references);
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
