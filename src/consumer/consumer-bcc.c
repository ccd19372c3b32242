/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * bcc, and with it bpftrace before 0.25: src/cc/bcc_elf.c, usdt/usdt.cc and
 * usdt/usdt_args.cc of commit 6d0a964c (May 2026).  A file of another machine
 * is judged as if bcc ran there.
 */
#include "config.h"

#include <elf.h>
#include <string.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-obstacle.h"

/*
 * listprobes() walks the sections once: to the first one with code, from there
 * to .probes, from there to the notes.  What it has walked past it doesn't see;
 * only a walk that came to the end starts again.  (first_code() is asked for
 * each site; a file with so many sections before its code is made to keep us
 * busy.)
 */
#define SECTIONS_BEFORE_CODE 256

static size_t first_code(const struct elf_file *file)
{
	for (size_t i = 1;
	     i < file->section_count && i <= SECTIONS_BEFORE_CODE; i++)
		if (file->sections[i].flags & SHF_EXECINSTR)
			return i;
	return 0;
}

static size_t probes_behind(const struct elf_file *file, size_t start)
{
	for (size_t i = start + 1; i < file->section_count; i++)
		if (strcmp(file->sections[i].name,
			   STAPSDT_PROBES_SECTION) == 0)
			return i;
	return 0;
}

static bool notes_are_before_probes(const struct subject *subject)
{
	const struct note_section *notes = first_note_section(subject);

	/* a linker makes another order of them */
	if (subject->relocatable)
		return false;
	return notes && notes->section && notes->section->index <
		probes_behind(subject->file, first_code(subject->file));
}

static bool probes_are_before_code(const struct subject *subject)
{
	return !subject->relocatable && subject->probes_section &&
	       !probes_behind(subject->file, first_code(subject->file));
}

static uint64_t offset_of(const struct subject *subject, enum rule_id rule)
{
	const struct note_section *notes = first_note_section(subject);

	return rule == RULE_SECTION_ORDER_BCC && notes ? notes->offset
						       : NO_OFFSET;
}

static const struct file_obstacle files[] = {
	{ file_is_relocatable,
	  { .reading = READING_FILE, .rule = RULE_RELOCATABLE_MODE } },
	{ file_is_debug_file,
	  { .reading = READING_FILE, .rule = RULE_DEBUG_FILE } },
	{ notes_are_before_probes,
	  { .reading = READING_FILE, .rule = RULE_SECTION_ORDER_BCC,
	    .text = "looks for .note.stapsdt behind .probes only, and finds "
		    "none there" } },
	{ probes_are_before_code,
	  { .reading = READING_PROBE, .rule = RULE_SECTION_ORDER_BCC,
	    .text = "looks for .probes behind the first section with code "
		    "only, and takes no probe to have a semaphore" } },
	{ 0 },
};

/* Sites */

static bool is_before_code(const struct subject *subject,
			   const struct probe *probe)
{
	size_t code = first_code(subject->file);

	return code && probe->pc < subject->file->sections[code].address;
}

/* It computes an offset from .probes, whatever holds the semaphore. */
static bool semaphore_is_missed(const struct subject *subject,
				const struct probe *probe)
{
	const struct section *probes = subject->probes_section;
	uint64_t real, taken = probes ? probe->semaphore - probes->address +
					probes->offset : 0;

	return site_semaphore_is_outside(subject, probe) &&
	       !(site_semaphore_offset(subject, probe, &real) &&
		 real == taken);
}

static const struct site_obstacle sites[] = {
	{ site_in_unseen_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_TYPE } },
	{ site_in_other_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_FOREIGN_NAME } },
	{ site_has_trailing_bytes,
	  { .reading = READING_HIDDEN, .rule = RULE_DESC_TRAILING } },
	{ is_before_code,
	  { .reading = READING_HIDDEN, .rule = RULE_PC_DEAD } },
	{ site_base_moved,
	  { .reading = READING_PROBE, .rule = RULE_BASE_MISMATCH } },
	{ site_is_dead, { .reading = READING_PROBE, .rule = RULE_PC_DEAD } },
	{ semaphore_is_missed,
	  { .reading = READING_PROBE, .rule = RULE_SEM_NOT_IN_PROBES,
	    .text = TEXT_SEMAPHORE_IS_OUTSIDE } },
	{ site_semaphore_is_outside,
	  { .reading = READING_OK, .rule = RULE_SEM_NOT_IN_PROBES,
	    .text = TEXT_SEMAPHORE_IS_OUTSIDE } },
	{ 0 },
};

