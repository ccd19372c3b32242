/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libbpf 1.7, and with it bpftrace since 0.25: src/usdt.c of commit f7081a6b
 * (July 2026).  It attaches to files of its own machine only; a file of another
 * one is judged as if libbpf ran there.
 */
#include "config.h"

#include <elf.h>
#include <string.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-obstacle.h"

/* One note that it refuses, and it refuses the file */

/* provider, name and arguments, as parse_usdt_note() looks for their ends */
static bool strings_are_refused(const char *strings, size_t size)
{
	const char *end = strings + size;
	const char *name = memchr(strings, '\0', size);
	const char *arguments;

	if (!name || ++name == end || *name == '\0')
		return true;
	arguments = memchr(name, '\0', (size_t)(end - name));
	return !arguments || ++arguments == end;
}

static bool is_refused(const struct note_section *section,
		       const struct note *note, size_t addresses)
{
	if (note->flaws & NOTE_OVERRUN)
		return false;   /* for libelf, the notes end here */
	/* stops at a NUL, and takes an owner that is too short */
	if (strncmp(note->owner, STAPSDT_OWNER, note->namesz) != 0 ||
	    note->type != STAPSDT_TYPE || note->descsz < addresses + 3)
		return true;
	return strings_are_refused(
		section->bytes + note->desc_offset + addresses,
		note->descsz - addresses);
}

/* A probe without a name can be decoded, but libbpf won't. */
static bool find_nameless(const struct subject *subject,
			  const struct note_section *section, uint64_t *offset)
{
	for (size_t i = 0; i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];

		if (*probe->name ||
		    &subject->note_sections[probe->note_section] != section)
			continue;
		*offset = probe->offset;
		return true;
	}
	return false;
}

static bool find_poison(const struct subject *subject, uint64_t *offset)
{
	const struct note_section *section = first_note_section(subject);
	size_t addresses = 3 * elf_file_address_size(subject->file);

	if (!section || !section->section)
		return false;
	for (size_t i = 0; i < section->note_count; i++) {
		if (!is_refused(section, &section->notes[i], addresses))
			continue;
		*offset = section->offset + section->notes[i].offset;
		return true;
	}
	return find_nameless(subject, section, offset);
}

static bool is_poisoned(const struct subject *subject)
{
	uint64_t offset;

	return find_poison(subject, &offset);
}

static uint64_t offset_of(const struct subject *subject, enum rule_id rule)
{
	uint64_t offset = NO_OFFSET;

	if (rule == RULE_LIBBPF_POISONED)
		find_poison(subject, &offset);
	return offset;
}

static const struct file_obstacle files[] = {
	{ file_is_relocatable,
	  { .reading = READING_FILE, .rule = RULE_RELOCATABLE_MODE } },
	{ file_is_debug_file,
	  { .reading = READING_FILE, .rule = RULE_DEBUG_FILE } },
	{ file_is_foreign,
	  { .reading = READING_FILE, .rule = RULE_FOREIGN_ENDIAN_OR_CLASS,
	    .text = TEXT_FILE_IS_FOREIGN } },
	{ is_poisoned,
	  { .reading = READING_FILE, .rule = RULE_LIBBPF_POISONED,
	    .text = "this note fails its checks, and with it every attempt to "
		    "attach to this file" } },
	{ 0 },
};

/* Sites */

static bool semaphore_is_unreachable(const struct subject *subject,
				     const struct probe *probe)
{
	const struct segment *segment;

	if (!probe->semaphore)
		return false;
	/* never adjusted, unlike the site */
	segment = elf_file_segment_at(subject->file, probe->semaphore);
	return !segment || segment->flags & PF_X;
}

static const struct site_obstacle sites[] = {
	{ site_in_unseen_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_TYPE } },
	{ site_in_later_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_MULTIPLE } },
	{ site_is_dead, { .reading = READING_PROBE, .rule = RULE_PC_DEAD } },
	{ semaphore_is_unreachable,
	  { .reading = READING_PROBE, .rule = RULE_SEM_UNMAPPED } },
	{ 0 },
};

static const struct site_obstacle names[] = {
	{ site_name_has_separator,
	  { .reading = READING_OK, .rule = RULE_NAME_SEPARATOR,
	    .text = TEXT_NAME_HAS_SEPARATOR } },
	{ 0 },
};

/* Arguments: sscanf() patterns, one set a machine */

