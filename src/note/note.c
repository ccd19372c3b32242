/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The format, as <sys/sdt.h> writes it and as everybody reads it.
 *
 * A probe site is a NOP in the code, and a note in .note.stapsdt that says
 * where the NOP is.  A macro such as DTRACE_PROBE2(python, gc__start, a, b)
 * expands to both.  readelf -n shows the note like this:
 *
 *   stapsdt              0x0000003b       NT_STAPSDT (SystemTap probe descriptors)
 *     Provider: python
 *     Name: gc__start
 *     Location: 0x00000000005b1aee, Base: 0x00000000008c99c0,
 *     Semaphore: 0x0000000000a7ed46
 *     Arguments: -4@%r13d
 *
 * In the file it is an ordinary ELF note, in the file's byte order:
 *
 *     n_namesz   4 bytes   8
 *     n_descsz   4 bytes   the descriptor's exact size, without padding
 *     n_type     4 bytes   3, the version
 *     owner      8 bytes   "stapsdt\0"
 *     pc         4 or 8    where the NOP is
 *     base       4 or 8    the address of the section .stapsdt.base
 *     semaphore  4 or 8    a counter that is above zero while somebody watches,
 *                          or 0 for a probe without one
 *     provider   string    NUL-terminated
 *     name       string    NUL-terminated
 *     arguments  string    NUL-terminated; operand.c has its grammar
 *     padding    to a multiple of 4
 *
 * Less obvious:
 *
 *  1. Addresses have the width of the ELF class: x32 and the other ILP32s on
 *     64-bit machines write 4 bytes.
 *  2. The section isn't loaded: no SHF_ALLOC.  Its addresses were true when
 *     the file was linked; a program that moves sections later (prelink) does
 *     not change them.  That is what base is for: the difference between it and
 *     the present address of .stapsdt.base is how far everything has moved.
 *  3. The NUL of the arguments is the last byte of the descriptor.  SystemTap,
 *     gdb, bcc and eu-readelf refuse a descriptor with anything behind it.
 *  4. The alignment is 4.  libelf and readelf read a section that is aligned to
 *     8 with padding to 8, and then so do we.
 *  5. Versions 1 and 2 were no notes; they lived in .probes.
 */
#include "config.h"

#include "note/note.h"

#include <elf.h>
#include <string.h>

#include "base/bytes.h"

#define HEADER_SIZE 12u

void note_cursor_init(struct note_cursor *cursor, const char *bytes,
		      size_t size, uint64_t alignment, size_t address_size,
		      bool little_endian)
{
	size_t end = size;

	while (end > 0 && bytes[end - 1] == '\0')
		end--;
	*cursor = (struct note_cursor){
		.bytes = bytes,
		.size = size,
		.end = end,
		.alignment = alignment == 8 ? 8 : 4,
		.address_size = address_size,
		.little_endian = little_endian,
	};
}

/* Where the part behind [at, at + length) begins; false: past the section. */
static bool skip(const struct note_cursor *cursor, size_t at, uint32_t length,
		 size_t *next)
{
	size_t left = cursor->size - at;
	size_t padding = (cursor->alignment - (at + length)) &
			 (cursor->alignment - 1);

	if (length > left)
		return false;
	/* the padding of the last one may be missing */
	if (padding > left - length)
		padding = left - length;
	*next = at + length + padding;
	return true;
}

static unsigned owner_flaws(const char *owner, uint32_t namesz)
{
	size_t length = strlen(STAPSDT_OWNER);

	if (namesz == length + 1 && memcmp(owner, STAPSDT_OWNER, namesz) == 0)
		return 0;
	if (namesz >= length && memcmp(owner, STAPSDT_OWNER, length) == 0)
		return NOTE_NAMESZ;
	return NOTE_OWNER;
}

/* The string at *at, and *at behind it; NULL when it doesn't end before end. */
static const char *take_string(const char **at, const char *end)
{
	const char *string = *at;
	const char *nul = memchr(string, '\0', (size_t)(end - string));

	if (!nul)
		return NULL;
	*at = nul + 1;
	return string;
}

static unsigned read_descriptor(const struct note_cursor *cursor,
				struct note *note)
{
	size_t width = cursor->address_size;
	const char *at = cursor->bytes + note->desc_offset;
	const char *end = at + note->descsz;

	if (note->descsz < 3 * width + 3)
		return NOTE_SHORT;
	note->pc = bytes_integer(at, width, cursor->little_endian);
	note->base = bytes_integer(at + width, width, cursor->little_endian);
	note->semaphore = bytes_integer(at + 2 * width, width,
					cursor->little_endian);
	at += 3 * width;
	note->provider = take_string(&at, end);
	note->name = note->provider ? take_string(&at, end) : NULL;
	note->arguments = note->name ? take_string(&at, end) : NULL;
	if (!note->arguments)
		return NOTE_UNTERMINATED;
	return at == end ? 0 : NOTE_TRAILING;
}

static unsigned padding_flaws(const struct note_cursor *cursor, size_t from,
			      size_t to)
{
	return bytes_are_zero(cursor->bytes + from, to - from) ? 0
							       : NOTE_PADDING;
}

/* Reads the note's parts; its length is known to be in the section after. */
static void read_note(struct note_cursor *cursor, struct note *note)
{
	size_t owner = cursor->at + HEADER_SIZE;
	size_t desc, next;

	if (!skip(cursor, owner, note->namesz, &desc) ||
	    !skip(cursor, desc, note->descsz, &next)) {
		note->flaws = NOTE_OVERRUN;
		cursor->at = cursor->size;
		return;
	}
	note->owner = cursor->bytes + owner;
	note->desc_offset = desc;
	note->flaws = owner_flaws(note->owner, note->namesz);
	note->flaws |= padding_flaws(cursor, owner + note->namesz, desc) |
		       padding_flaws(cursor, desc + note->descsz, next);
	cursor->at = next;
	if (note->flaws & NOTE_NOT_A_PROBE)
		return;
	if (note->type != STAPSDT_TYPE)
		note->flaws |= NOTE_TYPE;
	else
		note->flaws |= read_descriptor(cursor, note);
}

bool note_next(struct note_cursor *cursor, struct note *note)
{
	const char *header = cursor->bytes + cursor->at;
	bool little = cursor->little_endian;

	/* zeros to the end of the section are no notes */
	if (cursor->at >= cursor->end ||
	    cursor->size - cursor->at < HEADER_SIZE)
		return false;
	*note = (struct note){
		.offset = cursor->at,
		.namesz = (uint32_t)bytes_integer(header, 4, little),
		.descsz = (uint32_t)bytes_integer(header + 4, 4, little),
		.type = (uint32_t)bytes_integer(header + 8, 4, little),
	};
	read_note(cursor, note);
	return true;
}
