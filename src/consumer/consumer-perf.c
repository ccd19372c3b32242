/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * perf of Linux 6.17: tools/perf/util/symbol-elf.c (sdt_adjust_loc(),
 * construct_sdt_notes_list()), util/probe-file.c, and arch_sdt_arg_parse_op()
 * in arch/{x86,arm64,powerpc}/util/perf_regs.c; what it says on x86-64 was seen
 * with 6.1.  It writes uprobe events, so that what the kernel asks of those
 * counts too.  A file of another machine is judged as if perf ran there.
 */
#include "config.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-obstacle.h"

/* The file */

static bool build_id_is_missing(const struct subject *subject)
{
	return !subject->build_id[0];
}

/* It stops at a version that it doesn't know, and at what is too short. */
static bool note_is_refused(const struct subject *subject)
{
	const struct note_section *section = first_note_section(subject);
	size_t least = 3 * elf_file_address_size(subject->file) + 1;

	for (size_t i = 0; section && i < section->note_count; i++) {
		const struct note *note = &section->notes[i];

		if (!(note->flaws & (NOTE_OVERRUN | NOTE_OWNER |
				     NOTE_NAMESZ)) &&
		    (note->type != STAPSDT_TYPE || note->descsz < least))
			return true;
	}
	return false;
}

static bool same_event(const struct probe *a, const struct probe *b)
{
	return a->group == b->group && a->pc == b->pc &&
	       a->base == b->base && a->semaphore == b->semaphore &&
	       strcmp(a->arguments, b->arguments) == 0;
}

/* The result of adding the last event becomes the result of all. */
static bool last_is_duplicate(const struct subject *subject)
{
	size_t last = subject->probe_count;
	const struct note_section *section = first_note_section(subject);

	while (last-- > 0)
		if (&subject->note_sections[
			    subject->probes[last].note_section] == section)
			break;
	for (size_t i = 0; i < last && last != SIZE_MAX; i++)
		if (same_event(&subject->probes[i], &subject->probes[last]))
			return true;
	return false;
}

/* "16@…": strtol(), and -1 for the file when it is more than 8 */
static bool has_large_size(const char *arguments)
{
	size_t length;

	for (const char *at = arguments; *at; at += length) {
		at += strspn(at, " \t");
		length = strcspn(at, " \t");
		if (memchr(at, '@', length) &&
		    (strtol(at, NULL, 10) < -8 || strtol(at, NULL, 10) > 8))
			return true;
	}
	return false;
}

static bool an_argument_is_large(const struct subject *subject)
{
	for (size_t i = 0; i < subject->probe_count; i++)
		if (has_large_size(subject->probes[i].arguments))
			return true;
	return false;
}

static const struct file_obstacle files[] = {
	{ file_is_relocatable,
	  { .reading = READING_FILE, .rule = RULE_RELOCATABLE_MODE } },
	{ file_is_debug_file,
	  { .reading = READING_FILE, .rule = RULE_DEBUG_FILE } },
	{ build_id_is_missing,
	  { .reading = READING_FILE, .rule = RULE_BUILD_ID_MISSING } },
	{ note_is_refused,
	  { .reading = READING_FILE, .rule = RULE_NOTE_TYPE } },
	{ an_argument_is_large,
	  { .reading = READING_FILE, .rule = RULE_ARG_SIZE } },
	{ last_is_duplicate,
	  { .reading = READING_FILE, .rule = RULE_NOTE_DUPLICATE } },
	{ 0 },
};

/* Sites: sdt_adjust_loc() adds the file offset of .stapsdt.base to the distance
 * from there, as if all of the file were loaded with one displacement. */

static bool find_places(const struct subject *subject,
			const struct probe *probe, struct places *places)
{
	const struct segment *segment = elf_file_segment_at(
		subject->file, probe->adjusted_pc);

	places->taken = probe->pc;
	if (subject->base)
		places->taken += subject->base->offset - probe->base;
	return segment && elf_file_offset_of(segment, probe->adjusted_pc,
					     &places->real);
}

