/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_print(): lines in one piece and in order, and nothing lost.
 */
#include "kernel.h"
#include "tapset.c"
#include "test.h"

/* What is kept before it is sent. */
#define ENOUGH 2048

/* Does a message of SystemTap's take all that can be kept at a time? */
#define FITS (ENOUGH + 6 * MAXSTRINGLEN <= STP_BUFFER_SIZE)

static void print(int n, char *const text[])
{
	switch (n) {
	case 1:
		stap_python_print_1(text[0]);
		break;
	case 2:
		stap_python_print_2(text[0], text[1]);
		break;
	case 3:
		stap_python_print_3(text[0], text[1], text[2]);
		break;
	case 4:
		stap_python_print_4(text[0], text[1], text[2], text[3]);
		break;
	case 5:
		stap_python_print_5(text[0], text[1], text[2], text[3],
				    text[4]);
		break;
	case 6:
		stap_python_print_6(text[0], text[1], text[2], text[3],
				    text[4], text[5]);
		break;
	}
	fake_end_of_handler();
}

static void flush(void)
{
	stap__flush_0();
	fake_end_of_handler();
}

static void begin(void)
{
	flush();
	fake_stream.used = fake_stream.messages = 0;
}

/* Of that size; its block is no larger. */
static char *new_text(size_t size, char c)
{
	char *text = malloc(size + 1);

	memset(text, c, size);
	text[size] = '\0';
	return text;
}

/*
 * One CPU.
 */

static void expect_stream(const char *what, const char *expected, size_t size)
{
	if (fake_stream.used != size
	    || (size && memcmp(fake_stream.text, expected, size) != 0))
		fail("%s: of %zu bytes %zu came, or others", what, size,
		     fake_stream.used);
}

/* Each number of texts, with each a length of its own. */
static void test_texts(void)
{
	const size_t sizes[] = {
		0, 1, 2, MAXSTRINGLEN / 2, MAXSTRINGLEN - 2, MAXSTRINGLEN - 1,
	};
	static char expected[6 * MAXSTRINGLEN];

	for (int n = 1; n <= 6; n++)
		for (int first = 0; first < 6; first++) {
			char *text[6];
			size_t used = 0;

			begin();
			for (int i = 0; i < n; i++) {
				size_t size = sizes[(first + i) % 6];

				text[i] = new_text(size, 'a' + i);
				memcpy(expected + used, text[i], size);
				used += size;
			}
			print(n, text);
			flush();
			expect_stream("texts", expected, used);
			for (int i = 0; i < n; i++)
				free(text[i]);
		}
}

/* However much is kept, there is room for the longest call. */
static void test_longest(void)
{
	static char expected[2 * ENOUGH + 12 * MAXSTRINGLEN];
	char *some = new_text(64, '1'), *one = new_text(1, '1'), *text[6];

	for (int i = 0; i < 6; i++)
		text[i] = new_text(MAXSTRINGLEN - 1, 'a' + i);
	for (size_t kept = ENOUGH - 70; kept < ENOUGH + 70; kept++) {
		size_t used = 0;

		begin();
		while (used < kept) {
			bool fits = kept - used >= 64;

			print(1, fits ? &some : &one);
			used += fits ? 64 : 1;
		}
		memset(expected, '1', used);
		for (int i = 0; i < 12; i++) {
			if (i % 6 == 0)
				print(6, text);
			memset(expected + used, 'a' + i % 6, MAXSTRINGLEN - 1);
			used += MAXSTRINGLEN - 1;
		}
		flush();
		expect_stream("the longest texts", expected, used);
	}
	for (int i = 0; i < 6; i++)
		free(text[i]);
	free(some);
	free(one);
}

/* Nothing is sent at once, and nothing where there is nothing. */
static void test_messages(void)
{
	char *text = new_text(60, 'x');

	begin();
	for (int i = 0; i < 30; i++)
		print(1, &text);
	expect(fake_stream.messages == 0);
	flush();
	expect(fake_stream.messages == 1 && fake_stream.used == 30 * 60);
	flush();
	flush();
	expect(fake_stream.messages == 1);
	for (int i = 0; i < 1000; i++)
		print(1, &text);
	expect(fake_stream.messages <= 1 + 1000 * 60 / ENOUGH);
	flush();
	expect(fake_stream.used == 1030 * 60);
	free(text);
}

/*
 * Several CPUs.  A line has its CPU, its number there, and how many of one
 * letter are behind the colon.
 */

#define CPUS 4
#define LINES 3000

static bool cpu_done;

