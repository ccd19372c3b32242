/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * LoongArch, 32 and 64 bits:
 *
 *	$r4  5  $r22,-20  $r12,$r13  [$r22,-20]
 *
 * gcc prints memory without brackets; bcc only reads it with them.
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"
#include "operand/operand-sum.h"

/* newer than some <elf.h> */
#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258
#endif

static const struct instruction nops[] = {
	{ 4, { 0x00, 0x00, 0x40, 0x03 }, { 0 } },
};

static const struct instruction breakpoints[] = {
	/* break, with any code */
	{ 4, { 0x00, 0x00, 0x2a, 0x00 }, { 0xff, 0x7f } },
};

#define FLOAT REGISTER_VECTOR
#define REGISTERS(word) \
	{ "$a0", word, 4, 0 }, { "$a1", word, 5, 0 }, \
	{ "$a2", word, 6, 0 }, { "$a3", word, 7, 0 }, \
	{ "$a4", word, 8, 0 }, { "$a5", word, 9, 0 }, \
	{ "$a6", word, 10, 0 }, { "$a7", word, 11, 0 }, \
	REGISTERS_0_31("$f", 8, FLOAT), \
	{ "$fa0", 8, 0, FLOAT }, { "$fa1", 8, 1, FLOAT }, \
	{ "$fa2", 8, 2, FLOAT }, { "$fa3", 8, 3, FLOAT }, \
	{ "$fa4", 8, 4, FLOAT }, { "$fa5", 8, 5, FLOAT }, \
	{ "$fa6", 8, 6, FLOAT }, { "$fa7", 8, 7, FLOAT }, \
	{ "$fp", word, 22, 0 }, \
	{ "$fs0", 8, 24, FLOAT }, { "$fs1", 8, 25, FLOAT }, \
	{ "$fs2", 8, 26, FLOAT }, { "$fs3", 8, 27, FLOAT }, \
	{ "$fs4", 8, 28, FLOAT }, { "$fs5", 8, 29, FLOAT }, \
	{ "$fs6", 8, 30, FLOAT }, { "$fs7", 8, 31, FLOAT }, \
	{ "$ft0", 8, 8, FLOAT }, { "$ft1", 8, 9, FLOAT }, \
	{ "$ft10", 8, 18, FLOAT }, { "$ft11", 8, 19, FLOAT }, \
	{ "$ft12", 8, 20, FLOAT }, { "$ft13", 8, 21, FLOAT }, \
	{ "$ft14", 8, 22, FLOAT }, { "$ft15", 8, 23, FLOAT }, \
	{ "$ft2", 8, 10, FLOAT }, { "$ft3", 8, 11, FLOAT }, \
	{ "$ft4", 8, 12, FLOAT }, { "$ft5", 8, 13, FLOAT }, \
	{ "$ft6", 8, 14, FLOAT }, { "$ft7", 8, 15, FLOAT }, \
	{ "$ft8", 8, 16, FLOAT }, { "$ft9", 8, 17, FLOAT }, \
	{ "$r0", word, 0, REGISTER_ZERO }, { "$r1", word, 1, 0 }, \
	REGISTERS_10_15("$r", word, 0), REGISTERS_16_19("$r", word, 0), \
	{ "$r2", word, 2, 0 }, REGISTERS_20_29("$r", word, 0), \
	{ "$r3", word, 3, REGISTER_STACK }, REGISTERS_30_31("$r", word, 0), \
	REGISTERS_4_9("$r", word, 0), \
	{ "$ra", word, 1, 0 }, \
	{ "$s0", word, 23, 0 }, { "$s1", word, 24, 0 }, \
	{ "$s2", word, 25, 0 }, { "$s3", word, 26, 0 }, \
	{ "$s4", word, 27, 0 }, { "$s5", word, 28, 0 }, \
	{ "$s6", word, 29, 0 }, { "$s7", word, 30, 0 }, \
	{ "$s8", word, 31, 0 }, { "$s9", word, 22, 0 }, \
	{ "$sp", word, 3, REGISTER_STACK }, \
	{ "$t0", word, 12, 0 }, { "$t1", word, 13, 0 }, \
	{ "$t2", word, 14, 0 }, { "$t3", word, 15, 0 }, \
	{ "$t4", word, 16, 0 }, { "$t5", word, 17, 0 }, \
	{ "$t6", word, 18, 0 }, { "$t7", word, 19, 0 }, \
	{ "$t8", word, 20, 0 }, { "$tp", word, 2, 0 }, \
	REGISTERS_0_31("$vr", 16, REGISTER_VECTOR), \
	REGISTERS_0_31("$xr", 32, REGISTER_VECTOR), \
	{ "$zero", word, 0, REGISTER_ZERO }

static const struct machine_register registers_64[] = { REGISTERS(8) };
static const struct machine_register registers_32[] = { REGISTERS(4) };

/* "$r22,-20", behind the base and its comma */
static bool parse_behind_base(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	operand->kind = OPERAND_MEMORY;
	operand->base = operand->reg;
	operand->reg = NULL;
	while (scan_char(scanner, ' ')) /* operand.c has flagged it */
		;
	if (scan_register(scanner, &operand->index))
		operand->scale = 1;
	else if (!scan_sum(scanner))
		return false;
	operand->constant_unsigned = false;
	return scan_done(scanner);
}

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (scan_peek(&scanner) == '[')
		return scan_bracketed(&scanner);
	if (!scan_register(&scanner, &operand->reg))
		return scan_immediate(&scanner, '\0');
	operand->kind = OPERAND_REGISTER;
	if (scan_char(&scanner, ','))
		return parse_behind_base(&scanner);
	return scan_done(&scanner);
}

#define MACHINE(machine_name, machine_bits) { \
	.name = (machine_name), \
	.elf_machine = EM_LOONGARCH, \
	.bits = (machine_bits), \
	.byte_order = ELFDATA2LSB, \
	.site_alignment = 4, \
	.nops = nops, \
	.nop_count = LENGTH(nops), \
	.breakpoints = breakpoints, \
	.breakpoint_count = LENGTH(breakpoints), \
	.register_mark = '$', \
	.registers = registers_##machine_bits, \
	.register_count = LENGTH(registers_##machine_bits), \
	.parse = parse, \
}

const struct machine machine_loongarch64 = MACHINE("loongarch64", 64);
const struct machine machine_loongarch32 = MACHINE("loongarch32", 32);
