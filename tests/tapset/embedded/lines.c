/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_line_count() and what is told of its lines.
 */
#include "kernel.h"
#include "tapset.c"
#include "frame.h"
#include "test.h"

#define SHOP "/srv/app/shop.py"
#define ROOM 32768
#define CPUS 4
#define LINES 97
#define TIMES 3000

static struct task_struct process = {
	.pid = 1234, .tgid = 1234, .group_leader = &process,
};

/* What the tapset has, with its results in the usual way. */
#define asked(function)							\
	({								\
		int64_t fake_result = -1;				\
									\
		function(&fake_result);					\
		fake_end_of_handler();					\
		fake_result;						\
	})
#define next_line() asked(stap_python_line_next_0)
#define line_times() asked(stap_python_line_times_0)
#define line_number() asked(stap_python_line_number_0)
#define line_function() asked(stap_python_line_function_0)
#define lines_kept() asked(stap_python_line_lines_0)
#define lines_lost() asked(stap_python_line_lost_0)
#define lines_sum() asked(stap_python_line_sum_0)

static void count_line(unsigned long file, unsigned long name, int line)
{
	stap_python_line_count_3(file, name, line);
	fake_end_of_handler();
}

/* Nothing forgets a line while a script runs. */
static void begin(void)
{
	memset(&_python_lines, 0, sizeof(_python_lines));
	stap_python_function_forget_0();
	stap_python_function_forget_0();
	fake_end_of_handler();
	heap_reset();
	current = &process;
}

static void test_hottest(void)
{
	unsigned long file, sum, tax;
	int line, times = 0, rows = 0;

	begin();
	expect(!next_line());
	expect(line_times() == 0 && line_number() == 0 && line_function() == 0);
	file = heap_text(SHOP);
	sum = heap_text("sum");
	tax = heap_text("tax");
	for (line = 1; line <= 40; line++)
		for (int i = 0; i < (line * 7) % 41; i++, times++)
			count_line(file, line % 2 ? sum : tax, line);
	expect(lines_kept() == 40);
	expect(lines_sum() == times);
	expect(lines_lost() == 0);
	for (int before = 1000; next_line(); rows++) {
		line = line_number();
		expect(line_times() <= before);
		expect(line_times() == (line * 7) % 41);
		before = line_times();
	}
	expect(rows == 40);
}

/* One number in two functions is two lines, and a line without any is one. */
static void test_apart(void)
{
	unsigned long file;

	begin();
	file = heap_text(SHOP);
	for (int i = 0; i < 3; i++)
		count_line(file, heap_text("sum"), 12);
	count_line(file, heap_text("tax"), 12);
	count_line(file, heap_text("tax"), 0);
	count_line(file, heap_text("tax"), -1);
	expect(lines_kept() == 4);
	expect(next_line() && line_times() == 3 && line_number() == 12);
	expect(line_function() != 0);
}

static void test_merged(void)
{
	unsigned long file;

	begin();
	stap__by_1(1);
	file = heap_text(SHOP);
	for (int line = 0; line < 50; line++)
		count_line(file, heap_text("sum"), line);
	expect(lines_kept() == 1);
	expect(next_line() && line_times() == 50 && line_number() == 0);
	stap__by_1(0);
}

static void test_full(void)
{
	unsigned long file, name;

	begin();
	file = heap_text(SHOP);
	name = heap_text("sum");
	for (int round = 0; round < 2; round++)
		for (int line = 1; line <= ROOM + 100; line++)
			count_line(file, name, line);
	expect(lines_kept() == ROOM);
	expect(lines_lost() == 200);
	expect(lines_sum() == 2 * (ROOM + 100));
	expect(next_line() && line_times() == 2 && line_number() <= ROOM);
}

/* What a CPU finds is whole, and each is counted once. */
static unsigned long cpu_file, cpu_name;

static void *run_cpu(void *argument)
{
	u64 seed = (intptr_t)argument;

	current = &process;
	for (int i = 0; i < TIMES; i++) {
		count_line(cpu_file, cpu_name, 1 + random_next(&seed) % LINES);
		if (i % 16 == 0)
			sched_yield();
	}
	return NULL;
}

static void test_threads(void)
{
	pthread_t threads[CPUS];
	int64_t told = 0;

	begin();
	cpu_file = heap_text(SHOP);
	cpu_name = heap_text("sum");
	for (intptr_t cpu = 0; cpu < CPUS; cpu++)
		pthread_create(&threads[cpu], NULL, run_cpu, (void *)cpu);
	/* a script asks at any time */
	for (int i = 0; i < 200; i++) {
		expect(lines_sum() <= CPUS * TIMES);
		sched_yield();
	}
	for (int cpu = 0; cpu < CPUS; cpu++)
		pthread_join(threads[cpu], NULL);
	expect(lines_kept() == LINES);
	expect(lines_sum() == CPUS * TIMES);
	while (next_line()) {
		expect(line_number() >= 1 && line_number() <= LINES);
		told += line_times();
	}
	expect(told == CPUS * TIMES);
}

static const struct test tests[] = {
#ifndef ONLY_THREADS
	{ "the hottest line first", test_hottest },
	{ "lines that differ", test_apart },
	{ "lines that are not told apart", test_merged },
	{ "32768 lines, and more", test_full },
#endif
	{ "four threads count", test_threads },
};

TESTS(tests)
