/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All bytes come through elf_file_read(), but for the symbols and relocations
 * that libelf decodes.  Both use pread() and not a mapping, so that a file which
 * shrinks while it is read is a short read and not a SIGBUS.
 */
#include "config.h"

#include "elf-file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "elf-header.h"
#include "sentence.h"

/* Longer reads don't come back to the same page. */
#define SMALL_READ 256u

/* No real file has more notes than this, and no run may need the memory. */
#define LARGEST_SECTION (UINT64_C(256) << 20)

/* Bytes */

bool elf_file_holds(const struct elf_file *file, uint64_t offset,
		    uint64_t length)
{
	return offset <= file->size && length <= file->size - offset;
}

/* Before libelf, or a copy, looks at this part of an image. */
static bool need(const struct elf_file *file, uint64_t offset, uint64_t length)
{
	struct elf_source *source = file->source;

	return !source || (elf_file_holds(file, offset, length) &&
			   source->need(source, offset, length));
}

/* as pread(), until all is there */
static bool read_exactly(const struct elf_file *file, uint64_t offset,
			 char *to, size_t length)
{
	if (file->fd < 0) {
		if (!need(file, offset, length))
			return false;
		memcpy(to, file->image + offset, length);
		return true;
	}
	while (length > 0) {
		ssize_t n = pread(file->fd, to, length,
				  (off_t)(file->start + offset));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		to += n;
		offset += (uint64_t)n;
		length -= (size_t)n;
	}
	return true;
}

/* Fills a window with what the file has from start on. */
static bool fill(struct elf_file *file, struct window *window, uint64_t start)
{
	uint64_t left = file->size - start;
	size_t length = left < WINDOW_SIZE ? (size_t)left : WINDOW_SIZE;

	window->length = 0;
	if (!window->bytes)
		window->bytes = malloc(WINDOW_SIZE);
	if (!window->bytes ||
	    !read_exactly(file, start, window->bytes, length))
		return false;
	window->offset = start;
	window->length = length;
	return true;
}

static bool covers(const struct window *window, uint64_t offset, size_t length)
{
	return offset >= window->offset &&
	       offset - window->offset <= window->length &&
	       length <= window->length - (size_t)(offset - window->offset);
}

/* Sites, semaphores and small notes come through the windows: the first page,
 * which nearly every file is asked for, and the page of the last read. */
bool elf_file_read(struct elf_file *file, uint64_t offset, void *to,
		   size_t length)
{
	struct window *window = &file->windows[offset >= WINDOW_SIZE];

	if (!elf_file_holds(file, offset, length))
		return false;
	if (length == 0)
		return true;
	if (!covers(window, offset, length)) {
		if (length > SMALL_READ ||
		    offset % WINDOW_SIZE + length > WINDOW_SIZE)
			return read_exactly(file, offset, to, length);
		if (!fill(file, window, offset - offset % WINDOW_SIZE))
			return false;
	}
	memcpy(to, window->bytes + (offset - window->offset), length);
	return true;
}

bool elf_file_fetch(struct elf_file *file, uint64_t offset, uint64_t length)
{
	struct window *window = &file->windows[1];

	if (!elf_file_holds(file, offset, length))
		return false;
	if (file->fd < 0)
		return need(file, offset, length);
	return length > WINDOW_SIZE || offset < WINDOW_SIZE ||
	       covers(window, offset, (size_t)length) ||
	       fill(file, window, offset);
}

char *elf_file_section_bytes(struct elf_file *file,
			     const struct section *section, char **error)
{
	uint64_t size = section->type == SHT_NOBITS ? 0 : section->size;
	char *bytes;

	*error = NULL;
	if (!elf_file_holds(file, section->offset, size)) {
		sentence(error, "section %zu lies beyond the end of the file: "
			 "it ends at 0x%" PRIx64 ", the file at 0x%" PRIx64,
			 section->index, section->offset + size, file->size);
		return NULL;
	}
	if (size > LARGEST_SECTION) {
		sentence(error, "section %zu has %" PRIu64 " bytes, more than "
			 "the %" PRIu64 " that are read", section->index, size,
			 LARGEST_SECTION);
		return NULL;
	}
	bytes = malloc((size_t)size + 1);
	if (!bytes) {
		sentence(error, "out of memory for section %zu",
			 section->index);
		return NULL;
	}
	bytes[size] = '\0';
	if (elf_file_read(file, section->offset, bytes, (size_t)size))
		return bytes;
	free(bytes);
	sentence(error, "section %zu cannot be read: the file has shrunk, or "
		 "its disk has an error", section->index);
	return NULL;
}

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
	if (section->type != SHT_NOBITS &&
	    (section->size > LARGEST_SECTION ||
	     !need(file, section->offset, section->size)))
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

uint64_t elf_file_integer(const struct elf_file *file, const void *bytes,
			  size_t length)
{
	return bytes_integer(bytes, length, file->little_endian);
}

size_t elf_file_address_size(const struct elf_file *file)
{
	return file->bits == 32 ? 4 : 8;
}

size_t elf_file_entry_size(const struct elf_file *file, Elf_Type type)
{
	return file->bits == 32 ? elf32_fsize(type, 1, EV_CURRENT)
				: elf64_fsize(type, 1, EV_CURRENT);
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

/* The last extent that doesn't begin above the address, if it holds it. */
static const struct extent *extent_at(const struct extent *extents,
				      size_t count, uint64_t address)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (extents[middle].start <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 ||
	    address - extents[low - 1].start >= extents[low - 1].size)
		return NULL;
	return &extents[low - 1];
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
