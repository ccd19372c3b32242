/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which library a program gets, by ld.so's rules but without running it: its
 * dynamic section, and where a library of some name is found.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "elf/elf-file.h"

/* of the dynamic section; all strings are in one block */
struct dynamic {
	char *strings;
	const char *soname;     /* NULL: none; so below */
	const char *rpath;
	const char *runpath;
	const char **needed;
	size_t needed_count;
};

/* What a damaged file says is missing.  False: no memory. */
bool dynamic_read(struct elf_file *file, struct dynamic *dynamic);
void dynamic_free(struct dynamic *dynamic);

/*
 * The library that the program at path gets for a name in its needed list:
 * where it really is, malloc()ed, or NULL.  Only a library for the same machine
 * will do.  root: nothing outside of it is looked at; NULL: this machine, after
 * the tree that path seems to be in (stage, of stage/usr/bin/python3).
 *
 * Environment variables and ld.so's cache are not asked, nor the directories
 * glibc-hwcaps, which depend on the processor.
 */
char *loader_find(const struct dynamic *dynamic, const struct elf_file *file,
		  const char *path, const char *root, const char *name);