static bool is_displaced(const struct subject *subject,
			 const struct probe *probe)
{
	struct places places;

	return find_places(subject, probe, &places) &&
	       places.taken != places.real;
}

static bool is_skewed(const struct subject *subject, const struct probe *probe)
{
	return subject->base && probe->base && is_displaced(subject, probe);
}

static bool is_address(const struct subject *subject, const struct probe *probe)
{
	return !subject->base && is_displaced(subject, probe);
}

static bool semaphore_is_missed(const struct subject *subject,
				const struct probe *probe)
{
	const struct section *probes = subject->probes_section;
	uint64_t real, taken = probe->semaphore;

	if (probes)
		taken -= probes->address - probes->offset;
	return site_semaphore_is_outside(subject, probe) &&
	       !(site_semaphore_offset(subject, probe, &real) &&
		 real == taken);
}

static const struct site_obstacle sites[] = {
	{ site_in_unseen_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_TYPE } },
	{ site_in_later_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_MULTIPLE } },
	{ site_in_allocated_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_ALLOC } },
	{ site_base_is_zero,
	  { .reading = READING_PROBE, .rule = RULE_BASE_ZERO_WITH_SECTION } },
	{ is_skewed,
	  { .reading = READING_PROBE, .rule = RULE_PERF_OFFSET_SKEW } },
	{ is_address,
	  { .reading = READING_PROBE, .rule = RULE_VADDR_NE_OFFSET_NOBASE } },
	{ site_is_dead, { .reading = READING_PROBE, .rule = RULE_PC_DEAD } },
	{ semaphore_is_missed,
	  { .reading = READING_PROBE, .rule = RULE_SEM_NOT_IN_PROBES,
	    .text = TEXT_SEMAPHORE_IS_OUTSIDE } },
	{ site_semaphore_is_outside,
	  { .reading = READING_OK, .rule = RULE_SEM_NOT_IN_PROBES,
	    .text = TEXT_SEMAPHORE_IS_OUTSIDE } },
	{ 0 },
};

/* Names: of events and of groups of events in the kernel's tracefs, 63 bytes
 * at most (MAX_EVENT_NAME_LEN); the group is sdt_PROVIDER, cut at 63. */
#define NAME_MAX_BYTES 63u
#define GROUP_PREFIX 4u

#define LETTERS "_abcdefghijklmnopqrstuvwxyz" \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* is_good_name() and, since Linux 6.2, is_good_system_name() in
 * kernel/trace/trace.h */
static bool is_not_identifier(const struct subject *subject,
			      const struct probe *probe)
{
	(void)subject;
	return probe->provider[strspn(probe->provider, LETTERS "-")] ||
	       probe->name[strspn(probe->name, LETTERS)] ||
	       (*probe->name >= '0' && *probe->name <= '9');
}

static bool is_too_long(const struct subject *subject,
			const struct probe *probe)
{
	(void)subject;
	return strlen(probe->name) > NAME_MAX_BYTES ||
	       strlen(probe->provider) > NAME_MAX_BYTES - GROUP_PREFIX;
}

static const struct site_obstacle names[] = {
	{ is_not_identifier,
	  { .reading = READING_PROBE, .rule = RULE_NAME_NOT_IDENTIFIER,
	    .text = "the kernel wants events and their groups to be called "
		    "with letters, digits and underscores" } },
	{ is_too_long,
	  { .reading = READING_PROBE, .rule = RULE_NAME_TOO_LONG,
	    .text = "an event has room for 63 bytes of name, and for 59 of "
		    "provider" } },
	{ 0 },
};

/*
 * Arguments.  A constant, or what else it can't translate, is left out of the
 * event and keeps its number.  The kernel has no symbols, and no types for what
 * is neither 1, 2, 4 nor 8 bytes: that is read as 8.
 */
#define ALWAYS (FORM(NO_SIZE) | FORM(FLOAT) | FORM(REGISTER) | FORM(MEMORY) | \
	FORM(FAR) | FORM(OCTAL))

