/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A program of tests: a line "ok WHAT" or "not ok WHAT" for each, what was
 * wrong before it, and 1 for its end when anything was.
 */
#ifndef TEST_H
#define TEST_H

#include <sys/resource.h>

#include "kernel.h"

struct test {
	const char *what;
	void (*run)(void);
};

static int test_failures;

/* A sentence about what is wrong; of many only the first. */
#define fail(...)							\
	do {								\
		if (__atomic_fetch_add(&test_failures, 1,		\
				       __ATOMIC_RELAXED) < 8) {		\
			flockfile(stdout);				\
			printf("# " __VA_ARGS__);			\
			putchar('\n');					\
			funlockfile(stdout);				\
		}							\
	} while (0)

/* Nothing to tell but where. */
#define expect(condition)						\
	do {								\
		if (!(condition))					\
			fail("%s:%d: %s", __FILE__, __LINE__, #condition); \
	} while (0)

static inline int run_tests(const struct test *tests, size_t count)
{
	/* what has no end any more fails as well */
	const struct rlimit minute = { 60, 60 };
	bool failed = false;

	setrlimit(RLIMIT_CPU, &minute);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (size_t i = 0; i < count; i++) {
		test_failures = 0;
		tests[i].run();
		fake_end_of_handler();
		if (test_failures > 8)
			printf("# and %d more\n", test_failures - 8);
		printf("%s %s\n", test_failures ? "not ok" : "ok",
		       tests[i].what);
		failed = failed || test_failures;
	}
	return failed;
}

#define TESTS(list)							\
	int main(void)							\
	{								\
		return run_tests(list, sizeof(list) / sizeof((list)[0])); \
	}

/* The same numbers in each run, so that what fails once fails again. */
static inline u64 random_next(u64 *state)
{
	u64 z = *state += 0x9e3779b97f4a7c15ULL;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
	return z ^ z >> 31;
}

/*
 * A block of exactly size bytes for a string.  AddressSanitizer guards it; for
 * the builds that are without, there are bytes on both sides as well, which
 * guarded_free() looks at.
 */
#define GUARD 32

/* what a block has before, and it never becomes: half of a control character */
#define GARBAGE 0x9b

#if defined(__SANITIZE_ADDRESS__)
#define guarded_side 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define guarded_side 0
#endif
#endif
#ifndef guarded_side
#define guarded_side GUARD
#endif

static inline char *guarded_new(size_t size)
{
	char *block = malloc(size + 2 * guarded_side);

	memset(block, GARBAGE, size + 2 * guarded_side);
	return block + guarded_side;
}

static inline void guarded_check(const char *text, size_t size)
{
	for (int i = 0; i < guarded_side; i++)
		if ((u8)text[-1 - i] != GARBAGE
		    || (u8)text[size + i] != GARBAGE)
			broken("a byte outside of a string of %zu bytes is written",
			       size);
}

static inline void guarded_free(char *text, size_t size)
{
	guarded_check(text, size);
	free(text - guarded_side);
}

#endif
