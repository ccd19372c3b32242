/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pread() and not a mapping, as libelf is told to do it, too: a file which
 * shrinks while it is read is a short read and not a SIGBUS.
 */
#include "config.h"

#include "elf/elf-bytes.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/sentence.h"

/* Longer reads don't come back to the same page. */
#define SMALL_READ 256u

/* No real file has more notes than this, and no run may need the memory. */
#define LARGEST_SECTION (UINT64_C(256) << 20)

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

bool elf_file_section_ready(const struct elf_file *file,
			    const struct section *section)
{
	return section->type == SHT_NOBITS ||
	       (section->size <= LARGEST_SECTION &&
		need(file, section->offset, section->size));
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
