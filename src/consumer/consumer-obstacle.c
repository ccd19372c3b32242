/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What more than one consumer stumbles over: in the file, and at one site.
 * Knows no consumer; each consumer-*.c says which of these it minds.
 */
#include "config.h"

#include "consumer/consumer-obstacle.h"

#include <string.h>

bool file_is_relocatable(const struct subject *subject)
{
	return subject->relocatable;
}

bool file_is_debug_file(const struct subject *subject)
{
	return subject->debug_file;
}

/* not of the class or byte order of the machine that this runs on */
bool file_is_foreign(const struct subject *subject)
{
	return subject->file->bits != (int)(8 * sizeof(void *)) ||
	       subject->file->little_endian !=
		       (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
}

static const struct note_section *section_of(const struct subject *subject,
					     const struct probe *probe)
{
	return &subject->note_sections[probe->note_section];
}

const struct note_section *first_note_section(const struct subject *subject)
{
	for (size_t i = 0; i < subject->note_section_count; i++)
		if (subject->note_sections[i].named_stapsdt)
			return &subject->note_sections[i];
	return NULL;
}

/* not a section of notes, for a reader of sections */
bool site_in_unseen_section(const struct subject *subject,
			    const struct probe *probe)
{
	const struct section *section = section_of(subject, probe)->section;

	return !section || section->type != SHT_NOTE ||
	       (section->flags & SHF_COMPRESSED);
}

bool site_in_allocated_section(const struct subject *subject,
			       const struct probe *probe)
{
	const struct section *section = section_of(subject, probe)->section;

	return section && (section->flags & SHF_ALLOC);
}

bool site_in_other_section(const struct subject *subject,
			   const struct probe *probe)
{
	return !section_of(subject, probe)->named_stapsdt;
}

bool site_in_later_section(const struct subject *subject,
			   const struct probe *probe)
{
	return section_of(subject, probe) != first_note_section(subject);
}

bool site_has_trailing_bytes(const struct subject *subject,
			     const struct probe *probe)
{
	(void)subject;
	return probe->flaws & NOTE_TRAILING;
}

bool site_base_is_zero(const struct subject *subject, const struct probe *probe)
{
	return subject->base && probe->base == 0;
}

bool site_base_moved(const struct subject *subject, const struct probe *probe)
{
	return subject->base && probe->base != 0 &&
	       probe->base != subject->base->address;
}

/* The kernel puts its breakpoint into the file's code, by offset. */
bool site_is_dead(const struct subject *subject, const struct probe *probe)
{
	const struct segment *segment = elf_file_segment_at(
		subject->file, probe->adjusted_pc);
	uint64_t offset;

	return !segment || !(segment->flags & PF_X) ||
	       !elf_file_offset_of(segment, probe->adjusted_pc, &offset);
}

bool site_semaphore_is_outside(const struct subject *subject,
			       const struct probe *probe)
{
	const struct section *probes = subject->probes_section;

	return probe->semaphore != 0 &&
	       (!probes || probe->adjusted_semaphore < probes->address ||
		probe->adjusted_semaphore - probes->address >= probes->size);
}

bool site_semaphore_offset(const struct subject *subject,
			   const struct probe *probe, uint64_t *offset)
{
	const struct segment *segment = elf_file_segment_at(
		subject->file, probe->adjusted_semaphore);

	return segment && elf_file_offset_of(
		segment, probe->adjusted_semaphore, offset);
}

/* what separates the parts of bpftrace's usdt:PATH:PROVIDER:NAME, and probes */
static bool has_separator(const char *name)
{
	for (; *name; name++)
		if ((unsigned char)*name <= ' ' || strchr(":,/\177", *name))
			return true;
	return false;
}

bool site_name_has_separator(const struct subject *subject,
			     const struct probe *probe)
{
	(void)subject;
	return has_separator(probe->provider) || has_separator(probe->name);
}

bool register_is_plain(const struct machine_register *reg)
{
	return !(reg->flags & (REGISTER_VECTOR | REGISTER_HIGH_BYTE |
			       REGISTER_ZERO | REGISTER_SEGMENT));
}
