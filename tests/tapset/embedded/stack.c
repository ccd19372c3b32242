/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_stack_enter() and python_stack_leave(): which call a return belongs to,
 * what it took, and the paths, on frames as CPython 3.15 has them; and what the
 * kernel tells of such threads.  How stacks of threads come and go is in indent.c.
 */
#include "kernel.h"
#include "tapset.c"
#include "frame.h"
#include "test.h"

#define ENTRY_IP 0x401000
#define RETURN_IP 0x402000

static struct task_struct task;
static unsigned long file_name;
static u64 births;

/* A function's frame, and where its name is. */
static struct fake_frame frame_of(const char *name, int flags, int owner)
{
	return heap_frame(CPYTHON_315, name, 10, flags, owner);
}

static void task_begin(struct task_struct *it, int pid)
{
	*it = (struct task_struct) {
		.pid = pid, .tgid = 42, .comm = "python3",
		.start_time = ++births, .self_exec_id = 7,
	};
	fake_tasks[pid] = it;
}

static void forget_all(void)
{
	memset(&_python_stacks, 0, sizeof(_python_stacks));
	memset(&_python_paths, 0, sizeof(_python_paths));
	memset(&_python_waiting, 0, sizeof(_python_waiting));
	memset(&_python_sites, 0, sizeof(_python_sites));
	memset(_python_tables, 0, sizeof(_python_tables));
	memset(fake_tasks, 0, sizeof(fake_tasks));
	heap_reset();
	file_name = heap_text("/srv/app/shop.py");
	fake_now = 1000000;
	task_begin(&task, 42);
	current = &task;
}

static int64_t depth(void)
{
	int64_t count;

	stap__depth_0(&count);
	return count;
}

/* Are there registers?  Without, a call is told by where its names are. */
static bool frames = true;

static void at(struct pt_regs *regs, unsigned long ip,
	       const struct fake_frame *f)
{
	*regs = (struct pt_regs) { .ip = ip, .r12 = f->frame };
	fake_context.uregs = frames ? regs : NULL;
}

static int64_t enter(const struct fake_frame *f)
{
	struct pt_regs regs;
	int64_t key, number;

	at(&regs, ENTRY_IP, f);
	stap_python_function_key_3(&key, file_name, f->name, 10);
	stap__enter_3(&number, key, file_name, f->name);
	fake_end_of_handler();
	if (number != key && number != -1)
		fail("the number of an entry is another");
	return number;
}

static int64_t leave(const struct fake_frame *f)
{
	struct pt_regs regs;
	int64_t number;

	at(&regs, RETURN_IP, f);
	stap__stack_leave_2(&number, file_name, f->name);
	fake_end_of_handler();
	return number;
}

static int64_t total(void)
{
	int64_t ns;

	stap__left_total_0(&ns);
	return ns;
}

static int64_t own(void)
{
	int64_t ns;

	stap__left_own_0(&ns);
	return ns;
}

static bool again(void)
{
	int64_t is;

	stap__left_again_0(&is);
	return is;
}

static void expect_stack(const char *want)
{
	char *text = guarded_new(MAXSTRINGLEN);

	stap__stack_0(text);
	fake_end_of_handler();
	if (strcmp(text, want))
		fail("the stack is \"%s\", and not \"%s\"", text, want);
	guarded_free(text, MAXSTRINGLEN);
}

/* Calls, and what they took. */
static void test_times(void)
{
	struct fake_frame main, sum, price;

	forget_all();
	main = frame_of("main", CO_PLAIN, 0);
	sum = frame_of("sum", CO_PLAIN, 0);
	price = frame_of("price", CO_PLAIN, 0);
	expect(depth() == 0);
	expect_stack("");
	enter(&main);
	fake_now += 100;
	enter(&sum);
	fake_now += 10;
	enter(&price);
	expect(depth() == 3);
	expect_stack("main;sum;price");
	fake_now += 1;
	expect(leave(&price) != -1);
	expect(total() == 1 && own() == 1 && !again());
	fake_now += 20;
	enter(&price);
	fake_now += 2;
	leave(&price);
	expect(total() == 2);
	leave(&sum);
	expect(total() == 33 && own() == 30);
	fake_now += 1000;
	leave(&main);
	expect(total() == 1133 && own() == 1100);
	expect(depth() == 0);
	/* an answer about a return that was not one of a call seen */
	expect(leave(&main) == -1);
	expect(total() == 0 && own() == 0 && !again());
	expect(_python_stacks.unentered == 1);
}

