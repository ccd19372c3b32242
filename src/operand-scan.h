/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pieces that operands of several machines are made of: registers, sums of
 * numbers and symbols, (...) and [...].  Each machine-*.c puts its forms
 * together from these.  operand-sum.c has the sums, operand-scan.c the rest.
 * Nothing calls itself, and nothing reads a byte more than a few times.
 */
#pragma once

#include <stdbool.h>

#include "machine.h"
#include "operand.h"
#include "span.h"

struct scanner {
	const struct machine *machine;
	struct operand *operand;
	const char *at;
	const char *end;
};

static inline struct scanner scanner_on(const struct machine *machine,
					struct span text,
					struct operand *operand)
{
	return (struct scanner){ machine, operand, text.at,
				 text.at + text.length };
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* of a name: a register's or a relocation's */
static inline bool is_alphanumeric(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

static inline bool scan_done(const struct scanner *scanner)
{
	return scanner->at == scanner->end;
}

static inline char scan_peek(const struct scanner *scanner)
{
	if (scan_done(scanner))
		return '\0';
	return *scanner->at;
}

/* Steps over the character when it is next. */
static inline bool scan_char(struct scanner *scanner, char c)
{
	if (scan_done(scanner) || *scanner->at != c)
		return false;
	scanner->at++;
	return true;
}

/* Steps over all that is part of it. */
static inline void scan_while(struct scanner *scanner, bool (*is_part)(char))
{
	while (!scan_done(scanner) && is_part(*scanner->at))
		scanner->at++;
}

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

/* A number; false when something else is glued to it. */
bool scan_number(struct scanner *scanner, uint64_t *value);
/* "8", "-8+sym@GOTOFF", "#:lo12:sym", "%lo(sym+4)": into the operand. */
bool scan_sum(struct scanner *scanner);

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
