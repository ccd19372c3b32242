/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libelf reads the headers; all other bytes come through elf_file_read().  It
 * uses pread() and not a mapping, so that a file which shrinks while it is
 * read is a short read and not a SIGBUS.
 */
#include "config.h"

#include "elf-file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
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
		memcpy(to, file->image + file->start + offset, length);
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

/* Fills a window with the page of the file that holds offset. */
static bool fill(struct elf_file *file, struct window *window, uint64_t offset)
{
	uint64_t page = offset - offset % WINDOW_SIZE;
	uint64_t left = file->size - page;
	size_t length = left < WINDOW_SIZE ? (size_t)left : WINDOW_SIZE;

	window->length = 0;
	if (!window->bytes)
		window->bytes = malloc(WINDOW_SIZE);
	if (!window->bytes || !read_exactly(file, page, window->bytes, length))
		return false;
	window->offset = page;
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
		if (!fill(file, window, offset))
			return false;
	}
	memcpy(to, window->bytes + (offset - window->offset), length);
	return true;
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

Elf_Data *elf_file_data(struct elf_file *file, const struct section *section)
{
	if (section->type != SHT_NOBITS &&
	    !need(file, section->offset, section->size))
		return NULL;
	return elf_getdata(elf_getscn(file->elf, section->index), NULL);
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

/* Headers */

static int read_identity(struct elf_file *file, char **error)
{
	GElf_Ehdr header;

	if (!gelf_getehdr(file->elf, &header))
		return sentence(error, "damaged ELF header: %s",
				elf_errmsg(-1));
	file->bits = header.e_ident[EI_CLASS] == ELFCLASS32 ? 32 : 64;
	file->little_endian = header.e_ident[EI_DATA] == ELFDATA2LSB;
	file->type = header.e_type;
	file->machine = header.e_machine;
	file->flags = header.e_flags;
	return 0;
}

/* elf32_getshdr() and elf64_getshdr() copy nothing, and a file has thirty
 * sections. */
#define TAKE_SECTION(header, at)                        \
	(struct section){                               \
		.name = "",                             \
		.name_at = (header)->sh_name,           \
		.index = (at),                          \
		.type = (header)->sh_type,              \
		.link = (header)->sh_link,              \
		.info = (header)->sh_info,              \
		.flags = (header)->sh_flags,            \
		.address = (header)->sh_addr,           \
		.offset = (header)->sh_offset,          \
		.size = (header)->sh_size,              \
		.alignment = (header)->sh_addralign,    \
	}

static int read_section(struct elf_file *file, size_t index, char **error)
{
	Elf_Scn *scn = elf_getscn(file->elf, index);
	const void *header = NULL;
	Elf32_Shdr narrow;
	Elf64_Shdr wide;

	if (scn && file->bits == 32)
		header = elf32_getshdr(scn);
	else if (scn)
		header = elf64_getshdr(scn);
	if (!header)
		return sentence(error, "section header %zu cannot be read: %s",
				index, elf_errmsg(-1));
	/* in an image in memory it lies where the file has it */
	if (file->bits == 32) {
		memcpy(&narrow, header, sizeof(narrow));
		file->sections[index] = TAKE_SECTION(&narrow, index);
	} else {
		memcpy(&wide, header, sizeof(wide));
		file->sections[index] = TAKE_SECTION(&wide, index);
	}
	return 0;
}

static int name_sections(struct elf_file *file, char **error)
{
	size_t strings;
	uint64_t size = 0;

	if (elf_getshdrstrndx(file->elf, &strings) != 0 ||
	    strings >= file->section_count)
		strings = 0;
	if (strings) {
		file->section_names = elf_file_section_bytes(
			file, &file->sections[strings], error);
		if (!file->section_names)
			return -1;
		if (file->sections[strings].type != SHT_NOBITS)
			size = file->sections[strings].size;
	}
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
	GElf_Ehdr header;
	size_t count;

	if (!gelf_getehdr(file->elf, &header) ||
	    elf_getshdrnum(file->elf, &count) != 0)
		return sentence(error, "damaged section headers: %s",
				elf_errmsg(-1));
	/* what libelf makes of headers behind the end of the file */
	if (count == 0 && header.e_shnum != 0)
		return sentence(error, "the %u section headers at 0x%" PRIx64
				" lie beyond the end of the file",
				header.e_shnum, header.e_shoff);
	if (count && !need(file, header.e_shoff,
			   count * gelf_fsize(file->elf, ELF_T_SHDR, 1,
					      EV_CURRENT)))
		return sentence(error, "the %zu section headers cannot be read",
				count);
	/* no calloc(): some objects have thousands, and each is filled in */
	file->sections = reallocarray(NULL, count ? count : 1,
				      sizeof(*file->sections));
	if (!file->sections)
		return sentence(error, "out of memory for %zu section headers",
				count);
	file->section_count = count;
	for (size_t i = 0; i < count; i++)
		if (read_section(file, i, error) != 0)
			return -1;
	for (size_t i = 0; i < count; i++)
		link_section(file, i);
	return name_sections(file, error);
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

static int read_segments(struct elf_file *file, char **error)
{
	GElf_Ehdr of_file;
	size_t count;

	if (!gelf_getehdr(file->elf, &of_file) ||
	    elf_getphdrnum(file->elf, &count) != 0)
		return sentence(error, "damaged program headers: %s",
				elf_errmsg(-1));
	if (count && !need(file, of_file.e_phoff,
			   count * gelf_fsize(file->elf, ELF_T_PHDR, 1,
					      EV_CURRENT)))
		return sentence(error, "the %zu program headers cannot be read",
				count);
	file->segments = calloc(count ? count : 1, sizeof(*file->segments));
	if (!file->segments)
		return sentence(error, "out of memory for %zu program headers",
				count);
	for (size_t i = 0; i < count; i++) {
		GElf_Phdr header;

		if (!gelf_getphdr(file->elf, (int)i, &header))
			return sentence(error, "program header %zu of %zu "
					"cannot be read: %s", i, count,
					elf_errmsg(-1));
		file->segments[i] = (struct segment){
			.type = header.p_type,
			.flags = header.p_flags,
			.address = header.p_vaddr,
			.offset = header.p_offset,
			.file_size = header.p_filesz,
			.memory_size = header.p_memsz,
		};
		file->segment_count++;
	}
	return 0;
}

int elf_file_map(struct elf_file *file, char **error)
{
	if (read_segments(file, error) != 0)
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
	if (read_identity(file, error) == 0 &&
	    read_sections(file, error) == 0)
		return 0;
	elf_file_close(file);
	return -1;
}

int elf_file_open(struct elf_file *file, Elf *elf, int fd, const char *image,
		  uint64_t start, uint64_t size, struct window *head,
		  char **error)
{
	*file = (struct elf_file){
		.elf = elf,
		.fd = fd,
		.image = image,
		.start = start,
		.size = size,
	};
	if (head) {
		file->windows[0] = *head;
		*head = (struct window){ 0 };
	}
	return read_headers(file, error);
}

int elf_file_open_image(struct elf_file *file, Elf *elf,
			struct elf_source *source, const char *image,
			uint64_t size, char **error)
{
	*file = (struct elf_file){
		.elf = elf,
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
	file->elf = NULL;
	file->fd = -1;
	file->source = NULL;
	file->size = 0;
}

void elf_file_close(struct elf_file *file)
{
	elf_file_detach(file);
	free(file->sections);
	free(file->segments);
	free(file->section_names);
	free(file->loads);
	free(file->allocated);
	*file = (struct elf_file){ .fd = -1 };
}