static void test_recursion(void)
{
	struct fake_frame fib[50];
	int64_t sum = 0;

	forget_all();
	for (int i = 0; i < 50; i++)
		fib[i] = frame_of("fib", CO_PLAIN, 0);
	for (int i = 0; i < 50; i++) {
		enter(&fib[i]);
		fake_now += 7;
	}
	for (int i = 50; i--;) {
		leave(&fib[i]);
		sum += own();
		expect(total() == 7 * (50 - i));
		expect(again() == (i != 0));
	}
	expect(sum == 50 * 7);
}

/*
 * Generators of one function, one inside of the other, as CPython 3.15 tells of
 * them: an entry creates, close() has a return only.
 */
static void test_generators(void)
{
	struct fake_frame main, create, outer, inner;

	forget_all();
	main = frame_of("main", CO_PLAIN, 0);
	create = frame_of("walk", CO_GENERATOR, FRAME_OWNED_BY_THREAD);
	outer = frame_of("walk", CO_GENERATOR, FRAME_OWNED_BY_GENERATOR);
	inner = frame_of("walk", CO_GENERATOR, FRAME_OWNED_BY_GENERATOR);
	enter(&main);
	for (int i = 0; i < 1000; i++)
		expect(enter(&create) == -1);
	expect(depth() == 1);
	enter(&outer);
	expect(enter(&create) == -1);
	expect(depth() == 2);
	/* inner.close(), which was never run, and one that was */
	expect(leave(&inner) == -1);
	enter(&inner);
	expect(depth() == 3);
	leave(&inner);
	expect(leave(&inner) == -1);
	expect_stack("main;walk");
	expect(leave(&outer) != -1);
	expect(again() == 0);
	leave(&main);
	expect(depth() == 0);
	expect(_python_stacks.unentered == 2);
}

/* A return that is not seen, of the call on top and of one below. */
static void test_missing_returns(void)
{
	struct fake_frame main, one, two;

	forget_all();
	main = frame_of("main", CO_PLAIN, 0);
	one = frame_of("one", CO_PLAIN, 0);
	two = frame_of("two", CO_PLAIN, 0);
	enter(&main);
	for (int i = 0; i < 100; i++)
		enter(&one);
	expect(depth() == 2);
	fake_now += 5;
	enter(&two);
	fake_now += 50;
	leave(&two);
	fake_now += 500;
	/* what "one" called counts, and what it took itself is not known */
	leave(&main);
	expect(total() == 555 && own() == 505);
	expect(depth() == 0);
}

static void test_without_frames(void)
{
	struct fake_frame main, sum;

	forget_all();
	frames = false;
	main = frame_of("main", CO_PLAIN, 0);
	sum = frame_of("sum", CO_PLAIN, 0);
	enter(&main);
	for (int i = 0; i < 30; i++) {
		enter(&sum);
		expect(depth() == 2 + i);
	}
	for (int i = 0; i < 30; i++)
		expect(leave(&sum) != -1);
	expect(leave(&sum) == -1);
	expect_stack("main");
	enter(&sum);
	leave(&main);
	expect(depth() == 0);
	frames = true;
}

/* The frame is known of the entry, and not of the return. */
static void test_frame_not_found(void)
{
	struct fake_frame main;

	forget_all();
	main = frame_of("main", CO_PLAIN, 0);
	enter(&main);
	frames = false;
	expect(leave(&main) != -1);
	enter(&main);
	frames = true;
	expect(leave(&main) != -1);
	expect(depth() == 0);
}

/* Names of any length and with semicolons. */
static void test_text(void)
{
	struct fake_frame deep[60];
	char name[32], *want = malloc(8192);
	int kept = 0, length = 0;

	forget_all();
	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "function;%02d", i);
		deep[i] = frame_of(name, CO_PLAIN, 0);
		enter(&deep[i]);
	}
	while (kept < 60 && length + 12 + 4 <= MAXSTRINGLEN - 1) {
		kept++;
		length += 12;
	}
	strcpy(want, kept < 60 ? "...;" : "");
	for (int i = 60 - kept; i < 60; i++)
		sprintf(want + strlen(want), "function?%02d%s", i,
			i < 59 ? ";" : "");
	expect_stack(want);
	free(want);
}

