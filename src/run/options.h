/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The command line: what is asked of this run.  options.txt has the options;
 * options.c knows what their values may be, and nothing of how they are
 * obeyed.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "finding/finding.h"
#include "report/report.h"

enum color {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER,
};

enum action {
	ACTION_CHECK,
	ACTION_LIST,
	ACTION_SURVEY,
	ACTION_EXPLAIN,
	ACTION_LIST_RULES,
	ACTION_HELP,
	ACTION_VERSION,
};

/* what a repeatable option named; options_free() ends it */
struct file_list {
	const char **paths;        /* of argv */
	size_t count;
};

struct options {
	enum action action;
	const char *explain;       /* of ACTION_EXPLAIN: a rule's id, or "all" */
	bool quiet;
	enum color color;
	const struct report_format *format;
	const char *output;        /* NULL: standard output */
	const char *write_suppressions;  /* the FILE; NULL: none */
	const char *files0_from;   /* NULL: none; "-": standard input */
	const char *compare;       /* --compare=OLD; NULL: with nothing */
	struct file_list providers; /* --provider */
	struct file_list tapsets;   /* --tapset */
	unsigned jobs;             /* at least 1 */
	char **paths;              /* of argv */
	int path_count;
	struct policy policy;
};

/* 0, or -1 after a sentence on standard error. */
int options_parse(int argc, char **argv, struct options *options);
/* Also after -1. */
void options_free(struct options *options);

/* What --help prints. */
void options_print_help(FILE *out);