static const struct site_obstacle names[] = {
	{ site_name_has_separator,
	  { .reading = READING_OK, .rule = RULE_NAME_SEPARATOR,
	    .text = TEXT_NAME_HAS_SEPARATOR } },
	{ 0 },
};

/*
 * Arguments.  After one that it can't parse, the parser for x86 stands before a
 * blank, and can't parse that either, and so on.  The others go on behind it,
 * and number the arguments by what they could parse.
 */

/* x86's and aarch64's numbers are strtol()'s with base 0, so that 010 is 8 as
 * it is for the assembler; the others' are std::stoi()'s. */
#define ANY_BASE (FORM(HEX) | FORM(OCTAL) | FORM(REGISTER) | FORM(MEMORY))
#define DECIMAL (FORM(REGISTER) | FORM(MEMORY))
#define INT (FORM(FAR))            /* kept in an int, without a word */
#define SIZES (FORM(ODD_SIZE) | FORM(WIDE))     /* uint24_t */
#define X86 (ANY_BASE | FORM(NO_SIZE) | FORM(MARKED) | FORM(INDIRECT) | \
	FORM(SCALED))

static bool x86_knows(const struct machine_register *reg)
{
	/* %xmm0 to %xmm15, whose value is then always 0 */
	if (reg->flags & REGISTER_VECTOR)
		return strncmp(reg->name, "%xmm", 4) == 0 && reg->number < 16;
	return register_is_plain(reg) && strcmp(reg->name, "%ip") != 0 &&
	       strcmp(reg->name, "%eip") != 0;
}

static bool aarch64_knows(const struct machine_register *reg)
{
	return (reg->name[0] == 'x' && register_is_plain(reg)) ||
	       strcmp(reg->name, "sp") == 0;
}

static bool loongarch_knows(const struct machine_register *reg)
{
	return strncmp(reg->name, "$r", 2) == 0 &&
	       strcmp(reg->name, "$ra") != 0;
}

static bool riscv_knows(const struct machine_register *reg)
{
	return register_is_plain(reg) && reg->name[0] != 'x';
}

static const struct dialect dialects[] = {
	{ EM_X86_64, 0, X86 | FORM(SYMBOL_PC) | FORM(SYMBOL_LESS),
	  INT | SIZES | FORM(VECTOR), READING_REST, x86_knows },
	{ EM_386, 0, X86, INT | SIZES | FORM(VECTOR), READING_REST, x86_knows },
	{ EM_AARCH64, 0, ANY_BASE | FORM(BARE) | FORM(INDIRECT) | FORM(PAIR),
	  INT, READING_OK, aarch64_knows },
	/* without a displacement it is the register that is read */
	{ EM_LOONGARCH, 64, ANY_BASE | FORM(BARE) | FORM(PAIR),
	  INT | FORM(INDIRECT) | FORM(UNBRACKETED), READING_OK,
	  loongarch_knows },
	/* an index is multiplied by the argument's size */
	{ EM_PPC64, 0, DECIMAL | FORM(MARKED),
	  INT | FORM(OCTAL) | FORM(PAIR), READING_OK, register_is_plain },
	{ EM_S390, 64, DECIMAL | FORM(BARE) | FORM(PAIR),
	  INT | SIZES | FORM(OCTAL) | FORM(INDIRECT), READING_OK,
	  register_is_plain },
	{ EM_RISCV, 0, DECIMAL | FORM(BARE), INT | FORM(OCTAL), READING_OK,
	  riscv_knows },
	{ 0 },
};

const struct consumer consumer_bcc = {
	.id = CONSUMER_BCC,
	.name = "bcc",
	.mirrors = "bcc of May 2026 (6d0a964c)",
	.files = files,
	.sites = sites,
	.names = names,
	.dialects = dialects,
	.unread = READING_DROPPED,
	.offset = offset_of,
};
