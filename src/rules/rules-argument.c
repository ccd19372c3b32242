/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is wrong with an argument whoever reads it.  Where it depends on the
 * reader, rules-consumer.c says so.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/quote.h"
#include "operand/machine-find.h"
#include "operand/operand.h"
#include "rules/rules.h"

/* one argument of one probe */
struct judge {
	const struct subject *subject;
	struct findings *findings;
	size_t probe;
	size_t number;     /* from 1, as in $arg1 */
	const struct operand *operand;
};

__attribute__((format(printf, 3, 4)))
static void add_flaw(const struct judge *judge, enum rule_id rule,
		     const char *format, ...)
{
	const struct operand *operand = judge->operand;
	char text[4 * QUOTE_MAX];
	va_list arguments;

	if (!finding_wanted(judge->findings, rule))
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	finding_add(judge->findings, rule, judge->probe,
		    judge->subject->probes[judge->probe].offset,
		    "argument %zu, %.*s, %s", judge->number,
		    quoted(operand->text.length), operand->text.at, text);
}

static bool size_is_good(const struct operand *operand)
{
	return operand->has_size && (operand->size == 1 || operand->size == 2 ||
				     operand->size == 4 || operand->size == 8);
}

static void check_size(const struct judge *judge)
{
	const struct operand *operand = judge->operand;

	if (!operand->has_size)
		add_flaw(judge, RULE_ARG_SIZE_MISSING,
			 "does not say its size");
	else if (!size_is_good(operand))
		add_flaw(judge, RULE_ARG_SIZE,
			 "is neither of 1, 2, 4 nor of 8 bytes");
}

/* False when there is no operand to speak of. */
static bool check_form(const struct judge *judge)
{
	const struct operand *operand = judge->operand;

	if (operand->flaws & OPERAND_AT)
		add_flaw(judge, RULE_ARG_AT_IN_OPERAND, "has an @ in its "
			 "operand: to SystemTap, another argument");
	if (operand->body.length == 0)
		add_flaw(judge, RULE_ARG_SYNTAX, "has no operand");
	else if (operand->flaws & OPERAND_SYNTAX)
		add_flaw(judge, RULE_ARG_SYNTAX, "has no form that is known "
			 "for %s", judge->subject->machine->name);
	else if (operand->flaws & OPERAND_OVERFLOW &&
		 operand->kind != OPERAND_CONSTANT)
		add_flaw(judge, RULE_ARG_SYNTAX,
			 "has a number beyond 64 bits");
	else
		return true;
	return false;
}

static void check_registers(const struct judge *judge)
{
	const struct operand *operand = judge->operand;
	const struct machine_register *reg = operand->reg;

	if (operand->flaws & OPERAND_BAD_REGISTER)
		add_flaw(judge, RULE_ARG_REGISTER_UNKNOWN, "names the register "
			 "%.*s, which %s does not have or does not save",
			 quoted(operand->bad_register.length),
			 operand->bad_register.at,
			 judge->subject->machine->name);
	if (!reg || !size_is_good(operand) || operand->size <= reg->bytes)
		return;
	if (judge->subject->machine->bits == 32 && operand->size == 8)
		add_flaw(judge, RULE_ARG_REGISTER_WIDTH, "is of 8 bytes, and "
			 "%s holds one half of it", reg->name);
	else
		add_flaw(judge, RULE_ARG_REGISTER_WIDTH, "does not fit in %s: "
			 "that has %u bytes", reg->name, (unsigned)reg->bytes);
}

static void check_constant(const struct judge *judge)
{
	const struct operand *operand = judge->operand;

	if (operand->kind != OPERAND_CONSTANT || !size_is_good(operand) ||
	    operand_constant_fits(operand))
		return;
	add_flaw(judge, RULE_ARG_IMM_RANGE,
		 "is a number that does not fit in %u byte%s",
		 (unsigned)operand->size, operand->size == 1 ? "" : "s");
}

