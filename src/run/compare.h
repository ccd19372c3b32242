/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --compare=OLD, around the examination of the files: what is read before, and
 * what is left over behind it.  rules-compare.c says what differs in a file.
 */
#pragma once

#include <stdbool.h>

#include "expect/baseline.h"
#include "finding/finding.h"
#include "run/jobs.h"

/*
 * Reads OLD, and which files are in new, that is to be compared with it.
 * Complains of what cannot be read in OLD, and sets *trouble.  NULL: out of
 * memory.
 */
struct baseline *compare_read(const char *old, const char *new,
			      const struct policy *policy, unsigned jobs,
			      bool *trouble);

/*
 * Once all of new was compared: hands on a result for each file of OLD whose
 * place nothing has taken.  False: out of memory.
 */
bool compare_missing(const struct baseline *baseline, const char *old,
		     const char *new, const struct policy *policy,
		     jobs_sink *sink, void *context);
