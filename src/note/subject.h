/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All that the rules see of one file: its ELF, its note sections, the notes,
 * and the probes in them.  Made by subject.c, judged by rules-*.c and
 * consumer-*.c, printed by report-*.c; none of those changes it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "elf/elf-file.h"
#include "elf/symbols.h"
#include "note/note.h"
#include "operand/machine.h"

#define DOF_SECTION ".SUNW_dof"

/* a section (or, without section headers, a segment) that holds notes of ours */
struct note_section {
	const struct section *section;  /* NULL: a PT_NOTE segment */
	const char *name;               /* "PT_NOTE" for a segment */
	uint64_t offset;                /* in the file */
	uint64_t size;
	uint64_t alignment;
	char *bytes;                    /* owned; relocated in ET_REL */
	bool named_stapsdt;
	struct note *notes;             /* flawed ones only: enum note_flaw */
	size_t note_count;
	uint64_t read_to;               /* where the walk ended */
};

/* ET_REL: what the relocations of the three addresses are like; besides enum
 * note_flaw */
enum probe_flaw {
	PROBE_NO_PC_RELOCATION = 1 << 16,
	PROBE_NO_BASE_RELOCATION = 1 << 17,
	PROBE_BAD_RELOCATION = 1 << 18,
	PROBE_SEMAPHORE_RELOCATED = 1 << 19, /* no flaw: it has a semaphore */
};

/* one probe site: a note that can be decoded */
struct probe {
	const char *provider;           /* raw bytes of the file */
	const char *name;
	const char *arguments;
	uint64_t pc, base, semaphore;   /* as the note says */
	uint64_t adjusted_pc;           /* after the prelink rule */
	uint64_t adjusted_semaphore;
	uint64_t offset;                /* of the note, in the file */
	uint32_t note_section;          /* index into note_sections */
	uint32_t group;                 /* index into groups: same provider:name */
	uint32_t pc_section;            /* ET_REL: what pc is relative to; else 0 */
	uint32_t semaphore_section;
	unsigned flaws;                 /* enum note_flaw and probe_flaw */
};

/* the sites of one provider:name, in the order of the file */
struct group {
	uint32_t first;                 /* its first probe */
	uint32_t sites;
};

struct subject {
	struct elf_file *file;
	const char *path;               /* as in the report; "" when unknown */
	const char *key;                /* of path, what is below the one that
					   was named; "" when it is that one */
	bool named;                     /* by the person: neither found in a
					 * directory nor an archive's member */
	const struct machine *machine;  /* NULL: no table for it */
	const struct section *base;     /* .stapsdt.base, or NULL */
	const struct section *probes_section; /* .probes, or NULL */
	size_t stapsdt_sections;        /* called .note.stapsdt, of any type */
	bool dof;                       /* there is a DTrace object section */
	struct note_section *note_sections;
	size_t note_section_count;
	struct probe *probes;           /* in the order of the file */
	size_t probe_count;
	struct group *groups;           /* in the order of their first site */
	size_t group_count;
	uint32_t *by_address;           /* probes by (pc_section, adjusted pc, …) */
	struct symbols *symbols;        /* there when there are probes */
	bool relocatable;               /* ET_REL */
	bool debug_file;                /* code is SHT_NOBITS: addresses only */
	char build_id[2 * 64 + 1];      /* hexadecimal; "" when there is none */
};

/*
 * Reads all of it from an open file, which must outlive the subject.  0, or -1
 * with a sentence in *error when the notes cannot be read; what was read until
 * then is there, and subject_free() is called in either case.
 */
int subject_read(struct subject *subject, struct elf_file *file, char **error);
/* Frees what only the rules need; after this, reports only.  A baseline asks
 * what SystemTap reads, which depends on the symbols: they stay. */
void subject_settle(struct subject *subject);
/* Frees what only the rules need, sections and notes, of a file without probes;
 * its file must be detached. */
void subject_forget(struct subject *subject);
void subject_free(struct subject *subject);

/* In ET_REL the first semaphore of .probes is at 0. */
static inline bool probe_has_semaphore(const struct probe *probe)
{
	return probe->semaphore || probe->flaws & PROBE_SEMAPHORE_RELOCATED;
}
