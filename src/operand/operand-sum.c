/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What assemblers call an expression, as far as compilers print one for an
 * operand: numbers and symbols, added and subtracted.
 */
#include "config.h"

#include "operand/operand-sum.h"

/* of a symbol: gcc and clang also print UTF-8 as it is */
static bool is_symbol_part(char c)
{
	return is_alphanumeric(c) || c == '.' || c == '$' ||
	       (unsigned char)c >= 0x80;
}

/*
 * Numbers.
 */

static int digit_value(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 36;
}

static uint64_t scan_digits(struct scanner *scanner, int radix)
{
	uint64_t value = 0;
	bool overflow = false;

	while (!scan_done(scanner) && digit_value(*scanner->at) < radix) {
		uint64_t digit = (uint64_t)digit_value(*scanner->at++);

		overflow |= __builtin_mul_overflow(value, (uint64_t)radix,
						   &value);
		overflow |= __builtin_add_overflow(value, digit, &value);
	}
	if (overflow)
		scanner->operand->flaws |= OPERAND_OVERFLOW;
	return value;
}

/* Steps over what makes a number hexadecimal, binary or octal. */
static int scan_radix(struct scanner *scanner)
{
	bool longer = scanner->end - scanner->at > 2;
	char second;

	if (*scanner->at != '0' || scanner->end - scanner->at < 2)
		return 10;
	second = scanner->at[1];
	if (longer && (second == 'x' || second == 'X')) {
		scanner->at += 2;
		return 16;
	}
	if (longer && (second == 'b' || second == 'B')) {
		scanner->at += 2;
		return 2;
	}
	return is_digit(second) ? 8 : 10;
}

/* gcc for arm prints "#1.5e+0": ".5e+0" is what is behind the digits. */
static void scan_fraction(struct scanner *scanner)
{
	if (scan_char(scanner, '.'))
		scan_while(scanner, is_digit);
	if (scan_char(scanner, 'e') || scan_char(scanner, 'E')) {
		if (!scan_char(scanner, '-'))
			scan_char(scanner, '+');
		scan_while(scanner, is_digit);
	}
	scanner->operand->fraction = true;
}

bool scan_number(struct scanner *scanner, uint64_t *value)
{
	const char *start;
	int radix = scan_radix(scanner);

	if (radix != 10)
		scanner->operand->flaws |= OPERAND_RADIX;
	start = scanner->at;
	*value = scan_digits(scanner, radix);
	if (scanner->at == start)
		return false;
	if (radix == 10 && (scan_peek(scanner) == '.' ||
			    scan_peek(scanner) == 'e')) {
		scan_fraction(scanner);
		*value = 0;
	}
	return !is_symbol_part(scan_peek(scanner));
}

/*
 * Symbols.
 */

static bool contains(struct span text, const char *part)
{
	return memmem(text.at, text.length, part, strlen(part)) != NULL;
}

/* The part of a symbol's address that an instruction takes, or a table that
 * the linker makes: nothing that a consumer could find. */
static void set_relocation(struct operand *operand, struct span name)
{
	static const char *const words[] = {
		"tpoff", "TPOFF", "tprel", "TPREL", "dtpoff", "DTPOFF", "tls",
		"TLS",
	};
	unsigned flaw = OPERAND_LOCAL_LABEL;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (contains(name, words[i]))
			flaw = OPERAND_TLS;
	operand->relocation = name;
	operand->flaws |= flaw;
}

static void set_symbol(struct operand *operand, struct span name)
{
	bool local = memchr(name.at, '.', name.length) ||
		     contains((struct span){ name.at, name.length < 2 ?
					     name.length : 2 }, "$L");

	if (local)
		operand->flaws |= OPERAND_LOCAL_LABEL;
	if (operand->symbol_terms++ > 0)
		return;
	operand->symbol = name;
	operand->symbol_first = operand->displacement_terms == 0;
}

static void scan_symbol(struct scanner *scanner)
{
	const char *start = scanner->at;

	scan_while(scanner, is_symbol_part);
	set_symbol(scanner->operand, span_between(start, scanner->at));
}

