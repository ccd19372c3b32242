/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One line of a suppressions file:
 *
 *	RULE PATH [PROVIDER:NAME] # reason
 *
 * PATH, PROVIDER and NAME may be patterns.  Knows how it is read and written,
 * and which paths it is about; doesn't know the other lines.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/source.h"
#include "base/span.h"
#include "finding/rules-table.h"

/* A line's "RULE PATH [PROVIDER:NAME]", without needless blanks, and why. */
struct suppression_text {
	const char *what;
	const char *reason;
};

struct suppression_line {
	enum rule_id rule;
	bool exact;              /* nothing of it is a pattern */
	/* without the backslashes in an exact line; otherwise as fnmatch(3)
	 * wants it, with two more characters before a path with a slash */
	const char *path;
	const char *base;        /* of an exact line: behind the last slash */
	const char *provider;    /* NULL, and name too: of any probe, or none */
	const char *name;
	struct suppression_text text;
	char *strings;           /* owned; all of them */
};

/* 1, 0 for a line that says nothing, or -1 with "PATH:LINE: why" in *error. */
int suppression_line_read(struct suppression_line *line,
			  const struct source *source, struct span text,
			  size_t number, char **error);
void suppression_line_free(struct suppression_line *line);

/* Is a line with a pattern about this path, whatever its base? */
bool suppression_line_matches(const struct suppression_line *line,
			      const char *path);

/* Orders exact lines by rule, base, probe and path. */
int suppression_line_compare(const struct suppression_line *one,
			     const struct suppression_line *other);

/* Writes a word, or a part of one, so that it is read as it is; special: more
 * characters that mean something there. */
void suppression_escape(FILE *out, const char *word, const char *special);
