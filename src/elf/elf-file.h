/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One ELF file (or one member of an archive): identity, sections, segments and
 * symbols, and what lies at an address.  Doesn't know what a probe is.
 */
#pragma once

#include <gelf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "elf/elf-bytes.h"

/*
 * Reads the headers of the ELF file fd, which the caller closes after
 * elf_file_close().  head: its first page, which is taken over, or NULL when
 * nobody has read that yet.
 * 0, or -1 with a sentence in *error (owned by the caller: free()).
 */
int elf_file_open(struct elf_file *file, int fd, struct window *head,
		  uint64_t size, char **error);
/* The same of an archive's member, which lies at start in fd; the caller ends
 * it after elf_file_close(). */
int elf_file_open_member(struct elf_file *file, Elf *member, int fd,
			 uint64_t start, uint64_t size, char **error);
/* The same of an image of size bytes that source fills. */
int elf_file_open_image(struct elf_file *file, struct elf_source *source,
			char *image, uint64_t size, char **error);
void elf_file_close(struct elf_file *file);
/* Nothing is read from now on: member and fd may end, what was read stays. */
void elf_file_detach(struct elf_file *file);
/* Frees sections and segments; what the ELF header says stays. */
void elf_file_forget(struct elf_file *file);

/* A section as libelf decodes it, until the file is detached; NULL: not to be
 * had. */
Elf_Data *elf_file_data(struct elf_file *file, const struct section *section);

/* A symbol table as libelf decodes it. */
struct symbol_table {
	Elf_Data *symbols;   /* NULL: not to be had */
	Elf_Data *sections;  /* SHT_SYMTAB_SHNDX, or NULL */
};

/* The section of a symbol that is absolute or common, or of another such kind:
 * beyond all real ones, which may be as many as SHN_ABS. */
#define SECTION_RESERVED(shn) (UINT32_C(0xffff0000) | (shn))

struct symbol_table elf_file_symbols(struct elf_file *file,
				     const struct section *section);
/* False: there is none of that number. */
bool elf_file_symbol(const struct symbol_table *table, size_t index,
		     GElf_Sym *symbol, uint32_t *section);

/* Reads the segments and prepares the search by address, once; few files need
 * either.  0, or -1 with a sentence in *error. */
int elf_file_map(struct elf_file *file, char **error);
/* The PT_LOAD segment that holds an address, or NULL. */
const struct segment *elf_file_segment_at(const struct elf_file *file,
					  uint64_t address);
/* The allocated section that holds an address, or NULL. */
const struct section *elf_file_section_at(const struct elf_file *file,
					  uint64_t address);
/* File offset of an address in a segment; false when it has no bytes there. */
bool elf_file_offset_of(const struct segment *segment, uint64_t address,
			uint64_t *offset);
