/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_indent(): depth and time, against a stack of each thread that is as
 * simple as can be.
 */
#include "kernel.h"
#include "tapset.c"
#include "frame.h"
#include "test.h"

#define FILE_NAME "/srv/app/shop.py"

enum event { ENTERED, CREATED, LEFT };

static const char *const event_names[] = { "entry", "creation", "return" };

/*
 * Threads.
 */

/* Clocks: of threads that begin, and of a CPU's events, in us. */
static u64 births;
static __thread u64 now = 1000000;

static void task_begin(struct task_struct *task, int pid)
{
	*task = (struct task_struct) {
		.pid = pid, .tgid = pid, .comm = "python3",
		.start_time = ++births, .self_exec_id = 7,
	};
	fake_tasks[pid] = task;
}

static void task_end(struct task_struct *task)
{
	fake_tasks[task->pid] = NULL;
}

/* Functions, each with a frame that creates a generator of that name. */
static const char *const functions[] = {
	"main", "buy", "pay", "ship", "<lambda>", "items", "next",
	"na\xc3\xafve", "a", "b",
};
static unsigned long frames[ARRAY_SIZE(functions)];

/* Before each test: nothing has been traced. */
static void forget_all(void)
{
	memset(&_python_stacks, 0, sizeof(_python_stacks));
	memset(&_python_sites, 0, sizeof(_python_sites));
	memset(fake_tasks, 0, sizeof(fake_tasks));
	heap_reset();
	for (int i = 0; i < ARRAY_SIZE(functions); i++)
		frames[i] = heap_frame(CPYTHON_315, functions[i], 1, CO_GENERATOR,
				       FRAME_OWNED_BY_THREAD).frame;
}

static u64 lost(void)
{
	int64_t count;

	stap__stack_lost_0(&count);
	return count;
}

/* The registers of such an entry. */
static struct pt_regs *creation(const char *function)
{
	static __thread struct pt_regs regs;
	int i = 0;

	while (strcmp(functions[i], function))
		i++;
	regs = (struct pt_regs) { .ip = 0x4711, .r13 = frames[i] };
	return &regs;
}

/*
 * What an event prints.
 */

struct line {
	long long us;
	char comm[TASK_COMM_LEN];
	int pid;
	int depth;
};

/* The longest depth that a line has room for. */
#define VISIBLE (MAXSTRINGLEN - 50)

/* "%6lld %s(%d):" and a blank for each function */
static bool parse(struct line *line, const char *text)
{
	const char *colon = strrchr(text, ':'), *open, *blank;
	char *end;

	line->us = strtoll(text, &end, 10);
	blank = end;
	open = colon ? memrchr(text, '(', colon - text) : NULL;
	if (*blank != ' ' || !open || open <= blank || blank - text < 6
	    || (size_t)(open - blank) > sizeof(line->comm))
		return false;
	memcpy(line->comm, blank + 1, open - blank - 1);
	line->comm[open - blank - 1] = '\0';
	line->pid = strtol(open + 1, &end, 10);
	line->depth = strspn(colon + 1, " ");
	return end == colon - 1 && *end == ')'
	    && !colon[1 + line->depth];
}

static struct line event(struct task_struct *task, enum event event,
			 const char *function)
{
	static __thread char *text;
	struct line line = { .depth = -1 };

	if (!text)
		text = guarded_new(MAXSTRINGLEN);
	current = task;
	fake_now = now * 1000;
	fake_context.uregs = event == CREATED ? creation(function) : NULL;
	stap_python_indent_3(text, event == LEFT ? -1 : 1, FILE_NAME, function);
	fake_end_of_handler();
	if (strnlen(text, MAXSTRINGLEN) == MAXSTRINGLEN)
		fail("a line has no end");
	else if (!parse(&line, text))
		fail("a line is \"%s\"", text);
	else if (line.pid != task->pid)
		fail("a line of the thread %d has %d", task->pid, line.pid);
	guarded_check(text, MAXSTRINGLEN);
	return line;
}

/* Does an event print that depth and time?  us < 0: any time. */
static void expect_event(struct task_struct *task, enum event which,
			 const char *function, int depth, long long us)
{
	struct line line = event(task, which, function);
	bool fits = depth <= VISIBLE ? line.depth == depth
				     : line.depth >= VISIBLE;

	if (!fits || (us >= 0 && line.us != us))
		fail("%s of %s in thread %d: depth %d, %lld us, not depth %d, %lld us",
		     event_names[which], function, task->pid, line.depth,
		     line.us, depth, us);
}

