/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * MIPS, of both byte orders:
 *
 *	$4  $sp  5  -7  136($fp)  %lo(sym)($2)  %got_ofst($LC0)($4)
 *
 * All registers count as 64 bits wide: the n32 ABI has them in 32-bit files,
 * and the ELF header's machine does not tell it from o32.
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

/* Not microMIPS's: the kernel has no probes there. */
static const struct instruction nops[] = {
	{ 4, { 0x00, 0x00, 0x00, 0x00 }, { 0 } },
};

/* break, with any code */
static const struct instruction big_breakpoints[] = {
	{ 4, { 0x00, 0x00, 0x00, 0x0d }, { 0x03, 0xff, 0xff, 0xc0 } },
};

static const struct instruction little_breakpoints[] = {
	{ 4, { 0x0d, 0x00, 0x00, 0x00 }, { 0xc0, 0xff, 0xff, 0x03 } },
};

static const struct machine_register registers[] = {
	{ "$0", 8, 0, REGISTER_ZERO }, { "$1", 8, 1, 0 },
	REGISTERS_10_15("$", 8, 0), REGISTERS_16_19("$", 8, 0),
	{ "$2", 8, 2, 0 }, REGISTERS_20_29("$", 8, 0),
	{ "$3", 8, 3, 0 }, REGISTERS_30_31("$", 8, 0),
	REGISTERS_4_9("$", 8, 0),
	{ "$a0", 8, 4, 0 }, { "$a1", 8, 5, 0 }, { "$a2", 8, 6, 0 },
	{ "$a3", 8, 7, 0 }, { "$a4", 8, 8, 0 }, { "$a5", 8, 9, 0 },
	{ "$a6", 8, 10, 0 }, { "$a7", 8, 11, 0 },
	{ "$at", 8, 1, 0 },
	REGISTERS_0_31("$f", 8, REGISTER_VECTOR),
	{ "$fp", 8, 30, 0 }, { "$gp", 8, 28, 0 }, { "$hi", 8, 32, 0 },
	{ "$k0", 8, 26, 0 }, { "$k1", 8, 27, 0 }, { "$lo", 8, 33, 0 },
	{ "$ra", 8, 31, 0 },
	{ "$s0", 8, 16, 0 }, { "$s1", 8, 17, 0 }, { "$s2", 8, 18, 0 },
	{ "$s3", 8, 19, 0 }, { "$s4", 8, 20, 0 }, { "$s5", 8, 21, 0 },
	{ "$s6", 8, 22, 0 }, { "$s7", 8, 23, 0 }, { "$s8", 8, 30, 0 },
	{ "$sp", 8, 29, REGISTER_STACK },
	{ "$t0", 8, 8, 0 }, { "$t1", 8, 9, 0 }, { "$t2", 8, 10, 0 },
	{ "$t3", 8, 11, 0 }, { "$t4", 8, 12, 0 }, { "$t5", 8, 13, 0 },
	{ "$t6", 8, 14, 0 }, { "$t7", 8, 15, 0 }, { "$t8", 8, 24, 0 },
	{ "$t9", 8, 25, 0 },
	{ "$v0", 8, 2, 0 }, { "$v1", 8, 3, 0 },
	REGISTERS_0_31("$w", 16, REGISTER_VECTOR),
	{ "$zero", 8, 0, REGISTER_ZERO },
};

/* $LC0 and its like are the compiler's labels. */
static bool is_label(struct span text)
{
	return text.length > 1 && text.at[0] == '$' && text.at[1] == 'L';
}

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (!is_label(text) && scan_register(&scanner, &operand->reg)) {
		operand->kind = OPERAND_REGISTER;
		return scan_done(&scanner);
	}
	return scan_displaced(&scanner, OPERAND_CONSTANT) && !operand->scale;
}

#define MACHINE(machine_name, machine_bits, order, prefix) { \
	.name = (machine_name), \
	.elf_machine = EM_MIPS, \
	.bits = (machine_bits), \
	.byte_order = (order), \
	.site_alignment = 4, \
	.nops = nops, \
	.nop_count = LENGTH(nops), \
	.breakpoints = prefix##_breakpoints, \
	.breakpoint_count = LENGTH(prefix##_breakpoints), \
	.register_mark = '$', \
	.registers = registers, \
	.register_count = LENGTH(registers), \
	.parse = parse, \
}

const struct machine machine_mips64 =
	MACHINE("mips64", 64, ELFDATA2MSB, big);
const struct machine machine_mips64el =
	MACHINE("mips64el", 64, ELFDATA2LSB, little);
const struct machine machine_mips =
	MACHINE("mips", 32, ELFDATA2MSB, big);
const struct machine machine_mipsel =
	MACHINE("mipsel", 32, ELFDATA2LSB, little);
