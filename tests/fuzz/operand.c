/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first byte chooses the machine, the rest is the argument string of a
 * note.  Whatever it is, each argument lies in it, behind the one before, and
 * is something that the rules and the consumers expect.
 */
#include "config.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "operand/machine-find.h"
#include "operand/operand.h"

/* newer than some <elf.h> */
#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258
#endif

static const struct machine *choose(uint8_t byte)
{
	static const struct {
		uint16_t elf_machine;
		int bits;
	} machines[] = {
		{ EM_NONE, 64 }, /* no table */
		{ EM_X86_64, 64 }, { EM_386, 32 }, { EM_AARCH64, 64 },
		{ EM_ARM, 32 }, { EM_PPC64, 64 }, { EM_S390, 64 },
		{ EM_RISCV, 64 }, { EM_MIPS, 64 }, { EM_LOONGARCH, 64 },
	};
	size_t i = byte % (sizeof(machines) / sizeof(*machines));

	return machine_find(machines[i].elf_machine, machines[i].bits,
			    machines[i].elf_machine != EM_S390);
}

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool within(struct span part, struct span whole)
{
	return part.length == 0 ||
	       (part.at >= whole.at &&
		part.at + part.length <= whole.at + whole.length);
}

static void check_spans(const struct operand *operand)
{
	must(operand->text.length > 0);
	must(within(operand->body, operand->text));
	must(within(operand->symbol, operand->body));
	must(within(operand->relocation, operand->body));
	must(within(operand->bad_register, operand->body));
}

static void check_kind(const struct operand *operand,
		       const struct machine *machine)
{
	unsigned flaws = operand->flaws;

	must(operand_kind_name(operand->kind) != NULL);
	must((operand->kind == OPERAND_UNKNOWN) ==
	     (!machine || (flaws & OPERAND_SYNTAX) != 0));
	must(operand->kind != OPERAND_REGISTER || operand->reg ||
	     flaws & OPERAND_BAD_REGISTER);
	must(operand->kind != OPERAND_SYMBOL || operand->symbol.length);
	must((operand->bad_register.length > 0) ==
	     ((flaws & OPERAND_BAD_REGISTER) != 0));
	must(!operand->index || operand->scale);
	must(operand->kind == OPERAND_MEMORY ||
	     (!operand->base && !operand->index && !operand->segment));
	must(operand->kind != OPERAND_CONSTANT || operand->size == 0 ||
	     operand->size >= 8 || !operand_constant_fits(operand) ||
	     !operand->constant_unsigned);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct machine *machine;
	struct operand_cursor cursor, other_cursor;
	struct operand operand, other;
	const char *last;
	char *text;

	if (size == 0)
		return 0;
	machine = choose(data[0]);
	text = malloc(size);
	if (!text)
		return 0;
	memcpy(text, data + 1, size - 1);
	text[size - 1] = '\0';
	last = text;
	operand_cursor_init(&cursor, machine, text);
	operand_cursor_init(&other_cursor, NULL, text);
	while (operand_next(&cursor, &operand)) {
		check_spans(&operand);
		check_kind(&operand, machine);
		must(operand.text.at >= last);
		last = operand.text.at + operand.text.length;
		must(last <= text + strlen(text));
		/* the machine has no say in where arguments end */
		must(operand_next(&other_cursor, &other));
		must(other.text.at == operand.text.at &&
		     other.text.length == operand.text.length);
	}
	must(!operand_next(&other_cursor, &other));
	free(text);
	return 0;
}
