/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The addresses in the notes: is there code at the probe's, what is the base
 * good for, and do two notes claim the same place.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/quote.h"
#include "consumer/consumer.h"
#include "rules/rules.h"

/* Where the probe is */

/* Where the first executable segment begins; UINT64_MAX: there is none. */
static uint64_t first_code(const struct elf_file *file)
{
	uint64_t first = UINT64_MAX;

	for (size_t i = 0; i < file->segment_count; i++) {
		const struct segment *segment = &file->segments[i];

		if (segment->type == PT_LOAD && segment->flags & PF_X &&
		    segment->address < first)
			first = segment->address;
	}
	return first;
}

/* A linker writes 0, or what was added to it, for code that it dropped. */
static bool is_dead(const struct probe *probe, const struct segment *segment,
		    uint64_t first)
{
	return probe->pc == 0 || !segment ||
	       (!(segment->flags & PF_X) && probe->adjusted_pc < first);
}

static void check_section(const struct subject *subject, size_t index,
			  struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct section *section = elf_file_section_at(
		subject->file, probe->adjusted_pc);

	if (subject->file->section_count == 0 ||
	    (section && section->flags & SHF_EXECINSTR))
		return;
	finding_add(findings, RULE_PC_NOT_IN_EXEC_SECTION, index, probe->offset,
		    "the segment is executable, but %s%s holds no code",
		    section ? "section " : "what is there",
		    quote(section ? section->name : "").text);
}

static void check_alignment(const struct subject *subject, size_t index,
			    struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];

	if (subject->machine &&
	    probe->adjusted_pc % subject->machine->site_alignment)
		finding_add(findings, RULE_PC_ALIGN, index, probe->offset,
			    "0x%" PRIx64 " is no multiple of %u, where %s has "
			    "its instructions", probe->adjusted_pc,
			    subject->machine->site_alignment,
			    subject->machine->name);
}

static void check_loaded_pc(const struct subject *subject, size_t index,
			    uint64_t first, struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct segment *segment = elf_file_segment_at(
		subject->file, probe->adjusted_pc);
	uint64_t offset;

	if (is_dead(probe, segment, first)) {
		finding_add(findings, RULE_PC_DEAD, index, probe->offset,
			    "there is no code at 0x%" PRIx64 ": the function "
			    "was dropped, its note was not",
			    probe->adjusted_pc);
		return;
	}
	if (!(segment->flags & PF_X)) {
		finding_add(findings, RULE_PC_NOT_EXEC, index, probe->offset,
			    "0x%" PRIx64 " is in a segment that is not "
			    "executable", probe->adjusted_pc);
		return;
	}
	if (!subject->debug_file &&
	    !elf_file_offset_of(segment, probe->adjusted_pc, &offset))
		finding_add(findings, RULE_PC_NOT_FILE_BACKED, index,
			    probe->offset, "0x%" PRIx64 " is in memory that "
			    "the file has no bytes for", probe->adjusted_pc);
	else
		check_section(subject, index, findings);
	check_alignment(subject, index, findings);
}

/* In an object the pc is an offset into the section that it is relative to. */
static void check_relative_pc(const struct subject *subject, size_t index,
			      struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct section *section;

	if (probe->flaws & (PROBE_NO_PC_RELOCATION | PROBE_BAD_RELOCATION) ||
	    probe->pc_section >= subject->file->section_count)
		return;
	section = &subject->file->sections[probe->pc_section];
	if (!(section->flags & SHF_EXECINSTR))
		finding_add(findings, RULE_PC_NOT_EXEC, index, probe->offset,
			    "the probe is in section \"%s\", which holds no "
			    "code", quote(section->name).text);
	else if (probe->pc >= section->size)
		finding_add(findings, RULE_PC_DEAD, index, probe->offset,
			    "0x%" PRIx64 " is behind the end of %s",
			    probe->pc, quote(section->name).text);
	else
		check_alignment(subject, index, findings);
}

static void check_pcs(const struct subject *subject, struct findings *findings)
{
	uint64_t first = first_code(subject->file);

	for (size_t i = 0; i < subject->probe_count; i++)
		if (!subject->relocatable)
			check_loaded_pc(subject, i, first, findings);
		else if (subject->machine)
			check_relative_pc(subject, i, findings);
}

/* The base */

/* what all notes of the file say about it */
struct bases {
	size_t zero;            /* how many have none */
	size_t first_zero;
	size_t first;           /* the first that has one, or NO_PROBE */
	size_t other;           /* the first that has another, or NO_PROBE */
};

static struct bases gather_bases(const struct subject *subject)
{
	struct bases bases = { .first = NO_PROBE, .other = NO_PROBE };

	for (size_t i = 0; i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];

		if (!probe->base && bases.zero++ == 0)
			bases.first_zero = i;
		if (!probe->base)
			continue;
		if (bases.first == NO_PROBE)
			bases.first = i;
		else if (bases.other == NO_PROBE &&
			 probe->base != subject->probes[bases.first].base)
			bases.other = i;
	}
	return bases;
}

static void check_without_section(const struct subject *subject,
				  const struct bases *bases,
				  struct findings *findings)
{
	bool gdb = findings->policy->consumers & 1u << CONSUMER_GDB;

