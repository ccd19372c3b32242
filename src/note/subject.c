/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "note/subject.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/grow.h"
#include "base/hash.h"
#include "base/sentence.h"
#include "elf/relocate.h"
#include "operand/machine-find.h"

/* Sections */

static void note_section_named(struct subject *subject,
			       const struct section *section)
{
	const char *name = section->name;

	/* every name begins with a dot: the next letter tells them apart */
	switch (*name ? name[1] : '\0') {
	case 'n':
		if (strcmp(name, STAPSDT_SECTION) == 0)
			subject->stapsdt_sections++;
		break;
	case 's':
		if (!subject->base && strcmp(name, STAPSDT_BASE_SECTION) == 0)
			subject->base = section;
		break;
	case 'p':
		if (!subject->probes_section &&
		    strcmp(name, STAPSDT_PROBES_SECTION) == 0)
			subject->probes_section = section;
		break;
	case 'S':
		subject->dof |= strcmp(name, DOF_SECTION) == 0;
		break;
	default:
		break;
	}
}

static void find_sections(struct subject *subject)
{
	struct elf_file *file = subject->file;
	bool code = false, code_in_file = false;

	for (size_t i = 0; i < file->section_count; i++) {
		const struct section *section = &file->sections[i];

		note_section_named(subject, section);
		if (section->flags & SHF_EXECINSTR && section->size) {
			code = true;
			code_in_file |= section->type != SHT_NOBITS;
		}
	}
	subject->debug_file = code && !code_in_file;
}

/* Notes to probes */

static void find_build_id(struct subject *subject,
			  const struct note_section *section,
			  const struct note *note)
{
	static const char digits[] = "0123456789abcdef";
	const char *bytes = section->bytes + note->desc_offset;
	size_t room = sizeof(subject->build_id) / 2;
	size_t length = note->descsz < room ? note->descsz : room;

	if (note->flaws & NOTE_OVERRUN || note->type != NT_GNU_BUILD_ID ||
	    note->namesz != 4 || memcmp(note->owner, "GNU", 4) != 0)
		return;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		subject->build_id[2 * i] = digits[byte >> 4];
		subject->build_id[2 * i + 1] = digits[byte & 15];
	}
	subject->build_id[2 * length] = '\0';
}

static int keep_note(struct note_section *section, const struct note *note,
		     char **error)
{
	struct note *notes = grown(section->notes, section->note_count,
				   sizeof(*notes));

	if (!notes)
		return sentence(error, "out of memory for %zu notes",
				section->note_count);
	section->notes = notes;
	notes[section->note_count++] = *note;
	return 0;
}

/* The flaws of one relocated address; *section is what it is relative to. */
static unsigned relocated(const struct relocations *relocations,
			  uint64_t offset, unsigned missing, uint32_t *section)
{
	const struct relocation *relocation = relocation_at(relocations,
							    offset);

	if (!relocation)
		return missing;
	if (!relocation->known)
		return PROBE_BAD_RELOCATION;
	*section = relocation->section;
	return 0;
}

static void read_relocations(const struct subject *subject,
			     const struct relocations *relocations,
			     const struct note *note, struct probe *probe)
{
	size_t width = elf_file_address_size(subject->file);
	uint32_t base_section = 0;

	probe->flaws |=
		relocated(relocations, note->desc_offset,
			  PROBE_NO_PC_RELOCATION, &probe->pc_section) |
		relocated(relocations, note->desc_offset + width,
			  PROBE_NO_BASE_RELOCATION, &base_section) |
		relocated(relocations, note->desc_offset + 2 * width, 0,
			  &probe->semaphore_section);
	if (relocation_at(relocations, note->desc_offset + 2 * width))
		probe->flaws |= PROBE_SEMAPHORE_RELOCATED;
}

/* How far everything has moved since the file was linked.  A zero on either
 * side means that nobody knows (libbpf's rule since 1.5; SystemTap and gdb
 * compute nonsense then, which is for the rules to say). */
static uint64_t moved(const struct subject *subject, const struct note *note)
{
	if (subject->relocatable || !subject->base || !note->base ||
	    !subject->base->address)
		return 0;
	return subject->base->address - note->base;
}