/* Cuts a line into n texts of at most MAXSTRINGLEN - 1. */
static void print_line(const char *line, size_t size, int n)
{
	char *text[6];

	for (int i = 0; i < n; i++) {
		size_t part = size / (n - i);

		text[i] = new_text(part, '\0');
		memcpy(text[i], line, part);
		line += part;
		size -= part;
	}
	print(n, text);
	for (int i = 0; i < n; i++)
		free(text[i]);
}

static void *run_cpu(void *argument)
{
	int cpu = (int)(intptr_t)argument;
	char *line = malloc(6 * MAXSTRINGLEN + 64);
	u64 seed = cpu + 1;

	for (int i = 0; i < LINES; i++) {
		int n = 1 + random_next(&seed) % 6;
		size_t most = n * (MAXSTRINGLEN - 1) - 40, size;
		int head;

		/* mostly short ones, as in scripts */
		size = random_next(&seed) % (random_next(&seed) % 8 ? 60 : most);
		head = sprintf(line, "%d %d %zu:", cpu, i, size);
		memset(line + head, 'a' + i % 26, size);
		line[head + size] = '\n';
		print_line(line, head + size + 1, n);
	}
	free(line);
	return NULL;
}

static void *run_timer(void *count)
{
	while (!__atomic_load_n(&cpu_done, __ATOMIC_ACQUIRE)) {
		flush();
		++*(size_t *)count;
		for (int i = 0; i < 20; i++)
			sched_yield();
	}
	return NULL;
}

/* The line at text, up to end; returns where the next one begins, or NULL. */
static const char *expect_line(const char *text, const char *end, int *next)
{
	int cpu, number, head = 0;
	size_t size;

	if (sscanf(text, "%d %d %zu:%n", &cpu, &number, &size, &head) != 3
	    || !head || cpu < 0 || cpu >= CPUS) {
		fail("a line begins with \"%.30s\"", text);
		return NULL;
	}
	if (number != next[cpu]) {
		fail("CPU %d has line %d after %d", cpu, number, next[cpu] - 1);
		return NULL;
	}
	next[cpu]++;
	text += head;
	if (size >= (size_t)(end - text) || text[size] != '\n') {
		fail("line %d of CPU %d has another length", number, cpu);
		return NULL;
	}
	while (size--)
		if (*text++ != 'a' + number % 26) {
			fail("line %d of CPU %d is torn", number, cpu);
			return NULL;
		}
	return text + 1;
}

static void expect_lines(void)
{
	const char *text, *end;
	int next[CPUS] = { 0 };

	/* for sscanf() */
	fake_stream.text = realloc(fake_stream.text, fake_stream.used + 1);
	fake_stream.room = fake_stream.used;
	fake_stream.text[fake_stream.used] = '\0';
	text = fake_stream.text;
	end = text + fake_stream.used;
	while (text && text < end)
		text = expect_line(text, end, next);
	for (int cpu = 0; cpu < CPUS; cpu++)
		if (next[cpu] != LINES)
			fail("of the lines of CPU %d there are %d", cpu,
			     next[cpu]);
}

/* Who reads a message has whole calls, and there are few of them. */
static void expect_messages(size_t timers)
{
	if (!FITS)
		return;
	for (size_t i = 0; i < fake_stream.messages; i++)
		if (fake_stream.text[fake_stream.end[i] - 1] != '\n')
			fail("message %zu of %zu ends within a line", i,
			     fake_stream.messages);
	if (fake_stream.messages > timers + 2
	    + fake_stream.used / ENOUGH)
		fail("%zu bytes take %zu messages", fake_stream.used,
		     fake_stream.messages);
}

static void test_cpus(void)
{
	pthread_t threads[CPUS], timer;
	size_t timers = 0;

	begin();
	for (intptr_t cpu = 0; cpu < CPUS; cpu++)
		pthread_create(&threads[cpu], NULL, run_cpu, (void *)cpu);
	pthread_create(&timer, NULL, run_timer, &timers);
	for (int cpu = 0; cpu < CPUS; cpu++)
		pthread_join(threads[cpu], NULL);
	__atomic_store_n(&cpu_done, true, __ATOMIC_RELEASE);
	pthread_join(timer, NULL);
	flush();
	expect_lines();
	expect_messages(timers);
}

static const struct test tests[] = {
#ifndef ONLY_THREADS
	{ "one to six texts of all lengths", test_texts },
	{ "six texts of full length when much is kept", test_longest },
	{ "few messages", test_messages },
#endif
	{ "four CPUs and the timer", test_cpus },
};

TESTS(tests)
