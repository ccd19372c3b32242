/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * RISC-V, 32 and 64 bits:
 *
 *	a0  5  -88(s0)  (a5)  %lo(sym)(a5)
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

static const struct instruction nops[] = {
	{ 4, { 0x13, 0x00, 0x00, 0x00 }, { 0 } },
	{ 2, { 0x01, 0x00 }, { 0 } },
};

static const struct instruction breakpoints[] = {
	{ 4, { 0x73, 0x00, 0x10, 0x00 }, { 0 } },
	{ 2, { 0x02, 0x90 }, { 0 } },
};

#define FLOAT REGISTER_VECTOR
#define REGISTERS(word) \
	{ "a0", word, 10, 0 }, { "a1", word, 11, 0 }, \
	{ "a2", word, 12, 0 }, { "a3", word, 13, 0 }, \
	{ "a4", word, 14, 0 }, { "a5", word, 15, 0 }, \
	{ "a6", word, 16, 0 }, { "a7", word, 17, 0 }, \
	REGISTERS_0_31("f", 8, FLOAT), \
	{ "fa0", 8, 10, FLOAT }, { "fa1", 8, 11, FLOAT }, \
	{ "fa2", 8, 12, FLOAT }, { "fa3", 8, 13, FLOAT }, \
	{ "fa4", 8, 14, FLOAT }, { "fa5", 8, 15, FLOAT }, \
	{ "fa6", 8, 16, FLOAT }, { "fa7", 8, 17, FLOAT }, \
	{ "fp", word, 8, 0 }, \
	{ "fs0", 8, 8, FLOAT }, { "fs1", 8, 9, FLOAT }, \
	{ "fs10", 8, 26, FLOAT }, { "fs11", 8, 27, FLOAT }, \
	{ "fs2", 8, 18, FLOAT }, { "fs3", 8, 19, FLOAT }, \
	{ "fs4", 8, 20, FLOAT }, { "fs5", 8, 21, FLOAT }, \
	{ "fs6", 8, 22, FLOAT }, { "fs7", 8, 23, FLOAT }, \
	{ "fs8", 8, 24, FLOAT }, { "fs9", 8, 25, FLOAT }, \
	{ "ft0", 8, 0, FLOAT }, { "ft1", 8, 1, FLOAT }, \
	{ "ft10", 8, 30, FLOAT }, { "ft11", 8, 31, FLOAT }, \
	{ "ft2", 8, 2, FLOAT }, { "ft3", 8, 3, FLOAT }, \
	{ "ft4", 8, 4, FLOAT }, { "ft5", 8, 5, FLOAT }, \
	{ "ft6", 8, 6, FLOAT }, { "ft7", 8, 7, FLOAT }, \
	{ "ft8", 8, 28, FLOAT }, { "ft9", 8, 29, FLOAT }, \
	{ "gp", word, 3, 0 }, { "pc", word, 32, REGISTER_PC }, \
	{ "ra", word, 1, 0 }, \
	{ "s0", word, 8, 0 }, { "s1", word, 9, 0 }, \
	{ "s10", word, 26, 0 }, { "s11", word, 27, 0 }, \
	{ "s2", word, 18, 0 }, { "s3", word, 19, 0 }, \
	{ "s4", word, 20, 0 }, { "s5", word, 21, 0 }, \
	{ "s6", word, 22, 0 }, { "s7", word, 23, 0 }, \
	{ "s8", word, 24, 0 }, { "s9", word, 25, 0 }, \
	{ "sp", word, 2, REGISTER_STACK }, \
	{ "t0", word, 5, 0 }, { "t1", word, 6, 0 }, \
	{ "t2", word, 7, 0 }, { "t3", word, 28, 0 }, \
	{ "t4", word, 29, 0 }, { "t5", word, 30, 0 }, \
	{ "t6", word, 31, 0 }, { "tp", word, 4, 0 }, \
	REGISTERS_0_31("v", 16, REGISTER_VECTOR), \
	{ "x0", word, 0, REGISTER_ZERO }, { "x1", word, 1, 0 }, \
	REGISTERS_10_15("x", word, 0), REGISTERS_16_19("x", word, 0), \
	{ "x2", word, 2, REGISTER_STACK }, REGISTERS_20_29("x", word, 0), \
	{ "x3", word, 3, 0 }, REGISTERS_30_31("x", word, 0), \
	REGISTERS_4_9("x", word, 0), \
	{ "zero", word, 0, REGISTER_ZERO }

static const struct machine_register registers_64[] = { REGISTERS(8) };
static const struct machine_register registers_32[] = { REGISTERS(4) };

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (scan_register(&scanner, &operand->reg)) {
		operand->kind = OPERAND_REGISTER;
		return scan_done(&scanner);
	}
	return scan_displaced(&scanner, OPERAND_CONSTANT) && !operand->scale;
}

const struct machine machine_riscv64 = {
	.name = "riscv64",
	.elf_machine = EM_RISCV,
	.bits = 64,
	.site_alignment = 2,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.registers = registers_64,
	.register_count = LENGTH(registers_64),
	.parse = parse,
};

const struct machine machine_riscv32 = {
	.name = "riscv32",
	.elf_machine = EM_RISCV,
	.bits = 32,
	.site_alignment = 2,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.registers = registers_32,
	.register_count = LENGTH(registers_32),
	.parse = parse,
};