static void enter(struct task_struct *task, const char *function, int depth)
{
	expect_event(task, ENTERED, function, depth, -1);
}

static void leave(struct task_struct *task, const char *function, int depth)
{
	expect_event(task, LEFT, function, depth, -1);
}

/* Enters functions, as deep as that. */
static void enter_all(struct task_struct *task, int depth)
{
	for (int i = 0; i < depth; i++)
		enter(task, i % 3 ? "inner" : "outer", i);
}

static void leave_all(struct task_struct *task, int depth)
{
	while (depth--)
		leave(task, depth % 3 ? "inner" : "outer", depth);
}

/*
 * The pool: each place is on one stack or free, and no more than the depth of a
 * thread is on its stack.
 */
static void expect_whole_pool(void)
{
	static bool met[PYTHON_ROOM];
	u32 at, count = 0;

	memset(met, 0, sizeof(met));
	for (at = _python_stacks.free; at && !met[at];
	     at = _python_stacks.call[at].below, count++)
		met[at] = true;
	if (at)
		fail("a place is free twice");
	for (int i = 0; i < PYTHON_THREADS; i++) {
		struct _python_thread *thread = &_python_stacks.thread[i];
		u32 depth = 0, bottom = 0;

		if (!thread->tid && thread->top)
			fail("a thread that is none has a stack");
		if (!thread->tid)
			continue;
		for (at = thread->top; at && !met[at];
		     at = _python_stacks.call[at].below, depth++) {
			met[at] = true;
			bottom = at;
		}
		if (at)
			fail("a place is on two stacks, or free as well");
		if (bottom && bottom != thread->bottom)
			fail("the bottom of the stack of thread %d is wrong",
			     thread->tid);
		if (depth + thread->unkept != thread->depth)
			fail("thread %d has %u on its stack, and depth %u",
			     thread->tid, depth, thread->depth);
		count += depth;
	}
	if (count != _python_stacks.used)
		fail("of %u places that were used, %u are somewhere",
		     _python_stacks.used, count);
}

/*
 * The model.
 */

#define DEEPEST 64

struct model {
	struct task_struct task;
	bool known;
	u64 since;
	int depth;
	const char *function[DEEPEST];
};

static void model_event(struct model *m, enum event which,
			const char *function)
{
	int depth, at;

	if (!m->known || (!m->depth && which != LEFT))
		m->since = now;
	m->known = true;
	depth = m->depth;
	if (which == ENTERED) {
		m->function[m->depth++] = function;
	} else if (which == LEFT && depth) {
		for (at = depth; at > 0; at--)
			if (strcmp(m->function[at - 1], function) == 0)
				break;
		if (at)
			depth = m->depth = at - 1;
		if (!depth)
			m->known = false;
	}
	expect_event(&m->task, which, function, depth, now - m->since);
}

static void model_forget(struct model *m)
{
	m->known = false;
	m->depth = 0;
}

/* What a thread does next, such as CPython's would. */
static void model_step(struct model *m, u64 *seed)
{
	const char *function = functions[random_next(seed)
					 % ARRAY_SIZE(functions)];
	int what = random_next(seed) % 100;

	now += random_next(seed) % 50;
	if (m->depth < DEEPEST && (what < 45 || !m->depth)) {
		model_event(m, ENTERED, function);
	} else if (what < 75) {
		model_event(m, LEFT, m->function[m->depth - 1]);
	} else if (what < 82) {
		/* an exception, through some of them */
		for (int n = random_next(seed) % 4; n-- && m->depth;)
			model_event(m, LEFT, m->function[m->depth - 1]);
	} else if (what < 88) {
		/* return from one below, whose callee had none */
		model_event(m, LEFT,
			    m->function[random_next(seed) % m->depth]);
	} else if (what < 94) {
		model_event(m, CREATED, function);
	} else {
		/* throw() or close(), and the return from __init__ */
		model_event(m, LEFT, what % 2 ? "never entered" : "__init__");
	}
}

/* The thread ends and another begins, with its number or after exec(). */
static void model_end(struct model *m, u64 *seed)
{
	int pid = m->task.pid;

	model_forget(m);
	if (random_next(seed) % 3 == 0) {
		m->task.self_exec_id++;
		return;
	}
	task_end(&m->task);
	/* of its own set, so that no set is ever full of the living */
	if (random_next(seed) % 2)
		pid = (pid + 1024) % (1024 * 100);
	task_begin(&m->task, pid);
}

