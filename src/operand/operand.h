/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The arguments of a probe: "-4@8(%rsp) 8@%rax" into sizes and operands.
 * operand.c opens with the grammar.  Says what an operand is and what is odd
 * about it; which consumer minds is the rules' and the consumers' business.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "operand/machine.h"

/* What stap and libbpf can take: 12 arguments. */
#define OPERAND_MAX 12

enum operand_kind {
	OPERAND_UNKNOWN,     /* see its flaws */
	OPERAND_REGISTER,
	OPERAND_CONSTANT,
	OPERAND_MEMORY,      /* base + index * scale + displacement + symbol */
	OPERAND_SYMBOL,      /* its address (arm "g"), or memory at it */
};

enum operand_flaw {
	OPERAND_SYNTAX = 1 << 0,       /* no form of this machine */
	OPERAND_NO_SIZE = 1 << 1,      /* no "N@" */
	OPERAND_BAD_REGISTER = 1 << 2, /* bad_register says which */
	OPERAND_AT = 1 << 3,           /* '@' inside: GOTOFF, tpoff, @toc@l */
	OPERAND_LOCAL_LABEL = 1 << 4,  /* .L…, foo.0, :lo12:, %lo(), GOT */
	OPERAND_TLS = 1 << 5,          /* %fs:, %gs:, tpoff */
	OPERAND_NO_BASE = 1 << 6,      /* an index without a base */
	OPERAND_MULTI_DISP = 1 << 7,   /* more than one displacement term */
	OPERAND_RADIX = 1 << 8,        /* a number in hexadecimal or octal */
	OPERAND_WHITESPACE = 1 << 9,   /* blank around '@' or where it splits */
	OPERAND_OVERFLOW = 1 << 10,    /* a number beyond 64 bits */
	OPERAND_INNER_BLANK = 1 << 11, /* between brackets: [x19, 8] */
};

struct operand {
	struct span text;       /* all of it: "-4@8(%rsp)" */
	struct span body;       /* the operand: "8(%rsp)" */
	uint64_t size;          /* bytes, as written; 0 when missing */
	bool has_size;
	bool is_signed;
	bool is_float;
	enum operand_kind kind;
	unsigned flaws;         /* enum operand_flaw */
	struct span bad_register;
	char mark;              /* before a constant or a symbol: $ # i, or 0 */
	char bracket;           /* around a base: ( [, or 0: "$r22,-20" */
	const struct machine_register *reg;     /* of a register operand */
	const struct machine_register *segment; /* of memory: %fs: */
	const struct machine_register *base;
	const struct machine_register *index;
	uint64_t scale;         /* 1 when there is an index without a scale */
	bool has_scale;         /* (…,4), [… lsl 2] */
	bool shift;             /* the scale is a shift or an extension */
	bool writeback;         /* [x0, 8]! or [x0], 8 */
	bool hash;              /* the displacement has a '#': [x0, #8] */
	char sign;              /* written before the first term: + -, or 0 */
	int64_t displacement;   /* the sum of the numbers */
	unsigned displacement_terms; /* how many numbers: 2 in 8+16(%rsp) */
	int64_t constant;       /* of OPERAND_CONSTANT, in 64 bits */
	bool constant_unsigned; /* it only fits in uint64_t */
	bool fraction;          /* arm's #1.5e+0: only its text is known */
	struct span symbol;     /* the first, without its "+8"; or empty */
	unsigned symbol_terms;  /* how many: 2 in .LC0-.LCTOC1 */
	bool symbol_first;      /* sym+8, not 8+sym */
	struct span relocation; /* "GOTPCREL", "toc@l", "lo12"; or empty */
};

/* A walk over the arguments of one probe. */
struct operand_cursor {
	const struct machine *machine;
	const char *arguments;
	const char *at;
	bool whitespace;    /* leading, trailing, doubled blanks, tabs seen */
};

/* machine may be NULL: operands are then split but not judged. */
void operand_cursor_init(struct operand_cursor *cursor,
			 const struct machine *machine, const char *arguments);
/* The next argument; false at the end. */
bool operand_next(struct operand_cursor *cursor, struct operand *operand);
/* How many arguments there are, judged or not. */
size_t operand_count(const char *arguments);

/* "register", "constant", "memory", "symbol", "unknown" */
const char *operand_kind_name(enum operand_kind kind);
/* Does the constant fit in size bytes with that sign? */
bool operand_constant_fits(const struct operand *operand);