static void test_levels(void)
{
	struct fake_frame a, b;
	int64_t first, second, number;

	forget_all();
	a = frame_of("a", CO_PLAIN, 0);
	b = frame_of("b", CO_PLAIN, 0);
	first = enter(&a);
	second = enter(&b);
	stap__stack_function_1(&number, 0);
	expect(number == second);
	stap__stack_function_1(&number, 1);
	expect(number == first);
	stap__stack_function_1(&number, 2);
	expect(number == -1);
	stap__stack_function_1(&number, -1);
	expect(number == -1);
	stap__stack_function_1(&number, INT64_MAX);
	expect(number == -1);
}

/* At the end: what has not returned, but of threads that live. */
static void test_take(void)
{
	struct task_struct dead, zombie, tracer;
	struct fake_frame a, b;
	int64_t number, sum = 0;
	int taken = 0;

	forget_all();
	a = frame_of("a", CO_PLAIN, 0);
	b = frame_of("b", CO_PLAIN, 0);
	enter(&a);
	fake_now += 100;
	enter(&b);
	fake_now += 10;
	task_begin(&dead, 43);
	current = &dead;
	enter(&a);
	fake_tasks[43] = NULL;
	/* its parent has not asked how it ended: it ran no longer either */
	task_begin(&zombie, 45);
	current = &zombie;
	enter(&a);
	zombie.exit_state = 32;
	fake_now += 1000;
	task_begin(&tracer, 44);
	current = &tracer;
	while (stap__stack_take_0(&number), number != -1) {
		taken++;
		sum += own();
		expect(!again());
	}
	expect(taken == 2);
	expect(sum == 1110);
	expect(_python_stacks.ended == 2);
	expect(total() == 0);
}

/* Deeper than a thread may be. */
static void test_share(void)
{
	struct fake_frame f;
	int64_t number;

	forget_all();
	frames = false;
	f = frame_of("f", CO_PLAIN, 0);
	for (int i = 0; i < PYTHON_SHARE + 10; i++)
		enter(&f);
	expect(depth() == PYTHON_SHARE + 10);
	expect(_python_stacks.lost == 10);
	stap__stack_function_1(&number, 9);
	expect(number == 0);
	stap__stack_function_1(&number, PYTHON_SHARE + 9);
	expect(number > 0 || number < -1);
	for (int i = 0; i < PYTHON_SHARE + 10; i++)
		leave(&f);
	expect(depth() == 0);
	frames = true;
}

/*
 * Paths.
 */

static const char *printed(void)
{
	fake_stream.used = 0;
	stap__path_print_1(1);
	fake_end_of_handler();
	fake_stream.text[fake_stream.used] = '\0';
	return fake_stream.text;
}

static void test_paths(void)
{
	struct fake_frame main, sum, price;

	forget_all();
	main = frame_of("main", CO_PLAIN, 0);
	sum = frame_of("s;m", CO_PLAIN, 0);
	price = frame_of("price", CO_PLAIN, 0);
	for (int i = 0; i < 3; i++) {
		enter(&main);
		stap__path_add_1(1);
		enter(&sum);
		stap__path_add_1(0);
		for (int j = 0; j < 2; j++) {
			enter(&price);
			stap__path_add_1(1);
			leave(&price);
			stap__path_add_left_1(100);
		}
		leave(&sum);
		leave(&main);
	}
	if (strcmp(printed(), "main (shop.py:10) [42] 3\n"
		   "main (shop.py:10) [42];s?m (shop.py:10) [42];"
		   "price (shop.py:10) [42] 606\n"))
		fail("paths are printed as \"%s\"", fake_stream.text);
	expect(_python_paths.lost == 0);
	/* of a stack without paths, too */
	enter(&main);
	enter(&price);
	stap__path_add_1(5);
	expect(strstr(printed(),
		      "main (shop.py:10) [42];price (shop.py:10) [42] 5\n"));
	/* outside of all functions there is none */
	leave(&price);
	leave(&main);
	stap__path_add_1(7);
	expect(_python_paths.lost == 7);
}

