/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The argument string of a probe is what the compiler put for the operands of
 * <sys/sdt.h>'s asm statement, with a size before each:
 *
 *	arguments = [ argument { " " argument } ]
 *	argument  = [ ["-"] SIZE ["f"] "@" ] operand
 *
 *	-4@8(%rsp) 8@%rax 8f@%xmm0 1@$200
 *
 * SIZE is the type's, in bytes; "-" says that it is signed, "f" that it is
 * floating-point (<sys/sdt.h> since SystemTap commit eaa15b047), wherever the
 * value lies.  Hand-written probes may lack all that.  A ":" at the start means
 * that there are no arguments, for gdb, libbpf and perf.
 *
 * The operand is in the syntax of the machine's assembler, and only the machine
 * says what it means: "$4" is a constant on x86 and a register on MIPS, "5" is
 * a constant on s390x, a register on PowerPC and memory on x86.  So machine-*.c
 * have the forms, and operand-scan.c what these have in common.
 *
 * Where an argument ends: at a blank, but not within brackets, nor behind a
 * comma, because gcc prints "[sp, 40]" on aarch64 and arm; an "N@" behind a
 * blank begins an argument always, so that a bracket that is never closed
 * costs one argument and not all.  Consumers have simpler ideas, each its own.
 */
#include "config.h"

#include "operand/operand.h"

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *skip_blanks(const char *at)
{
	while (is_blank(*at))
		at++;
	return at;
}

/* The '@' of "-4@" or "8f@", or NULL when there is no such thing here. */
static const char *size_end(const char *at)
{
	const char *digits;

	if (*at == '-')
		at++;
	digits = at;
	while (*at >= '0' && *at <= '9')
		at++;
	if (at == digits)
		return NULL;
	if (*at == 'f')
		at++;
	return *at == '@' ? at : NULL;
}

/* "8 @%rax": some hand put a blank there. */
static const char *loose_size_end(const char *at, bool *blank)
{
	const char *end = size_end(at);

	*blank = false;
	if (end)
		return end;
	if (*at == '-')
		at++;
	if (*at < '0' || *at > '9')
		return NULL;
	while (*at >= '0' && *at <= '9')
		at++;
	if (*at == 'f')
		at++;
	*blank = is_blank(*at);
	at = skip_blanks(at);
	return *at == '@' ? at : NULL;
}

/* One that is too large is the largest. */
static uint64_t size_value(const char *at)
{
	uint64_t size = 0;

	for (; *at >= '0' && *at <= '9'; at++)
		if (__builtin_mul_overflow(size, 10u, &size) ||
		    __builtin_add_overflow(size, (uint64_t)(*at - '0'), &size))
			return UINT64_MAX;
	return size;
}

/* Reads the size, and returns where the operand begins. */
static const char *take_size(const char *at, struct operand *operand)
{
	bool blank;
	const char *end = loose_size_end(at, &blank);
	const char *body;

	if (end == NULL) {
		operand->flaws |= OPERAND_NO_SIZE;
		return at;
	}
	operand->has_size = true;
	operand->is_signed = *at == '-';
	operand->size = size_value(at + operand->is_signed);
	for (; at < end; at++)
		operand->is_float |= *at == 'f';
	body = skip_blanks(end + 1);
	if (blank || body > end + 1)
		operand->flaws |= OPERAND_WHITESPACE;
	return size_end(body) ? end + 1 : body;
}

/* Does the argument end at this blank?  *at is moved behind the blanks if it
 * doesn't. */
static bool ends_here(const char *start, const char **at, size_t depth)
{
	const char *next = skip_blanks(*at);
	bool comma = *at > start && (*at)[-1] == ',';

	if ((depth == 0 && !comma) || *next == '\0' || size_end(next))
		return true;
	*at = next;
	return false;
}

/* Where the operand that begins at start ends. */
static const char *body_end(const char *start, struct operand *operand)
{
	const char *at = start;
	size_t depth = 0;

	while (*at) {
		if (is_blank(*at)) {
			if (ends_here(start, &at, depth))
				break;
			if (depth == 0)
				operand->flaws |= OPERAND_WHITESPACE;
			continue;
		}
		if (*at == '[' || *at == '(')
			depth++;
		else if ((*at == ']' || *at == ')') && depth > 0)
			depth--;
		else if (*at == '@')
			operand->flaws |= OPERAND_AT;
		at++;
	}
	return at;
}

/* Nothing of an operand that could not be parsed but its flaws. */
static void forget(struct operand *operand)
{
	struct operand kept = {
		.text = operand->text,
		.body = operand->body,
		.size = operand->size,
		.has_size = operand->has_size,
		.is_signed = operand->is_signed,
		.is_float = operand->is_float,
		.flaws = operand->flaws | OPERAND_SYNTAX,
		.bad_register = operand->bad_register,
	};

	*operand = kept;
}

static void parse(const struct machine *machine, struct operand *operand)
{
	if (!machine->parse(machine, operand->body, operand) ||
	    (operand->fraction && operand->kind != OPERAND_CONSTANT))
		forget(operand);
}

void operand_cursor_init(struct operand_cursor *cursor,
			 const struct machine *machine, const char *arguments)
{
	*cursor = (struct operand_cursor){
		.machine = machine,
		.arguments = arguments,
		.at = skip_blanks(arguments),
	};
	cursor->whitespace = cursor->at > arguments;
	if (*arguments == ':')
		cursor->at = arguments + strlen(arguments);
}

bool operand_next(struct operand_cursor *cursor, struct operand *operand)
{
	const char *start = cursor->at;
	const char *body, *end;

	if (*start == '\0')
		return false;
	*operand = (struct operand){ .text.at = start };
	body = take_size(start, operand);
	end = body_end(body, operand);
	operand->text = span_between(start, end);
	operand->body = span_between(body, end);
	if (cursor->machine)
		parse(cursor->machine, operand);
	cursor->at = skip_blanks(end);
	if (*end && (*end != ' ' || cursor->at > end + 1 || !*cursor->at))
		cursor->whitespace = true;
	return true;
}

size_t operand_count(const char *arguments)
{
	struct operand_cursor cursor;
	struct operand operand;
	size_t count = 0;

	operand_cursor_init(&cursor, NULL, arguments);
	while (operand_next(&cursor, &operand))
		count++;
	return count;
}

const char *operand_kind_name(enum operand_kind kind)
{
	static const char *const names[] = {
		[OPERAND_UNKNOWN] = "unknown",
		[OPERAND_REGISTER] = "register",
		[OPERAND_CONSTANT] = "constant",
		[OPERAND_MEMORY] = "memory",
		[OPERAND_SYMBOL] = "symbol",
	};

	return names[kind];
}

/*
 * Compilers extend the sign of a constant whatever its type: gcc and clang
 * print "1@-56" (aarch64) and "1@$-56" (x86) for (unsigned char)200, and
 * "4@-1" for -1u.  So the bits count, and either reading will do.
 */
bool operand_constant_fits(const struct operand *operand)
{
	unsigned bits;

	if (operand->flaws & OPERAND_OVERFLOW)
		return false;
	if (operand->fraction || operand->size == 0 || operand->size >= 8)
		return true;
	bits = (unsigned)operand->size * 8;
	if (operand->constant_unsigned)
		return false;
	return operand->constant >= -((int64_t)1 << (bits - 1)) &&
	       operand->constant < (int64_t)1 << bits;
}
