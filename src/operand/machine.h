/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a machine's probe sites and operands look like: one table an
 * architecture, in machine-*.c, of which machine-find.c has the list.  Knows no
 * ELF file and no rule.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct operand;

enum register_flags {
	REGISTER_VECTOR = 1 << 0,   /* vector, float or x87 */
	REGISTER_HIGH_BYTE = 1 << 1, /* %ah and its like */
	REGISTER_PC = 1 << 2,       /* the program counter: %rip */
	REGISTER_ZERO = 1 << 3,     /* always zero: xzr, riscv's zero */
	REGISTER_STACK = 1 << 4,    /* the stack pointer */
	REGISTER_SEGMENT = 1 << 5,  /* x86's %fs and its like */
};

/* the longest name, "%xmm31", and a NUL: fits in one 64-bit word */
#define REGISTER_NAME_SIZE 8

struct machine_register {
	char name[REGISTER_NAME_SIZE]; /* as in the operand, with % or $ */
	uint8_t bytes;              /* width */
	uint8_t number;             /* the machine's own */
	uint16_t flags;
};

#define INSTRUCTION_SIZE 11

/* the bytes of an instruction in the file, lowest address first */
struct instruction {
	uint8_t length;
	uint8_t bytes[INSTRUCTION_SIZE];
	uint8_t any[INSTRUCTION_SIZE]; /* bits that may be 0 or 1 */
};

struct machine {
	const char *name;           /* "x86_64": as in the reports */
	uint16_t elf_machine;       /* EM_… */
	uint8_t bits;               /* 32, 64, or 0 for both */
	uint8_t byte_order;         /* 1 little, 2 big, or 0 for both */
	uint8_t site_alignment;     /* of an instruction, in bytes */
	const struct instruction *nops;         /* longest first */
	size_t nop_count;
	const struct instruction *breakpoints;
	size_t breakpoint_count;
	char register_mark;         /* % or $ before each name, or 0 */
	const struct machine_register *registers; /* in the order of strcmp() */
	size_t register_count;
	/* Parses the part behind "N@" into the operand (see operand.h); false
	 * when it has no form of this machine. */
	bool (*parse)(const struct machine *machine, struct span text,
		      struct operand *operand);
};

const struct machine_register *machine_register(const struct machine *machine,
						struct span name);
/* The NOP, or breakpoint, that these bytes begin with, or NULL. */
const struct instruction *machine_nop(const struct machine *machine,
				      const uint8_t *bytes, size_t length);
const struct instruction *machine_breakpoint(const struct machine *machine,
					     const uint8_t *bytes,
					     size_t length);