#define MODELS 300

static void test_model(void)
{
	static struct model models[MODELS];
	u64 seed = 1;

	forget_all();
	memset(models, 0, sizeof(models));
	for (int i = 0; i < MODELS; i++)
		task_begin(&models[i].task, 1024 + 3 * i + 1);
	for (int i = 0; i < 200000; i++) {
		struct model *m = &models[random_next(&seed) % MODELS];

		if (random_next(&seed) % 500 == 0)
			model_end(m, &seed);
		else
			model_step(m, &seed);
		if (i % 20000 == 0)
			expect_whole_pool();
	}
	expect_whole_pool();
	if (lost())
		fail("%llu are lost", (unsigned long long)lost());
}

/*
 * Threads that end.
 */

static void test_ending_threads(void)
{
	static struct task_struct first, task;

	forget_all();
	task_begin(&first, 50);
	enter_all(&first, 3);
	for (int i = 0; i < 3000; i++) {
		task_begin(&task, 100 + i);
		enter_all(&task, 31);
		task_end(&task);
		enter(&first, "call", 3);
		leave(&first, "call", 3);
	}
	leave_all(&first, 3);
	expect(lost() == 0);
	expect_whole_pool();
}

static void test_returning_threads(void)
{
	static struct task_struct tasks[9000];

	forget_all();
	for (int i = 0; i < 9000; i++) {
		task_begin(&tasks[i], 100 + i);
		enter(&tasks[i], "run", 0);
		leave(&tasks[i], "run", 0);
	}
	expect(lost() == 0);
	expect_whole_pool();
}

static void test_dead_threads(void)
{
	static struct task_struct living[500], task;
	u64 seed = 2;

	forget_all();
	for (int i = 0; i < 500; i++) {
		task_begin(&living[i], 7 + 2 * i);
		enter_all(&living[i], 1 + i % 40);
	}
	for (int i = 0; i < 10000; i++) {
		struct task_struct *some = &living[random_next(&seed) % 500];

		task_begin(&task, 2000 + i);
		enter_all(&task, 25);
		task_end(&task);
		now++;
		enter(some, "call", 1 + (some - living) % 40);
		leave(some, "call", 1 + (some - living) % 40);
	}
	expect_whole_pool();
	for (int i = 0; i < 500; i++)
		leave_all(&living[i], 1 + i % 40);
	expect(lost() == 0);
	expect_whole_pool();
}

/* As many as there is room for; then the one not seen for longest goes. */
static void test_many_threads(void)
{
	static struct task_struct tasks[8192], one_more;

	forget_all();
	for (int i = 0; i < 8192; i++) {
		task_begin(&tasks[i], 100 + i);
		now++;
		enter_all(&tasks[i], 2);
	}
	expect(lost() == 0);
	for (int i = 8191; i >= 0; i--) {
		now++;
		enter(&tasks[i], "call", 2);
		leave(&tasks[i], "call", 2);
	}
	expect(lost() == 0);
	/* all that share its set were seen, the last of them first */
	task_begin(&one_more, 100 + 8192);
	now++;
	enter(&one_more, "run", 0);
	expect(lost() == 1);
	expect_event(&tasks[8192 - 1024], ENTERED, "call", 0, 0);
	expect(lost() == 2);
	for (int i = 0; i < 8192; i++)
		if (i != 8192 - 1024 && i != 8192 - 2048)
			leave_all(&tasks[i], 2);
	expect_whole_pool();
}

/* One that has ended makes room before any that lives. */
static void test_room(void)
{
	static struct task_struct tasks[8], one_more;

	forget_all();
	for (int i = 0; i < 8; i++) {
		task_begin(&tasks[i], 5 + 1024 * i);
		now++;
		enter_all(&tasks[i], 3);
	}
	task_end(&tasks[5]);
	task_begin(&one_more, 5 + 1024 * 9);
	enter_all(&one_more, 2);
	expect(lost() == 0);
	for (int i = 0; i < 8; i++)
		if (i != 5)
			leave_all(&tasks[i], 3);
	leave_all(&one_more, 2);
	expect_whole_pool();
}

