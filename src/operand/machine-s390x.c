/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * s390x:
 *
 *	5  %r2  160(%r15)  (%r1)  0(%r1,%r2)    displacement(index,base)
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

/* <sys/sdt.h> writes "nop 0"; the others are what assemblers pad with */
static const struct instruction nops[] = {
	{ 6, { 0xc0, 0x04, 0x00, 0x00, 0x00, 0x00 }, { 0 } }, /* jgnop */
	{ 4, { 0x47, 0x00, 0x00, 0x00 }, { 0 } },
	{ 2, { 0x07, 0x00 }, { 0, 0x0f } },                   /* nopr */
};

/* 0001 is gdb's, 0002 the kernel's */
static const struct instruction breakpoints[] = {
	{ 2, { 0x00, 0x01 }, { 0 } },
	{ 2, { 0x00, 0x02 }, { 0 } },
};

static const struct machine_register registers[] = {
	REGISTERS_0_15("%a", 4, 0),
	REGISTERS_0_15("%f", 8, REGISTER_VECTOR),
	REGISTERS_0_1("%r", 8, 0), REGISTERS_10_15("%r", 8, 0),
	REGISTERS_2_3("%r", 8, 0), REGISTERS_4_9("%r", 8, 0),
	REGISTERS_0_31("%v", 16, REGISTER_VECTOR),
};

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);
	const struct machine_register *first;

	if (scan_register(&scanner, &operand->reg)) {
		operand->kind = OPERAND_REGISTER;
		return scan_done(&scanner);
	}
	if (!scan_displaced(&scanner, OPERAND_CONSTANT) || operand->has_scale ||
	    operand->flaws & OPERAND_NO_BASE)
		return false;
	if (operand->scale) {
		first = operand->base;
		operand->base = operand->index;
		operand->index = first;
	}
	return true;
}

const struct machine machine_s390x = {
	.name = "s390x",
	.elf_machine = EM_S390,
	.bits = 64,
	.byte_order = ELFDATA2MSB,
	.site_alignment = 2,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.register_mark = '%',
	.registers = registers,
	.register_count = LENGTH(registers),
	.parse = parse,
};
