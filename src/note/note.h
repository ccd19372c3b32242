/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The notes of one section: where each begins, what is wrong with its form,
 * and the descriptor inside.  note.c opens with the format.
 * Knows no rule: it says what a note is, not whether that is allowed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STAPSDT_SECTION ".note.stapsdt"
#define STAPSDT_BASE_SECTION ".stapsdt.base"
#define STAPSDT_PROBES_SECTION ".probes"
#define STAPSDT_OWNER "stapsdt"
#define STAPSDT_TYPE 3u

/* What is wrong with the form of a note, as bits. */
enum note_flaw {
	NOTE_OVERRUN = 1 << 0,       /* goes past the section; the last one */
	NOTE_OWNER = 1 << 1,         /* somebody else's */
	NOTE_NAMESZ = 1 << 2,        /* "stapsdt", but not in 8 bytes with NUL */
	NOTE_TYPE = 1 << 3,          /* not version 3 */
	NOTE_SHORT = 1 << 4,         /* no room for three addresses, three NULs */
	NOTE_UNTERMINATED = 1 << 5,  /* one of the three strings has no end */
	NOTE_TRAILING = 1 << 6,      /* bytes behind the arguments' NUL */
	NOTE_PADDING = 1 << 7,       /* padding that is not zero */
};
/* with one of these there is no probe to speak of */
#define NOTE_NOT_A_PROBE (NOTE_OVERRUN | NOTE_OWNER | NOTE_NAMESZ | \
	NOTE_TYPE | NOTE_SHORT | NOTE_UNTERMINATED)

struct note {
	uint64_t offset;        /* of the header, from the section's start */
	uint32_t namesz;
	uint32_t descsz;
	uint32_t type;
	unsigned flaws;         /* enum note_flaw */
	const char *owner;      /* namesz bytes; not terminated; NULL on overrun */
	uint64_t desc_offset;   /* from the section's start */
	/* valid unless flaws & NOTE_NOT_A_PROBE; NUL-terminated, in the section */
	uint64_t pc;
	uint64_t base;
	uint64_t semaphore;
	const char *provider;
	const char *name;
	const char *arguments;
};

/* A walk over the notes in the bytes of a section or segment. */
struct note_cursor {
	const char *bytes;
	size_t size;
	size_t end;             /* behind the last byte that is not zero */
	size_t at;
	size_t alignment;       /* 4 or 8 */
	size_t address_size;    /* 4 or 8 */
	bool little_endian;
};

void note_cursor_init(struct note_cursor *cursor, const char *bytes,
		      size_t size, uint64_t alignment, size_t address_size,
		      bool little_endian);
/*
 * The next note; false at the end.  After a note with NOTE_OVERRUN there is no
 * next one.  cursor->at is then where reading ended.
 */
bool note_next(struct note_cursor *cursor, struct note *note);