static int keep_probe(struct subject *subject, size_t section,
		      const struct note *note,
		      const struct relocations *relocations, char **error)
{
	struct probe *probes = grown(subject->probes, subject->probe_count,
				     sizeof(*probes));
	uint64_t distance = moved(subject, note);
	struct probe *probe;

	if (!probes)
		return sentence(error, "out of memory for %zu probes",
				subject->probe_count);
	subject->probes = probes;
	probe = &probes[subject->probe_count++];
	*probe = (struct probe){
		.provider = note->provider,
		.name = note->name,
		.arguments = note->arguments,
		.pc = note->pc,
		.base = note->base,
		.semaphore = note->semaphore,
		.adjusted_pc = note->pc + distance,
		.adjusted_semaphore =
			note->semaphore ? note->semaphore + distance : 0,
		.offset = subject->note_sections[section].offset +
			  note->offset,
		.note_section = (uint32_t)section,
		.flaws = note->flaws,
	};
	if (subject->file->bits == 32) {
		probe->adjusted_pc &= UINT32_MAX;
		probe->adjusted_semaphore &= UINT32_MAX;
	}
	if (subject->relocatable && relocate_knows(subject->file))
		read_relocations(subject, relocations, note, probe);
	return 0;
}

/* Other sections hold others' notes: those are nobody's flaw. */
static int take_note(struct subject *subject, size_t index,
		     const struct note *note,
		     const struct relocations *relocations, char **error)
{
	struct note_section *section = &subject->note_sections[index];

	if (note->flaws & NOTE_OWNER)
		find_build_id(subject, section, note);
	if (!(note->flaws & NOTE_NOT_A_PROBE)) {
		if (keep_probe(subject, index, note, relocations, error) != 0)
			return -1;
	} else if (section->named_stapsdt && keep_note(section, note, error)) {
		return -1;
	}
	return 0;
}

static int take_notes(struct subject *subject, size_t index,
		      const struct relocations *relocations, char **error)
{
	struct note_section *section = &subject->note_sections[index];
	struct note_cursor cursor;
	struct note note;

	note_cursor_init(&cursor, section->bytes, (size_t)section->size,
			 section->alignment,
			 elf_file_address_size(subject->file),
			 subject->file->little_endian);
	while (note_next(&cursor, &note))
		if (take_note(subject, index, &note, relocations, error) != 0)
			return -1;
	section->read_to = cursor.at;
	return 0;
}

/* Note sections */

static int relocate_notes(struct subject *subject, struct note_section *section,
			  struct relocations *relocations, char **error)
{
	*relocations = (struct relocations){ 0 };
	if (!subject->relocatable || !section->section)
		return 0;
	return relocate(subject->file, section->section, section->bytes,
			relocations, error);
}

/* Reads the notes of a section whose bytes are there; keeps the bytes only if
 * something points into them. */
static int add_note_section(struct subject *subject,
			    const struct note_section *found, char **error)
{
	struct note_section *sections = grown(subject->note_sections,
					      subject->note_section_count,
					      sizeof(*sections));
	size_t index = subject->note_section_count;
	size_t probes = subject->probe_count;
	struct relocations relocations;
	int result;

	if (!sections) {
		free(found->bytes);
		return sentence(error, "out of memory for note sections");
	}
	subject->note_sections = sections;
	sections[index] = *found;
	subject->note_section_count++;
	result = relocate_notes(subject, &sections[index], &relocations, error);
	if (result == 0)
		result = take_notes(subject, index, &relocations, error);
	relocations_free(&relocations);
	if (result == 0 && !found->named_stapsdt &&
	    subject->probe_count == probes) {
		free(found->bytes);
		subject->note_section_count--;
	}
	return result;
}

static bool is_note_section(const struct section *section)
{
	return section->type == SHT_NOTE && section->size &&
	       !(section->flags & SHF_COMPRESSED);
}

/* No real file has more, and no run may need the memory. */
#define NOTES_MAX (UINT64_C(256) << 20)

/* Sections that overlap could make a small file take forever. */
static int count_bytes(const struct elf_file *file, uint64_t size,
		       uint64_t *total, char **error)
{
	if (size > NOTES_MAX - *total)
		return sentence(error, "the note sections have more than %"
				PRIu64 " bytes", NOTES_MAX);
	if (size > file->size - *total)
		return sentence(error, "the note sections are larger than the "
				"file, so they overlap or are cut off");
	*total += size;
	return 0;
}

static uint64_t relocations_size(const struct elf_file *file,
				 const struct section *section)
{
	return file->type == ET_REL && section->relocations
		? file->sections[section->relocations].size : 0;
}

