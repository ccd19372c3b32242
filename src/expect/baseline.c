/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/baseline.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/path.h"
#include "expect/digest.h"

/* How much one path is like another; a higher one wins. */
enum likeness {
	LIKE_NOTHING,
	LIKE_BARE_NAME,          /* the file name, but for versions */
	LIKE_NAME,
	LIKE_BARE,               /* the path, but for versions */
	LIKE_KEY,
	LIKE_SEVERAL,            /* the path, which several have */
};

struct baseline_file {
	char *key;               /* its path below OLD: "usr/bin/python3.11" */
	char *bare;              /* the same without versions */
	bool whole;              /* it is OLD itself */
	struct digest digest;
	enum likeness best;      /* of all files in the other tree */
	atomic_bool met;         /* something was compared with it */
};

struct baseline {
	unsigned consumers;
	struct baseline_file **files;  /* those with probes; by key */
	struct baseline_file **bare;   /* the same, by bare */
	struct baseline_file **names;  /* the same, by the bare file name */
	size_t count;
	atomic_bool single;      /* PATH is one ELF file */
};

/* "lib/libpython3.14.so.1.0" is "lib/libpython#.so#" */
static char *without_versions(const char *path)
{
	char *bare = malloc(strlen(path) + 1);
	char *to = bare;

	while (bare && *path) {
		size_t length = strspn(path, "0123456789.");
		size_t dots = strspn(path, ".");

		if (dots == length) {
			length += !length;
			to = mempcpy(to, path, length);
		} else {
			*to++ = '#';
			/* the dot of ".so" is none of a version */
			if (path[length - 1] == '.')
				*to++ = '.';
		}
		path += length;
	}
	if (bare)
		*to = '\0';
	return bare;
}

/* A file that was named has no path below itself, but a name. */
static const char *whole_key(const struct subject *subject)
{
	return *subject->key ? subject->key : path_base(subject->path);
}

static void wanted_free(struct baseline_file *wanted)
{
	free(wanted->key);
	free(wanted->bare);
}

/* What to look for; wanted_free() it in either case.  False: out of memory. */
static bool wanted_make(struct baseline_file *wanted, const char *key)
{
	*wanted = (struct baseline_file){
		.key = strdup(key),
		.bare = without_versions(key),
	};
	return wanted->key && wanted->bare;
}

/* Order */

static int compare_keys(const void *a, const void *b)
{
	const struct baseline_file *const *x = a, *const *y = b;

	return strcmp((*x)->key, (*y)->key);
}

static int compare_bare(const void *a, const void *b)
{
	const struct baseline_file *const *x = a, *const *y = b;

	return strcmp((*x)->bare, (*y)->bare);
}

static int compare_names(const void *a, const void *b)
{
	const struct baseline_file *const *x = a, *const *y = b;

	return strcmp(path_base((*x)->bare), path_base((*y)->bare));
}

typedef int comparator(const void *a, const void *b);

static struct baseline_file **sorted(const struct baseline *baseline,
				     comparator *compare)
{
	struct baseline_file **copy = calloc(baseline->count + 1,
					     sizeof(struct baseline_file *));

	if (copy && baseline->count) {
		memcpy(copy, baseline->files,
		       baseline->count * sizeof(struct baseline_file *));
		qsort(copy, baseline->count, sizeof(struct baseline_file *),
		      compare);
	}
	return copy;
}

/* The only one that is equal to wanted; NULL: none, or several. */
static struct baseline_file *only(const struct baseline *baseline,
				  struct baseline_file *const *files,
				  struct baseline_file *wanted, comparator *compare)
{
	struct baseline_file *const *end = files + baseline->count;
	struct baseline_file *const *found =
		bsearch(&wanted, files, baseline->count,
			sizeof(struct baseline_file *), compare);

	if (!found || (found > files && compare(found - 1, &wanted) == 0) ||
	    (found + 1 < end && compare(found + 1, &wanted) == 0))
		return NULL;
	return *found;
}

/* An archive may have several members of one name, which nothing tells apart:
 * they are all there, and none is compared. */
static bool meet_namesakes(const struct baseline *baseline,
			   struct baseline_file *wanted)
{
	struct baseline_file *const *end = baseline->files + baseline->count;
	struct baseline_file *const *found =
		bsearch(&wanted, baseline->files, baseline->count,
			sizeof(struct baseline_file *), compare_keys);

	if (!found)
		return false;
	while (found > baseline->files &&
	       compare_keys(found - 1, &wanted) == 0)
		found--;
	for (; found < end && compare_keys(found, &wanted) == 0; found++)
		atomic_store(&(*found)->met, true);
	return true;
}

