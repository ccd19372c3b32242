/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * x86 in AT&T's syntax, with 64 bits, 32, and 32 on 64 (x32):
 *
 *	%eax  $-5  $sym  -8(%rbp)  (%rax,%rcx,4)  sym+8(%rip)  garr(,%rbx,8)
 *	8+sarr@GOTOFF(%ebx)  %fs:x@tpoff  4660 (memory at that address)
 *
 * gcc and clang print all of these for the constraint "nor" of <sys/sdt.h>.
 * APX's %r16 to %r31 are not here: the kernel's struct pt_regs does not have
 * them, so no consumer can read them.
 */
#include "config.h"

#include <elf.h>

#include "operand/machine-table.h"
#include "operand/operand-scan.h"

/* The USDT combinations (90, and then a NOP of 5 or 10 bytes) begin with one
 * NOP like any other site. */
static const struct instruction nops[] = {
	{ 11, { 0x66, 0x66, 0x2e, 0x0f, 0x1f, 0x84 }, { 0 } },
	{ 10, { 0x66, 0x2e, 0x0f, 0x1f, 0x84 }, { 0 } },
	{ 9, { 0x66, 0x0f, 0x1f, 0x84 }, { 0 } },
	{ 8, { 0x0f, 0x1f, 0x84 }, { 0 } },
	{ 7, { 0x0f, 0x1f, 0x80 }, { 0 } },
	{ 6, { 0x66, 0x0f, 0x1f, 0x44 }, { 0 } },
	{ 5, { 0x0f, 0x1f, 0x44 }, { 0 } },
	{ 4, { 0x0f, 0x1f, 0x40 }, { 0 } },
	{ 3, { 0x0f, 0x1f, 0x00 }, { 0 } },
	{ 2, { 0x66, 0x90 }, { 0 } },
	{ 1, { 0x90 }, { 0 } },
};

static const struct instruction breakpoints[] = {
	{ 2, { 0xcd, 0x03 }, { 0 } }, /* int $3, the long way */
	{ 1, { 0xcc }, { 0 } },
};

/* %r10, %r10b, %r10d, %r10w */
#define NUMBERED(name, number) \
	{ name, 8, number, 0 }, { name "b", 1, number, 0 }, \
	{ name "d", 4, number, 0 }, { name "w", 2, number, 0 }

static const struct machine_register registers_64[] = {
	{ "%ah", 1, 4, REGISTER_HIGH_BYTE },
	{ "%al", 1, 0, 0 }, { "%ax", 2, 0, 0 },
	{ "%bh", 1, 7, REGISTER_HIGH_BYTE },
	{ "%bl", 1, 3, 0 }, { "%bp", 2, 5, 0 }, { "%bpl", 1, 5, 0 },
	{ "%bx", 2, 3, 0 },
	{ "%ch", 1, 5, REGISTER_HIGH_BYTE },
	{ "%cl", 1, 1, 0 }, { "%cs", 2, 1, REGISTER_SEGMENT },
	{ "%cx", 2, 1, 0 },
	{ "%dh", 1, 6, REGISTER_HIGH_BYTE },
	{ "%di", 2, 7, 0 }, { "%dil", 1, 7, 0 }, { "%dl", 1, 2, 0 },
	{ "%ds", 2, 3, REGISTER_SEGMENT }, { "%dx", 2, 2, 0 },
	{ "%eax", 4, 0, 0 }, { "%ebp", 4, 5, 0 }, { "%ebx", 4, 3, 0 },
	{ "%ecx", 4, 1, 0 }, { "%edi", 4, 7, 0 }, { "%edx", 4, 2, 0 },
	{ "%eip", 4, 0, REGISTER_PC }, { "%es", 2, 0, REGISTER_SEGMENT },
	{ "%esi", 4, 6, 0 }, { "%esp", 4, 4, REGISTER_STACK },
	{ "%fs", 2, 4, REGISTER_SEGMENT }, { "%gs", 2, 5, REGISTER_SEGMENT },
	REGISTERS_0_7("%k", 8, REGISTER_VECTOR),
	REGISTERS_0_7("%mm", 8, REGISTER_VECTOR),
	NUMBERED("%r10", 10), NUMBERED("%r11", 11), NUMBERED("%r12", 12),
	NUMBERED("%r13", 13), NUMBERED("%r14", 14), NUMBERED("%r15", 15),
	NUMBERED("%r8", 8), NUMBERED("%r9", 9),
	{ "%rax", 8, 0, 0 }, { "%rbp", 8, 5, 0 }, { "%rbx", 8, 3, 0 },
	{ "%rcx", 8, 1, 0 }, { "%rdi", 8, 7, 0 }, { "%rdx", 8, 2, 0 },
	{ "%rip", 8, 0, REGISTER_PC }, { "%rsi", 8, 6, 0 },
	{ "%rsp", 8, 4, REGISTER_STACK },
	{ "%si", 2, 6, 0 }, { "%sil", 1, 6, 0 },
	{ "%sp", 2, 4, REGISTER_STACK }, { "%spl", 1, 4, REGISTER_STACK },
	{ "%ss", 2, 2, REGISTER_SEGMENT },
	{ "%st", 10, 0, REGISTER_VECTOR },
	{ "%st(0)", 10, 0, REGISTER_VECTOR },
	{ "%st(1)", 10, 1, REGISTER_VECTOR },
	{ "%st(2)", 10, 2, REGISTER_VECTOR },
	{ "%st(3)", 10, 3, REGISTER_VECTOR },
	{ "%st(4)", 10, 4, REGISTER_VECTOR },
	{ "%st(5)", 10, 5, REGISTER_VECTOR },
	{ "%st(6)", 10, 6, REGISTER_VECTOR },
	{ "%st(7)", 10, 7, REGISTER_VECTOR },
	REGISTERS_0_31("%xmm", 16, REGISTER_VECTOR),
	REGISTERS_0_31("%ymm", 32, REGISTER_VECTOR),
	REGISTERS_0_31("%zmm", 64, REGISTER_VECTOR),
};