/* total: bytes of note sections so far */
static int read_note_section(struct subject *subject,
			     const struct section *section, uint64_t *total,
			     char **error)
{
	struct elf_file *file = subject->file;
	struct note_section found = {
		.section = section,
		.name = section->name,
		.offset = section->offset,
		.size = section->size,
		.alignment = section->alignment,
		.named_stapsdt = strcmp(section->name, STAPSDT_SECTION) == 0,
	};

	if (count_bytes(file, section->size, total, error) != 0 ||
	    count_bytes(file, relocations_size(file, section), total,
			error) != 0)
		return -1;
	found.bytes = elf_file_section_bytes(file, section, error);
	return found.bytes ? add_note_section(subject, &found, error) : -1;
}

static int read_sections(struct subject *subject, char **error)
{
	const struct elf_file *file = subject->file;
	uint64_t total = 0;

	for (size_t i = 0; i < file->section_count; i++)
		if (is_note_section(&file->sections[i]) &&
		    read_note_section(subject, &file->sections[i], &total,
				      error) != 0)
			return -1;
	return 0;
}

/* Without section headers, only the notes that are loaded can be found. */
static int read_segments(struct subject *subject, char **error)
{
	struct elf_file *file = subject->file;
	uint64_t total = 0;

	if (elf_file_map(file, error) != 0)
		return -1;
	for (size_t i = 0; i < file->segment_count; i++) {
		const struct segment *segment = &file->segments[i];
		struct section range = {
			.index = i,
			.type = SHT_NOTE,
			.offset = segment->offset,
			.size = segment->file_size,
		};
		struct note_section found = {
			.name = "PT_NOTE",
			.offset = segment->offset,
			.size = segment->file_size,
		};

		if (segment->type != PT_NOTE || !segment->file_size)
			continue;
		if (count_bytes(file, range.size, &total, error) != 0)
			return -1;
		found.bytes = elf_file_section_bytes(file, &range, error);
		if (!found.bytes ||
		    add_note_section(subject, &found, error) != 0)
			return -1;
	}
	return 0;
}

/* Sites by name, and by address */

static bool same_probe(const struct probe *a, const struct probe *b)
{
	return strcmp(a->provider, b->provider) == 0 &&
	       strcmp(a->name, b->name) == 0;
}

static uint64_t hash_probe(const struct probe *probe)
{
	uint64_t provider = hash_bytes(0, probe->provider,
				       strlen(probe->provider));

	return hash_bytes(provider, probe->name, strlen(probe->name));
}

/* A slot has the number of a group in its lower bits, and above these a part
 * of the name's hash, so that few names are compared: in a file of a million
 * probes each would have to come from memory. */
#define FREE_SLOT UINT32_MAX
#define GROUP_MASK ((UINT32_C(1) << 24) - 1)
static_assert(NOTES_MAX / 32 < GROUP_MASK, "a note has more than 32 bytes");

/* The slot of the probe's group, or a free one. */
static uint32_t *group_slot(const struct subject *subject, uint32_t *slots,
			    size_t mask, uint64_t hash,
			    const struct probe *probe)
{
	uint32_t part = (uint32_t)(hash >> 32) & ~GROUP_MASK;
	size_t at = (size_t)hash & mask;

	while (slots[at] != FREE_SLOT) {
		const struct group *group =
			&subject->groups[slots[at] & GROUP_MASK];

		if ((slots[at] & ~GROUP_MASK) == part &&
		    same_probe(&subject->probes[group->first], probe))
			break;
		at = (at + 1) & mask;
	}
	return &slots[at];
}

static bool join_group(struct subject *subject, size_t index, uint64_t hash,
		       uint32_t *slot)
{
	struct group *groups = subject->groups;
	uint32_t group = *slot & GROUP_MASK;

	if (*slot == FREE_SLOT) {
		groups = grown(groups, subject->group_count, sizeof(*groups));
		if (!groups)
			return false;
		subject->groups = groups;
		group = (uint32_t)subject->group_count++;
		groups[group] = (struct group){ .first = (uint32_t)index };
		*slot = ((uint32_t)(hash >> 32) & ~GROUP_MASK) | group;
	}
	subject->probes[index].group = group;
	groups[group].sites++;
	return true;
}

/* How many slots are on their way from memory at a time. */
#define SLOTS_AHEAD 16u