	if (bases->first != NO_PROBE) {
		const struct probe *probe = &subject->probes[bases->first];

		finding_add(findings, RULE_BASE_NONZERO_NO_SECTION,
			    bases->first, probe->offset, "the base is 0x%"
			    PRIx64 ", but there is no .stapsdt.base: SystemTap "
			    "computes a wrong address, gdb finds no probe",
			    probe->base);
	} else {
		finding_add_as(findings, RULE_BASE_MISSING,
			       gdb ? SEVERITY_ERROR : SEVERITY_WARNING,
			       NO_PROBE, NO_OFFSET, "no .stapsdt.base: gdb "
			       "finds none of the probes, and nobody notices "
			       "when the file is prelinked");
	}
}

static void check_with_section(const struct subject *subject,
			       const struct bases *bases,
			       struct findings *findings)
{
	uint64_t address = subject->base->address;

	if (bases->zero)
		finding_add(findings, RULE_BASE_ZERO_WITH_SECTION,
			    bases->first_zero,
			    subject->probes[bases->first_zero].offset,
			    "%zu of %zu notes have base 0, but there is a "
			    ".stapsdt.base: SystemTap, gdb, perf and libbpf "
			    "before 1.5 compute a wrong address", bases->zero,
			    subject->probe_count);
	if (bases->first != NO_PROBE &&
	    subject->probes[bases->first].base != address)
		finding_add(findings, RULE_BASE_MISMATCH, bases->first,
			    subject->probes[bases->first].offset, "the base "
			    "is 0x%" PRIx64 ", .stapsdt.base is at 0x%" PRIx64
			    ": the file was prelinked or rewritten, and the "
			    "addresses are adjusted",
			    subject->probes[bases->first].base, address);
}

static void check_base_sections(const struct subject *subject,
				struct findings *findings)
{
	const struct elf_file *file = subject->file;
	const struct section *base = subject->base;
	size_t count = 0;

	for (size_t i = 0; i < file->section_count; i++)
		if (strcmp(file->sections[i].name, STAPSDT_BASE_SECTION) == 0)
			count++;
	if (count > 1)
		finding_add(findings, RULE_BASE_SECTION_SHAPE, NO_PROBE,
			    base->offset, "%zu sections are called "
			    ".stapsdt.base", count);
	if (base->size != 1)
		finding_add(findings, RULE_BASE_SECTION_SHAPE, NO_PROBE,
			    base->offset, ".stapsdt.base has %" PRIu64
			    " bytes, not 1", base->size);
	if (base->type == SHT_NOBITS && !subject->debug_file)
		finding_add(findings, RULE_BASE_SECTION_SHAPE, NO_PROBE,
			    base->offset, ".stapsdt.base has no bytes in the "
			    "file (SHT_NOBITS)");
	if (!(base->flags & SHF_ALLOC))
		finding_add(findings, RULE_BASE_SECTION_SHAPE, NO_PROBE,
			    base->offset, ".stapsdt.base is not allocated: "
			    "its address means nothing");
}

static void check_base(const struct subject *subject,
		       struct findings *findings)
{
	struct bases bases = gather_bases(subject);

	if (subject->base)
		check_with_section(subject, &bases, findings);
	else
		check_without_section(subject, &bases, findings);
	if (bases.other != NO_PROBE)
		finding_add(findings, RULE_BASE_INCONSISTENT, bases.other,
			    subject->probes[bases.other].offset,
			    "the base is 0x%" PRIx64 ", that of another note "
			    "is 0x%" PRIx64, subject->probes[bases.other].base,
			    subject->probes[bases.first].base);
	if (subject->base)
		check_base_sections(subject, findings);
}

/* Two notes at one place */

static bool comparable(const struct subject *subject, const struct probe *probe)
{
	if (!subject->relocatable)
		return probe->pc;
	return !(probe->flaws & (PROBE_NO_PC_RELOCATION |
				 PROBE_BAD_RELOCATION)) && subject->machine;
}

static void compare(const struct subject *subject, size_t first, size_t second,
		    struct findings *findings)
{
	const struct probe *a = &subject->probes[first];
	const struct probe *b = &subject->probes[second];

	if (a->adjusted_semaphore != b->adjusted_semaphore)
		finding_add(findings, RULE_PC_DUP_SEM_CONFLICT, second,
			    b->offset, "%s:%s is at the same address with "
			    "another semaphore: the kernel refuses the second "
			    "one to be attached", a->provider, a->name);
	else if (a->group != b->group)
		finding_add(findings, RULE_PC_DUPLICATE, second, b->offset,
			    "%s:%s is at the same address: DTrace takes only "
			    "one of them", a->provider, a->name);
	else if (strcmp(a->arguments, b->arguments) == 0)
		finding_add(findings, RULE_NOTE_DUPLICATE, second, b->offset,
			    "the same note is in the file twice: perf may "
			    "refuse the whole file");
}

static void check_neighbours(const struct subject *subject,
			     struct findings *findings)
{
	for (size_t i = 1; i < subject->probe_count; i++) {
		size_t first = subject->by_address[i - 1];
		size_t second = subject->by_address[i];
		const struct probe *a = &subject->probes[first];
		const struct probe *b = &subject->probes[second];

		if (a->adjusted_pc == b->adjusted_pc &&
		    a->pc_section == b->pc_section && comparable(subject, b))
			compare(subject, first, second, findings);
	}
}

void rules_address(const struct subject *subject, struct findings *findings)
{
	if (subject->probe_count == 0)
		return;
	check_pcs(subject, findings);
	if (!subject->relocatable)
		check_base(subject, findings);
	check_neighbours(subject, findings);
}
