/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an operand asks of its reader, once for all consumers, and what a
 * consumer's dialect makes of that.  Knows no consumer by name.
 */
#include "config.h"

#include "consumer/consumer-form.h"

#include <elf.h>

#include "finding/rule.h"

struct form {
	enum rule_id rule;
	const char *text;   /* completes "argument 2, 8f@%rax, …" */
};

/*
 * A rule that is for other consumers only gives way to arg-unreadable: see
 * rule_of().
 */
static const struct form forms[FORM_COUNT] = {
	[FORM_AT] = { RULE_ARG_AT_IN_OPERAND, "has an @ in its operand" },
	[FORM_TLS] = { RULE_ARG_TLS, "is thread-local" },
	[FORM_LABEL] = { RULE_ARG_LOCAL_LABEL, "needs a local label" },
	[FORM_BAD_REGISTER] = { RULE_ARG_REGISTER_UNKNOWN,
		"is in an unknown register" },
	[FORM_SYNTAX] = { RULE_ARG_SYNTAX, "is of no known form" },
	[FORM_BLANK] = { RULE_ARG_WHITESPACE, "has blanks in it" },
	[FORM_NO_SIZE] = { RULE_ARG_SIZE_MISSING, "has no size" },
	[FORM_WIDE] = { RULE_ARG_SIZE, "is larger than 8 bytes" },
	[FORM_ODD_SIZE] = { RULE_ARG_SIZE, "is of an odd size" },
	[FORM_NO_BASE] = { RULE_ARG_SIB_NOBASE, "has an index without a base" },
	[FORM_FLOAT] = { RULE_ARG_FLOAT, "is a floating-point number" },
	[FORM_HIGH_BYTE] = { RULE_ARG_REGISTER_HIGHBYTE,
		"is in a high-byte register" },
	[FORM_VECTOR] = { RULE_ARG_VECTOR_REGISTER, "is in a vector register" },
	[FORM_HEX] = { RULE_ARG_IMM_RADIX, "has a hexadecimal number" },
	[FORM_OCTAL] = { RULE_ARG_IMM_RADIX, "has an octal number" },
	[FORM_ADDRESS] = { RULE_ARG_SYMBOL, "is the address of a symbol" },
	[FORM_SYMBOL_LESS] = { RULE_ARG_SYMBOL, "is relative to a symbol" },
	[FORM_SYMBOL_PC] = { RULE_ARG_SYMBOL, "is relative to a symbol" },
	[FORM_SYMBOL] = { RULE_ARG_SYMBOL, "is a symbol" },
	[FORM_MANY_TERMS] = { RULE_ARG_MULTI_DISP, "has many displacements" },
	[FORM_THREE_TERMS] = { RULE_ARG_MULTI_DISP,
		"has three displacements" },
	[FORM_TWO_TERMS] = { RULE_ARG_MULTI_DISP, "has two displacements" },
	[FORM_SHIFT] = { RULE_ARG_INDEX_AARCH64, "has a shifted index" },
	[FORM_WRITEBACK] = { RULE_ARG_INDEX_AARCH64, "changes its base" },
	[FORM_SCALED] = { RULE_ARG_SIB, "has an index" },
	[FORM_PAIR] = { RULE_ARG_INDEX_AARCH64, "has an index" },
	[FORM_HASH] = { RULE_ARG_INDEX_AARCH64, "has a # in it" },
	[FORM_FAR] = { RULE_ARG_DISP_RANGE,
		"has a displacement beyond 32 bits" },
	[FORM_MARKED] = { RULE_ARG_UNREADABLE, "is a constant" },
	[FORM_BARE] = { RULE_ARG_CONST_STAP, "is a constant" },
	[FORM_STRANGE] = { RULE_ARG_UNREADABLE,
		"is in a register that not everybody knows" },
	[FORM_UNBRACKETED] = { RULE_ARG_UNREADABLE,
		"is memory without brackets" },
	[FORM_INDIRECT] = { RULE_ARG_UNREADABLE,
		"is memory without a displacement" },
	[FORM_MEMORY] = { RULE_ARG_UNREADABLE, "is in memory" },
	[FORM_REGISTER] = { RULE_ARG_UNREADABLE, "is in a register" },
};

/* Forms by what the parser says */

static uint64_t flaw_forms(const struct operand *operand)
{
	static const struct {
		unsigned flaws;
		uint64_t form;
	} table[] = {
		{ OPERAND_AT, FORM(AT) },
		{ OPERAND_TLS, FORM(TLS) },
		{ OPERAND_LOCAL_LABEL, FORM(LABEL) },
		{ OPERAND_BAD_REGISTER, FORM(BAD_REGISTER) },
		{ OPERAND_SYNTAX | OPERAND_OVERFLOW, FORM(SYNTAX) },
		{ OPERAND_WHITESPACE, FORM(BLANK) },
		{ OPERAND_NO_SIZE, FORM(NO_SIZE) },
		{ OPERAND_NO_BASE, FORM(NO_BASE) },
	};
	uint64_t found = 0;

	if (operand->flaws)
		for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
			if (operand->flaws & table[i].flaws)
				found |= table[i].form;
	return found;
}

/* "0x1f" rather than "017" */
static bool is_hexadecimal(struct span text)
{
	for (size_t i = 1; i < text.length; i++)
		if ((text.at[i] | 0x20) == 'x' && text.at[i - 1] == '0')
			return true;
	return false;
}

