/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "operand/operand-scan.h"

#include "operand/operand-sum.h"

/* Blanks between brackets; the flaws are what they are there. */
static void skip_blanks(struct scanner *scanner, unsigned flaws)
{
	while (scan_peek(scanner) == ' ' || scan_peek(scanner) == '\t') {
		scanner->operand->flaws |= flaws;
		scanner->at++;
	}
}

/* x87's %st(1): the name goes on behind the parenthesis. */
static struct span with_stack_number(const struct scanner *scanner,
				     struct span name)
{
	const char *end = name.at + name.length;
	struct span longer = { name.at, name.length + 3 };

	if (scanner->end - end < 3 || end[0] != '(' || end[2] != ')')
		return name;
	return machine_register(scanner->machine, longer) ? longer : name;
}

/* What could be a register's name here; length 0: nothing. */
static struct span register_name(const struct scanner *scanner)
{
	struct scanner ahead = *scanner;
	const char *letters;

	if (scan_peek(&ahead) == '%' || scan_peek(&ahead) == '$')
		ahead.at++;
	letters = ahead.at;
	scan_while(&ahead, is_alphanumeric);
	if (ahead.at == letters)
		return (struct span){ scanner->at, 0 };
	return with_stack_number(scanner,
				 span_between(scanner->at, ahead.at));
}

bool scan_base_register(struct scanner *scanner,
			const struct machine_register **reg)
{
	struct operand *operand = scanner->operand;
	struct span name = register_name(scanner);

	if (name.length == 0)
		return false;
	scanner->at += name.length;
	*reg = machine_register(scanner->machine, name);
	if (*reg == NULL && !(operand->flaws & OPERAND_BAD_REGISTER)) {
		operand->flaws |= OPERAND_BAD_REGISTER;
		operand->bad_register = name;
	}
	return true;
}

bool scan_register(struct scanner *scanner,
		   const struct machine_register **reg)
{
	const char mark = scanner->machine->register_mark;
	struct span name;

	if (mark)
		return scan_peek(scanner) == mark &&
		       scan_base_register(scanner, reg);
	name = register_name(scanner);
	*reg = machine_register(scanner->machine, name);
	if (*reg)
		scanner->at += name.length;
	return *reg != NULL;
}

/*
 * Forms.
 */

/* What a sum without a base is. */
static void set_bare(struct operand *operand, enum operand_kind number)
{
	operand->kind = operand->symbol.length ? OPERAND_SYMBOL : number;
	if (operand->kind != OPERAND_CONSTANT) {
		operand->constant_unsigned = false;
		return;
	}
	operand->constant = operand->displacement;
	operand->displacement = 0;
}

bool scan_immediate(struct scanner *scanner, char mark)
{
	scanner->operand->mark = mark;
	if (!scan_sum(scanner) || !scan_done(scanner))
		return false;
	set_bare(scanner->operand, OPERAND_CONSTANT);
	return true;
}

static bool scan_scale(struct scanner *scanner)
{
	uint64_t *scale = &scanner->operand->scale;

	scanner->operand->has_scale = true;
	return is_digit(scan_peek(scanner)) && scan_number(scanner, scale) &&
	       (*scale == 1 || *scale == 2 || *scale == 4 || *scale == 8);
}

/* "%rcx,4)", behind the base and its comma */
static bool scan_index(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	skip_blanks(scanner, OPERAND_WHITESPACE | OPERAND_INNER_BLANK);
	if (!scan_base_register(scanner, &operand->index))
		return false;
	operand->scale = 1;
	skip_blanks(scanner, OPERAND_WHITESPACE | OPERAND_INNER_BLANK);
	if (!scan_char(scanner, ','))
		return true;
	skip_blanks(scanner, OPERAND_WHITESPACE | OPERAND_INNER_BLANK);
	if (!scan_scale(scanner))
		return false;
	skip_blanks(scanner, OPERAND_WHITESPACE | OPERAND_INNER_BLANK);
	return true;
}

/* Behind the opening one. */
static bool scan_parentheses(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	operand->bracket = '(';
	skip_blanks(scanner, OPERAND_WHITESPACE | OPERAND_INNER_BLANK);
	if (scan_peek(scanner) == ',')
		operand->flaws |= OPERAND_NO_BASE;
	else if (!scan_base_register(scanner, &operand->base))
		return false;
	skip_blanks(scanner, OPERAND_WHITESPACE | OPERAND_INNER_BLANK);
	if (scan_char(scanner, ',') && !scan_index(scanner))
		return false;
	return scan_char(scanner, ')');
}

bool scan_displaced(struct scanner *scanner, enum operand_kind number)
{
	struct operand *operand = scanner->operand;

	if (scan_peek(scanner) != '(' && !scan_sum(scanner))
		return false;
	if (scan_char(scanner, '(')) {
		operand->kind = OPERAND_MEMORY;
		operand->constant_unsigned = false;
		return scan_parentheses(scanner) && scan_done(scanner);
	}
	set_bare(operand, operand->segment ? OPERAND_MEMORY : number);
	if (operand->segment)
		operand->kind = OPERAND_MEMORY;
	return scan_done(scanner);
}

/* "lsl #3", "sxtw": true with nothing done when there is no comma */
static bool scan_shift(struct scanner *scanner)
{
	static const char *const names[] = {
		"lsl", "uxtw", "sxtw", "sxtx", "uxtx", "lsr", "asr", "ror",
		"rrx",
	};
	struct operand *operand = scanner->operand;
	const char *start;
	uint64_t amount;
	size_t known = 0;

	if (!scan_char(scanner, ','))
		return true;
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	start = scanner->at;
	scan_while(scanner, is_alphanumeric);
	while (known < sizeof(names) / sizeof(*names) &&
	       !span_is(span_between(start, scanner->at), names[known]))
		known++;
	if (known == sizeof(names) / sizeof(*names))
		return false;
	operand->shift = true;
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	operand->hash |= scan_char(scanner, '#');
	if (!is_digit(scan_peek(scanner)))
		return true;
	operand->has_scale = true;
	if (!scan_number(scanner, &amount) || amount > 63)
		return false;
	operand->scale = (uint64_t)1 << amount;
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	return true;
}

/* arm also subtracts an index: [r3, -r2] */
static bool scan_signed_index(struct scanner *scanner)
{
	const char *start = scanner->at;
	char sign = scan_char(scanner, '-') ? '-' : '\0';

	if (!scan_register(scanner, &scanner->operand->index)) {
		scanner->at = start;
		return false;
	}
	if (sign)
		scanner->operand->sign = sign;
	scanner->operand->scale = 1;
	return true;
}

/* A number, a symbol, or a register that may be shifted: behind the comma. */
static bool scan_offset(struct scanner *scanner)
{
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	if (!scan_signed_index(scanner))
		return scan_sum(scanner);
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	return scan_shift(scanner);
}

bool scan_bracketed(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;

	if (!scan_char(scanner, '['))
		return false;
	operand->kind = OPERAND_MEMORY;
	operand->bracket = '[';
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	if (!scan_base_register(scanner, &operand->base))
		return false;
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	if (scan_char(scanner, ',') && !scan_offset(scanner))
		return false;
	skip_blanks(scanner, OPERAND_INNER_BLANK);
	if (!scan_char(scanner, ']'))
		return false;
	if (scan_char(scanner, '!'))
		operand->writeback = true;
	else if (scan_char(scanner, ',')) {
		operand->writeback = true;
		if (!scan_offset(scanner))
			return false;
	}
	operand->constant_unsigned = false;
	return scan_done(scanner);
}
