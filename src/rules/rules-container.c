/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file as a whole: are there notes, in a section where they are found, and
 * if not, what became of them.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/quote.h"
#include "consumer/consumer.h"
#include "rules/rules.h"

/* elf.h of older C libraries has no such flag; binutils 2.36 has it. */
#ifndef SHF_GNU_RETAIN
#define SHF_GNU_RETAIN (1u << 21)
#endif

/* The sections of the name */

/* 4 is right; libelf and readelf read 8 too; below 4 is taken as 4; anything
 * else readelf refuses ("Corrupt note: alignment"). */
static void check_alignment(const struct section *section,
			    struct findings *findings)
{
	uint64_t alignment = section->alignment;
	enum severity severity = SEVERITY_ERROR;

	if (alignment == 4)
		return;
	if (alignment == 8)
		severity = SEVERITY_INFO;
	else if (alignment < 4)
		severity = SEVERITY_WARNING;
	finding_add_as(findings, RULE_SECTION_ALIGN, severity, NO_PROBE,
		       section->offset, "the alignment of .note.stapsdt is "
		       "%" PRIu64 ", not 4", alignment);
}

static void check_section(const struct section *section,
			  struct findings *findings)
{
	if (section->type != SHT_NOTE)
		finding_add(findings, RULE_SECTION_TYPE, NO_PROBE,
			    section->offset, "the type of .note.stapsdt is "
			    "0x%" PRIx32 ", not SHT_NOTE: nobody reads it",
			    section->type);
	if (section->flags & SHF_ALLOC)
		finding_add(findings, RULE_SECTION_ALLOC, NO_PROBE,
			    section->offset, ".note.stapsdt is allocated "
			    "(SHF_ALLOC): SystemTap and perf don't read it");
	if (section->flags & SHF_COMPRESSED)
		finding_add(findings, RULE_SECTION_COMPRESSED, NO_PROBE,
			    section->offset, ".note.stapsdt is compressed "
			    "(SHF_COMPRESSED): nobody unpacks it");
	if (section->type == SHT_NOTE)
		check_alignment(section, findings);
}

static void check_sections(const struct subject *subject,
			   struct findings *findings)
{
	const struct elf_file *file = subject->file;

	for (size_t i = 0; subject->stapsdt_sections &&
	     i < file->section_count; i++)
		if (strcmp(file->sections[i].name, STAPSDT_SECTION) == 0)
			check_section(&file->sections[i], findings);
	if (subject->stapsdt_sections > 1 && !subject->relocatable)
		finding_add(findings, RULE_SECTION_MULTIPLE, NO_PROBE,
			    NO_OFFSET, "%zu sections are called "
			    ".note.stapsdt: libbpf, perf and DTrace read only "
			    "the first", subject->stapsdt_sections);
	for (size_t i = 0; i < subject->note_section_count; i++) {
		const struct note_section *section = &subject->note_sections[i];

		if (section->section && !section->named_stapsdt)
			finding_add(findings, RULE_SECTION_FOREIGN_NAME,
				    NO_PROBE, section->offset, "section %s has "
				    "probes: only readelf and gdb look for "
				    "them there", quote(section->name).text);
	}
}

/* No notes: why? */

/* as much of .probes as is looked at: no program has as many markers */
#define MARKED_BYTES (UINT64_C(1) << 20)

/* Does .probes begin a word with the magic number of version 1 or 2?  (SystemTap
 * 0.9 to 1.3: "PRB1", and "UPB" with a version; sys/sdt.h no longer writes
 * them, stap still reads them.) */
static bool has_old_markers(const struct subject *subject)
{
	static const uint32_t magic[] = { 0x31425250, 0x32425055, 0x33425055 };
	const struct section *section = subject->probes_section;
	uint64_t size;
	uint32_t word;

	if (!section || section->type == SHT_NOBITS)
		return false;
	size = section->size < MARKED_BYTES ? section->size : MARKED_BYTES;
	/* at once: in a package, each page would be a pass over it */
	if (!elf_file_fetch(subject->file, section->offset, size))
		return false;
	for (uint64_t at = 0; at + sizeof(word) <= size; at += 4) {
		if (!elf_file_read(subject->file, section->offset + at, &word,
				   sizeof(word)))
			return false;
		for (size_t i = 0; i < sizeof(magic) / sizeof(*magic); i++)
			if (elf_file_integer(subject->file, &word, 4) ==
			    magic[i])
				return true;
	}
	return false;
}

static void explain_absence(const struct subject *subject,
			    struct findings *findings)
{
	/* every note comes with .stapsdt.base; semaphores alone, as dtrace -G
	 * makes them, are in each program of libvirt's, with and without probes.
	 * A debug file has the notes only if somebody copied them. */
	bool stripped = subject->base && !subject->relocatable &&
			!subject->debug_file;

