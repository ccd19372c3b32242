/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the report goes: standard output, or a file that appears under its
 * name only when all of it has been written.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

struct output {
	FILE *stream;
	const char *name;   /* for messages */
	char *target;       /* NULL: written in place */
	char *temporary;
};

/* path NULL: standard output.  False with a reason in *why, which lasts until
 * the next call.  What is an ELF file, archive or package is not replaced: that
 * is never a report, but the file to examine, behind -o by mistake. */
bool output_open(struct output *output, const char *path, const char **why);
/* Flushes, closes and puts the file in its place.  False with errno set, and
 * then a file of that name is as it was before. */
bool output_commit(struct output *output);
