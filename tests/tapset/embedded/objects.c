/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_arguments(), against what its comment promises, on objects in both of
 * the layouts that it knows, and on memory that holds anything.  The page cache
 * is no part of this kernel.
 */
#include "kernel.h"

#undef LINUX_VERSION_CODE
#define LINUX_VERSION_CODE KERNEL_VERSION(5, 15, 0)

#include "object.tapset.c"
#include "test.h"

#define BASE 0x5555deadb000UL
#define PAGES 4UL
#define TYPE(n) (BASE + (n) * 256)
#define NAMES (BASE + PAGE_SIZE)
#define OBJECTS (BASE + 2 * PAGE_SIZE)

enum { TUPLE, LIST, STR, INT, BOOL, BYTES, NONE, FLOAT, OTHER, TYPES };

static const struct {
	const char *name;
	u64 flags;
	u64 old_size, new_size;
} types[TYPES] = {
	[TUPLE] = { "tuple", 1 << 26 | 1 << 10, 24, 32 },
	[LIST] = { "list", 1 << 25 | 1 << 10, 40, 40 },
	[STR] = { "str", 1 << 28 | 1 << 10, 80, 64 },
	[INT] = { "int", 1 << 24 | 1 << 10, 24, 24 },
	[BOOL] = { "bool", 1 << 24, 32, 24 },
	[BYTES] = { "bytes", 1 << 27 | 1 << 10, 33, 33 },
	[NONE] = { "NoneType", 0, 16, 16 },
	[FLOAT] = { "float", 1 << 10, 24, 24 },
	[OTHER] = { "a\033[31m", 1 << 10, 16, 16 },
};

static bool is_new;
static unsigned long next;

static void put(unsigned long addr, u64 word)
{
	memcpy(user_at(addr), &word, sizeof(word));
}

static void make_types(bool as_new)
{
	user_unmap_all();
	user_map(BASE, PAGES);
	is_new = as_new;
	next = OBJECTS;
	for (int i = 0; i < TYPES; i++) {
		strcpy(user_at(NAMES + i * 16), types[i].name);
		put(TYPE(i) + 24, NAMES + i * 16);
		put(TYPE(i) + 32, is_new ? types[i].new_size : types[i].old_size);
		put(TYPE(i) + 168, types[i].flags | (is_new ? 2 : 0));
	}
}

static unsigned long object(int type, size_t size)
{
	unsigned long addr = next;

	next += round_up(size, 16);
	put(addr + 8, TYPE(type));
	return addr;
}

static unsigned long integer(s64 value)
{
	unsigned long addr = object(INT, 40);
	u64 rest = value < 0 ? -(u64)value : value;
	u32 digits[4] = { 0 };
	int n = 0;

	for (; rest; rest >>= 30)
		digits[n++] = rest & 0x3fffffff;
	put(addr + 16, is_new ? (u64)n << 3 | (value < 0 ? 2 : !value)
			      : value < 0 ? (u64)-n : (u64)n);
	memcpy(user_at(addr + 24), digits, 16);
	return addr;
}

static unsigned long number(double value)
{
	unsigned long addr = object(FLOAT, 24);

	memcpy(user_at(addr + 16), &value, 8);
	return addr;
}

/* of characters that all have so many bytes */
static unsigned long string(const void *text, size_t length, int width, bool ascii)
{
	int begin = is_new ? (ascii ? 40 : 56) : (ascii ? 48 : 72);
	unsigned long addr = object(STR, begin + length * width + width);

	put(addr + 16, length);
	put(addr + 32, width << 2 | 1 << 5 | (ascii ? 1 << 6 : 0));
	memcpy(user_at(addr + begin), text, length * width);
	return addr;
}

static unsigned long tuple(int n, const unsigned long *items)
{
	int begin = is_new ? 32 : 24;
	unsigned long addr = object(TUPLE, begin + n * 8);

	put(addr + 16, n);
	for (int i = 0; i < n; i++)
		put(addr + begin + i * 8, items[i]);
	return addr;
}

