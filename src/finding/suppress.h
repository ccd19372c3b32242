/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --suppressions=FILE: findings that somebody has looked at and accepts.  Knows
 * the lines of such files, which findings they are about, and which of them
 * were needed; doesn't know how anything is printed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "finding/finding.h"
#include "note/subject.h"

struct suppression_text;   /* suppress-line.h */

/* What the reason of a line that was written by --write-suppressions begins
 * with, until somebody replaces it. */
#define UNREVIEWED "unreviewed"

bool suppression_is_unreviewed(const char *reason);

/* NULL: out of memory. */
struct suppressions *suppressions_new(void);
void suppressions_free(struct suppressions *suppressions);

/* Names a file, which isn't read yet; path must stay.  False: out of memory. */
bool suppressions_name(struct suppressions *suppressions, const char *path);
/* How many were named, and which. */
size_t suppressions_files(const struct suppressions *suppressions);
const char *suppressions_path(const struct suppressions *suppressions,
			      size_t file);
/* Reads all of them.  0, or -1 with "PATH:LINE: why" in *error (free() it;
 * NULL: out of memory). */
int suppressions_read(struct suppressions *suppressions, char **error);

/* Marks the findings about one file that are accepted.  May be called by
 * several threads; suppressions NULL: does nothing. */
void suppressions_apply(struct suppressions *suppressions, const char *path,
			const struct subject *subject,
			struct findings *findings);

/* After all files: what is wrong with the lines of one. */
void suppressions_judge(const struct suppressions *suppressions, size_t file,
			struct findings *findings);

/* The next line, from *place on (0 first), that was needed or of which this run
 * cannot tell; false at the end. */
bool suppressions_next(const struct suppressions *suppressions,
		       const struct policy *policy, size_t *place,
		       struct suppression_text *text);
