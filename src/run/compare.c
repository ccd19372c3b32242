/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "run/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/complain.h"
#include "base/path.h"
#include "expect/digest.h"
#include "finding/suppress.h"

static bool has_probes(const struct file_report *file)
{
	return file->subject && file->subject->probe_count > 0;
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
	quiet.verdicts = false;
	quiet.keep_symbols = keep_symbols;
	good = walk && jobs_run(walk, &quiet, true, jobs, sink, context);
	if (walk)
		walk_free(walk);
	return good;
}

/* Reading OLD */

struct reading_old {
	struct baseline *baseline;
	bool trouble;
	bool failed;
};

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
		reading->failed |= !baseline_add(reading->baseline,
						 file.subject);
	}
}

static bool read_old(struct reading_old *reading, const char *old,
		     const struct policy *policy, unsigned jobs)
{
	/* what can be read of an operand may depend on its symbol */
	return read_quietly(old, policy, jobs, true, take, reading) &&
	       !reading->failed && baseline_order(reading->baseline);
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

	key += strspn(key, ":/");
	reading->failed |= !baseline_meet(reading->baseline,
					  *key ? key : path_base(result->path),
					  has_probes(&file));
}

/*
 * A new version may lie beside the old one, in whatever order they come: which
 * one is the counterpart is known when all were seen.  Standard input can be
 * read once; there the first likeness has to do.
 */
static bool look_ahead(const struct baseline *baseline, const char *new,
		       const struct policy *policy, unsigned jobs)
{
	struct reading_new reading = {
		.baseline = baseline,
		.root = strlen(new),
	};

	return baseline_is_empty(baseline) || strcmp(new, "-") == 0 ||
	       (read_quietly(new, policy, jobs, false, meet, &reading) &&
		!reading.failed);
}

struct baseline *compare_read(const char *old, const char *new,
			      const struct policy *policy, unsigned jobs,
			      bool *trouble)
{
	struct reading_old reading = {
		.baseline = baseline_new(policy->consumers),
	};

	if (!reading.baseline)
		return NULL;
	if (!read_old(&reading, old, policy, jobs) ||
	    !look_ahead(reading.baseline, new, policy, jobs)) {
		baseline_free(reading.baseline);
		return NULL;
	}
	*trouble = reading.trouble;
	return reading.baseline;
}

/* Files that are gone */

/* "pkg.deb:/usr/bin/x", "tree/usr/bin/x", "lib.a(x.o)" */
static char *path_of(const char *tree, const char *key)
{
	struct stat status;
	const char *between = ":/";
	char *joined;

	if (*key == '(')
		between = "";
	else if (stat(tree, &status) == 0 && S_ISDIR(status.st_mode))
		between = tree[strlen(tree) - 1] == '/' ? "" : "/";
	return asprintf(&joined, "%s%s%s", tree, between, key) < 0 ? NULL
								   : joined;
}

/* A second name of a file is not examined again. */
static bool is_there(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
	       status.st_nlink > 1;
}

static void say_gone(struct findings *findings, const char *old,
		     const struct digest *digest)
{
	size_t count = digest->count;

	finding_add(findings, RULE_COMPARE_PROBE_GONE, NO_PROBE, NO_OFFSET,
		    "there is no such file any more; in %s it had %zu "
		    "probe%s, %s:%s%s", old, count, count == 1 ? "" : "s",
		    digest->probes[0].provider, digest->probes[0].name,
		    count == 1 ? "" : " and others");
}

/* path: where it would be. */
static bool report_missing(char *path, const char *old,
			   const struct digest *digest,
			   const struct policy *policy, jobs_sink *sink,
			   void *context)
{
	static const struct subject none = { .path = "", .key = "" };
	struct examined result = { .path = path, .status = FILE_NO_PROBES };
	bool good;

	findings_init(&result.findings, policy);
	say_gone(&result.findings, old, digest);
	good = !result.findings.out_of_memory;
	if (good) {
		suppressions_apply(policy->suppressions, path, &none,
				   &result.findings);
		sink(context, &result);
	}
	findings_free(&result.findings);
	return good;
}

bool compare_missing(const struct baseline *baseline, const char *old,
		     const char *new, const struct policy *policy,
		     jobs_sink *sink, void *context)
{
	struct baseline_unmet unmet;
	size_t place = 0;
	bool good = true;

	if (policy->severity[RULE_COMPARE_PROBE_GONE] == SEVERITY_OFF)
		return true;
	while (good && baseline_next_unmet(baseline, &place, &unmet)) {
		char *path = path_of(new, unmet.key);

		good = path && (is_there(path) ||
				report_missing(path, old, unmet.digest, policy,
					       sink, context));
		free(path);
	}
	return good;
}