static const struct machine_register registers_32[] = {
	{ "%ah", 1, 4, REGISTER_HIGH_BYTE },
	{ "%al", 1, 0, 0 }, { "%ax", 2, 0, 0 },
	{ "%bh", 1, 7, REGISTER_HIGH_BYTE },
	{ "%bl", 1, 3, 0 }, { "%bp", 2, 5, 0 }, { "%bx", 2, 3, 0 },
	{ "%ch", 1, 5, REGISTER_HIGH_BYTE },
	{ "%cl", 1, 1, 0 }, { "%cs", 2, 1, REGISTER_SEGMENT },
	{ "%cx", 2, 1, 0 },
	{ "%dh", 1, 6, REGISTER_HIGH_BYTE },
	{ "%di", 2, 7, 0 }, { "%dl", 1, 2, 0 },
	{ "%ds", 2, 3, REGISTER_SEGMENT }, { "%dx", 2, 2, 0 },
	{ "%eax", 4, 0, 0 }, { "%ebp", 4, 5, 0 }, { "%ebx", 4, 3, 0 },
	{ "%ecx", 4, 1, 0 }, { "%edi", 4, 7, 0 }, { "%edx", 4, 2, 0 },
	{ "%eip", 4, 0, REGISTER_PC }, { "%es", 2, 0, REGISTER_SEGMENT },
	{ "%esi", 4, 6, 0 }, { "%esp", 4, 4, REGISTER_STACK },
	{ "%fs", 2, 4, REGISTER_SEGMENT }, { "%gs", 2, 5, REGISTER_SEGMENT },
	REGISTERS_0_7("%k", 8, REGISTER_VECTOR),
	REGISTERS_0_7("%mm", 8, REGISTER_VECTOR),
	{ "%si", 2, 6, 0 }, { "%sp", 2, 4, REGISTER_STACK },
	{ "%ss", 2, 2, REGISTER_SEGMENT },
	{ "%st", 10, 0, REGISTER_VECTOR },
	{ "%st(0)", 10, 0, REGISTER_VECTOR },
	{ "%st(1)", 10, 1, REGISTER_VECTOR },
	{ "%st(2)", 10, 2, REGISTER_VECTOR },
	{ "%st(3)", 10, 3, REGISTER_VECTOR },
	{ "%st(4)", 10, 4, REGISTER_VECTOR },
	{ "%st(5)", 10, 5, REGISTER_VECTOR },
	{ "%st(6)", 10, 6, REGISTER_VECTOR },
	{ "%st(7)", 10, 7, REGISTER_VECTOR },
	REGISTERS_0_7("%xmm", 16, REGISTER_VECTOR),
	REGISTERS_0_7("%ymm", 32, REGISTER_VECTOR),
	REGISTERS_0_7("%zmm", 64, REGISTER_VECTOR),
};

/* %fs: and %gs: are where threads keep their variables. */
static bool take_segment(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	operand->segment = operand->reg;
	operand->reg = NULL;
	if (operand->segment == NULL)
		return true;
	if (!(operand->segment->flags & REGISTER_SEGMENT))
		return false;
	if (span_is(span_of(operand->segment->name), "%fs") ||
	    span_is(span_of(operand->segment->name), "%gs"))
		operand->flaws |= OPERAND_TLS;
	return true;
}

static bool parse(const struct machine *machine, struct span text,
		  struct operand *operand)
{
	struct scanner scanner = scanner_on(machine, text, operand);

	if (scan_char(&scanner, '$'))
		return scan_immediate(&scanner, '$');
	if (scan_register(&scanner, &operand->reg)) {
		operand->kind = OPERAND_REGISTER;
		if (scan_done(&scanner))
			return true;
		if (!scan_char(&scanner, ':') || !take_segment(&scanner))
			return false;
	}
	return scan_displaced(&scanner, OPERAND_MEMORY);
}

const struct machine machine_x86_64 = {
	.name = "x86_64",
	.elf_machine = EM_X86_64,
	.bits = 64,
	.byte_order = ELFDATA2LSB,
	.site_alignment = 1,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.register_mark = '%',
	.registers = registers_64,
	.register_count = LENGTH(registers_64),
	.parse = parse,
};

const struct machine machine_x32 = {
	.name = "x32",
	.elf_machine = EM_X86_64,
	.bits = 32,
	.byte_order = ELFDATA2LSB,
	.site_alignment = 1,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.register_mark = '%',
	.registers = registers_64,
	.register_count = LENGTH(registers_64),
	.parse = parse,
};

const struct machine machine_i386 = {
	.name = "i386",
	.elf_machine = EM_386,
	.bits = 32,
	.byte_order = ELFDATA2LSB,
	.site_alignment = 1,
	.nops = nops,
	.nop_count = LENGTH(nops),
	.breakpoints = breakpoints,
	.breakpoint_count = LENGTH(breakpoints),
	.register_mark = '%',
	.registers = registers_32,
	.register_count = LENGTH(registers_32),
	.parse = parse,
};