	if (has_old_markers(subject))
		finding_add(findings, RULE_LEGACY_V1V2, NO_PROBE, NO_OFFSET,
			    "markers of version 1 or 2: SystemTap reads them, "
			    "nobody else does");
	else if (stripped)
		finding_add(findings, RULE_NOTES_STRIPPED, NO_PROBE,
			    subject->base->offset, "the file had probes, but "
			    ".note.stapsdt is gone: .stapsdt.base is still "
			    "there");
	else if (subject->dof)
		finding_add(findings, RULE_DOF_NOT_STAPSDT, NO_PROBE,
			    NO_OFFSET, "the probes are in DTrace's object "
			    "format: SystemTap, gdb, perf and bpftrace don't "
			    "see them");
	else
		finding_add(findings, RULE_NOTES_ABSENT, NO_PROBE, NO_OFFSET,
			    "no probes%s", subject->probes_section ?
			    ", only semaphores (.probes) without any" : "");
}

/* Relocatable objects */

static void check_relocations(const struct subject *subject, size_t index,
			      struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];

	if (probe->flaws & PROBE_NO_PC_RELOCATION)
		finding_add(findings, RULE_RELOC_MISSING, index, probe->offset,
			    "no relocation for the probe's address: it will "
			    "not follow the code");
	if (probe->flaws & PROBE_NO_BASE_RELOCATION)
		finding_add(findings, RULE_RELOC_MISSING, index, probe->offset,
			    "no relocation for the base address");
	if (probe->flaws & PROBE_BAD_RELOCATION)
		finding_add(findings, RULE_RELOC_TYPE, index, probe->offset,
			    "a relocation that is no plain address of %zu "
			    "bytes", elf_file_address_size(subject->file));
}

static bool grouped(const struct subject *subject, uint32_t section)
{
	return section < subject->file->section_count &&
	       subject->file->sections[section].flags & SHF_GROUP;
}

static void check_grouping(const struct subject *subject, size_t index,
			   struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct section *notes =
		subject->note_sections[probe->note_section].section;

	if (notes && !(notes->flags & SHF_GROUP) &&
	    grouped(subject, probe->pc_section))
		finding_add(findings, RULE_NOTE_UNGROUPED, index,
			    probe->offset, "the code is in a section group, "
			    "the note is not: when the linker drops the "
			    "group, the note stays");
}

static void check_base_symbol(const struct subject *subject,
			      struct findings *findings)
{
	const struct symbol *symbol = symbols_named(
		subject->symbols, span_of("_.stapsdt.base"));

	if (symbol && (symbol->binding != STB_WEAK ||
		       symbol->visibility != STV_HIDDEN))
		finding_add(findings, RULE_BASE_SYMBOL_SHAPE, NO_PROBE,
			    NO_OFFSET, "_.stapsdt.base is not weak and "
			    "hidden");
	if (subject->base && !(subject->base->flags & SHF_GNU_RETAIN))
		finding_add(findings, RULE_BASE_NOT_RETAINED, NO_PROBE,
			    subject->base->offset, ".stapsdt.base has no "
			    "SHF_GNU_RETAIN: --gc-sections may drop it");
}

static void check_relocatable(const struct subject *subject,
			      struct findings *findings)
{
	finding_add(findings, RULE_RELOCATABLE_MODE, NO_PROBE, NO_OFFSET,
		    "a relocatable object: addresses are offsets into its "
		    "sections");
	for (size_t i = 0; i < subject->probe_count; i++) {
		check_relocations(subject, i, findings);
		check_grouping(subject, i, findings);
	}
	check_base_symbol(subject, findings);
}

static void check_build_id(const struct subject *subject,
			   struct findings *findings)
{
	bool perf = findings->policy->consumers & 1u << CONSUMER_PERF;
	enum severity severity = perf ? SEVERITY_WARNING : SEVERITY_INFO;

	if (*subject->build_id == '\0')
		finding_add_as(findings, RULE_BUILD_ID_MISSING, severity,
			       NO_PROBE, NO_OFFSET,
			       "no build ID: perf cannot add the probes to "
			       "its cache");
}

void rules_container(const struct subject *subject, struct findings *findings)
{
	if (subject->file->section_count == 0)
		finding_add(findings, RULE_NO_SECTION_HEADERS, NO_PROBE,
			    NO_OFFSET, "no section headers: nobody can find "
			    "notes in this file");
	check_sections(subject, findings);
	if (subject->probe_count == 0) {
		if (subject->stapsdt_sections == 0)
			explain_absence(subject, findings);
		return;
	}
	if (subject->debug_file)
		finding_add(findings, RULE_DEBUG_FILE, NO_PROBE, NO_OFFSET,
			    "a separate debug file: its code is elsewhere, so "
			    "sites and semaphores are not looked at");
	if (subject->relocatable)
		check_relocatable(subject, findings);
	else
		check_build_id(subject, findings);
}