/* Neither does who has the number of one, or runs another program since. */
static void test_successors(void)
{
	static struct task_struct tasks[65], successors[65], one_more;

	for (int exec = 0; exec < 2; exec++) {
		forget_all();
		for (int i = 0; i < 65; i++) {
			task_begin(&tasks[i], 1 + i);
			enter_all(&tasks[i], 1000);
		}
		for (int i = 0; i < 65; i++)
			if (exec)
				tasks[i].self_exec_id++;
			else
				task_begin(&successors[i], 1 + i);
		/* in the pool */
		task_begin(&one_more, 100);
		enter_all(&one_more, 3000);
		leave_all(&one_more, 3000);
		expect(lost() == 0);
		expect_whole_pool();

		/* and in a set */
		forget_all();
		for (int i = 0; i < 8; i++) {
			task_begin(&tasks[i], 5 + 1024 * i);
			now++;
			enter_all(&tasks[i], 3);
		}
		if (exec)
			tasks[5].self_exec_id++;
		else
			task_begin(&successors[5], tasks[5].pid);
		task_begin(&one_more, 5 + 1024 * 9);
		enter_all(&one_more, 2);
		expect(lost() == 0);
		for (int i = 0; i < 8; i++)
			if (i != 5)
				leave_all(&tasks[i], 3);
	}
}

/*
 * The same number, but another thread or program.
 */

static void test_exec(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 4242);
	enter_all(&task, 20);
	now += 5000000;
	task.self_exec_id++;
	expect_event(&task, ENTERED, "main", 0, 0);
	now += 3;
	expect_event(&task, LEFT, "main", 0, 3);
	expect_whole_pool();

	/* and where the new program's first event is a return */
	enter_all(&task, 20);
	now += 5000000;
	task.self_exec_id++;
	expect_event(&task, LEFT, "outer", 0, 0);
	expect(lost() == 0);
	expect_whole_pool();
}

static void test_reused_number(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 4242);
	enter_all(&task, 20);
	now += 5000000;
	task_end(&task);
	task_begin(&task, 4242);
	expect_event(&task, LEFT, "inner", 0, 0);
	now += 7;
	expect_event(&task, ENTERED, "main", 0, 0);
	now += 2;
	expect_event(&task, ENTERED, "call", 1, 2);
	expect(lost() == 0);
	expect_whole_pool();
}

/* The trace begins inside of functions. */
static void test_first_return(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 300);
	expect_event(&task, LEFT, "pay", 0, 0);
	now += 40;
	expect_event(&task, LEFT, "buy", 0, 40);
	now += 2;
	expect_event(&task, ENTERED, "pay", 0, 0);
	now += 5;
	expect_event(&task, CREATED, "items", 1, 5);
	now += 5;
	expect_event(&task, LEFT, "pay", 0, 10);
	now += 5;
	expect_event(&task, LEFT, "main", 0, 0);
	expect_whole_pool();
}

static void test_microseconds(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 301);
	expect_event(&task, ENTERED, "main", 0, 0);
	for (u64 us = 1; us < 1ULL << 40; us *= 3) {
		now += us;
		expect_event(&task, ENTERED, "call", 1, -1);
		expect_event(&task, LEFT, "call", 1, -1);
	}
	expect_event(&task, LEFT, "main", 0, -1);
	now += 17;
	expect_event(&task, ENTERED, "main", 0, 0);
	now += 1234567;
	expect_event(&task, ENTERED, "call", 1, 1234567);
	now += 1;
	expect_event(&task, CREATED, "items", 2, 1234568);
	now += 1;
	expect_event(&task, LEFT, "call", 1, 1234569);
	now += 100000000000ULL;
	expect_event(&task, LEFT, "main", 0, 100001234569LL);
}

/*
 * More than there is room for.
 */

#define CROWD 72
#define CROWD_DEPTH 1000

static void test_full_pool(void)
{
	static struct task_struct crowd[CROWD], other;

	forget_all();
	task_begin(&other, 303);
	enter_all(&other, 2);
	for (int i = 0; i < CROWD; i++) {
		task_begin(&crowd[i], 310 + i);
		enter_all(&crowd[i], CROWD_DEPTH);
	}
	expect(lost() == CROWD * CROWD_DEPTH + 2 - (PYTHON_ROOM - 1));
	/* who comes later has no room, but its depth */
	enter(&other, "call", 2);
	enter(&other, "call", 3);
	leave(&other, "call", 3);
	leave(&other, "call", 2);
	expect_whole_pool();
	for (int i = 0; i < CROWD; i++)
		leave_all(&crowd[i], CROWD_DEPTH);
	leave_all(&other, 2);
	expect_whole_pool();
	enter_all(&other, 5);
	leave_all(&other, 5);
}

