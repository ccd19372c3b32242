/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pieces that operands of several machines are made of: registers, (...)
 * and [...], with sums of numbers and symbols in them.  Each machine-*.c puts
 * its forms together from these.
 * Nothing calls itself, and nothing reads a byte more than a few times.
 */
#pragma once

#include <stdbool.h>

#include "operand/operand-scanner.h"

/*
 * A register.  True when the text is one by its form: with the machine's mark,
 * or with a name of the table.  *reg is NULL when the table has no such name;
 * the operand has OPERAND_BAD_REGISTER then.
 */
bool scan_register(struct scanner *scanner,
		   const struct machine_register **reg);
/* The same where nothing but a register can be; false: no name at all. */
bool scan_base_register(struct scanner *scanner,
			const struct machine_register **reg);

/*
 * The forms, up to the end of the operand; false when there is anything else.
 */

/* A sum that is a constant, or a symbol. */
bool scan_immediate(struct scanner *scanner, char mark);
/* "sum", "sum(base)", "(base,index,scale)"; number is what a number alone
 * is: memory at that address or a constant. */
bool scan_displaced(struct scanner *scanner, enum operand_kind number);
/* "[base]", "[base, sum]", "[base, index, lsl 3]", "…]!", "…], sum" */
bool scan_bracketed(struct scanner *scanner);
