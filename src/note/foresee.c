/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "note/foresee.h"

#include "note/semaphores.h"
#include "note/site.h"

/* Tables up to this size may well be read. */
#define SMALL_TABLE (UINT64_C(256) << 10)

static void want(struct elf_file *file, uint64_t offset, uint64_t length)
{
	if (length && elf_file_holds(file, offset, length))
		file->source->want(file->source, offset, length);
}

static bool is_small_table(const struct section *section)
{
	switch (section->type) {
	case SHT_STRTAB: case SHT_SYMTAB: case SHT_DYNSYM: case SHT_DYNAMIC:
		return section->size <= SMALL_TABLE;
	default:
		return section->type == SHT_NOTE;
	}
}

void foresee_notes(struct elf_file *file)
{
	for (size_t i = 0; file->source && i < file->section_count; i++) {
		const struct section *section = &file->sections[i];
		const struct section *relocations =
			&file->sections[section->relocations];

		if (is_small_table(section))
			want(file, section->offset, section->size);
		if (section->type == SHT_NOTE && section->relocations)
			want(file, relocations->offset, relocations->size);
	}
}

static bool semaphore_locate(const struct subject *subject,
			     const struct probe *probe, uint64_t *offset)
{
	const struct elf_file *file = subject->file;
	uint64_t address = probe->adjusted_semaphore;
	uint32_t section = probe->semaphore_section;
	const struct segment *segment;

	if (subject->relocatable)
		return section < file->section_count &&
		       !__builtin_add_overflow(file->sections[section].offset,
					       address, offset);
	segment = elf_file_segment_at(file, address);
	return segment && elf_file_offset_of(segment, address, offset);
}

void foresee_sites(const struct subject *subject)
{
	struct elf_file *file = subject->file;
	uint64_t offset, left;

	for (size_t i = 0; file->source && i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];

		if (site_locate(subject, probe, &offset, &left))
			want(file, offset,
			     left < SITE_BYTES ? left : SITE_BYTES);
		if (probe_has_semaphore(probe) &&
		    semaphore_locate(subject, probe, &offset))
			want(file, offset, SEMAPHORE_SIZE);
	}
}
