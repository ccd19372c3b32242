/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The headers of an ELF file, into struct elf_file.  Only elf-file.c calls it.
 * Knows how ELF lays them out, also where their numbers are too large for the
 * ELF header; doesn't know what is in a section.
 */
#pragma once

#include "elf/elf-bytes.h"

/* The ELF header, the section headers and their names.  0, or -1 with a sentence
 * in *error (owned by the caller). */
int elf_header_read(struct elf_file *file, char **error);
/* The program headers, which few files are asked for.  The same. */
int elf_header_read_segments(struct elf_file *file, char **error);