/* Behind a symbol or what is added to it: "@GOTPCREL", "@toc@l" */
static void scan_suffix(struct scanner *scanner)
{
	const char *start;

	if (scanner->operand->symbol_terms == 0 || !scan_char(scanner, '@'))
		return;
	start = scanner->at;
	do
		scan_while(scanner, is_alphanumeric);
	while (scan_char(scanner, '@'));
	set_relocation(scanner->operand, span_between(start, scanner->at));
}

/* The assembler's "1f" and "992b": the next, or the last, label 1. */
static bool scan_numeric_label(struct scanner *scanner)
{
	struct scanner ahead = *scanner;

	scan_while(&ahead, is_digit);
	if (!scan_char(&ahead, 'f') && !scan_char(&ahead, 'b'))
		return false;
	if (is_symbol_part(scan_peek(&ahead)))
		return false;
	set_symbol(scanner->operand, span_between(scanner->at, ahead.at));
	scanner->operand->flaws |= OPERAND_LOCAL_LABEL;
	scanner->at = ahead.at;
	return true;
}

/*
 * Sums.
 */

struct sum {
	uint64_t positive;
	uint64_t negative;
};

static bool scan_term(struct scanner *scanner, struct sum *sum, bool minus)
{
	uint64_t *to = minus ? &sum->negative : &sum->positive;
	uint64_t value;

	if (!is_symbol_part(scan_peek(scanner)))
		return false;
	if (!is_digit(*scanner->at)) {
		scan_symbol(scanner);
		return true;
	}
	if (scan_numeric_label(scanner))
		return true;
	if (!scan_number(scanner, &value))
		return false;
	if (__builtin_add_overflow(*to, value, to))
		scanner->operand->flaws |= OPERAND_OVERFLOW;
	scanner->operand->displacement_terms++;
	return true;
}

/* The number, as 64 bits: those of a constant may be meant without a sign. */
static void set_displacement(struct operand *operand, const struct sum *sum)
{
	uint64_t value = sum->positive - sum->negative;

	operand->displacement = (int64_t)value;
	if (sum->positive >= sum->negative)
		operand->constant_unsigned = value > INT64_MAX;
	else if (sum->negative - sum->positive > (uint64_t)INT64_MAX + 1)
		operand->flaws |= OPERAND_OVERFLOW;
	if (operand->displacement_terms > 1 || operand->symbol_terms > 1)
		operand->flaws |= OPERAND_MULTI_DISP;
}

/* "lo12:" and "lo(": what is behind the character that begins them */
static bool scan_relocation_name(struct scanner *scanner, char end)
{
	const char *start = scanner->at;
	struct span name;

	scan_while(scanner, is_alphanumeric);
	name = span_between(start, scanner->at);
	if (!scan_char(scanner, end))
		return false;
	set_relocation(scanner->operand, name);
	return true;
}

/* ":lo12:", "%lo(", "%lo(%neg(": how many parentheses were opened in *open */
static bool scan_relocation(struct scanner *scanner, size_t *open)
{
	*open = 0;
	if (scan_char(scanner, ':'))
		return scan_relocation_name(scanner, ':');
	for (; scan_char(scanner, '%'); ++*open)
		if (!scan_relocation_name(scanner, '('))
			return false;
	return true;
}

bool scan_sum(struct scanner *scanner)
{
	struct operand *operand = scanner->operand;
	struct sum sum = { 0, 0 };
	size_t open;
	bool minus;

	operand->hash |= scan_char(scanner, '#');
	if (!scan_relocation(scanner, &open))
		return false;
	if (scan_peek(scanner) == '+' || scan_peek(scanner) == '-')
		operand->sign = *scanner->at;
	do {
		minus = scan_char(scanner, '-');
		if (!minus)
			scan_char(scanner, '+');
		if (!scan_term(scanner, &sum, minus))
			return false;
		scan_suffix(scanner);
	} while (scan_peek(scanner) == '+' || scan_peek(scanner) == '-');
	for (; open > 0; open--)
		if (!scan_char(scanner, ')'))
			return false;
	set_displacement(operand, &sum);
	return true;
}