/* x0 to x29: its pattern for two digits is not meant to leave out x30 */
static bool aarch64_knows(const struct machine_register *reg)
{
	return (reg->name[0] == 'x' && register_is_plain(reg) &&
		reg->number < 30) || (reg->flags & REGISTER_STACK);
}

static const struct dialect dialects[] = {
	{ EM_X86_64, 0, ALWAYS | FORM(INDIRECT),
	  FORM(HIGH_BYTE) | FORM(ODD_SIZE), READING_OK, NULL },
	{ EM_386, 0, ALWAYS | FORM(INDIRECT),
	  FORM(HIGH_BYTE) | FORM(ODD_SIZE), READING_OK, NULL },
	{ EM_AARCH64, 0, ALWAYS | FORM(INDIRECT), FORM(ODD_SIZE), READING_OK,
	  aarch64_knows },
	{ EM_PPC64, 0, ALWAYS, FORM(ODD_SIZE), READING_OK,
	  register_is_plain },
	{ EM_PPC, 0, ALWAYS, FORM(ODD_SIZE), READING_OK, register_is_plain },
	{ 0 },
};

/* Translated to a register that the kernel doesn't have, so that it refuses the
 * event: %rip, %xmm0; on aarch64 the constants 30 and 31. */
static bool is_refused(const struct subject *subject,
		       const struct operand *operand)
{
	const struct machine_register *reg = operand->reg ? operand->reg
							  : operand->base;

	if (subject->file->machine == EM_AARCH64)
		return operand->kind == OPERAND_CONSTANT &&
		       operand->size <= 8 && !operand->mark &&
		       (operand->constant == 30 || operand->constant == 31);
	if (!reg || operand->index || operand->symbol.length ||
	    strchr(reg->name, '('))
		return false;
	return reg->flags & (REGISTER_VECTOR | REGISTER_SEGMENT) ||
	       (reg->flags & REGISTER_PC && strcmp(reg->name, "%ip") != 0);
}

/* It cuts arguments at blanks, and puts "[sp, 8]" together again, but no other
 * register. */
static bool is_cut(const struct operand *operand)
{
	static const unsigned blanks = OPERAND_INNER_BLANK | OPERAND_WHITESPACE;

	return operand->flaws & blanks &&
	       !(operand->bracket == '[' && operand->base &&
		 operand->base->flags & REGISTER_STACK);
}

static bool is_on_stack(const struct operand *operand)
{
	return operand->base->flags & REGISTER_STACK &&
	       operand->displacement >= 0;
}

static bool quirk(const struct subject *subject, const struct operand *operand,
		  uint64_t forms, struct obstacle *obstacle)
{
	if (is_cut(operand))
		*obstacle = (struct obstacle){ .reading = READING_DROPPED,
			.rule = RULE_ARG_UNREADABLE,
			.text = "is cut in two at its blank" };
	else if (is_refused(subject, operand))
		*obstacle = (struct obstacle){ .reading = READING_PROBE,
			.rule = (forms & FORM(VECTOR)) != 0 ?
				RULE_ARG_VECTOR_REGISTER : RULE_ARG_UNREADABLE,
			.text = "is in a register that the kernel doesn't have "
				"for events" };
	else if (subject->file->machine == EM_AARCH64 &&
		 (operand->base ? !is_on_stack(operand)
				: operand->reg &&
				  operand->reg->flags & REGISTER_STACK))
		*obstacle = (struct obstacle){ .reading = READING_ABSENT,
			.rule = RULE_ARG_UNREADABLE,
			.text = "is neither x0 to x29 nor on the stack" };
	else
		return false;
	return true;
}

const struct consumer consumer_perf = {
	.id = CONSUMER_PERF,
	.name = "perf",
	.mirrors = "perf of Linux 6.17",
	.files = files,
	.sites = sites,
	.names = names,
	.dialects = dialects,
	.unread = READING_ABSENT,
	.colon = true,
	.places = find_places,
	.quirk = quirk,
};
