/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A place in an operand, and the steps over a character or a word.  Knows no
 * form.
 */
#pragma once

#include <stdbool.h>

#include "base/span.h"
#include "operand/machine.h"
#include "operand/operand.h"

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
