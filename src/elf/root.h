/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paths of a system that lies below a directory: a chroot, a mounted image, a
 * package's tree.  Its symbolic links lead to places below that directory.
 * root "" is this machine.
 */
#pragma once

#include <glob.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * Where path, as root sees it, really is: a path of this machine's, without
 * symbolic links, malloc()ed.  NULL with errno set.
 */
char *root_resolve(const char *root, const char *path);
/* What root calls a path of root_resolve() or root_glob(). */
const char *root_inside(const char *root, const char *path);

/* Opens a regular file; -1, or NULL, with errno set. */
int root_open(const char *root, const char *path);
FILE *root_stream(const char *root, const char *path);
/* The first line of a file, without its end, malloc()ed; NULL: none. */
char *root_first_line(const char *root, const char *path);
bool root_exists(const char *root, const char *path);

/* Paths of this machine's that match the pattern below root, sorted; the
 * caller calls globfree(), also after false. */
bool root_glob(const char *root, const char *pattern, glob_t *found);
