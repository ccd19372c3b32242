/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/c-type.h"

/* what a word does to the declaration */
enum word_kind {
	WORD_TYPE,        /* names a type */
	WORD_QUALIFIER,   /* says nothing of size and sign */
	WORD_SIGNED,
	WORD_UNSIGNED,
	WORD_SHORT,
	WORD_LONG,
	WORD_AGGREGATE,
	WORD_ENUM,
};

struct word_row {
	const char *word;
	enum word_kind kind;
	struct c_type type;
};

#define INTEGER(name, bits32, bits64, sign) \
	{ name, WORD_TYPE, { (bits32) / 8, (bits64) / 8, sign, false, false } }
#define BOTH(name, bits) \
	INTEGER("int" name, bits, bits, C_SIGNED), \
	INTEGER("uint" name, bits, bits, C_UNSIGNED)

/*
 * C's own words, those of <stdint.h> and <sys/types.h> that are the same on
 * all of Linux, and DTrace's (string, and Solaris's uint_t and its like).
 */
static const struct word_row word_table[] = {
	{ .word = "const", .kind = WORD_QUALIFIER },
	{ .word = "volatile", .kind = WORD_QUALIFIER },
	{ .word = "restrict", .kind = WORD_QUALIFIER },
	{ .word = "userland", .kind = WORD_QUALIFIER },
	{ .word = "signed", .kind = WORD_SIGNED },
	{ .word = "unsigned", .kind = WORD_UNSIGNED },
	{ .word = "short", .kind = WORD_SHORT },
	{ .word = "long", .kind = WORD_LONG },
	{ .word = "struct", .kind = WORD_AGGREGATE },
	{ .word = "union", .kind = WORD_AGGREGATE },
	{ .word = "enum", .kind = WORD_ENUM },
	{ .word = "void", .type = { .is_void = true } },
	{ .word = "float", .type = { 4, 4, C_SIGN_UNKNOWN, true, false } },
	{ .word = "double", .type = { 8, 8, C_SIGN_UNKNOWN, true, false } },
	INTEGER("char", 8, 8, C_SIGN_OF_CHAR),
	INTEGER("int", 32, 32, C_SIGNED),
	INTEGER("bool", 8, 8, C_UNSIGNED),
	INTEGER("_Bool", 8, 8, C_UNSIGNED),
	BOTH("8_t", 8), BOTH("16_t", 16), BOTH("32_t", 32), BOTH("64_t", 64),
	INTEGER("intptr_t", 32, 64, C_SIGNED),
	INTEGER("uintptr_t", 32, 64, C_UNSIGNED),
	INTEGER("ptrdiff_t", 32, 64, C_SIGNED),
	INTEGER("size_t", 32, 64, C_UNSIGNED),
	INTEGER("ssize_t", 32, 64, C_SIGNED),
	INTEGER("pid_t", 32, 32, C_SIGNED),
	INTEGER("uid_t", 32, 32, C_UNSIGNED),
	INTEGER("gid_t", 32, 32, C_UNSIGNED),
	/* 32 or 64 bits, by the program's choice, where addresses have 32 */
	INTEGER("off_t", 0, 64, C_SIGNED),
	INTEGER("time_t", 0, 64, C_SIGNED),
	INTEGER("off64_t", 64, 64, C_SIGNED),
	INTEGER("string", 32, 64, C_UNSIGNED),
	INTEGER("uchar_t", 8, 8, C_UNSIGNED),
	INTEGER("ushort_t", 16, 16, C_UNSIGNED),
	INTEGER("uint_t", 32, 32, C_UNSIGNED),
	INTEGER("ulong_t", 32, 64, C_UNSIGNED),
	INTEGER("longlong_t", 64, 64, C_SIGNED),
	INTEGER("u_longlong_t", 64, 64, C_UNSIGNED),
};

static const struct word_row *find_word(struct span word)
{
	size_t count = sizeof(word_table) / sizeof(*word_table);

	for (size_t i = 0; i < count; i++)
		if (span_is(word, word_table[i].word))
			return &word_table[i];
	return NULL;
}

bool c_words_complete(const struct c_words *words)
{
	return words->pointer || words->have_base || words->is_signed ||
	       words->is_unsigned || words->is_short || words->longs > 0;
}

static void add_known(struct c_words *words, const struct word_row *row)
{
	words->is_signed |= row->kind == WORD_SIGNED;
	words->is_unsigned |= row->kind == WORD_UNSIGNED;
	words->is_short |= row->kind == WORD_SHORT;
	words->longs = (uint8_t)(words->longs +
				 (row->kind == WORD_LONG && words->longs < 2));
	words->aggregate |= row->kind == WORD_AGGREGATE;
	words->enumeration |= row->kind == WORD_ENUM;
	words->tag_next = row->kind == WORD_AGGREGATE ||
			  row->kind == WORD_ENUM;
	if (row->kind == WORD_TYPE && !words->have_base) {
		words->base = row->type;
		words->have_base = true;
	}
}

void c_words_add(struct c_words *words, struct span word)
{
	const struct word_row *row = words->tag_next ? NULL : find_word(word);

	if (row)
		add_known(words, row);
	else if (words->tag_next || !c_words_complete(words))
		words->have_base = true;
	if (!row)
		words->tag_next = false;
}

void c_words_point(struct c_words *words)
{
	words->pointer = true;
}

void c_words_join(struct c_words *words, const struct c_words *others)
{
	if (others->have_base && !words->have_base)
		words->base = others->base;
	words->have_base |= others->have_base;
	words->is_signed |= others->is_signed;
	words->is_unsigned |= others->is_unsigned;
	words->is_short |= others->is_short;
	words->aggregate |= others->aggregate;
	words->enumeration |= others->enumeration;
	words->longs = words->longs > others->longs ? words->longs
						    : others->longs;
	words->pointer |= others->pointer;
}

/* What the words without "*" say. */
static struct c_type plain_type(const struct c_words *words)
{
	struct c_type type = words->base;

	if (words->aggregate)
		return (struct c_type){ .sign = C_SIGN_UNKNOWN };
	/* GCC's choice; unsigned unless there is a negative value in it */
	if (words->enumeration)
		return (struct c_type){ .size32 = 4, .size64 = 4 };
	if (words->longs && type.is_float)
		type.size32 = type.size64 = 0;
	else if (words->longs)
		type = (struct c_type){
			.size32 = words->longs == 1 ? 4 : 8,
			.size64 = 8,
			.sign = C_SIGNED,
		};
	else if (words->is_short)
		type = (struct c_type){ 2, 2, C_SIGNED, false, false };
	else if (!words->have_base && (words->is_signed || words->is_unsigned))
		type = (struct c_type){ 4, 4, C_SIGNED, false, false };
	if (words->is_signed)
		type.sign = C_SIGNED;
	if (words->is_unsigned)
		type.sign = C_UNSIGNED;
	return type;
}

struct c_type c_words_type(const struct c_words *words)
{
	if (words->pointer)
		return (struct c_type){ 4, 8, C_UNSIGNED, false, false };
	return plain_type(words);
}
