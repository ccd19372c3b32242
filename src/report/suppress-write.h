/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --write-suppressions=FILE: the suppressions with which this run would have
 * had nothing to say.  Knows what is still to be accepted, and which of the
 * lines that were there stay.
 */
#pragma once

#include <stdbool.h>

#include "report/report.h"

struct suppress_writer;

/* NULL: out of memory. */
struct suppress_writer *suppress_writer_new(void);
void suppress_writer_free(struct suppress_writer *writer);

/* Takes in what was found in a file and isn't suppressed.  False: out of
 * memory. */
bool suppress_writer_add(struct suppress_writer *writer,
			 const struct file_report *file);

/* Writes the file, or leaves it as it was: then false, and "PATH: why" is in
 * *error (free() it; NULL: out of memory).  *lines: how many. */
bool suppress_writer_write(struct suppress_writer *writer,
			   const struct policy *policy, const char *path,
			   size_t *lines, char **error);