/* A stack that gets its path late, and one that is too long for a line. */
static void test_deep_paths(void)
{
	struct fake_frame f;
	int names = 0;

	forget_all();
	frames = false;
	f = frame_of("f", CO_PLAIN, 0);
	for (int i = 0; i < 60; i++)
		enter(&f);
	stap__path_add_1(1);
	expect(_python_paths.lost == 0 && _python_paths.used == 60);
	for (int i = 60; i < 200; i++) {
		enter(&f);
		stap__path_add_1(i == 199);
	}
	expect(_python_paths.lost == 0);
	printed();
	expect(strstr(fake_stream.text, "...;f (shop.py:10)"));
	for (const char *at = fake_stream.text; (at = strstr(at, "f (")); at++)
		names++;
	expect(names == 60 + PYTHON_PATH_NAMES);
}

/* More than there is room for, and stacks deeper than are looked at. */
static void test_many_paths(void)
{
	struct fake_frame f;

	forget_all();
	frames = false;
	f = frame_of("f", CO_PLAIN, 0);
	for (int i = 0; i < PYTHON_PATH_SEARCH; i++)
		enter(&f);
	stap__path_add_1(1);
	expect(_python_paths.lost == 0);

	forget_all();
	for (int i = 0; i <= PYTHON_PATH_SEARCH; i++)
		enter(&f);
	stap__path_add_1(1);
	expect(_python_paths.lost == 1);

	forget_all();
	for (u32 i = 0; i < PYTHON_PATHS + 10; i++)
		_python_path_to(0, i);
	expect(_python_paths.used == PYTHON_PATHS - 1);
	for (u32 i = 0; i < PYTHON_PATHS - 1; i++)
		expect(_python_path_to(0, i) == i + 1);
	f = frame_of("f", CO_PLAIN, 0);
	enter(&f);
	stap__path_add_1(7);
	leave(&f);
	stap__path_add_left_1(8);
	expect(_python_paths.lost == 15);
	frames = true;
}

/*
 * Any mixture, against calls that are known.
 */
#define MODEL_DEEP 40

static void test_mixture(void)
{
	static const char *const names[] = { "a", "b", "c", "walk" };
	struct fake_frame plain[MODEL_DEEP][4], generator[20], create;
	int function[MODEL_DEEP + 1], suspended[20] = { 0 }, deep = 0;
	u64 entered[MODEL_DEEP + 1], inner[MODEL_DEEP + 1] = { 0 }, seed = 3;
	u64 events = 0, sum = 0, began = 0, all = 0;

	forget_all();
	for (int i = 0; i < MODEL_DEEP; i++)
		for (int j = 0; j < 4; j++)
			plain[i][j] = frame_of(names[j], CO_PLAIN, 0);
	for (int i = 0; i < 20; i++)
		generator[i] = frame_of("walk", CO_GENERATOR,
					FRAME_OWNED_BY_GENERATOR);
	create = frame_of("walk", CO_GENERATOR, FRAME_OWNED_BY_THREAD);
	/* 0 to 3 a plain function, from 4 on a generator */
	while (events++ < 1000000 || deep) {
		int what = random_next(&seed) % 10;
		int g = random_next(&seed) % 20, f = random_next(&seed) % 4;

		if (events > 1000000)
			what = 9;
		fake_now += random_next(&seed) % 100;
		if (what < 3 && deep < MODEL_DEEP) {
			enter(&plain[deep][f]);
			function[++deep] = f;
		} else if (what < 5 && deep < MODEL_DEEP && !suspended[g]) {
			enter(&generator[g]);
			suspended[g] = 1;
			function[++deep] = 4 + g;
		} else if (what == 5) {
			expect(enter(&create) == -1);
			continue;
		} else if (what == 6 && !suspended[g]) {
			expect(leave(&generator[g]) == -1);
			continue;
		} else if (deep) {
			int top = function[deep];

			if (top >= 4)
				suspended[top - 4] = 0;
			expect(leave(top < 4 ? &plain[deep - 1][top]
				       : &generator[top - 4]) != -1);
			expect(total() == (int64_t)(fake_now - entered[deep]));
			expect(own() == (int64_t)(fake_now - entered[deep]
						  - inner[deep]));
			sum += own();
			inner[--deep] += total();
			if (!deep)
				all += fake_now - began;
			continue;
		} else {
			continue;
		}
		entered[deep] = fake_now;
		inner[deep] = 0;
		if (deep == 1)
			began = fake_now;
		if (depth() != deep)
			fail("the depth is %lld and not %d",
			     (long long)depth(), deep);
	}
	expect(depth() == 0);
	expect(sum == all);
	expect(_python_stacks.lost == 0);
}

