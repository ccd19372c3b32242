/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_string() and python_matches(), against what their comments promise.
 */
#include "kernel.h"
#include "tapset.c"
#include "test.h"

/* two pages; a string lies about the border between them */
#define BASE 0x5555deadb000UL
#define BORDER (BASE + PAGE_SIZE)
#define END (BASE + 2 * PAGE_SIZE)
#define LONGEST (MAXSTRINGLEN + 20)

static char *got;

/*
 * Texts: of every length in bytes, and by turns of characters of each kind.
 */

enum kind { PLAIN, CONTROL, TWO, THREE, FOUR, C1, MIXED, INVALID, KINDS };

static const char *const kind_names[] = {
	"plain", "control", "two-byte", "three-byte", "four-byte", "C1",
	"mixed", "invalid",
};

static const char *const kind_characters[KINDS][8] = {
	[PLAIN] = { "a", " ", "~", "Z", "!", "0" },
	[CONTROL] = { "x", "\x1f", "\x7f", "\n", "\x01", "\x1b", "y" },
	[TWO] = { "\xc3\xa9", "\xc2\xa0", "\xdf\xbf", "\xc2\xbf" },
	[THREE] = { "\xe2\x82\xac", "\xef\xbf\xbd", "\xe0\xa0\x80" },
	[FOUR] = { "\xf0\x9f\x90\x8d", "\xf4\x8f\xbf\xbf" },
	[C1] = { "\xc2\x80", "\xc2\x9b", "a", "\xc2\x9f" },
	[MIXED] = { "\xf0\x9f\x90\x8d", "a", "\xc3\xa9", "\xe2\x82\xac", "\n",
		    "b", "\xc2\x85", "c" },
	[INVALID] = { "\xff", "\xc2", "a", "\x80", "\xf0", "\x9b", "\xe2\x82" },
};

/* Of so many bytes, of whole characters; ASCII fills the beginning. */
static void make_text(u8 *text, size_t length, enum kind kind)
{
	const char *const *characters = kind_characters[kind];
	size_t count = 0, total = 0, used = 0, i;

	while (count < 8 && characters[count])
		total += strlen(characters[count++]);
	i = length / total * count;
	used = length / total * total;
	while (used + strlen(characters[i % count]) <= length)
		used += strlen(characters[i++ % count]);
	for (used = length - used, memset(text, 'p', used); used < length;) {
		const char *c = characters[i++ % count];

		/* the turn that began before ends where it does not fit */
		if (used + strlen(c) > length) {
			memset(text + used, 'q', length - used);
			break;
		}
		memcpy(text + used, c, strlen(c));
		used += strlen(c);
	}
	text[length] = '\0';
}

/*
 * The reference: byte by byte.
 */

static bool is_continuation(u8 byte)
{
	return (byte & 0xc0) == 0x80;
}

/* Each byte of a control character becomes a "?". */
static void reference_clean(u8 *to, const u8 *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		to[i] = text[i];
		if (text[i] < 0x20 || text[i] == 0x7f) {
			to[i] = '?';
		} else if (text[i] == 0xc2 && text[i + 1] >= 0x80
			   && text[i + 1] <= 0x9f) {
			to[i] = '?';
			if (i + 1 < length)
				to[i + 1] = '?';
			i++;
		}
	}
	to[length] = '\0';
}

/* How many bytes of valid text fit, in whole characters. */
static size_t reference_length(const u8 *text, size_t length, size_t size)
{
	if (length < size)
		return length;
	length = size - 1;
	while (length && is_continuation(text[length]))
		length--;
	return length;
}

/* May what is left off be the beginning of a character, cut? */
static bool is_beginning(const u8 *left_off, size_t length)
{
	return left_off[0] >= 0xc0
	    && length < (left_off[0] < 0xe0 ? 2 : left_off[0] < 0xf0 ? 3 : 4);
}

/* Is it what text should come to in size bytes? */
static bool is_right(const char *found, size_t size, const u8 *text,
		     size_t length, enum kind kind)
{
	static u8 expected[LONGEST + 256];
	size_t n = reference_length(text, length, size);
	size_t found_length = strnlen(found, size);

	if (found_length == size)
		return false;
	if (kind != INVALID) {
		reference_clean(expected, text, n);
		/* half of a control character is one "?" as well */
		if (found_length == n + 1 && n < length && found[n] == '?'
		    && text[n] == 0xc2 && text[n + 1] < 0xa0)
			found_length--;
		return found_length == n && memcmp(found, expected, n) == 0;
	}
	/* of what is not UTF-8, all but the beginning of a character */
	n = length < size ? length : size - 1;
	reference_clean(expected, text, n);
	return found_length <= n && memcmp(found, expected, found_length) == 0
	    && (found_length == n
		|| is_beginning(text + found_length, n - found_length));
}

