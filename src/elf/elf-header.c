/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libelf could do all of this, but elf_begin() allocates and clears some 400
 * bytes for each section (elfutils 0.188, libelf/elf_begin.c), objects have up
 * to 30,000, and nearly no file is asked for more of a section than its name.
 * So it only translates the headers, and is asked for the contents of the few
 * files that need that.
 */
#include "config.h"

#include "elf/elf-header.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/sentence.h"

/* No real file has more, and no run may need the memory. */
#define MOST_HEADERS (UINT64_C(1) << 21)

/* 16 KiB of them */
#define HEADERS_AT_ONCE 256u

/* Bytes, of the usual sections. */
#define LONGEST_NAMES 512u

/* Copies count entries at offset, as this machine has them. */
static bool read_entries(struct elf_file *file, Elf_Type type, uint64_t offset,
			 void *to, size_t count)
{
	unsigned encoding = file->little_endian ? ELFDATA2LSB : ELFDATA2MSB;
	Elf_Data data = {
		.d_buf = to,
		.d_type = type,
		.d_version = EV_CURRENT,
		.d_size = count * elf_file_entry_size(file, type),
	};

	return elf_file_read(file, offset, to, data.d_size) &&
	       (file->bits == 32 ? elf32_xlatetom(&data, &data, encoding)
				 : elf64_xlatetom(&data, &data, encoding));
}

static int read_identity(struct elf_file *file, char **error)
{
	unsigned char identity[EI_NIDENT];

	if (!elf_file_read(file, 0, identity, EI_NIDENT) ||
	    memcmp(identity, ELFMAG, SELFMAG) != 0)
		return sentence(error, "damaged ELF header: it ends at 0x%"
				PRIx64, file->size);
	if (identity[EI_CLASS] != ELFCLASS32 &&
	    identity[EI_CLASS] != ELFCLASS64)
		return sentence(error, "damaged ELF header: class %u, which is "
				"neither 32 nor 64 bits", identity[EI_CLASS]);
	if (identity[EI_DATA] != ELFDATA2LSB &&
	    identity[EI_DATA] != ELFDATA2MSB)
		return sentence(error, "damaged ELF header: byte order %u, "
				"which is neither little nor big endian",
				identity[EI_DATA]);
	if (identity[EI_VERSION] != EV_CURRENT)
		return sentence(error, "damaged ELF header: version %u, and "
				"there is only 1", identity[EI_VERSION]);
	file->bits = identity[EI_CLASS] == ELFCLASS32 ? 32 : 64;
	file->little_endian = identity[EI_DATA] == ELFDATA2LSB;
	return 0;
}

/* where a table of headers lies */
#define TAKE_TABLE(header, kind)                        \
	(struct header_table){                          \
		.offset = (header).e_##kind##off,       \
		.count = (header).e_##kind##num,        \
		.entry_size = (header).e_##kind##entsize, \
	}

#define TAKE_HEADER(file, header)                                       \
	do {                                                            \
		(file)->type = (header).e_type;                         \
		(file)->machine = (header).e_machine;                   \
		(file)->flags = (header).e_flags;                       \
		(file)->name_section = (header).e_shstrndx;             \
		(file)->section_headers = TAKE_TABLE(header, sh);       \
		(file)->program_headers = TAKE_TABLE(header, ph);       \
	} while (0)

static int read_elf_header(struct elf_file *file, char **error)
{
	union {
		Elf32_Ehdr narrow;
		Elf64_Ehdr wide;
	} header;

	if (read_identity(file, error) != 0)
		return -1;
	if (!read_entries(file, ELF_T_EHDR, 0, &header, 1))
		return sentence(error, "damaged ELF header: it ends at 0x%"
				PRIx64, file->size);
	if (file->bits == 32)
		TAKE_HEADER(file, header.narrow);
	else
		TAKE_HEADER(file, header.wide);
	return 0;
}

/* Is all of the table to be had?  what: "section" or "program". */
static int check_table(struct elf_file *file, Elf_Type type,
		       const struct header_table *table, const char *what,
		       char **error)
{
	size_t size = elf_file_entry_size(file, type);

	if (table->count == 0)
		return 0;
	if (table->count > MOST_HEADERS)
		return sentence(error, "%" PRIu64 " %s headers, more than the "
				"%" PRIu64 " that are read", table->count,
				what, MOST_HEADERS);
	if (table->offset == 0)
		return sentence(error, "the %" PRIu64 " %s headers are said to "
				"be where the file begins", table->count, what);
	if (table->entry_size != size)
		return sentence(error, "the %" PRIu64 " %s headers are said to "
				"have %zu bytes each, not %zu", table->count,
				what, table->entry_size, size);
	if (table->count > file->size / size ||
	    !elf_file_holds(file, table->offset, table->count * size))
		return sentence(error, "the %" PRIu64 " %s headers at 0x%"
				PRIx64 " lie beyond the end of the file",
				table->count, what, table->offset);
	if (!elf_file_fetch(file, table->offset, table->count * size))
		return sentence(error, "the %" PRIu64 " %s headers cannot be "
				"read", table->count, what);
	return 0;
}

#define TAKE_SECTION(header, at)                       \
	(struct section){                              \
		.name = "",                            \
		.name_at = (header).sh_name,           \
		.index = (at),                         \
		.type = (header).sh_type,              \
		.link = (header).sh_link,              \
		.info = (header).sh_info,              \
		.flags = (header).sh_flags,            \
		.address = (header).sh_addr,           \
		.offset = (header).sh_offset,          \
		.size = (header).sh_size,              \
		.alignment = (header).sh_addralign,    \
	}

