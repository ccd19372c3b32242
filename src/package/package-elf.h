/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ELF files in a package, each as an image in memory.  Of a large one only
 * the parts that somebody asks for are read, each time by streaming the package
 * once more, so that no package needs the memory of what is in it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "elf/elf-file.h"
#include "package/package.h"

/* [start, end) of a file, in whole pages */
struct page_range {
	uint64_t start;
	uint64_t end;
};

struct page_ranges {
	struct page_range *items;
	size_t count;
	size_t capacity;
};

struct package_elf {
	struct elf_source source;    /* first: need() gets this */
	bool partial;                /* the source is to be asked */
	const char *name;            /* in the package; until the next one */
	char *image;
	uint64_t size;
	char *error;                 /* what could not be read, or NULL; owned */

	/* private */
	const struct package *package;
	uint64_t number;
	size_t mapped;               /* bytes to unmap; 0: free() the image */
	unsigned passes;             /* over the package, for this one */
	struct page_ranges loaded;   /* in order, none touches another */
	struct page_ranges wanted;   /* with the next pass */
};

/*
 * The next ELF file; false when there is none left, or package_error() says
 * why.  With elf->error from the start there is no image.
 */
bool package_elf_next(struct package *package, struct package_elf *elf);
void package_elf_free(struct package_elf *elf);