/*
 * One string at one place.
 */

static const char *printable(const char *text, size_t size)
{
	static char buffer[4 * (LONGEST + 256) + 1];
	char *p = buffer;

	for (size_t i = 0; i < size && text[i]; i++)
		p += sprintf(p, (u8)text[i] < 0x20 || (u8)text[i] >= 0x7f
			     ? "\\x%02x" : "%c", (u8)text[i]);
	*p = '\0';
	return buffer;
}

static void copy(char *to, int size, unsigned long addr)
{
	memset(to, GARBAGE, size);
	if (size == MAXSTRINGLEN)
		stap_python_string_1(to, addr);
	else if (size == 104)
		_python_copy(to, 104, addr);
	else
		_python_copy(to, 256, addr);
	guarded_check(to, size);
	fake_end_of_handler();
}

/* Puts the text there, between bytes that are none of it. */
static void place(unsigned long addr, const u8 *text, size_t length)
{
	u8 *at = user_at(addr);

	memset(at - 16, 'Z', 16);
	memcpy(at, text, length + 1);
	memset(at + length + 1, 'Z', 16);
}

/*
 * What a string at addr comes to when all from end on is absent: its text, "?",
 * or either where only more is absent than has to be read.
 */
static void one_string(char *to, size_t size, unsigned long addr,
		       unsigned long end, const u8 *text, size_t length,
		       enum kind kind)
{
	size_t least = length + 1 < size - 1 ? length + 1 : size - 1;
	size_t most = length + 1 < round_up(size, 8) ? length + 1
						     : round_up(size, 8);
	bool lost;

	copy(to, size, addr);
	lost = strcmp(to, "?") == 0;
	if (addr + least > end ? lost
	    : (is_right(to, size, text, length, kind)
	       || (lost && addr + most > end)))
		return;
	fail("%s text of %zu bytes, %ld before %s page, in %zu bytes is \"%s\"",
	     kind_names[kind], length, (long)(BORDER - addr),
	     end == BORDER ? "an absent" : "another", size,
	     printable(to, size));
}

/* Near which bytes of a string the border is; all where that is quick. */
static bool worth_it(size_t before, size_t length, size_t size)
{
	return size <= 104 || before <= 9 || before + 9 >= length
	    || (before + 10 >= size && before < size + 10) || before % 97 == 0;
}

static void every_string(char *to, size_t size, bool absent)
{
	static u8 text[LONGEST + 256];
	size_t longest = size + 20, before, length;
	int kind;

	if (absent)
		user_set_absent(BORDER, true);
	for (kind = 0; kind < KINDS; kind++)
		for (length = 0; length <= longest; length++) {
			make_text(text, length, kind);
			for (before = 0; before <= length + 10; before++) {
				if (!worth_it(before, length, size))
					continue;
				place(BORDER - before, text, length);
				one_string(to, size, BORDER - before,
					   absent ? BORDER : END, text, length,
					   kind);
			}
		}
	if (absent)
		user_set_absent(BORDER, false);
}

static void test_strings(void)
{
	every_string(got, MAXSTRINGLEN, false);
}

static void test_at_an_absent_page(void)
{
	every_string(got, MAXSTRINGLEN, true);
}

/* What functions keep of their names; this and patterns in one build only. */
#ifdef ALL
static void test_other_sizes(void)
{
	char *name = guarded_new(104), *file = guarded_new(256);

	every_string(name, 104, false);
	every_string(name, 104, true);
	every_string(file, 256, false);
	guarded_free(name, 104);
	guarded_free(file, 256);
}
#endif

static void test_all_bytes(void)
{
	u8 text[4] = "";

	for (int first = 1; first < 256; first++)
		for (int second = 0; second < 256; second++) {
			bool c1 = first == 0xc2 && second >= 0x80
			       && second < 0xa0;
			char expected[3] = { first, second };

			text[0] = first;
			text[1] = second;
			place(BASE + 64, text, strlen((char *)text));
			copy(got, MAXSTRINGLEN, BASE + 64);
			for (int i = 0; i < 2; i++)
				if (text[i] && (text[i] < 0x20
						|| text[i] == 0x7f || c1))
					expected[i] = '?';
			if (strcmp(got, expected) != 0)
				fail("the bytes %02x %02x come to \"%s\"",
				     first, second, printable(got, 4));
		}
}

/*
 * Addresses that a program should not have, with something to find there.
 */

static void expect_unread(unsigned long addr)
{
	copy(got, MAXSTRINGLEN, addr);
	if (strcmp(got, "?") != 0)
		fail("at %#lx there is \"%s\"", addr,
		     printable(got, MAXSTRINGLEN));
}

