/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * PowerPC, 32 and 64 bits.  <sys/sdt.h> has the constraint "nZr" and prints
 * "%I" before an operand, so that a constant has an i and a bare number is a
 * register:
 *
 *	i5  i-7  3  %r3  0(3)  -8(1)  3,4
 *	.LANCHOR0+44@toc@l(8)    before SystemTap commit 50f2ef5be
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

static const struct instruction big_nops[] = {
	{ 4, { 0x60, 0x00, 0x00, 0x00 }, { 0 } },
};

static const struct instruction little_nops[] = {
	{ 4, { 0x00, 0x00, 0x00, 0x60 }, { 0 } },
};

/* trap, the kernel's; and tweq r2, r2, which gdb puts */
static const struct instruction big_breakpoints[] = {
	{ 4, { 0x7f, 0xe0, 0x00, 0x08 }, { 0 } },
	{ 4, { 0x7d, 0x82, 0x10, 0x08 }, { 0 } },
};

static const struct instruction little_breakpoints[] = {
	{ 4, { 0x08, 0x00, 0xe0, 0x7f }, { 0 } },
	{ 4, { 0x08, 0x10, 0x82, 0x7d }, { 0 } },
};

#define CONDITION(prefix) REGISTERS_0_7(prefix "cr", 4, 0)
#define SPECIAL(prefix, word) \
	{ prefix "ctr", word, 9, 0 }, \
	REGISTERS_0_31(prefix "f", 8, REGISTER_VECTOR), \
	{ prefix "lr", word, 8, 0 }, \
	REGISTERS_0_31(prefix "r", word, 0)

#define REGISTERS(word) \
	CONDITION("%"), SPECIAL("%", word), \
	REGISTERS_0_31("%v", 16, REGISTER_VECTOR), \
	REGISTERS_0_31("%vs", 16, REGISTER_VECTOR), \
	REGISTERS_0_31("", word, 0), \
	CONDITION(""), SPECIAL("", word), \
	{ "sp", word, 1, REGISTER_STACK }, \
	REGISTERS_0_31("v", 16, REGISTER_VECTOR), \
	REGISTERS_0_31("vs", 16, REGISTER_VECTOR)

static const struct machine_register registers_64[] = { REGISTERS(8) };
static const struct machine_register registers_32[] = { REGISTERS(4) };

/* "i5", "i-7": the only constants */
static bool is_constant(struct span text)
{
	return text.length > 1 && text.at[0] == 'i' &&
	       (text.at[1] == '-' || (text.at[1] >= '0' && text.at[1] <= '9'));
}

/* "3,4", behind the base */
static bool parse_indexed(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	operand->kind = OPERAND_MEMORY;
	operand->base = operand->reg;
	operand->reg = NULL;
	operand->scale = 1;
	return scan_base_register(scanner, &operand->index) &&
	       scan_done(scanner);
}

/* A number alone is no constant; it is a register that there isn't. */
static bool parse_displaced(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	if (!scan_displaced(scanner, OPERAND_CONSTANT) || operand->scale)
		return false;
	if (operand->kind != OPERAND_CONSTANT)
		return true;
	if (operand->sign)
		return false;
	operand->kind = OPERAND_REGISTER;
	operand->constant = 0;
	operand->displacement_terms = 0;
	operand->flaws |= OPERAND_BAD_REGISTER;
	operand->bad_register = operand->body;
	return true;
}

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (is_constant(text)) {
		scanner.at++;
		return scan_immediate(&scanner, 'i');
	}
	if (scan_register(&scanner, &operand->reg)) {
		operand->kind = OPERAND_REGISTER;
		if (scan_done(&scanner))
			return true;
		if (scan_char(&scanner, ','))
			return parse_indexed(&scanner);
		operand->reg = NULL;
		scanner.at = text.at;
	}
	if (scan_peek(&scanner) == '%') {
		operand->kind = OPERAND_REGISTER;
		return scan_base_register(&scanner, &operand->reg) &&
		       scan_done(&scanner);
	}
	return parse_displaced(&scanner);
}

const struct machine machine_ppc64 = {
	.name = "ppc64",
	.elf_machine = EM_PPC64,
	.bits = 64,
	.byte_order = ELFDATA2MSB,
	.site_alignment = 4,
	.nops = big_nops,
	.nop_count = LENGTH(big_nops),
	.breakpoints = big_breakpoints,
	.breakpoint_count = LENGTH(big_breakpoints),
	.registers = registers_64,
	.register_count = LENGTH(registers_64),
	.parse = parse,
};

const struct machine machine_ppc64le = {
	.name = "ppc64le",
	.elf_machine = EM_PPC64,
	.bits = 64,
	.byte_order = ELFDATA2LSB,
	.site_alignment = 4,
	.nops = little_nops,
	.nop_count = LENGTH(little_nops),
	.breakpoints = little_breakpoints,
	.breakpoint_count = LENGTH(little_breakpoints),
	.registers = registers_64,
	.register_count = LENGTH(registers_64),
	.parse = parse,
};

const struct machine machine_ppc = {
	.name = "ppc",
	.elf_machine = EM_PPC,
	.bits = 32,
	.byte_order = ELFDATA2MSB,
	.site_alignment = 4,
	.nops = big_nops,
	.nop_count = LENGTH(big_nops),
	.breakpoints = big_breakpoints,
	.breakpoint_count = LENGTH(big_breakpoints),
	.registers = registers_32,
	.register_count = LENGTH(registers_32),
	.parse = parse,
};