static struct task_struct other;

/* What sched_switch tells, in Linux 6.1: twice the ns, and whether it blocked. */
static int64_t switched(struct task_struct *before, struct task_struct *after,
			bool preempt, int64_t state)
{
	int64_t told, again;

	current = before;
	++*(preempt || !state ? &before->nivcsw : &before->nvcsw);
	stap__switched_4(&told, (long)before, (long)after, preempt, state);
	fake_end_of_handler();
	/* the next probe of a script comes a moment later */
	fake_now++;
	stap__switched_4(&again, (long)before, (long)after, preempt, state);
	if (again != told)
		fail("told as %lld, and then as %lld", (long long)told,
		     (long long)again);
	fake_now--;
	current = after;
	fake_end_of_handler();
	return told;
}

static int64_t innermost(struct task_struct *of)
{
	int64_t number;

	stap__innermost_1(&number, (long)of);
	return number;
}

/* The time without a processor is nobody's, and it is told once. */
static void test_offcpu(void)
{
	struct fake_frame main, sum, price;
	int64_t key, path, same;

	forget_all();
	task_begin(&other, 43);
	main = frame_of("main", CO_PLAIN, 0);
	sum = frame_of("sum", CO_PLAIN, 0);
	price = frame_of("price", CO_PLAIN, 0);
	/* of a thread that had no call, nothing is told */
	expect(!switched(&task, &other, false, 1));
	expect(!switched(&other, &task, false, 1));
	enter(&main);
	fake_now += 100;
	key = enter(&sum);
	fake_now += 10;
	expect(!switched(&task, &other, false, 1));
	fake_now += 5000;
	expect(switched(&other, &task, false, 1) == (5000 << 1 | 1));
	expect(innermost(&task) == key && innermost(&other) == -1);
	fake_now += 7;
	expect(leave(&sum) == key);
	expect(total() == 17 && own() == 17);
	/* put out, with a state and without; what counts is who put it out */
	expect(!switched(&task, &other, true, 1));
	fake_now += 300;
	expect(switched(&other, &task, false, 0) == 300 << 1);
	expect(!switched(&task, &other, false, 0));
	fake_now += 20;
	expect(switched(&other, &task, false, 0) == 20 << 1);
	/* the kernel before 5.18 tells it in the task */
	task.__state = 2;
	expect(!switched(&task, &other, false, -1));
	fake_now += 20;
	expect(switched(&other, &task, false, -1) == (20 << 1 | 1));
	/* who is switched in without having been put out: that was missed */
	task.nvcsw++;
	expect(!switched(&other, &task, false, 1));
	/* a thread of that number that began later is another */
	expect(!switched(&task, &other, false, 1));
	task.start_time++;
	expect(!switched(&other, &task, false, 1) && innermost(&task) == -1);
	task.start_time--;
	expect(switched(&other, &task, false, 1) == 0 && innermost(&task) != -1);
	fake_now += 3;
	leave(&main);
	expect(total() == 100 + 17 + 3 && own() == 103);
	expect(innermost(&task) == -1);

	/* its stack, which has a number only when that is asked for */
	enter(&main);
	enter(&sum);
	stap__path_of_1(&path, (long)&task);
	enter(&price);
	leave(&price);
	stap__path_of_1(&same, (long)&task);
	expect(path == 2 && same == path);
	stap__path_add_to_2(path, 40);
	stap__path_add_to_2(path, 2);
	expect(!strcmp(printed(), "main (shop.py:10) [42];sum (shop.py:10) [42] "
		       "42\n"));
	stap__path_of_1(&path, (long)&other);
	stap__path_add_to_2(path, 5);
	expect(_python_paths.lost == 5);
}

