/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --compare=OLD: the digests of OLD's files, and which of them a file is to be
 * compared with.  Doesn't know what a difference is.
 */
#pragma once

#include <stdbool.h>

#include "jobs.h"

struct baseline;
struct digest;

/*
 * Reads OLD, and which files are in new, that is to be compared with it.
 * Complains of what cannot be read in OLD, and sets *trouble.  NULL: out of
 * memory.
 */
struct baseline *baseline_read(const char *path, const char *new,
			       const struct policy *policy, unsigned jobs,
			       bool *trouble);
void baseline_free(struct baseline *baseline);

struct baseline_match {
	const struct digest *digest;  /* NULL: OLD has nothing like it, or new
				       * has a file that is more like that */
	bool several;                 /* nothing tells which one it is */
	bool failed;                  /* out of memory */
};

/* What to compare this file with. */
struct baseline_match baseline_find(struct baseline *baseline,
				    const struct subject *subject);

/*
 * Once all of path was compared: hands on a result for each file of OLD whose
 * place nothing has taken.  False: out of memory.
 */
bool baseline_missing(const struct baseline *baseline, const char *path,
		      const struct policy *policy, jobs_sink *sink,
		      void *context);