#define ALWAYS (FORM(BLANK) | FORM(REGISTER) | FORM(MEMORY) | FORM(FAR))
/* What its patterns for brackets match until the bracket, so that the length
 * of what they matched is never set. */
#define UNFINISHED (FORM(PAIR) | FORM(SHIFT) | FORM(HASH) | FORM(WRITEBACK))

static bool x86_knows(const struct machine_register *reg)
{
	return register_is_plain(reg) && strcmp(reg->name, "%ip") != 0;
}

static bool aarch64_knows(const struct machine_register *reg)
{
	return (reg->name[0] == 'x' && register_is_plain(reg)) ||
	       strcmp(reg->name, "sp") == 0;
}

static bool arm_knows(const struct machine_register *reg)
{
	return register_is_plain(reg) && strcmp(reg->name, "sl") != 0 &&
	       (reg->name[0] != 'r' || reg->number <= 10);
}

static bool riscv_knows(const struct machine_register *reg)
{
	return register_is_plain(reg) && reg->name[0] != 'x' &&
	       strcmp(reg->name, "fp") != 0 && strcmp(reg->name, "pc") != 0;
}

static bool s390_knows(const struct machine_register *reg)
{
	return reg->name[1] == 'r';
}

static const struct dialect dialects[] = {
	{ EM_X86_64, 0, ALWAYS | FORM(MARKED) | FORM(INDIRECT) | FORM(SCALED),
	  FORM(OCTAL), READING_OK, x86_knows },
	{ EM_386, 0, ALWAYS | FORM(MARKED) | FORM(INDIRECT) | FORM(SCALED),
	  FORM(OCTAL), READING_OK, x86_knows },
	{ EM_AARCH64, 0, ALWAYS | FORM(BARE) | FORM(INDIRECT),
	  FORM(OCTAL) | UNFINISHED, READING_OK, aarch64_knows },
	{ EM_ARM, 0, ALWAYS | FORM(MARKED) | FORM(INDIRECT),
	  FORM(OCTAL) | UNFINISHED, READING_OK, arm_knows },
	{ EM_RISCV, 0, ALWAYS | FORM(BARE), FORM(OCTAL), READING_OK,
	  riscv_knows },
	{ EM_S390, 64, ALWAYS | FORM(BARE), FORM(OCTAL) | FORM(PAIR),
	  READING_OK, s390_knows },
	{ 0 },
};

/*
 * The patterns for an index come first, and "%15[^,]" takes what is not a comma
 * for the base: of "8@8(%rsp) 8@(%rax,%rcx)" it takes "rsp) 8@(%rax".
 */
#define BASE_WIDTH 15

static bool runs_into_next(const struct operand *operand)
{
	const char *at = memchr(operand->body.at, '(', operand->body.length);

	if (!at || at[1] != '%')
		return false;
	at += 2;
	for (size_t i = 0; i <= BASE_WIDTH && at[i]; i++)
		if (at[i] == ',')
			return at[i + 1] == '%';
	return false;
}

static bool quirk(const struct subject *subject, const struct operand *operand,
		  uint64_t forms, struct obstacle *obstacle)
{
	static const uint64_t plain = FORM(MEMORY) | FORM(INDIRECT) |
				      FORM(FAR) | FORM(BLANK);

	(void)subject;
	if (forms == FORM(SCALED))
		*obstacle = (struct obstacle){ .reading = READING_OK,
			.rule = RULE_ARG_SIB, .text = "has an index",
			.outcome = "before 1.7 (bpftrace 0.25) the probe "
				   "cannot be attached to" };
	else if (operand->bracket == '(' && !(forms & ~plain) &&
		 runs_into_next(operand))
		*obstacle = (struct obstacle){ .reading = READING_PROBE,
			.rule = RULE_ARG_SIB,
			.text = "has an argument with an index behind it",
			.outcome = "the two are taken for one, and the probe "
				   "cannot be attached to" };
	else
		return false;
	return true;
}

const struct consumer consumer_libbpf = {
	.id = CONSUMER_LIBBPF,
	.name = "libbpf",
	.mirrors = "libbpf 1.7 (f7081a6b)",
	.files = files,
	.sites = sites,
	.names = names,
	.dialects = dialects,
	.unread = READING_PROBE,
	.limited = true,
	.specs = 256,
	.colon = true,
	.offset = offset_of,
	.quirk = quirk,
};