/* Headers first to first + count of the table, into sections. */
static bool read_section_headers(struct elf_file *file, size_t first,
				 size_t count, struct section *sections)
{
	union {
		Elf32_Shdr narrow[HEADERS_AT_ONCE];
		Elf64_Shdr wide[HEADERS_AT_ONCE];
	} headers;
	uint64_t size = elf_file_entry_size(file, ELF_T_SHDR);

	if (!read_entries(file, ELF_T_SHDR,
			  file->section_headers.offset + first * size,
			  &headers, count))
		return false;
	for (size_t i = 0; i < count; i++)
		sections[i] = file->bits == 32
			? TAKE_SECTION(headers.narrow[i], first + i)
			: TAKE_SECTION(headers.wide[i], first + i);
	return true;
}

/* Linkers put the sections' names before their headers: one read for both.  If
 * it fails, the next one will say so. */
static void fetch_names_and_headers(struct elf_file *file)
{
	const struct header_table *table = &file->section_headers;
	uint64_t size = table->count * elf_file_entry_size(file, ELF_T_SHDR);
	uint64_t names = table->offset < LONGEST_NAMES ? 0 : LONGEST_NAMES;

	elf_file_fetch(file, table->offset - names, names + size);
}

/* What is too large for the ELF header is in the first section header. */
static void extend_numbers(struct elf_file *file)
{
	struct header_table *sections = &file->section_headers;
	bool extended = sections->count == 0 ||
			file->name_section == SHN_XINDEX ||
			file->program_headers.count == PN_XNUM;
	struct section first;

	if (!extended || sections->offset == 0 ||
	    !elf_file_holds(file, sections->offset,
			    elf_file_entry_size(file, ELF_T_SHDR)) ||
	    !read_section_headers(file, 0, 1, &first))
		return;
	if (sections->count == 0)
		sections->count = first.size;
	if (file->name_section == SHN_XINDEX)
		file->name_section = first.link;
	if (file->program_headers.count == PN_XNUM)
		file->program_headers.count = first.info;
}

static int name_sections(struct elf_file *file, char **error)
{
	const struct section *strings;
	uint64_t size;

	if (file->name_section == 0 ||
	    file->name_section >= file->section_count)
		return 0;
	strings = &file->sections[file->name_section];
	size = strings->type == SHT_NOBITS ? 0 : strings->size;
	file->section_names = elf_file_section_bytes(file, strings, error);
	if (!file->section_names)
		return -1;
	for (size_t i = 0; i < file->section_count; i++)
		if (file->sections[i].name_at < size)
			file->sections[i].name =
				file->section_names + file->sections[i].name_at;
	return 0;
}

/* Assemblers write one table for a section, and one symbol table. */
static void link_section(struct elf_file *file, size_t index)
{
	const struct section *section = &file->sections[index];
	bool relocates = section->type == SHT_RELA || section->type == SHT_REL;

	if (section->type == SHT_SYMTAB && !file->symbol_table)
		file->symbol_table = index;
	if (relocates && section->info < file->section_count &&
	    !file->sections[section->info].relocations &&
	    elf_file_holds(file, section->offset, section->size))
		file->sections[section->info].relocations = index;
}

static int read_sections(struct elf_file *file, char **error)
{
	size_t count;

	fetch_names_and_headers(file);
	extend_numbers(file);
	if (check_table(file, ELF_T_SHDR, &file->section_headers, "section",
			error) != 0)
		return -1;
	count = (size_t)file->section_headers.count;
	/* no calloc(): each is filled in */
	file->sections = reallocarray(NULL, count ? count : 1,
				      sizeof(*file->sections));
	if (!file->sections)
		return sentence(error, "out of memory for %zu section headers",
				count);
	while (file->section_count < count) {
		size_t first = file->section_count;
		size_t some = count - first < HEADERS_AT_ONCE
				      ? count - first : HEADERS_AT_ONCE;

		if (!read_section_headers(file, first, some,
					  &file->sections[first]))
			return sentence(error, "section header %zu cannot be "
					"read", first);
		file->section_count += some;
	}
	for (size_t i = 0; i < count; i++)
		link_section(file, i);
	return name_sections(file, error);
}

int elf_header_read(struct elf_file *file, char **error)
{
	return read_elf_header(file, error) == 0 ? read_sections(file, error)
						 : -1;
}

/* Segments */

#define TAKE_SEGMENT(header)                           \
	(struct segment){                              \
		.type = (header).p_type,               \
		.flags = (header).p_flags,             \
		.address = (header).p_vaddr,           \
		.offset = (header).p_offset,           \
		.file_size = (header).p_filesz,        \
		.memory_size = (header).p_memsz,       \
	}

static bool read_segment(struct elf_file *file, size_t index)
{
	union {
		Elf32_Phdr narrow;
		Elf64_Phdr wide;
	} header;
	uint64_t size = elf_file_entry_size(file, ELF_T_PHDR);

	if (!read_entries(file, ELF_T_PHDR,
			  file->program_headers.offset + index * size, &header,
			  1))
		return false;
	file->segments[index] = file->bits == 32 ? TAKE_SEGMENT(header.narrow)
						 : TAKE_SEGMENT(header.wide);
	return true;
}

int elf_header_read_segments(struct elf_file *file, char **error)
{
	size_t count;

	if (check_table(file, ELF_T_PHDR, &file->program_headers, "program",
			error) != 0)
		return -1;
	count = (size_t)file->program_headers.count;
	file->segments = calloc(count ? count : 1, sizeof(*file->segments));
	if (!file->segments)
		return sentence(error, "out of memory for %zu program headers",
				count);
	for (; file->segment_count < count; file->segment_count++)
		if (!read_segment(file, file->segment_count))
			return sentence(error, "program header %zu of %zu "
					"cannot be read", file->segment_count,
					count);
	return 0;
}