static void is(unsigned long of, const char *expected)
{
	char *text = guarded_new(MAXSTRINGLEN);

	stap__arguments_1(text, of);
	if (strcmp(text, expected) != 0)
		fail("expected %s, found %s", expected, text);
	guarded_free(text, MAXSTRINGLEN);
}

#define items(...) tuple(sizeof((unsigned long[]){ __VA_ARGS__ }) / 8,	\
			 (unsigned long[]){ __VA_ARGS__ })

static void check_objects(bool as_new)
{
	static const u16 two[] = { 0x436, 0xd800, 0x20ac };
	static const u32 four[] = { 0x1f600, 'x', 0x110000 };
	unsigned long it;

	make_types(as_new);
	is(0, "");
	is(tuple(0, NULL), "");
	is(items(integer(0), integer(5), integer(-7), integer(1LL << 40),
		 integer(-(1LL << 62))),
	   "0, 5, -7, 1099511627776, -4611686018427387904");
	is(items(number(0.5), number(-2.25), number(0.1), number(1e-6),
		 number(-0.0), number(1e15)),
	   "0.5, -2.25, 0.1, 0.000001, -0.0, 1000000000000000.0");
	is(items(number(0.9999999), number(1e300), number(5e-324)),
	   "1.0, 0x1.7e43c8800759cp+996, 0x0.0000000000001p-1022");
	is(items(string("it's", 4, 1, true), string("\xe9\x9b", 2, 1, false)),
	   "'it\\'s', '\xc3\xa9?'");
	is(items(string(two, 3, 2, false), string(four, 3, 4, false)),
	   "'\xd0\xb6?\xe2\x82\xac', '\xf0\x9f\x98\x80x?'");
	is(items(object(NONE, 16), object(OTHER, 16), 0, 3),
	   "None, <a?[31m>, ?, ?");
	it = object(BOOL, 32);
	put(it + 16, is_new ? 8 : 1);
	put(it + 24, 1);
	is(items(it, items(it)), "True, (True,)");
	/* a list of itself */
	it = object(LIST, 40);
	put(it + 16, 2);
	put(it + 24, next);
	put(next, it);
	put(next + 8, it);
	next += 16;
	is(items(it), "[[<list>, <list>], [<list>, <list>]]");
}

static void test_old(void)
{
	check_objects(false);
}

static void test_new(void)
{
	check_objects(true);
}

/* No control character, and an end. */
static void check_text(const char *text)
{
	size_t length = strnlen(text, MAXSTRINGLEN);

	expect(length < MAXSTRINGLEN);
	for (size_t i = 0; i < length; i++)
		if ((u8)text[i] < 0x20 || text[i] == 0x7f
		    || ((u8)text[i] == 0xc2 && (u8)text[i + 1] >= 0x80
			&& (u8)text[i + 1] < 0xa0))
			fail("%#x at %zu", (u8)text[i], i);
}

/* Words that are small, addresses of there, or anything. */
static void test_anything(void)
{
	u64 state = 1;

	for (int round = 0; round < 3000; round++) {
		char *text = guarded_new(MAXSTRINGLEN);

		make_types(round & 1);
		for (unsigned long at = OBJECTS; at < BASE + PAGES * PAGE_SIZE;
		     at += 8) {
			u64 word = random_next(&state);

			switch (word & 3) {
			case 0: word >>= 58; break;
			case 1: word = OBJECTS + (word >> 52) % 8192 / 8 * 8; break;
			case 2: word = TYPE((word >> 8) % TYPES); break;
			}
			put(at, word);
		}
		put(OBJECTS + 8, TYPE(TUPLE));
		put(OBJECTS + 16, random_next(&state) >> (random_next(&state) % 60));
		stap__arguments_1(text, OBJECTS);
		check_text(text);
		stap__literal_1(text, random_next(&state) >> (round % 64));
		check_text(text);
		stap__literal_1(text, OBJECTS + random_next(&state) % 8192);
		check_text(text);
		guarded_free(text, MAXSTRINGLEN);
	}
}

static const struct test tests[] = {
	{ "objects of CPython up to 3.11", test_old },
	{ "objects of CPython from 3.12 on", test_new },
	{ "memory that holds anything", test_anything },
};

TESTS(tests)
