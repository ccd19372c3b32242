/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an operand asks of its reader, once for all consumers, and what a
 * consumer makes of that.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "consumer/consumer.h"

/*
 * What an operand asks of its reader.  Of those that a consumer lacks the first
 * is named, so that they stand in the order of what is the more helpful to say;
 * consumer-form.c has the rule that explains each.
 */
enum operand_form {
	FORM_AT,             /* '@' inside: %fs:x@tpoff */
	FORM_TLS,
	FORM_LABEL,          /* .L4(%rip), foo.0, :lo12: */
	FORM_BAD_REGISTER,
	FORM_SYNTAX,
	FORM_BLANK,          /* around the '@' */
	FORM_NO_SIZE,        /* no "N@" */
	FORM_WIDE,           /* more than 8 bytes */
	FORM_ODD_SIZE,       /* 3@, 0@ */
	FORM_NO_BASE,        /* 8(,%rax,8) */
	FORM_FLOAT,          /* 8f@ */
	FORM_HIGH_BYTE,      /* %ah */
	FORM_VECTOR,
	FORM_HEX,
	FORM_OCTAL,
	FORM_ADDRESS,        /* $sym */
	FORM_SYMBOL_LESS,    /* sym-8(%rip) */
	FORM_SYMBOL_PC,      /* sym(%rip), sym+8(%rip), 8+sym(%rip) */
	FORM_SYMBOL,         /* sym, sym+8 */
	FORM_MANY_TERMS,     /* four displacements or more */
	FORM_THREE_TERMS,    /* 8+16-4(%rsp) */
	FORM_TWO_TERMS,      /* 8+16(%rsp) */
	FORM_SHIFT,          /* [x0, x1, lsl 3] */
	FORM_WRITEBACK,      /* [x0, 8]! */
	FORM_SCALED,         /* x86's (%rax,%rcx,4), (%rax,%rcx) */
	FORM_PAIR,           /* the others': [x0, x1]; 3,4; 0(%r1,%r2) */
	FORM_HASH,           /* [x0, #8], where 8 is usual */
	FORM_FAR,            /* a displacement beyond 32 bits */
	FORM_MARKED,         /* a constant: $5, #5, i5 */
	FORM_BARE,           /* a constant: 5 */
	FORM_STRANGE,        /* a register that the consumer doesn't know */
	FORM_UNBRACKETED,    /* memory: $r22,-20 */
	FORM_INDIRECT,       /* memory without displacement: (%rsp), [sp] */
	FORM_MEMORY,         /* 8(%rsp), [sp, 8] */
	FORM_REGISTER,
	FORM_COUNT,
};
#define FORM(name) (UINT64_C(1) << FORM_##name)

/* What the operand asks of its reader: FORM(). */
uint64_t operand_forms(const struct machine *machine,
		       const struct operand *operand);
/* What stands between the consumer and the argument; false: nothing. */
bool consumer_argument(const struct consumer *consumer,
		       const struct dialect *dialect,
		       const struct subject *subject,
		       const struct operand *operand, uint64_t forms,
		       struct obstacle *obstacle);