static uint64_t type_forms(const struct operand *operand)
{
	uint64_t found = operand->is_float ? FORM(FLOAT) : 0;

	if (operand->flaws & OPERAND_RADIX)
		found |= is_hexadecimal(operand->body) ? FORM(HEX)
						       : FORM(OCTAL);
	if (!operand->has_size)
		return found;
	switch (operand->size) {
	case 1: case 2: case 4: case 8:
		return found;
	default:
		return found | (operand->size > 8 ? FORM(WIDE)
						  : FORM(ODD_SIZE));
	}
}

/* reg: NULL when the machine has none of that name */
static uint64_t register_forms(const struct machine_register *reg)
{
	if (!reg)
		return FORM(BAD_REGISTER);
	return (reg->flags & REGISTER_VECTOR ? FORM(VECTOR) : 0) |
	       (reg->flags & REGISTER_HIGH_BYTE ? FORM(HIGH_BYTE) : 0);
}

static uint64_t term_forms(const struct operand *operand)
{
	uint64_t found = 0;

	if (operand->displacement_terms == 2)
		found = FORM(TWO_TERMS);
	else if (operand->displacement_terms == 3)
		found = FORM(THREE_TERMS);
	else if (operand->displacement_terms > 3)
		found = FORM(MANY_TERMS);
	if (operand->displacement < INT32_MIN ||
	    operand->displacement > INT32_MAX)
		found |= FORM(FAR);
	return found;
}

static uint64_t index_forms(const struct machine *machine,
			    const struct operand *operand)
{
	bool x86 = machine->elf_machine == EM_X86_64 ||
		   machine->elf_machine == EM_386;
	uint64_t found = 0;

	if (operand->index && operand->base)
		found |= x86 ? FORM(SCALED) : FORM(PAIR);
	if (operand->shift)
		found |= FORM(SHIFT);
	if (operand->writeback)
		found |= FORM(WRITEBACK);
	if (operand->hash && machine->elf_machine != EM_ARM)
		found |= FORM(HASH);
	return found;
}

/* 8+sym(%rip) has a term, too: its number is of the symbol. */
static uint64_t symbol_forms(const struct operand *operand)
{
	if (!operand->base)
		return FORM(SYMBOL);
	return operand->displacement < 0 ? FORM(SYMBOL_LESS)
					 : FORM(SYMBOL_PC);
}

static uint64_t memory_forms(const struct machine *machine,
			     const struct operand *operand)
{
	uint64_t found = term_forms(operand) | index_forms(machine, operand);

	if (operand->segment)
		found |= FORM(TLS);
	if (operand->symbol.length)
		found = (found & FORM(FAR)) | symbol_forms(operand);
	else if (!(found & (FORM(SCALED) | FORM(PAIR))))
		found |= !operand->bracket ? FORM(UNBRACKETED)
			 : operand->displacement_terms ? FORM(MEMORY)
						       : FORM(INDIRECT);
	return found;
}

uint64_t operand_forms(const struct machine *machine,
		       const struct operand *operand)
{
	uint64_t found = flaw_forms(operand) | type_forms(operand);

	switch (operand->kind) {
	case OPERAND_REGISTER:
		return found | FORM(REGISTER) | register_forms(operand->reg);
	case OPERAND_CONSTANT:
		return found | (operand->mark ? FORM(MARKED) : FORM(BARE));
	case OPERAND_MEMORY:
		return found | memory_forms(machine, operand);
	case OPERAND_SYMBOL:
		return found | (operand->mark ? FORM(ADDRESS) : FORM(SYMBOL));
	case OPERAND_UNKNOWN:
		break;
	}
	/* of no form, but sometimes of no flaw that says why */
	return found ? found : FORM(SYNTAX);
}

/* What a consumer makes of them */

static bool knows(const struct dialect *dialect, const struct operand *operand)
{
	return !dialect->knows ||
	       ((!operand->reg || dialect->knows(operand->reg)) &&
		(!operand->base || dialect->knows(operand->base)) &&
		(!operand->index || dialect->knows(operand->index)));
}

/* What rules.txt gives to other consumers has no better rule here. */
static enum rule_id rule_of(enum consumer_id id, const struct form *form)
{
	unsigned about = rule_table[form->rule].consumers;

	return about && !(about & 1u << id) ? RULE_ARG_UNREADABLE : form->rule;
}

static struct obstacle obstacle_of(enum consumer_id id, uint64_t lacks,
				   enum reading reading)
{
	const struct form *form = &forms[__builtin_ctzll(lacks)];

	return (struct obstacle){
		.reading = reading,
		.rule = rule_of(id, form),
		.text = form->text,
	};
}

bool consumer_argument(const struct consumer *consumer,
		       const struct dialect *dialect,
		       const struct subject *subject,
		       const struct operand *operand, uint64_t found,
		       struct obstacle *obstacle)
{
	uint64_t lacks = found & ~dialect->reads & ~dialect->misreads;

	if (consumer->quirk &&
	    consumer->quirk(subject, operand, found, obstacle))
		return true;
	if (!lacks && !knows(dialect, operand))
		lacks = FORM(STRANGE);
	if (lacks)
		*obstacle = obstacle_of(consumer->id, lacks, dialect->unread ?
					dialect->unread : consumer->unread);
	else if (found & dialect->misreads)
		*obstacle = obstacle_of(consumer->id, found & dialect->misreads,
					READING_WRONG);
	else
		return false;
	return true;
}
