/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Opening and closing; symbol tables, which libelf decodes; what lies at an
 * address.
 */
#include "config.h"

#include "elf/elf-file.h"

#include <stdlib.h>

#include "base/search.h"
#include "base/sentence.h"
#include "elf/elf-header.h"

/* libelf's own view of the file, which few files need; NULL: there is none. */
static Elf *begin(struct elf_file *file)
{
	if (file->member)
		return file->member;
	if (!file->begun && file->fd >= 0)
		file->begun = elf_begin(file->fd, ELF_C_READ, NULL);
	else if (!file->begun && file->image)
		file->begun = elf_memory(file->image, (size_t)file->size);
	return file->begun;
}

Elf_Data *elf_file_data(struct elf_file *file, const struct section *section)
{
	if (!elf_file_section_ready(file, section))
		return NULL;
	return elf_getdata(elf_getscn(begin(file), section->index), NULL);
}

struct symbol_table elf_file_symbols(struct elf_file *file,
				     const struct section *section)
{
	struct symbol_table table = { elf_file_data(file, section), NULL };

	for (size_t i = 0; table.symbols && i < file->section_count; i++)
		if (file->sections[i].type == SHT_SYMTAB_SHNDX &&
		    file->sections[i].link == section->index)
			table.sections = elf_file_data(file,
						       &file->sections[i]);
	return table;
}

bool elf_file_symbol(const struct symbol_table *table, size_t index,
		     GElf_Sym *symbol, uint32_t *section)
{
	Elf32_Word extended = 0;

	if (!table->symbols || index > INT32_MAX ||
	    !gelf_getsymshndx(table->symbols, table->sections, (int)index,
			      symbol, &extended))
		return false;
	if (symbol->st_shndx == SHN_XINDEX && table->sections)
		*section = extended;
	else if (symbol->st_shndx >= SHN_LORESERVE)
		*section = SECTION_RESERVED(symbol->st_shndx);
	else
		*section = symbol->st_shndx;
	return true;
}

/* Addresses */

static int by_start(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* .tbss has the addresses of what follows it. */
static bool has_addresses(const struct section *section)
{
	return (section->flags & SHF_ALLOC) && section->size &&
	       !((section->flags & SHF_TLS) && section->type == SHT_NOBITS);
}

int elf_file_map(struct elf_file *file, char **error)
{
	if (elf_header_read_segments(file, error) != 0)
		return -1;
	file->loads = calloc(file->segment_count + 1, sizeof(struct extent));
	file->allocated = calloc(file->section_count + 1,
				 sizeof(struct extent));
	if (!file->loads || !file->allocated)
		return sentence(error, "out of memory");
	for (size_t i = 0; i < file->segment_count; i++)
		if (file->segments[i].type == PT_LOAD)
			file->loads[file->load_count++] = (struct extent){
				file->segments[i].address,
				file->segments[i].memory_size, i };
	for (size_t i = 0; i < file->section_count; i++)
		if (has_addresses(&file->sections[i]))
			file->allocated[file->allocated_count++] =
				(struct extent){ file->sections[i].address,
						 file->sections[i].size, i };
	qsort(file->loads, file->load_count, sizeof(struct extent), by_start);
	qsort(file->allocated, file->allocated_count, sizeof(struct extent),
	      by_start);
	return 0;
}

static bool begins_by(const void *item, const void *wanted)
{
	const struct extent *extent = item;
	const uint64_t *address = wanted;

	return extent->start <= *address;
}

/* The last extent that doesn't begin above the address, if it holds it. */
static const struct extent *extent_at(const struct extent *extents,
				      size_t count, uint64_t address)
{
	size_t end = search_place(extents, count, sizeof(*extents), begins_by,
				  &address);

	if (end == 0 ||
	    address - extents[end - 1].start >= extents[end - 1].size)
		return NULL;
	return &extents[end - 1];
}

const struct segment *elf_file_segment_at(const struct elf_file *file,
					  uint64_t address)
{
	const struct extent *extent = extent_at(file->loads, file->load_count,
						address);

	return extent ? &file->segments[extent->index] : NULL;
}

const struct section *elf_file_section_at(const struct elf_file *file,
					  uint64_t address)
{
	const struct extent *extent = extent_at(
		file->allocated, file->allocated_count, address);

	return extent ? &file->sections[extent->index] : NULL;
}

bool elf_file_offset_of(const struct segment *segment, uint64_t address,
			uint64_t *offset)
{
	uint64_t into = address - segment->address;

	return into < segment->file_size &&
	       !__builtin_add_overflow(segment->offset, into, offset);
}

static int read_headers(struct elf_file *file, char **error)
{
	*error = NULL;
	if (elf_header_read(file, error) == 0)
		return 0;
	elf_file_close(file);
	return -1;
}

int elf_file_open(struct elf_file *file, int fd, struct window *head,
		  uint64_t size, char **error)
{
	*file = (struct elf_file){ .fd = fd, .size = size };
	if (head) {
		file->windows[0] = *head;
		*head = (struct window){ 0 };
	}
	return read_headers(file, error);
}

int elf_file_open_member(struct elf_file *file, Elf *member, int fd,
			 uint64_t start, uint64_t size, char **error)
{
	*file = (struct elf_file){
		.member = member,
		.fd = fd,
		.start = start,
		.size = size,
	};
	return read_headers(file, error);
}

int elf_file_open_image(struct elf_file *file, struct elf_source *source,
			char *image, uint64_t size, char **error)
{
	*file = (struct elf_file){
		.fd = -1,
		.image = image,
		.source = source,
		.size = size,
	};
	return read_headers(file, error);
}

void elf_file_detach(struct elf_file *file)
{
	for (size_t i = 0; i < 2; i++) {
		free(file->windows[i].bytes);
		file->windows[i] = (struct window){ 0 };
	}
	elf_end(file->begun);
	file->begun = NULL;
	file->member = NULL;
	file->fd = -1;
	file->source = NULL;
	file->size = 0;
}

void elf_file_forget(struct elf_file *file)
{
	free(file->sections);
	free(file->segments);
	free(file->section_names);
	free(file->loads);
	free(file->allocated);
	file->sections = NULL;
	file->segments = NULL;
	file->section_names = NULL;
	file->loads = NULL;
	file->allocated = NULL;
	file->section_count = 0;
	file->segment_count = 0;
	file->load_count = 0;
	file->allocated_count = 0;
}

void elf_file_close(struct elf_file *file)
{
	elf_file_detach(file);
	elf_file_forget(file);
	*file = (struct elf_file){ .fd = -1 };
}