static void test_recursion(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 304);
	for (int i = 0; i < 5000; i++)
		enter(&task, "fib", i);
	for (int i = 5000; i--;)
		leave(&task, "fib", i);
	enter(&task, "main", 0);
	expect(lost() == 0);
	expect_whole_pool();
}

/* What calls functions that do not return, 64 of them at most. */
static void test_without_returns(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 305);
	enter(&task, "main", 0);
	for (int i = 0; i < 63; i++)
		enter(&task, "generator", 1 + i);
	leave(&task, "main", 0);
	enter(&task, "main", 0);
	for (int i = 0; i < 64; i++)
		enter(&task, "generator", 1 + i);
	leave(&task, "main", 65);
	expect_whole_pool();
}

/* Functions of one name in two files are two. */
static void test_files(void)
{
	static struct task_struct task;
	char text[MAXSTRINGLEN];
	struct line line;

	forget_all();
	task_begin(&task, 306);
	current = &task;
	stap_python_indent_3(text, 1, "a.py", "run");
	stap_python_indent_3(text, 1, "b.py", "run");
	stap_python_indent_3(text, -1, "a.py", "run");
	expect(parse(&line, text) && line.depth == 0);
}

static void test_comm(void)
{
	static struct task_struct task;

	forget_all();
	task_begin(&task, 307);
	memcpy(task.comm, "\x01\x1b[0m\x7f\ta b(c)", 14);
	expect(strcmp(event(&task, ENTERED, "main").comm, "??[0m??a b(c)") == 0);
	memcpy(task.comm, "fifteen bytes..", 16);
	expect(strcmp(event(&task, LEFT, "main").comm, "fifteen bytes..") == 0);
	/* C1, and a character that the kernel has cut */
	memcpy(task.comm, "\xc2\x9b" "31m \xc3\xa9", 9);
	expect(strcmp(event(&task, LEFT, "main").comm, "??31m \xc3\xa9") == 0);
	memcpy(task.comm, "thirteen byte\xe2\x82", 16);
	expect(strcmp(event(&task, LEFT, "main").comm, "thirteen byte") == 0);
	task.comm[0] = '\0';
	expect(strcmp(event(&task, LEFT, "main").comm, "") == 0);
}

/*
 * Four threads at a time.
 */

#define CPUS 4

static struct model cpu_models[CPUS][20];

static void *run_cpu(void *models)
{
	struct model *m = models;
	u64 seed = m->task.pid;

	for (int i = 0; i < 5000; i++)
		model_step(&m[random_next(&seed) % 20], &seed);
	return NULL;
}

static void test_cpus(void)
{
	pthread_t threads[CPUS];

	forget_all();
	for (int cpu = 0; cpu < CPUS; cpu++)
		for (int i = 0; i < 20; i++)
			task_begin(&cpu_models[cpu][i].task,
				   400 + 100 * cpu + i);
	for (int cpu = 0; cpu < CPUS; cpu++)
		pthread_create(&threads[cpu], NULL, run_cpu, cpu_models[cpu]);
	for (int cpu = 0; cpu < CPUS; cpu++)
		pthread_join(threads[cpu], NULL);
	expect_whole_pool();
	expect(lost() == 0);
}

static const struct test tests[] = {
#ifndef ONLY_THREADS
	{ "300 threads do what CPython does, as the model has it", test_model },
	{ "3000 threads end 31 deep, one keeps its 3", test_ending_threads },
	{ "9000 threads of one call", test_returning_threads },
	{ "10000 threads end 25 deep, 500 keep theirs", test_dead_threads },
	{ "8192 threads at a time, and one more", test_many_threads },
	{ "the dead make room before the living", test_room },
	{ "so do those whose number another has", test_successors },
	{ "another program begins at depth 0", test_exec },
	{ "another thread of the same number does", test_reused_number },
	{ "a trace may begin with a return", test_first_return },
	{ "microseconds", test_microseconds },
	{ "more entered than there is room for", test_full_pool },
	{ "5000 deep and back", test_recursion },
	{ "functions without a return", test_without_returns },
	{ "one name in two files", test_files },
	{ "control characters in the program's name", test_comm },
#endif
	{ "four threads at a time", test_cpus },
};

TESTS(tests)
