/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which files: the paths of the command line, the names of --files0-from, and
 * what is below directories, one after the other and always in the same order.
 * Doesn't open a file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct walk;

/* one file to examine, or a path that cannot be */
struct walk_item {
	char *path;       /* owned by the item */
	bool named;       /* by the person; not found in a directory */
	bool standard_input;
	size_t root;      /* so much of path was named by the person */
	off_t size;       /* of the regular file, when it was met */
	char *error;      /* why it cannot be examined, or NULL */
};

/* paths must outlive the walk.  files0_from: a file of names that end in NUL,
 * "-" is standard input; NULL: none.  NULL: out of memory. */
struct walk *walk_new(char **paths, int path_count, const char *files0_from);
/* The next one; false at the end. */
bool walk_next(struct walk *walk, struct walk_item *item);
void walk_item_free(struct walk_item *item);
/* Was there not enough memory to walk on? */
bool walk_failed(const struct walk *walk);
void walk_free(struct walk *walk);
