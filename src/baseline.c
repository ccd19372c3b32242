/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "baseline.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "complain.h"
#include "digest.h"
#include "suppress.h"

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
	const char *path;        /* OLD */
	unsigned consumers;
	struct baseline_file **files;  /* those with probes; by key */
	struct baseline_file **bare;   /* the same, by bare */
	struct baseline_file **names;  /* the same, by the bare file name */
	size_t count;
	atomic_bool single;      /* PATH is one ELF file */
};

/* while OLD is read */
struct reading_old {
	struct baseline *baseline;
	size_t capacity;
	bool trouble;
	bool failed;
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

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A file that was named has no path below itself, but a name. */
static const char *whole_key(const struct subject *subject)
{
	return *subject->key ? subject->key : file_name(subject->path);
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

	return strcmp(file_name((*x)->bare), file_name((*y)->bare));
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
		*likeness = found && strcmp(file_name(found->key),
					    file_name(wanted->key)) == 0
			? LIKE_NAME : LIKE_BARE_NAME;
	}
	return found;
}

/* Reading OLD */

static struct baseline_file *room(struct reading_old *reading)
{
	struct baseline *baseline = reading->baseline;

	if (baseline->count == reading->capacity) {
		size_t capacity = reading->capacity ? 2 * reading->capacity : 8;
		struct baseline_file **files = reallocarray(
			baseline->files, capacity, sizeof(*files));

		if (!files)
			return NULL;
		baseline->files = files;
		reading->capacity = capacity;
	}
	return calloc(1, sizeof(struct baseline_file));
}

static void keep(struct reading_old *reading, const struct subject *subject)
{
	struct baseline *baseline = reading->baseline;
	struct baseline_file *file = room(reading);

	if (!file) {
		reading->failed = true;
		return;
	}
	baseline->files[baseline->count++] = file;
	file->whole = !*subject->key;
	file->key = strdup(whole_key(subject));
	file->bare = without_versions(whole_key(subject));
	reading->failed |= !digest_make(&file->digest, subject,
					baseline->consumers, NULL) ||
			   !file->key || !file->bare;
}

static bool has_probes(const struct file_report *file)
{
	return file->subject && file->subject->probe_count > 0;
}

static void take(void *context, const struct examined *result)
{
	struct reading_old *reading = context;
	struct file_report file = examined_report(result);

	if (file.status == FILE_PASSED_OVER)
		return;
	if (file.status == FILE_UNREADABLE) {
		complain(file.path, file.error ? file.error : "out of memory");
		reading->trouble = true;
	} else if (has_probes(&file)) {
		keep(reading, file.subject);
	}
}

/* Without a word of what is wrong with the files. */
static bool read_quietly(const char *path, const struct policy *policy,
			 unsigned jobs, bool keep_symbols, jobs_sink *sink,
			 void *context)
{
	char *paths[] = { (char *)path, NULL };
	struct walk *walk = walk_new(paths, 1, NULL);
	struct policy quiet = *policy;
	bool good;

	quiet.suppressions = NULL;
	quiet.keep_symbols = keep_symbols;
	good = walk && jobs_run(walk, &quiet, true, jobs, sink, context);
	if (walk)
		walk_free(walk);
	return good;
}

static bool read_all(struct reading_old *reading, const struct policy *policy,
		     unsigned jobs)
{
	struct baseline *baseline = reading->baseline;

	/* what can be read of an operand may depend on its symbol */
	if (!read_quietly(baseline->path, policy, jobs, true, take, reading) ||
	    reading->failed)
		return false;
	if (baseline->count)
		qsort(baseline->files, baseline->count, sizeof(*baseline->files),
		      compare_keys);
	baseline->bare = sorted(baseline, compare_bare);
	baseline->names = sorted(baseline, compare_names);
	return baseline->bare && baseline->names;
}

/* Looking into the other tree */

struct reading_new {
	const struct baseline *baseline;
	size_t root;             /* so much of each path is the tree's own */
	bool failed;
};