static void test_bad_addresses(void)
{
	unsigned long task_size = TASK_SIZE_MAX;
	u8 text[] = "abcdefgh";

	expect_unread(0);
	for (int i = 1; i < 40; i++)
		expect_unread(i);
	expect_unread(BASE - 1);
	expect_unread(END);
	for (unsigned long addr = -1; addr > -2UL * LONGEST; addr--)
		expect_unread(addr);
	expect_unread(1UL << 63);
	expect_unread((1UL << 63) - 1);
	expect_unread(0xffff888000000000UL);

	/* the kernel begins where the second page does */
	fake_task_size = BORDER;
	for (unsigned long addr = BORDER - LONGEST - 20; addr < END - 40;
	     addr++) {
		bool ends_before;

		place(addr, text, 8);
		copy(got, MAXSTRINGLEN, addr);
		ends_before = addr + round_up(MAXSTRINGLEN, 8) < BORDER;
		if (strcmp(got, "?") != 0
		    && (addr + sizeof(text) > BORDER
			|| strcmp(got, (char *)text) != 0))
			fail("%ld bytes before the kernel there is \"%s\"",
			     (long)(BORDER - addr),
			     printable(got, MAXSTRINGLEN));
		if (strcmp(got, "?") == 0 && ends_before)
			fail("%ld bytes before the kernel nothing is read",
			     (long)(BORDER - addr));
	}
	/* and a string goes on there */
	memset(user_at(BASE), 'Z', 2 * PAGE_SIZE);
	for (unsigned long addr = BORDER - LONGEST - 20; addr < BORDER; addr++) {
		copy(got, MAXSTRINGLEN, addr);
		if (strcmp(got, "?") != 0
		    && (BORDER - addr < MAXSTRINGLEN
			|| strspn(got, "Z") != MAXSTRINGLEN - 1))
			fail("%ld bytes before the kernel there is \"%s\"",
			     (long)(BORDER - addr),
			     printable(got, MAXSTRINGLEN));
	}
	fake_task_size = task_size;
}

static void test_nmi(void)
{
	place(BASE + 64, (const u8 *)"name", 4);
	fake_nmi = true;
	copy(got, MAXSTRINGLEN, BASE + 64);
	fake_nmi = false;
	expect(strcmp(got, "?") == 0);
}

/* Wherever a string is, it mixes to the same number. */
static void test_hashes(void)
{
	static u8 text[LONGEST + 1];

	for (size_t length = 0; length <= LONGEST; length++) {
		u64 first = 0;

		make_text(text, length, MIXED);
		for (size_t before = 0; before < 16 + length; before++) {
			u64 hash = 1;

			if (!worth_it(before, length, MAXSTRINGLEN))
				continue;
			place(BORDER - before, text, length);
			pagefault_disable();
			expect(_python_read(NULL, MAXSTRINGLEN, NULL, &hash,
					    BORDER - before) > 0);
			pagefault_enable();
			if (!before)
				first = hash;
			if (hash != first)
				fail("a name of %zu bytes has another number %zu before a page",
				     length, before);
		}
	}
}

/* Most names need no second look; none goes without that has to have it. */
static void test_plain(void)
{
	static u8 text[LONGEST + 1];

	for (int kind = 0; kind < KINDS; kind++)
		for (size_t length = 0; length < MAXSTRINGLEN; length++) {
			bool plain = true, is_plain = true;

			make_text(text, length, kind);
			for (size_t i = 0; i < length; i++)
				if (text[i] < 0x20 || text[i] > 0x7e)
					is_plain = false;
#ifndef __LITTLE_ENDIAN
			/* there all are looked at */
			is_plain = false;
#endif
			place(BASE + 64, text, length);
			expect(_python_read(got, MAXSTRINGLEN, &plain, NULL,
					    BASE + 64) > 0);
			if (plain != is_plain)
				fail("%s text of %zu bytes is%s plain",
				     kind_names[kind], length,
				     plain ? "" : " not");
		}
}

#ifdef ALL
/*
 * Patterns: all of up to five characters, against all texts of up to five.
 */

/* In as many steps as it takes. */
static bool reference_matches(const char *pattern, const char *text)
{
	if (!*pattern)
		return !*text;
	if (*pattern == '*')
		return reference_matches(pattern + 1, text)
		    || (*text && reference_matches(pattern, text + 1));
	return *text && (*pattern == '?' || *pattern == *text)
	    && reference_matches(pattern + 1, text + 1);
}

static bool reference_fits(const char *pattern, const char *text)
{
	const char *slash = strrchr(text, '/');

	if (!*pattern)
		return true;
	if (slash && !strchr(pattern, '/'))
		text = slash + 1;
	return reference_matches(pattern, text);
}

