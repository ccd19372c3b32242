/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * arm, with the Thumb encodings.  <sys/sdt.h> has the constraint "g" here, so
 * that compilers print addresses and floating-point constants as well:
 *
 *	r0  #5  [r7]  [fp, #-8]  [r4, r6, lsl #2]  garr+12  #ef  #.LANCHOR0+4
 *	.L.str  #5.0e-1
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

/* e320f000 since ARMv6K; mov r0, r0 before it.  Thumb: bf00, f3af 8000, and
 * mov r8, r8 before ARMv6T2. */
static const struct instruction nops[] = {
	{ 4, { 0x00, 0xf0, 0x20, 0xe3 }, { 0 } },
	{ 4, { 0x00, 0x00, 0xa0, 0xe1 }, { 0 } },
	{ 4, { 0xaf, 0xf3, 0x00, 0x80 }, { 0 } },
	{ 2, { 0x00, 0xbf }, { 0 } },
	{ 2, { 0xc0, 0x46 }, { 0 } },
};

/* BE8 has little-endian instructions, the older BE32 has not */
static const struct instruction big_nops[] = {
	{ 4, { 0x00, 0xf0, 0x20, 0xe3 }, { 0 } },
	{ 4, { 0x00, 0x00, 0xa0, 0xe1 }, { 0 } },
	{ 4, { 0xaf, 0xf3, 0x00, 0x80 }, { 0 } },
	{ 4, { 0xe3, 0x20, 0xf0, 0x00 }, { 0 } },
	{ 4, { 0xe1, 0xa0, 0x00, 0x00 }, { 0 } },
	{ 4, { 0xf3, 0xaf, 0x80, 0x00 }, { 0 } },
	{ 2, { 0x00, 0xbf }, { 0 } },
	{ 2, { 0xc0, 0x46 }, { 0 } },
	{ 2, { 0xbf, 0x00 }, { 0 } },
	{ 2, { 0x46, 0xc0 }, { 0 } },
};

/* The kernel's uprobes put e7f001f9 (arch/arm/probes/uprobes/core.h), with the
 * condition of what was there; gdb e7f001f0, in Thumb de01 and f7f0 a000. */
static const struct instruction breakpoints[] = {
	{ 4, { 0xf0, 0x01, 0xf0, 0x07 }, { 0x0f, 0, 0, 0xf0 } },
	{ 4, { 0x70, 0x00, 0x20, 0xe1 }, { 0x0f, 0xff, 0x0f } }, /* bkpt */
	{ 4, { 0xf0, 0xf7, 0x00, 0xa0 }, { 0 } },
	{ 2, { 0x01, 0xde }, { 0 } },
	{ 2, { 0x00, 0xbe }, { 0xff } },                         /* bkpt */
};

static const struct machine_register registers[] = {
	{ "a1", 4, 0, 0 }, { "a2", 4, 1, 0 },
	{ "a3", 4, 2, 0 }, { "a4", 4, 3, 0 },
	REGISTERS_0_31("d", 8, REGISTER_VECTOR),
	{ "fp", 4, 11, 0 }, { "ip", 4, 12, 0 }, { "lr", 4, 14, 0 },
	{ "pc", 4, 15, REGISTER_PC },
	REGISTERS_0_15("q", 16, REGISTER_VECTOR),
	REGISTERS_0_15("r", 4, 0),
	REGISTERS_0_31("s", 4, REGISTER_VECTOR),
	{ "sb", 4, 9, 0 }, { "sl", 4, 10, 0 },
	{ "sp", 4, 13, REGISTER_STACK },
	{ "v1", 4, 4, 0 }, { "v2", 4, 5, 0 }, { "v3", 4, 6, 0 },
	{ "v4", 4, 7, 0 }, { "v5", 4, 8, 0 }, { "v6", 4, 9, 0 },
	{ "v7", 4, 10, 0 }, { "v8", 4, 11, 0 },
};

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (scan_peek(&scanner) == '[')
		return scan_bracketed(&scanner);
	if (scan_register(&scanner, &operand->reg)) {
		operand->kind = OPERAND_REGISTER;
		if (scan_done(&scanner))
			return true;
		/* a symbol like "fp.0" */
		operand->reg = NULL;
		scanner.at = text.at;
	}
	return scan_immediate(&scanner, scan_char(&scanner, '#') ? '#' : '\0');
}

const struct machine machine_arm = {
	.name = "arm",
	.elf_machine = EM_ARM,
	.bits = 32,
	.byte_order = ELFDATA2LSB,
	.site_alignment = 2, /* Thumb */
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.registers = registers,
	.register_count = LENGTH(registers),
	.parse = parse,
};

const struct machine machine_armeb = {
	.name = "armeb",
	.elf_machine = EM_ARM,
	.bits = 32,
	.byte_order = ELFDATA2MSB,
	.site_alignment = 2, /* Thumb */
	.nops = big_nops,
	.nop_count = LENGTH(big_nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.registers = registers,
	.register_count = LENGTH(registers),
	.parse = parse,
};