/* At the end, who waits still; and that it did not run meanwhile. */
static void test_offcpu_at_the_end(void)
{
	struct fake_frame main;
	int64_t n, key, path;

	forget_all();
	task_begin(&other, 43);
	main = frame_of("main", CO_PLAIN, 0);
	key = enter(&main);
	fake_now += 50;
	switched(&task, &other, false, 1);
	fake_now += 2000;
	stap__offcpu_take_0(&n);
	expect(n == 1);
	stap__waiting_ns_0(&n);
	expect(n == 2000);
	stap__waiting_blocked_0(&n);
	expect(n == 1);
	stap__waiting_key_0(&n);
	expect(n == key);
	stap__path_of_1(&path, 0);
	expect(path == 1);
	stap__offcpu_take_0(&n);
	expect(n == 0);
	stap__stack_take_0(&n);
	expect(n == key && total() == 50);

	/* of one that has ended there is nothing */
	forget_all();
	task_begin(&other, 43);
	enter(&main);
	switched(&task, &other, false, 1);
	fake_tasks[42] = NULL;
	stap__offcpu_take_0(&n);
	expect(n == 0);
	/* nor while its parent has not asked how it ended */
	forget_all();
	task_begin(&other, 43);
	enter(&main);
	task.exit_state = 32;
	switched(&task, &other, false, 128);
	stap__offcpu_take_0(&n);
	expect(n == 0);
	fake_now += 1000;
	stap__stack_take_0(&n);
	expect(n == -1 && _python_stacks.ended == 1);
}

/* The calls that a thread is in, of any kind and of files. */
static void test_syscalls(void)
{
	struct fake_frame main;
	int64_t n, about;

	forget_all();
	main = frame_of("main", CO_PLAIN, 0);
	stap__python_call_entered_2(0, 39);
	stap__python_call_left_1(&n, 0);
	expect(n == -1);
	enter(&main);
	for (int slot = 0; slot < 2; slot++) {
		stap__python_call_left_1(&n, slot);
		expect(n == -1);
	}
	stap__with_width_1(&about, 39);
	expect(about == 39);
	stap__python_call_entered_2(0, about);
	fake_now += 10;
	stap__python_call_entered_2(1, 8191);
	stap__calls_open_1(&n, 0);
	expect(n == 1);
	fake_now += 90;
	stap__python_call_left_1(&n, 1);
	expect(n >> 13 == 90 && (n & 8191) == 8191);
	stap__python_call_left_1(&n, 0);
	expect(n >> 13 == 100 && (n & 8191) == 39);
	/* each probe of a script is told the same, up to the next call */
	fake_now += 50;
	stap__python_call_left_1(&n, 0);
	expect(n >> 13 == 100 && (n & 8191) == 39);
	stap__calls_open_1(&n, 0);
	expect(n == 0);
	stap__python_call_entered_2(0, -1);
	stap__calls_open_1(&n, 0);
	expect(n == 0);
	stap__python_call_left_1(&n, 0);
	expect(n == -1);
	/* longer than can be told, it is not negative */
	stap__python_call_entered_2(0, 1);
	fake_now += 1ULL << 51;
	stap__python_call_left_1(&n, 0);
	expect(n > 0 && (n & 8191) == 1);
	/* another program does not return from what this one called */
	stap__python_call_entered_2(0, 59);
	task.self_exec_id++;
	stap__python_call_left_1(&n, 0);
	expect(n == -1);
	fake_end_of_handler();
}

static const struct test tests[] = {
	{ "what calls take, by themselves and with others", test_times },
	{ "recursion", test_recursion },
	{ "generators of one function, one in the other", test_generators },
	{ "returns that are not seen", test_missing_returns },
	{ "without frames", test_without_frames },
	{ "a frame that is found once only", test_frame_not_found },
	{ "names that do not fit, or have semicolons", test_text },
	{ "the functions on a stack", test_levels },
	{ "what has not returned at the end", test_take },
	{ "deeper than a thread may be", test_share },
	{ "paths", test_paths },
	{ "deep paths", test_deep_paths },
	{ "more paths than there is room for", test_many_paths },
	{ "threads without a processor", test_offcpu },
	{ "threads without a processor at the end", test_offcpu_at_the_end },
	{ "system calls", test_syscalls },
	{ "a million calls of any kind", test_mixture },
};

TESTS(tests)