/* Also of one that cannot be examined: it is there. */
static void meet(void *context, const struct examined *result)
{
	struct reading_new *reading = context;
	const char *key = result->path + reading->root;
	struct file_report file = examined_report(result);
	struct baseline_file wanted, *found = NULL;
	enum likeness likeness;

	key += strspn(key, ":/");
	if (wanted_make(&wanted, *key ? key : file_name(result->path)))
		found = find(reading->baseline, &wanted, has_probes(&file),
			     &likeness);
	else
		reading->failed = true;
	if (found && found->best < likeness)
		found->best = likeness;
	wanted_free(&wanted);
}

/*
 * A new version may lie beside the old one, in whatever order they come: which
 * one is the counterpart is known when all were seen.  Standard input can be
 * read once; there the first likeness has to do.
 */
static bool look_ahead(struct baseline *baseline, const char *new,
		       const struct policy *policy, unsigned jobs)
{
	struct reading_new reading = {
		.baseline = baseline,
		.root = strlen(new),
	};

	return baseline->count == 0 || strcmp(new, "-") == 0 ||
	       (read_quietly(new, policy, jobs, false, meet, &reading) &&
		!reading.failed);
}

struct baseline *baseline_read(const char *path, const char *new,
			       const struct policy *policy, unsigned jobs,
			       bool *trouble)
{
	struct reading_old reading = {
		.baseline = calloc(1, sizeof(struct baseline)),
	};

	if (!reading.baseline)
		return NULL;
	reading.baseline->path = path;
	reading.baseline->consumers = policy->consumers;
	if (!read_all(&reading, policy, jobs) ||
	    !look_ahead(reading.baseline, new, policy, jobs)) {
		baseline_free(reading.baseline);
		return NULL;
	}
	*trouble = reading.trouble;
	return reading.baseline;
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

/* Files that are gone */

/* "pkg.deb:/usr/bin/x", "tree/usr/bin/x", "lib.a(x.o)" */
static char *path_of(const char *path, const struct baseline_file *file)
{
	struct stat status;
	const char *between = ":/";
	char *joined;

	if (*file->key == '(')
		between = "";
	else if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		between = path[strlen(path) - 1] == '/' ? "" : "/";
	return asprintf(&joined, "%s%s%s", path, between, file->key) < 0
		? NULL : joined;
}

/* A second name of a file is not examined again. */
static bool is_there(const char *path, const struct baseline_file *file)
{
	char *where = path_of(path, file);
	struct stat status;
	bool there = where && stat(where, &status) == 0 &&
		     S_ISREG(status.st_mode) && status.st_nlink > 1;

	free(where);
	return there;
}

static bool report_missing(const struct baseline *baseline, const char *path,
			   const struct baseline_file *file,
			   const struct policy *policy, jobs_sink *sink,
			   void *context)
{
	struct examined result = {
		.path = path_of(path, file),
		.status = FILE_NO_PROBES,
	};
	size_t count = file->digest.count;
	static const struct subject none = { .path = "", .key = "" };
	bool good = result.path;

	findings_init(&result.findings, policy);
	finding_add(&result.findings, RULE_COMPARE_PROBE_GONE, NO_PROBE,
		    NO_OFFSET, "there is no such file any more; in %s it had "
		    "%zu probe%s, %s:%s%s", baseline->path, count,
		    count == 1 ? "" : "s", file->digest.probes[0].provider,
		    file->digest.probes[0].name, count == 1 ? "" : " and others");
	good = good && !result.findings.out_of_memory;
	if (good)
		suppressions_apply(policy->suppressions, result.path, &none,
				   &result.findings);
	if (good)
		sink(context, &result);
	findings_free(&result.findings);
	free(result.path);
	return good;
}

bool baseline_missing(const struct baseline *baseline, const char *path,
		      const struct policy *policy, jobs_sink *sink,
		      void *context)
{
	bool good = true;

	if (atomic_load(&baseline->single) ||
	    policy->severity[RULE_COMPARE_PROBE_GONE] == SEVERITY_OFF)
		return true;
	for (size_t i = 0; good && i < baseline->count; i++)
		if (!atomic_load(&baseline->files[i]->met) &&
		    !is_there(path, baseline->files[i]))
			good = report_missing(baseline, path,
					      baseline->files[i], policy, sink,
					      context);
	return good;
}