/* Joins probes [from, from + count), at most SLOTS_AHEAD. */
static bool join_groups(struct subject *subject, size_t from, size_t count,
			uint32_t *slots, size_t mask)
{
	uint64_t hashes[SLOTS_AHEAD];
	bool joined = true;

	for (size_t i = 0; i < count; i++) {
		hashes[i] = hash_probe(&subject->probes[from + i]);
		__builtin_prefetch(&slots[(size_t)hashes[i] & mask], 1);
	}
	for (size_t i = 0; joined && i < count; i++) {
		uint32_t *slot = group_slot(subject, slots, mask, hashes[i],
					    &subject->probes[from + i]);

		joined = join_group(subject, from + i, hashes[i], slot);
	}
	return joined;
}

static bool make_groups(struct subject *subject)
{
	size_t slot_count = 16, left = subject->probe_count;
	bool joined = true;
	uint32_t *slots;

	while (slot_count < 2 * subject->probe_count)
		slot_count *= 2;
	slots = malloc(slot_count * sizeof(*slots));
	if (!slots)
		return false;
	memset(slots, 0xff, slot_count * sizeof(*slots));
	while (joined && left > 0) {
		size_t count = left < SLOTS_AHEAD ? left : SLOTS_AHEAD;

		joined = join_groups(subject, subject->probe_count - left,
				     count, slots, slot_count - 1);
		left -= count;
	}
	free(slots);
	return joined;
}

/* By address, then by all that can differ, so that equal notes are neighbours;
 * in the end by their order in the file. */
static int by_address(const void *a, const void *b, void *context)
{
	const struct subject *subject = context;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct probe *x = &subject->probes[i], *y = &subject->probes[j];
	int order;

	if (x->pc_section != y->pc_section)
		return x->pc_section < y->pc_section ? -1 : 1;
	if (x->adjusted_pc != y->adjusted_pc)
		return x->adjusted_pc < y->adjusted_pc ? -1 : 1;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	order = strcmp(x->arguments, y->arguments);
	if (order)
		return order;
	return (i > j) - (i < j);
}

static bool sort_by_address(struct subject *subject)
{
	bool sorted = true;

	subject->by_address = calloc(subject->probe_count, sizeof(uint32_t));
	if (!subject->by_address)
		return false;
	for (uint32_t i = 0; i < subject->probe_count; i++) {
		subject->by_address[i] = i;
		sorted = sorted && (i == 0 || by_address(
			&subject->by_address[i - 1], &subject->by_address[i],
			subject) < 0);
	}
	if (!sorted)
		qsort_r(subject->by_address, subject->probe_count,
			sizeof(uint32_t), by_address, subject);
	return true;
}

int subject_read(struct subject *subject, struct elf_file *file, char **error)
{
	*error = NULL;
	*subject = (struct subject){
		.file = file,
		.path = "",
		.key = "",
		.relocatable = file->type == ET_REL,
		.machine = machine_find(file->machine, file->bits,
					file->little_endian),
	};
	find_sections(subject);
	if ((file->section_count ? read_sections(subject, error)
				 : read_segments(subject, error)) != 0)
		return -1;
	if (subject->probe_count == 0)
		return 0;
	if (file->section_count && elf_file_map(file, error) != 0)
		return -1;
	if (!make_groups(subject) || !sort_by_address(subject))
		return sentence(error, "out of memory for %zu probes",
				subject->probe_count);
	subject->symbols = symbols_new(file);
	return subject->symbols ? 0 : sentence(error, "out of memory");
}

void subject_settle(struct subject *subject)
{
	free(subject->by_address);
	subject->by_address = NULL;
}

static void free_notes(struct subject *subject)
{
	for (size_t i = 0; i < subject->note_section_count; i++) {
		free(subject->note_sections[i].bytes);
		free(subject->note_sections[i].notes);
	}
	free(subject->note_sections);
	subject->note_sections = NULL;
	subject->note_section_count = 0;
}

void subject_forget(struct subject *subject)
{
	free_notes(subject);
	subject->base = NULL;
	subject->probes_section = NULL;
	if (subject->file)
		elf_file_forget(subject->file);
}

void subject_free(struct subject *subject)
{
	free_notes(subject);
	free(subject->probes);
	free(subject->groups);
	symbols_free(subject->symbols);
	subject->symbols = NULL;
	subject_settle(subject);
	*subject = (struct subject){ 0 };
}