static bool fits(const char *pattern, const char *text)
{
	int64_t result = -1;

	stap_python_matches_2(&result, pattern, text);
	if (result != 0 && result != 1)
		fail("python_matches(\"%s\", \"%s\") is %lld", pattern, text,
		     (long long)result);
	return result;
}

/* The next text of such characters, or false after the last. */
static bool next_text(char *text, const char *alphabet, size_t longest)
{
	for (size_t i = 0; i < longest; i++) {
		const char *c = text[i] ? strchr(alphabet, text[i]) + 1
					: alphabet;

		text[i] = *c ? *c : *alphabet;
		if (*c)
			return true;
	}
	return false;
}

/* A block of its own, so that its end is guarded. */
static char *duplicate(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(malloc(size), text, size);
}

static void test_patterns(void)
{
	char pattern[6] = "";

	do {
		char *own = duplicate(pattern), text[6] = "";

		do {
			char *own_text = duplicate(text);

			if (fits(own, own_text) != reference_fits(pattern, text))
				fail("python_matches(\"%s\", \"%s\") is %d",
				     pattern, text, fits(own, own_text));
			free(own_text);
		} while (next_text(text, "ab/*", 4));
		free(own);
	} while (next_text(pattern, "ab*?/", 5));
}

/* bytes, not characters */
static void test_pattern_bytes(void)
{
	expect(fits("na?ve.py", "na\xc3\xafve.py") == false);
	expect(fits("na??ve.py", "na\xc3\xafve.py") == true);
	expect(fits("shop.py", "/srv/app/shop.py") == true);
	expect(fits("app/shop.py", "/srv/app/shop.py") == false);
	expect(fits("*app/shop.py", "/srv/app/shop.py") == true);
	expect(fits("[s]hop.py", "shop.py") == false);
}

/*
 * Steps: how many basic blocks are entered.  The compiler puts the call there.
 */
#ifdef COUNT_STEPS
static unsigned long steps, too_many_steps = ULONG_MAX;

#ifdef __clang__
__attribute__((no_sanitize("coverage")))
#else
__attribute__((no_sanitize_coverage))
#endif
void __sanitizer_cov_trace_pc(void)
{
	if (++steps > too_many_steps) {
		too_many_steps = ULONG_MAX;
		broken("a pattern takes a million steps");
	}
}

/* The steps for a text of n a's. */
static unsigned long steps_of(const char *pattern, size_t n)
{
	char *text = malloc(n + 1);
	unsigned long before;

	memset(text, 'a', n);
	text[n] = '\0';
	before = steps;
	too_many_steps = steps + 1000000;
	fits(pattern, text);
	too_many_steps = ULONG_MAX;
	free(text);
	return steps - before;
}

/* Twice the text may take four times the steps, not eight. */
static void test_slow_patterns(void)
{
	static const char *const patterns[] = {
		"*a*a*a*a*a*a*a*a*b", "a*a*a*a*a*a*b", "*?*?*?*?*?*b",
		"**************b", "*aaaaaaaaaaaaaaaab", "*a*a*a*a*b*a*a*c",
		"a*aa*aaa*aaaa*aaaaab", "*",
	};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		unsigned long small = steps_of(patterns[i], 128);
		unsigned long large = steps_of(patterns[i], 256);

		expect(small > 10);
		if (large > 5 * small || large > 256 * 64 * 20)
			fail("\"%s\" takes %lu steps for 128 bytes, %lu for 256",
			     patterns[i], small, large);
	}
}
#endif
#endif

static const struct test tests[] = {
	{ "strings of every length and kind, at every place", test_strings },
	{ "the same before an absent page", test_at_an_absent_page },
	{ "all pairs of bytes", test_all_bytes },
	{ "NULL, absent, kernel, and before the end of user memory",
	  test_bad_addresses },
	{ "nothing is read in an NMI", test_nmi },
	{ "plain text is known for it", test_plain },
	{ "a string's number is the same everywhere", test_hashes },
#ifdef ALL
	{ "strings in 104 and 256 bytes", test_other_sizes },
	{ "all patterns and texts", test_patterns },
	{ "patterns are held against bytes", test_pattern_bytes },
#ifdef COUNT_STEPS
	{ "no pattern takes long", test_slow_patterns },
#endif
#endif
};

int main(void)
{
	int status;

	user_map(BASE, 2);
	got = guarded_new(MAXSTRINGLEN);
	status = run_tests(tests, sizeof(tests) / sizeof(tests[0]));
	guarded_free(got, MAXSTRINGLEN);
	user_unmap_all();
	return status;
}
