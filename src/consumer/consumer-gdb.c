/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gdb of 2025: gdb/stap-probe.c and the gdbarch_stap_* methods of its targets,
 * of ROCgdb's copy 12fc64a5; what it says on x86-64 was seen with gdb 13.1.  It
 * goes by the machine of the file.
 */
#include "config.h"

#include <elf.h>
#include <string.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-obstacle.h"

/* get_stap_base_address(): without it, all notes are left unread */
static bool base_is_missing(const struct subject *subject)
{
	return !subject->base;
}

static const struct file_obstacle files[] = {
	{ file_is_relocatable,
	  { .reading = READING_FILE, .rule = RULE_RELOCATABLE_MODE } },
	{ file_is_debug_file,
	  { .reading = READING_FILE, .rule = RULE_DEBUG_FILE } },
	{ base_is_missing,
	  { .reading = READING_FILE, .rule = RULE_BASE_MISSING } },
	{ 0 },
};

static const struct site_obstacle sites[] = {
	{ site_in_unseen_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_TYPE } },
	{ site_has_trailing_bytes,
	  { .reading = READING_HIDDEN, .rule = RULE_DESC_TRAILING } },
	{ site_base_is_zero,
	  { .reading = READING_PROBE, .rule = RULE_BASE_ZERO_WITH_SECTION } },
	{ site_is_dead, { .reading = READING_PROBE, .rule = RULE_PC_DEAD } },
	{ 0 },
};

static const struct site_obstacle names[] = { { 0 } };

/*
 * Arguments: an expression parser, to which "8+16(%rsp)" is a sum, and which
 * each target helps with what is special.  It throws an error when the first
 * argument is asked for; whoever asks again gets those before the bad one.
 */
#define ALWAYS (FORM(NO_SIZE) | FORM(REGISTER) | FORM(INDIRECT) | \
	FORM(MEMORY) | FORM(VECTOR) | FORM(FAR))
#define X86 (ALWAYS | FORM(MARKED) | FORM(HIGH_BYTE) | FORM(SCALED) | \
	FORM(THREE_TERMS))

static bool is_not_zero(const struct machine_register *reg)
{
	return !(reg->flags & REGISTER_ZERO);
}

/* It has other names than the assembler for the x87 ones, and r8l to r15l for
 * %r8b to %r15b. */
static bool x86_knows(const struct machine_register *reg)
{
	bool new_byte = reg->number >= 8 && reg->bytes == 1;

	return !new_byte && strncmp(reg->name, "%st", 3) != 0 &&
	       !(reg->flags & REGISTER_SEGMENT);
}

/* numbers only: with -mregnames, "%r3" is no expression */
static bool ppc_knows(const struct machine_register *reg)
{
	return reg->name[0] >= '0' && reg->name[0] <= '9';
}

static const struct dialect dialects[] = {
	{ EM_X86_64, 0, X86, FORM(OCTAL), READING_OK, x86_knows },
	{ EM_386, 0, X86, FORM(OCTAL), READING_OK, x86_knows },
	{ EM_AARCH64, 0, ALWAYS | FORM(BARE) | FORM(MARKED) | FORM(HASH),
	  FORM(OCTAL), READING_OK, is_not_zero },
	{ EM_ARM, 0, ALWAYS | FORM(BARE) | FORM(MARKED), FORM(OCTAL),
	  READING_OK, NULL },
	{ EM_PPC, 0, ALWAYS | FORM(MARKED), FORM(OCTAL), READING_OK,
	  ppc_knows },
	{ EM_PPC64, 0, ALWAYS | FORM(MARKED), FORM(OCTAL), READING_OK,
	  ppc_knows },
	{ EM_S390, 0, ALWAYS | FORM(BARE), FORM(OCTAL), READING_OK, NULL },
	{ 0 },
};

/* "unrecognized bitness": it keeps what it has read until then */
static bool quirk(const struct subject *subject, const struct operand *operand,
		  uint64_t forms, struct obstacle *obstacle)
{
	(void)subject;
	if (forms & FORM(FLOAT) || !operand->has_size || operand->size > 9 ||
	    !(forms & (FORM(ODD_SIZE) | FORM(WIDE))))
		return false;
	*obstacle = (struct obstacle){ .reading = READING_REST,
		.rule = RULE_ARG_SIZE };
	return true;
}

const struct consumer consumer_gdb = {
	.id = CONSUMER_GDB,
	.name = "gdb",
	.mirrors = "gdb of 2025 (12fc64a5 of ROCgdb)",
	.files = files,
	.sites = sites,
	.names = names,
	.dialects = dialects,
	.unread = READING_ARGUMENTS,
	.colon = true,
	.quirk = quirk,
};
