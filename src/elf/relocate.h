/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The relocations of a relocatable object's note section.  Knows which kinds
 * of relocation the machines use for an address and for the size of a note,
 * and nothing about the notes themselves.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "elf/elf-file.h"
#include "elf/symbols.h"

struct relocation {
	uint64_t offset;      /* in the note section */
	uint32_t type;        /* R_… of the machine */
	bool known;           /* an address of the right width, or a size */
	uint32_t section;     /* that the value is relative to; SHN_… */
	uint32_t symbol;      /* index into the symbol table it names */
	uint8_t symbol_type;  /* STT_… */
};

struct relocations {
	struct relocation *items;   /* by offset */
	size_t count;
};

/*
 * Applies them to the section's bytes and says what they were.  Nothing
 * happens for a machine without a table: count is then 0.
 * 0, or -1 with a sentence in *error.
 */
int relocate(struct elf_file *file, const struct section *section,
	     char *bytes, struct relocations *relocations, char **error);
void relocations_free(struct relocations *relocations);

/* The last relocation at that offset, or NULL. */
const struct relocation *relocation_at(const struct relocations *relocations,
				       uint64_t offset);
/* Is there a table for the file's machine? */
bool relocate_knows(const struct elf_file *file);
