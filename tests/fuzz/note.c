/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target: the bytes of a note section, of either class, byte order and
 * alignment: the first byte says which, the section is the rest.  Whatever it
 * is, the walk goes on and each string ends in its note.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "note/note.h"

/* abort() is what libFuzzer takes for a finding */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void read_probe(const struct note_cursor *cursor,
		       const struct note *note)
{
	const char *end = cursor->bytes + note->desc_offset + note->descsz;

	must(note->provider < note->name && note->name < note->arguments);
	must(note->arguments + strlen(note->arguments) < end);
}

static void read_section(const char *bytes, size_t size, unsigned shape)
{
	struct note_cursor cursor;
	struct note note;
	size_t last = 0;

	note_cursor_init(&cursor, bytes, size, shape & 1 ? 8 : 4,
			 shape & 2 ? 4 : 8, !(shape & 4));
	while (note_next(&cursor, &note)) {
		must(cursor.at > last && cursor.at <= size);
		last = cursor.at;
		if (!(note.flaws & NOTE_NOT_A_PROBE))
			read_probe(&cursor, &note);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes;

	if (size == 0)
		return 0;
	/* of exactly this size, so that a sanitizer sees what is beyond */
	bytes = malloc(size > 1 ? size - 1 : 1);
	if (!bytes)
		return 0;
	memcpy(bytes, data + 1, size - 1);
	read_section(bytes, size - 1, data[0]);
	free(bytes);
	return 0;
}
