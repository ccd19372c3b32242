/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How large a C type is, and whether it has a sign, as far as the words of a
 * prototype say.  A typedef that nobody here knows stays unknown.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum c_sign {
	C_SIGN_UNKNOWN,
	C_SIGNED,
	C_UNSIGNED,
	C_SIGN_OF_CHAR,   /* the machine's choice */
};

struct c_type {
	uint8_t size32;   /* bytes where addresses have 32 bits; 0: unknown */
	uint8_t size64;
	enum c_sign sign;
	bool is_float;
	bool is_void;
};

/* The words of one declaration so far: "const unsigned long int *name" */
struct c_words {
	struct c_type base;
	bool have_base;       /* a word that names a type has been there */
	bool is_signed;
	bool is_unsigned;
	bool is_short;
	bool aggregate;       /* after struct, union: size unknown */
	bool enumeration;
	bool tag_next;        /* the next word is a tag */
	uint8_t longs;
	bool pointer;
};

/* One word, also a name that the declaration gives to the argument. */
void c_words_add(struct c_words *words, struct span word);
/* "*", "[…]" or a function's "(…)": it is an address now. */
void c_words_point(struct c_words *words);
/* Another declaration's, for a typedef or a macro of that name. */
void c_words_join(struct c_words *words, const struct c_words *others);
/* Would a further word be the argument's name? */
bool c_words_complete(const struct c_words *words);
struct c_type c_words_type(const struct c_words *words);
