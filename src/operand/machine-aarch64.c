/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * aarch64, of either byte order: its instructions are little-endian always.
 *
 *	x0  w0  5  -7  #5  [sp, 40]  [x8]  [x0, x1]  [x0, w1, sxtw 2]
 *	[x0, #:lo12:sym]
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

static const struct instruction nops[] = {
	{ 4, { 0x1f, 0x20, 0x03, 0xd5 }, { 0 } },
};

static const struct instruction breakpoints[] = {
	/* brk #imm16 */
	{ 4, { 0x00, 0x00, 0x20, 0xd4 }, { 0xe0, 0xff, 0x1f } },
};

static const struct machine_register registers[] = {
	REGISTERS_0_31("b", 1, REGISTER_VECTOR),
	REGISTERS_0_31("d", 8, REGISTER_VECTOR),
	{ "fp", 8, 29, 0 },
	REGISTERS_0_31("h", 2, REGISTER_VECTOR),
	{ "lr", 8, 30, 0 },
	{ "pc", 8, 32, REGISTER_PC },
	REGISTERS_0_31("q", 16, REGISTER_VECTOR),
	REGISTERS_0_31("s", 4, REGISTER_VECTOR),
	{ "sp", 8, 31, REGISTER_STACK },
	REGISTERS_0_31("v", 16, REGISTER_VECTOR),
	REGISTERS_0_1("w", 4, 0), REGISTERS_10_15("w", 4, 0),
	REGISTERS_16_19("w", 4, 0), { "w2", 4, 2, 0 },
	REGISTERS_20_29("w", 4, 0), { "w3", 4, 3, 0 }, { "w30", 4, 30, 0 },
	REGISTERS_4_9("w", 4, 0),
	{ "wsp", 4, 31, REGISTER_STACK }, { "wzr", 4, 31, REGISTER_ZERO },
	REGISTERS_0_1("x", 8, 0), REGISTERS_10_15("x", 8, 0),
	REGISTERS_16_19("x", 8, 0), { "x2", 8, 2, 0 },
	REGISTERS_20_29("x", 8, 0), { "x3", 8, 3, 0 }, { "x30", 8, 30, 0 },
	REGISTERS_4_9("x", 8, 0),
	{ "xzr", 8, 31, REGISTER_ZERO },
};

/* x31 and its like: no register, but not meant as a symbol either */
static bool looks_like_register(struct span text)
{
	return text.length > 1 && text.length < 4 &&
	       (text.at[0] == 'x' || text.at[0] == 'w') &&
	       text.at[1] >= '0' && text.at[1] <= '9' &&
	       text.at[text.length - 1] >= '0' &&
	       text.at[text.length - 1] <= '9';
}

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (scan_peek(&scanner) == '[')
		return scan_bracketed(&scanner);
	if (scan_register(&scanner, &operand->reg) ||
	    (looks_like_register(text) &&
	     scan_base_register(&scanner, &operand->reg))) {
		operand->kind = OPERAND_REGISTER;
		return scan_done(&scanner);
	}
	return scan_immediate(&scanner, scan_char(&scanner, '#') ? '#' : '\0');
}

const struct machine machine_aarch64 = {
	.name = "aarch64",
	.elf_machine = EM_AARCH64,
	.site_alignment = 4,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.registers = registers,
	.register_count = LENGTH(registers),
	.parse = parse,
};
