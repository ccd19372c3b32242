/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * SystemTap, as of commit 2e5a1050a (August 2026): sdt_query and
 * sdt_uprobe_var_expanding_visitor in tapsets.cxx, iterate_over_notes() in
 * dwflpp.cxx.  It goes by the machine of the file.
 */
#include "config.h"

#include <elf.h>
#include <string.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-obstacle.h"

static const struct file_obstacle files[] = {
	{ file_is_relocatable,
	  { .reading = READING_FILE, .rule = RULE_RELOCATABLE_MODE } },
	{ file_is_debug_file,
	  { .reading = READING_FILE, .rule = RULE_DEBUG_FILE } },
	{ 0 },
};

/* It adjusts without asking whether there is something to adjust to. */
static bool base_is_nonsense(const struct subject *subject,
			     const struct probe *probe)
{
	return site_base_is_zero(subject, probe) ||
	       (!subject->base && probe->base != 0);
}

static const struct site_obstacle sites[] = {
	{ site_in_unseen_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_TYPE } },
	{ site_in_other_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_FOREIGN_NAME } },
	{ site_in_allocated_section,
	  { .reading = READING_HIDDEN, .rule = RULE_SECTION_ALLOC } },
	{ site_has_trailing_bytes,
	  { .reading = READING_HIDDEN, .rule = RULE_DESC_TRAILING } },
	{ base_is_nonsense,
	  { .reading = READING_PROBE, .rule = RULE_BASE_ZERO_WITH_SECTION } },
	{ site_is_dead, { .reading = READING_PROBE, .rule = RULE_PC_DEAD } },
	{ 0 },
};

/*
 * The pattern of mark("a-b") becomes a__b, the name of the note doesn't
 * (PR10245 in sdt_query::sdt_query()): only one with a wildcard finds it.
 */
static bool has_dash(const struct subject *subject, const struct probe *probe)
{
	(void)subject;
	return strchr(probe->name, '-') != NULL;
}

static const struct site_obstacle names[] = {
	{ has_dash,
	  { .reading = READING_OK, .rule = RULE_NAME_DASH,
	    .text = "the name has a dash, which mark(\"…\") turns into two "
		    "underscores: only a wildcard finds it" } },
	{ 0 },
};

/* What all of its patterns take; a type is cut off, a size taken as it is. */
#define ALWAYS (FORM(NO_SIZE) | FORM(WIDE) | FORM(ODD_SIZE) | FORM(FLOAT) | \
	FORM(REGISTER) | FORM(INDIRECT) | FORM(MEMORY) | FORM(TWO_TERMS) | \
	FORM(THREE_TERMS) | FORM(FAR))
#define X86 (ALWAYS | FORM(MARKED) | FORM(SCALED) | FORM(HIGH_BYTE) | \
	FORM(SYMBOL))

static bool is_general(const struct machine_register *reg)
{
	return !(reg->flags & REGISTER_VECTOR);
}

static bool x86_64_knows(const struct machine_register *reg)
{
	/* %xmm0 to %xmm15; of the x87 ones it has other names than as */
	return is_general(reg) || (strncmp(reg->name, "%xmm", 4) == 0 &&
				   reg->number < 16);
}

static bool s390_knows(const struct machine_register *reg)
{
	return reg->name[1] == 'r' || reg->name[1] == 'f';
}

static bool aarch64_knows(const struct machine_register *reg)
{
	/* its table has "25" in the place of v25 */
	if (reg->flags & REGISTER_VECTOR)
		return reg->name[0] == 'v' && reg->number != 25;
	return !(reg->flags & REGISTER_ZERO) &&
	       (strcmp(reg->name, "sp") == 0 || reg->name[0] == 'x' ||
		(reg->name[0] == 'w' && strcmp(reg->name, "wsp") != 0));
}

static bool arm_knows(const struct machine_register *reg)
{
	return is_general(reg) &&
	       (reg->name[0] != 'r' || reg->number <= 10);
}