/* the name, or else the relocation, that no reader can follow */
static void check_label(const struct judge *judge)
{
	const struct operand *operand = judge->operand;
	struct span symbol = operand->symbol;

	if (!(operand->flaws & OPERAND_LOCAL_LABEL))
		return;
	if (operand->relocation.length)
		add_flaw(judge, RULE_ARG_LOCAL_LABEL, "needs %.*s, which only "
			 "the linker knows", quoted(operand->relocation.length),
			 operand->relocation.at);
	else if (symbol.length > 1 && symbol.at[1] != 'L' &&
		 (symbol.at[0] < '0' || symbol.at[0] > '9'))
		add_flaw(judge, RULE_ARG_LOCAL_LABEL, "needs %.*s: no reader "
			 "knows a name with a dot in it", quoted(symbol.length),
			 symbol.at);
	else
		add_flaw(judge, RULE_ARG_LOCAL_LABEL, "needs the label %.*s, "
			 "which only the assembler knew", quoted(symbol.length),
			 symbol.at);
}

/*
 * Not in ET_REL: the argument is a string, so that the object file need not
 * have the symbol even if the program will.
 */
static void check_symbol(const struct judge *judge)
{
	const struct operand *operand = judge->operand;
	struct symbols *symbols = judge->subject->symbols;
	struct span name = operand->symbol;
	const struct symbol *symbol;

	if (name.length == 0 || judge->subject->relocatable ||
	    operand->flaws & (OPERAND_LOCAL_LABEL | OPERAND_TLS))
		return;
	symbol = symbols_named(symbols, name);
	if (!symbol)
		add_flaw(judge, RULE_ARG_SYMBOL_UNRESOLVED, "needs the symbol "
			 "%.*s, which %s", quoted(name.length), name.at,
			 symbols->have_static ? "this file does not have" :
			 "is not in .dynsym, and there is no .symtab");
	else if (symbol->type == STT_TLS)
		add_flaw(judge, RULE_ARG_TLS, "is relative to %.*s, which each "
			 "thread has its own of", quoted(name.length), name.at);
	else if (symbol->section == SHN_UNDEF)
		add_flaw(judge, RULE_ARG_SYMBOL_UNRESOLVED, "needs the symbol "
			 "%.*s, which is in another file", quoted(name.length),
			 name.at);
}

static void check_operand(const struct judge *judge)
{
	unsigned flaws = judge->operand->flaws;

	if (flaws & OPERAND_WHITESPACE)
		add_flaw(judge, RULE_ARG_WHITESPACE, "has a blank in it");
	if (!check_form(judge))
		return;
	check_registers(judge);
	check_constant(judge);
	check_label(judge);
	check_symbol(judge);
	if (flaws & OPERAND_TLS)
		add_flaw(judge, RULE_ARG_TLS, "is at another place in each "
			 "thread");
	if (flaws & OPERAND_NO_BASE)
		add_flaw(judge, RULE_ARG_SIB_NOBASE, "has an index and no "
			 "base: of all readers only DTrace knows this form");
}

static void check_probe(const struct subject *subject, size_t index,
			struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	struct operand_cursor cursor;
	struct operand operand;
	struct judge judge = { subject, findings, index, 0, &operand };

	operand_cursor_init(&cursor, subject->machine, probe->arguments);
	while (operand_next(&cursor, &operand)) {
		judge.number++;
		check_size(&judge);
		if (subject->machine)
			check_operand(&judge);
	}
	if (cursor.whitespace)
		finding_add(findings, RULE_ARG_WHITESPACE, index, probe->offset,
			    "the arguments begin or end with a blank, or have "
			    "more than one between them, or a tab");
	if (judge.number > OPERAND_MAX)
		finding_add(findings, RULE_ARG_COUNT, index, probe->offset,
			    "%zu arguments: SystemTap aborts, and libbpf "
			    "cannot attach, when there are more than %d",
			    judge.number, OPERAND_MAX);
}

void rules_argument(const struct subject *subject, struct findings *findings)
{
	const struct elf_file *file = subject->file;
	const char *name = machine_name(file->machine, file->bits);

	for (size_t i = 0; i < subject->probe_count; i++)
		check_probe(subject, i, findings);
	if (subject->machine || subject->probe_count == 0)
		return;
	finding_add(findings, RULE_MACHINE_UNKNOWN, NO_PROBE, NO_OFFSET,
		    "neither the sites nor the arguments can be judged on %s "
		    "(e_machine %u)", name ? name : "an unknown machine",
		    (unsigned)file->machine);
}