/* By the same path, then by the same without versions, then by its name. */
static struct baseline_file *find(const struct baseline *baseline,
				  struct baseline_file *wanted, bool similar,
				  enum likeness *likeness)
{
	struct baseline_file *found = only(baseline, baseline->files, wanted,
					   compare_keys);

	*likeness = LIKE_KEY;
	if (!found && meet_namesakes(baseline, wanted)) {
		*likeness = LIKE_SEVERAL;
		return NULL;
	}
	if (!found && similar) {
		*likeness = LIKE_BARE;
		found = only(baseline, baseline->bare, wanted, compare_bare);
	}
	if (!found && similar) {
		found = only(baseline, baseline->names, wanted, compare_names);
		*likeness = found && strcmp(path_base(found->key),
					    path_base(wanted->key)) == 0
			? LIKE_NAME : LIKE_BARE_NAME;
	}
	return found;
}

/* Taking down OLD */

struct baseline *baseline_new(unsigned consumer_bits)
{
	struct baseline *baseline = calloc(1, sizeof(*baseline));

	if (baseline)
		baseline->consumers = consumer_bits;
	return baseline;
}

bool baseline_add(struct baseline *baseline, const struct subject *subject)
{
	struct baseline_file **files = grown(baseline->files, baseline->count,
					     sizeof(*files));
	struct baseline_file *file = calloc(1, sizeof(*file));

	if (files)
		baseline->files = files;
	if (!files || !file) {
		free(file);
		return false;
	}
	files[baseline->count++] = file;
	file->whole = !*subject->key;
	file->key = strdup(whole_key(subject));
	file->bare = without_versions(whole_key(subject));
	return digest_make(&file->digest, subject, baseline->consumers, NULL) &&
	       file->key && file->bare;
}

bool baseline_order(struct baseline *baseline)
{
	if (baseline->count)
		qsort(baseline->files, baseline->count,
		      sizeof(*baseline->files), compare_keys);
	baseline->bare = sorted(baseline, compare_bare);
	baseline->names = sorted(baseline, compare_names);
	return baseline->bare && baseline->names;
}

bool baseline_is_empty(const struct baseline *baseline)
{
	return baseline->count == 0;
}

void baseline_free(struct baseline *baseline)
{
	if (!baseline)
		return;
	for (size_t i = 0; i < baseline->count; i++) {
		digest_free(&baseline->files[i]->digest);
		free(baseline->files[i]->key);
		free(baseline->files[i]->bare);
		free(baseline->files[i]);
	}
	free(baseline->files);
	free(baseline->bare);
	free(baseline->names);
	free(baseline);
}

/* Looking up the files of the other tree */

bool baseline_meet(const struct baseline *baseline, const char *key,
		   bool probes)
{
	struct baseline_file wanted, *found = NULL;
	enum likeness likeness;
	bool good = wanted_make(&wanted, key);

	if (good)
		found = find(baseline, &wanted, probes, &likeness);
	if (found && found->best < likeness)
		found->best = likeness;
	wanted_free(&wanted);
	return good;
}

struct baseline_match baseline_find(struct baseline *baseline,
				    const struct subject *subject)
{
	struct baseline_match match = { .digest = NULL };
	struct baseline_file wanted, *found = NULL;
	enum likeness likeness = LIKE_NOTHING;

	if (!*subject->key)
		atomic_store(&baseline->single, true);
	if (baseline->count == 0)
		return match;
	if (!*subject->key && baseline->files[0]->whole) {
		match.digest = &baseline->files[0]->digest;
		return match;
	}
	if (wanted_make(&wanted, whole_key(subject)))
		/* one without probes has the names of others by chance */
		found = find(baseline, &wanted, subject->probe_count > 0,
			     &likeness);
	else
		match.failed = true;
	wanted_free(&wanted);
	match.several = likeness == LIKE_SEVERAL;
	if (found && likeness >= found->best) {
		atomic_store(&found->met, true);
		match.digest = &found->digest;
	}
	return match;
}

bool baseline_next_unmet(const struct baseline *baseline, size_t *place,
			 struct baseline_unmet *unmet)
{
	if (atomic_load(&baseline->single))
		return false;
	while (*place < baseline->count) {
		const struct baseline_file *file = baseline->files[(*place)++];

		if (atomic_load(&file->met))
			continue;
		*unmet = (struct baseline_unmet){ file->key, &file->digest };
		return true;
	}
	return false;
}