static bool ppc_knows(const struct machine_register *reg)
{
	return is_general(reg) &&
	       (reg->name[0] == '%' || (reg->name[0] >= '0' &&
					reg->name[0] <= '9'));
}

static const struct dialect dialects[] = {
	{ EM_X86_64, 0, X86 | FORM(VECTOR) | FORM(SYMBOL_PC), FORM(OCTAL),
	  READING_OK, x86_64_knows },
	{ EM_386, 0, X86, FORM(OCTAL), READING_OK, NULL },
	{ EM_AARCH64, 0, ALWAYS | FORM(BARE) | FORM(SYMBOL) | FORM(VECTOR) |
	  FORM(PAIR) | FORM(HASH), FORM(OCTAL), READING_OK, aarch64_knows },
	{ EM_ARM, 0, ALWAYS | FORM(MARKED) | FORM(SYMBOL), FORM(OCTAL),
	  READING_OK, arm_knows },
	{ EM_PPC64, 0, ALWAYS | FORM(MARKED) | FORM(PAIR) | FORM(SYMBOL),
	  FORM(OCTAL), READING_OK, ppc_knows },
	{ EM_PPC, 0, ALWAYS | FORM(MARKED) | FORM(PAIR) | FORM(SYMBOL),
	  FORM(OCTAL), READING_OK, ppc_knows },
	/* constants need a mark there, which the compiler doesn't write */
	{ EM_S390, 0, ALWAYS | FORM(PAIR) | FORM(SYMBOL) | FORM(VECTOR),
	  FORM(OCTAL), READING_OK, s390_knows },
	{ EM_RISCV, 0, ALWAYS | FORM(SYMBOL), FORM(OCTAL), READING_OK,
	  is_general },
	/* Its pattern for a bare register is of names with %, and there are
	 * none on this machine; as a base, $sp is read. */
	{ EM_MIPS, 0, (ALWAYS & ~FORM(REGISTER)) | FORM(BARE) | FORM(SYMBOL),
	  FORM(OCTAL), READING_OK, NULL },
	{ 0 },
};

/* It takes what a symbol table has: after strip there is none. */
static bool is_resolved(const struct subject *subject,
			const struct operand *operand)
{
	const struct symbol *symbol = symbols_named(subject->symbols,
						    operand->symbol);

	return symbol && symbol->section != SHN_UNDEF;
}

/*
 * It counts arguments by the @ and cuts them at the last blank before the next
 * one (sdt_v3_tokenize()): what is more than one blank becomes part of the
 * operand, and behind an operand with an @ in it nothing is where it should be;
 * asking for such an argument ends in a failed assertion.
 */
static bool quirk(const struct subject *subject, const struct operand *operand,
		  uint64_t forms, struct obstacle *obstacle)
{
	const char *behind = operand->text.at + operand->text.length;

	if (forms & FORM(AT))
		*obstacle = (struct obstacle){ .reading = READING_REST,
			.rule = RULE_ARG_AT_IN_OPERAND };
	else if (*behind && *behind != ' ')
		*obstacle = (struct obstacle){ .reading = READING_REST,
			.rule = RULE_ARG_WHITESPACE };
	else if (*behind && (!behind[1] || behind[1] == ' '))
		*obstacle = (struct obstacle){ .reading = READING_ABSENT,
			.rule = RULE_ARG_WHITESPACE };
	else if (operand->symbol.length &&
		 forms & (FORM(SYMBOL) | FORM(SYMBOL_PC)) &&
		 !is_resolved(subject, operand))
		*obstacle = (struct obstacle){ .reading = READING_ABSENT,
			.rule = RULE_ARG_SYMBOL_UNRESOLVED };
	else
		return false;
	return true;
}

const struct consumer consumer_systemtap = {
	.id = CONSUMER_SYSTEMTAP,
	.name = "systemtap",
	.mirrors = "SystemTap 5.6 before its release (2e5a1050a)",
	.files = files,
	.sites = sites,
	.names = names,
	.dialects = dialects,
	.unread = READING_ABSENT,
	.limited = true,
	.quirk = quirk,
};
