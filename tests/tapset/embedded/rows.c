/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_row_add() and the rows that it makes, against sums kept here.
 */
#include "kernel.h"
#include "row.tapset.c"
#include "test.h"

static int64_t next_by(const char *what)
{
	int64_t is;

	stap__row_next_1(&is, what);
	fake_end_of_handler();
	return is;
}

static int64_t sum(const char *what)
{
	int64_t n;

	stap__row_sum_1(&n, what);
	return n;
}

static int64_t total(const char *what)
{
	int64_t n;

	stap__row_total_1(&n, what);
	return n;
}

static void expect_row(int64_t first, int64_t second)
{
	int64_t n, m;

	stap__row_first_0(&n);
	stap__row_second_0(&m);
	if (n != first || m != second)
		fail("the row is %lld, %lld and not %lld, %lld", (long long)n,
		     (long long)m, (long long)first, (long long)second);
}

static void forget_all(void)
{
	memset(&_python_rows, 0, sizeof(_python_rows));
}

static void test_sums(void)
{
	int64_t n;

	forget_all();
	expect(!next_by("time") && sum("count") == 0 && total("time") == 0);
	stap__row_others_0(&n);
	expect(n == 0);
	stap__row_add_5(1, 2, 100, 7, 1);
	stap__row_add_5(1, 2, 300, 8, 0);
	stap__row_add_5(1, 2, 200, 9, 0);
	/* the other way round it is another row, and so is one of -1 */
	stap__row_add_5(2, 1, 1000, 0, 0);
	stap__row_add_5(-1, 2, 1, 100, 5);
	stap__row_add_5(-1, 2, 1, 100, 5);
	expect(total("count") == 6 && total("time") == 1602);
	expect(total("more") == 224 && total("other") == 11);
	expect(next_by("time"));
	expect_row(2, 1);
	expect(next_by("time"));
	expect_row(1, 2);
	expect(sum("count") == 3 && sum("time") == 600);
	expect(sum("longest") == 300 && sum("more") == 24 && sum("other") == 1);
	expect(next_by("time"));
	expect_row(-1, 2);
	expect(!next_by("time"));
}

static void test_order(void)
{
	static const char *const by[] = {
		"count", "time", "longest", "more", "other"
	};

	for (int i = 0; i < 5; i++) {
		forget_all();
		for (int row = 0; row < 200; row++)
			for (int j = 0; j <= row * 7 % 31; j++)
				stap__row_add_5(row, 0, row * 13 % 57,
						row * 11 % 41, row * 5 % 23);
		int64_t last = INT64_MAX, rows = 0;

		while (next_by(by[i])) {
			expect(sum(by[i]) <= last);
			last = sum(by[i]);
			rows++;
		}
		expect(rows == 200);
	}
}

/* Those without room are one row, and no sum loses them. */
static void test_others(void)
{
	int64_t n;

	forget_all();
	for (int i = 0; i < PYTHON_ROWS + 1000; i++)
		stap__row_add_5(i % 300, i, 1, 2, 3);
	expect(_python_rows.used == PYTHON_ROWS - 1);
	expect(total("count") == PYTHON_ROWS + 1000);
	expect(total("more") == 2 * (PYTHON_ROWS + 1000));
	stap__row_others_0(&n);
	expect(n == 1 && sum("count") == 1001 && sum("other") == 3003);
	/* who has a row keeps it */
	for (int i = 0; i < PYTHON_ROWS - 1; i++)
		stap__row_add_5(i % 300, i, 1, 2, 3);
	stap__row_others_0(&n);
	expect(sum("count") == 1001);
	expect(next_by("count") && sum("count") == 2);
}

#define THREADS 4
#define EVENTS 20000

static void *adds(void *unused)
{
	for (int i = 0; i < EVENTS; i++)
		stap__row_add_5(i % 50, i % 7, 3, 2, 1);
	return unused;
}

static void test_threads(void)
{
	pthread_t thread[THREADS];

	forget_all();
	for (int i = 0; i < THREADS; i++)
		pthread_create(&thread[i], NULL, adds, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	expect(_python_rows.used == 350);
	expect(total("count") == THREADS * EVENTS);
	expect(total("time") == 3 * THREADS * EVENTS);
}

static const struct test tests[] = {
#ifndef ONLY_THREADS
	{ "the sums of a row", test_sums },
	{ "rows by each of their sums", test_order },
	{ "more than there is room for", test_others },
#endif
	{ "processors at the same time", test_threads },
};

TESTS(tests)
