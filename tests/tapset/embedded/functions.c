/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_function_key() and what is known of its numbers.
 */
#include "kernel.h"
#include "tapset.c"
#include "frame.h"
#include "test.h"

#define SHOP "/srv/app/shop.py"

static struct task_struct process = {
	.pid = 1234, .tgid = 1234, .group_leader = &process,
};

/*
 * What the tapset has, with its results in the usual way.
 */

static u64 key_at(unsigned long file, unsigned long name, int line)
{
	int64_t key = -1;

	stap_python_function_key_3(&key, file, name, line);
	fake_end_of_handler();
	return key;
}

/* The number of a function, whose names are put somewhere else each time. */
static u64 key_of(const char *file, const char *name, int line)
{
	unsigned long used = heap_used;
	u64 key = key_at(heap_text(file), heap_text(name), line);

	/* a page of different places, and then from the start */
	heap_used = used - HEAP < PAGE_SIZE ? used + 13 : HEAP;
	return key;
}

static void forget(void)
{
	stap_python_function_forget_0();
	fake_end_of_handler();
}

static void count_by(const char *by)
{
	stap_python_function_by_1(by);
	fake_end_of_handler();
}

static int processes_of(u64 key)
{
	int64_t processes = -1;

	stap_python_function_processes_1(&processes, key);
	fake_end_of_handler();
	return processes;
}

static u64 calls_made(void)
{
	int64_t calls = -1;

	stap_python_function_calls_0(&calls);
	fake_end_of_handler();
	return calls;
}

static bool crowded(void)
{
	int64_t crowded = -1;

	stap_python_function_crowded_0(&crowded);
	fake_end_of_handler();
	return crowded;
}

static int pid_of(u64 key)
{
	int64_t pid = -1;

	stap_python_function_pid_1(&pid, key);
	fake_end_of_handler();
	return pid;
}

static int line_of(u64 key)
{
	int64_t line = -1;

	stap_python_function_lineno_1(&line, key);
	fake_end_of_handler();
	return line;
}

/* In a block of its size; the result is good until the next call. */
static const char *text_of(void (*function)(char *, int64_t), u64 key)
{
	static __thread char copy[MAXSTRINGLEN];
	char *text = guarded_new(MAXSTRINGLEN);

	function(text, key);
	fake_end_of_handler();
	if (strnlen(text, MAXSTRINGLEN) == MAXSTRINGLEN)
		broken("a name has no end");
	strcpy(copy, text);
	guarded_free(text, MAXSTRINGLEN);
	return copy;
}

#define container_of_key(key) text_of(stap_python_function_container_1, key)
#define name_of(key) text_of(stap_python_function_name_1, key)
#define file_of(key) text_of(stap_python_function_file_1, key)

/* Is that what is known? */
static void expect_known(u64 key, int pid, const char *file, const char *name,
			 int line)
{
	if (pid_of(key) != pid || line_of(key) != line)
		fail("%s is of process %d, line %d, not of %d, line %d", name,
		     pid_of(key), line_of(key), pid, line);
	if (strcmp(name_of(key), name) != 0)
		fail("%s has the name \"%s\"", name, name_of(key));
	if (strcmp(file_of(key), file) != 0)
		fail("%s has the file \"%s\"", name, file_of(key));
}

static void expect_unknown(u64 key)
{
	expect_known(key, 0, "?", "?", 0);
}

static void begin(void)
{
	count_by("function");
	forget();
	forget();
	heap_reset();
	current = &process;
	fake_context.uregs = NULL;
#ifdef __x86_64__
	memset(_python_sites, 0, sizeof(_python_sites));
#endif
}

static int functions_kept(void)
{
	int64_t count = -1;

	stap_python_function_count_0(&count);
	fake_end_of_handler();
	return count;
}

/*
 * Names.
 */

static void test_distinct(void)
{
	static const char *const names[] = {
		"", "a", "b", "ab", "abcdefg", "abcdefgh", "abcdefghi",
		"abcdefghabcdefgh", "abcdefghabcdefghi", "buy", "na\xc3\xafve",
	};
	static u64 keys[11 * 11 * 3 * 2];
	int n = 0, line, pid, i, j;

	begin();
	for (pid = 0; pid < 2; pid++)
		for (line = 1; line <= 3; line++)
			for (i = 0; i < 11; i++)
				for (j = 0; j < 11; j++) {
					process.tgid = 1234 + pid;
					keys[n++] = key_of(names[i], names[j],
							   line);
				}
	for (i = 0; i < n; i++) {
		expect(keys[i]);
		for (j = 0; j < i; j++)
			if (keys[i] == keys[j])
				fail("functions %d and %d have one number", i, j);
	}
	/* and the same once more, from other places */
	n = 0;
	for (pid = 0; pid < 2; pid++)
		for (line = 1; line <= 3; line++)
			for (i = 0; i < 11; i++)
				for (j = 0; j < 11; j++) {
					process.tgid = 1234 + pid;
					expect(key_of(names[i], names[j], line)
					       == keys[n]);
					expect_known(keys[n++], 1234 + pid,
						     names[i], names[j], line);
				}
	expect(functions_kept() == n);
	process.tgid = 1234;
}

/* Names are kept up to 103 bytes, files up to 255, whole characters of them. */
static void test_long_names(void)
{
	char file[400], name[400], kept_file[400], kept_name[400];
	int size = MAXSTRINGLEN;

	begin();
	for (int length = 0; length < 300; length++) {
		memset(file, 'f', length);
		memset(name, 'n', length);
		file[length] = name[length] = '\0';
		strcpy(kept_file, file);
		strcpy(kept_name, name);
		kept_file[size < 256 ? size - 1 : 255] = '\0';
		kept_name[size < 104 ? size - 1 : 103] = '\0';
		expect_known(key_of(file, name, 1 + length), 1234, kept_file,
			     kept_name, 1 + length);
	}
	/* 'n' and 51 of two bytes come to 103, "nn" and 51 to 104 */
	for (int i = 0; i < 60; i++)
		memcpy(name + 2 + 2 * i, "\xc3\xa9", 3);
	if (size >= 104) {
		memcpy(kept_name, name + 1, 103);
		kept_name[103] = '\0';
		expect_known(key_of("f", name + 1, 7), 1234, "f", kept_name, 7);
		memcpy(kept_name, name, 102);
		kept_name[102] = '\0';
		expect_known(key_of("f", name, 8), 1234, "f", kept_name, 8);
	}
	expect_known(key_of("a\nb", "c\x1b[0m", 9), 1234, "a?b", "c?[0m", 9);
}

static void test_limit(void)
{
	u64 keys[4100];
	char name[20];

	begin();
	for (int i = 0; i < 4100; i++) {
		sprintf(name, "function%d", i);
		keys[i] = key_of(SHOP, name, 1 + i);
		expect(!keys[i] == (i >= 4096));
	}
	for (int i = 0; i < 4100; i++) {
		sprintf(name, "function%d", i);
		expect(key_of(SHOP, name, 1 + i) == keys[i]);
		if (i < 4096)
			expect_known(keys[i], 1234, SHOP, name, 1 + i);
	}
	expect_unknown(0);
	forget();
	expect(key_of(SHOP, "another", 1) != 0);
}

/* What had a number can be asked for until functions are forgotten again. */
static void test_forget(void)
{
	u64 buy, pay;

	begin();
	buy = key_of(SHOP, "buy", 10);
	forget();
	expect_known(buy, 1234, SHOP, "buy", 10);
	pay = key_of(SHOP, "pay", 20);
	expect_known(buy, 1234, SHOP, "buy", 10);
	expect_known(pay, 1234, SHOP, "pay", 20);
	forget();
	expect_unknown(buy);
	expect_known(pay, 1234, SHOP, "pay", 20);
	forget();
	expect_unknown(pay);
	expect_unknown(12345);

	/* who is asked for in between, is of both */
	buy = key_of(SHOP, "buy", 10);
	forget();
	expect(key_of(SHOP, "buy", 10) == buy);
	forget();
	expect_known(buy, 1234, SHOP, "buy", 10);
	forget();
	expect_unknown(buy);
}

/* 62 times 62 names that differ in two characters, wherever in a word. */
static void test_similar_names(void)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	unsigned long before = 0;
	char name[40] = "";

	for (int stem = 0; stem < 16; stem++) {
		begin();
		memset(name, 'x', stem);
		for (int again = 0; again < 2; again++) {
			before = fake_acquired;
			for (int i = 0; i < 62 * 62; i++) {
				name[stem] = digits[i / 62];
				name[stem + 1] = digits[i % 62];
				expect(key_of(SHOP, name, 1));
			}
		}
		/* when all are there, each search reads one slot at least */
		if (fake_acquired - before < 62 * 62
		    || fake_acquired - before >= 3 * 62 * 62)
			fail("%d names like %s take %lu slots", 62 * 62, name,
			     fake_acquired - before);
	}
}

/* Lines instead of names. */
static void test_similar_lines(void)
{
	unsigned long before = 0;

	begin();
	for (int again = 0; again < 2; again++) {
		before = fake_acquired;
		for (int i = 1; i <= 4000; i++)
			expect(key_of(SHOP, "<lambda>", i));
	}
	if (fake_acquired - before >= 3 * 4000)
		fail("4000 lines take %lu slots", fake_acquired - before);
}

/*
 * A search finds a slot as soon as it has an index, and a table as soon as it
 * is the one: then all that it reads must be there, and nothing of what was
 * forgotten.
 */

static void look_at_released(void *released)
{
	struct _python_functions *functions;
	int *index = released;

	for (int i = 0; i < 2; i++) {
		struct _python_function *f;

		functions = &_python_tables[i];
		if (index < functions->index
		    || index >= functions->index + PYTHON_SLOTS)
			continue;
		f = &functions->function[*index - 1];
		/* by its own key first, then by where its names are */
		if (f->key != functions->key[index - functions->index]
		    && _python_known(functions, f->key) != f)
			fail("a function can be found by the key of another");
		if (strncmp(f->funcname, "name", 4) != 0)
			fail("a function can be found before its name is there");
	}
	if (released != &_python_functions)
		return;
	for (int i = 0; i < PYTHON_SLOTS; i++)
		if (_python_functions->index[i])
			fail("a table is searched that is not empty");
}

static void test_order(void)
{
	char name[20];

	begin();
	fake_released = look_at_released;
	for (int round = 0; round < 6; round++) {
		for (int i = 0; i < 500; i++) {
			sprintf(name, "name%d", i);
			expect(key_of(SHOP, name, 1 + round));
		}
		forget();
	}
	fake_released = NULL;
}

/*
 * What cannot be read.
 */

static void test_absent_page(void)
{
	unsigned long file, name;
	u64 key;

	begin();
	file = heap_text(SHOP);
	heap_next_page();
	name = heap_text("buy");
	key = key_at(file, name, 10);
	for (int which = 1; which < 4; which++) {
		if (which & 1)
			user_set_absent(file, true);
		if (which & 2)
			user_set_absent(name, true);
		if (key_at(file, name, 10) != key)
			fail("with the page of %s absent it has another number",
			     which == 1 ? "the file" : which == 2 ? "the name"
							  : "both");
		/* another line there is another function */
		expect(key_at(file, name, 11) != key);
		if (which & 1)
			user_set_absent(file, false);
		if (which & 2)
			user_set_absent(name, false);
		expect(key_at(file, name, 10) == key);
	}
	expect_known(key, 1234, SHOP, "buy", 10);
	/* nor is it one of another process */
	user_set_absent(name, true);
	process.tgid = 77;
	expect(key_at(file, name, 10) != key);
	process.tgid = 1234;
	expect(key_at(file, name, 10) == key);
}

static void test_unreadable(void)
{
	unsigned long file, name, kernel = TASK_SIZE_MAX + 64;
	u64 key;

	begin();
	file = heap_text(SHOP);
	name = heap_text("buy");
	key = key_at(0, 0, 5);
	expect(key);
	expect(key_at(0, 0, 5) == key);
	expect_known(key, 1234, "?", "?", 5);
	expect(functions_kept() == 1);
	key = key_at(file, 0, 5);
	expect(key && key_at(file, 0, 5) == key);
	expect_known(key, 1234, SHOP, "?", 5);
	key = key_at(kernel, name, 5);
	expect(key && key_at(kernel, name, 5) == key);
	expect_known(key, 1234, "?", "buy", 5);
	expect(functions_kept() == 3);
}

/*
 * Through all processes.
 */

static u64 key_there(int pid, const char *file, const char *name, int line)
{
	u64 key;

	process.tgid = pid;
	key = key_of(file, name, line);
	process.tgid = 1234;
	return key;
}

/* One number for a function, by its names and its line; and how many had it. */
static void test_by_name(void)
{
	u64 calls, buy, pay;

	begin();
	calls = calls_made();
	count_by("name");
	buy = key_there(1, SHOP, "buy", 10);
	pay = key_there(1, SHOP, "pay", 20);
	expect(buy && pay && buy != pay);
	for (int round = 0; round < 2; round++)
		for (int pid = 1; pid <= 2000; pid++) {
			expect(key_there(pid, SHOP, "buy", 10) == buy);
			/* and back to the first, which is no other */
			expect(key_there(1, SHOP, "buy", 10) == buy);
			if (pid % 2)
				expect(key_there(pid, SHOP, "pay", 20) == pay);
		}
	expect(key_there(1, SHOP, "buy", 11) != buy);
	expect(key_there(1, "other.py", "buy", 10) != buy);
	expect(processes_of(buy) == 2000 && processes_of(pay) == 1000);
	expect_known(buy, 1, SHOP, "buy", 10);
	expect(functions_kept() == 4 && !crowded());
	if (calls_made() - calls != 2 + 2 * (2000 + 2000 + 1000) + 2)
		fail("%llu calls", (unsigned long long)(calls_made() - calls));

	/* the next table begins anew, and what was can be asked for */
	forget();
	expect(functions_kept() == 0);
	expect(key_there(7, SHOP, "buy", 10) == buy);
	expect(functions_kept() == 1 && processes_of(buy) == 1);
	expect(processes_of(pay) == 1000 && processes_of(12345) == 0);
}

/* Who returns to a function is found without a lock. */
static void test_returns(void)
{
	unsigned long locks;

	begin();
	count_by("name");
	for (int pid = 1; pid <= 4; pid++)
		expect(key_there(pid, SHOP, "buy", 10));
	locks = fake_locks_taken;
	for (int i = 0; i < 100; i++)
		expect(key_there(1 + i % 4, SHOP, "buy", 10));
	expect(fake_locks_taken == locks);
}

/* As many processes as there is room for, and none of them twice. */
static void test_crowded(void)
{
	unsigned long locks;
	u64 buy = 0, pay;

	begin();
	count_by("name");
	for (int pid = 1; pid <= PYTHON_PROCESSES; pid++)
		buy = key_there(pid, SHOP, "buy", 10);
	expect(processes_of(buy) == PYTHON_PROCESSES && !crowded());
	pay = key_there(1, SHOP, "pay", 20);
	expect(crowded());
	locks = fake_locks_taken;
	for (int i = 0; i < 10; i++) {
		expect(key_there(PYTHON_PROCESSES + 1, SHOP, "buy", 10) == buy);
		expect(key_there(1 + i % 2, SHOP, "pay", 20) == pay);
	}
	expect(fake_locks_taken == locks);
	expect(processes_of(buy) == PYTHON_PROCESSES && processes_of(pay) == 1);
	forget();
	expect(!crowded());
}

static void test_by_file(void)
{
	u64 shop, other, unread;

	begin();
	count_by("file");
	shop = key_there(1, SHOP, "buy", 10);
	expect(shop && key_there(1, SHOP, "pay", 0) == shop);
	expect(key_there(2, SHOP, "pay", -1) == shop);
	other = key_there(2, "other.py", "pay", 20);
	expect(other && other != shop);
	expect_known(shop, 2, SHOP, "?", 10);
	expect(processes_of(shop) == 2 && processes_of(other) == 1);
	unread = key_at(0, 0, 1);
	expect(unread && unread != shop && unread != other);
	expect(key_at(TASK_SIZE_MAX + 64, 0, 2) == unread);
	expect(key_there(1, "", "buy", 10) != unread);
	expect(functions_kept() == 4);
}

static void test_by_process(void)
{
	struct task_struct thread = {
		.pid = 3, .tgid = 2, .comm = "Thread-1 (run)",
		.group_leader = &process,
	};
	u64 first, second;

	begin();
	count_by("process");
	strcpy(process.comm, "python3\x1b[2J");
	first = key_there(1, SHOP, "buy", 10);
	expect(first && key_there(1, "other.py", "pay", -1) == first);
	/* whichever thread of it comes first, which may have a name of its own */
	strcpy(process.comm, "gunicorn");
	current = &thread;
	second = key_of(SHOP, "buy", 10);
	current = &process;
	expect(second && second != first);
	expect(key_at(0, 0, 1) && functions_kept() == 3);
	expect_known(first, 1, "?", "python3?[2J", 10);
	expect_known(second, 2, "?", "gunicorn", 10);
	expect(processes_of(first) == 1);
}

static void test_container(void)
{
	struct uts_namespace box = { .name.nodename = "web-1" };
	struct nsproxy spaces = { .uts_ns = &box };
	u64 outside, inside, odd;

	begin();
	outside = key_there(1, SHOP, "buy", 10);
	process.nsproxy = &spaces;
	inside = key_there(2, SHOP, "buy", 10);
	memset(box.name.nodename, 'x', 64);
	box.name.nodename[3] = '\033';
	odd = key_there(3, SHOP, "buy", 10);
	process.nsproxy = NULL;
	expect(!strcmp(container_of_key(outside), ""));
	expect(!strcmp(container_of_key(inside), "web-1"));
	expect(!strcmp(container_of_key(odd), "xxx?xxxxxxxxxxxxxxxxxxx"));
}

/* Any other word is what there is without one. */
static void test_by_word(void)
{
	u64 key;

	begin();
	count_by("names");
	key = key_there(1, SHOP, "buy", 10);
	expect(key && key_there(2, SHOP, "buy", 10) != key);
	expect(processes_of(key) == 1);
}

/*
 * What a frame adds.
 */

static u64 key_in(struct pt_regs *regs, unsigned long file,
		  struct fake_frame *frame, int line)
{
	fake_context.uregs = regs;
	return key_at(file, frame->name, line);
}

#ifdef __x86_64__
static const enum cpython versions[] = { CPYTHON_38, CPYTHON_315 };

/* A generator goes on at its lines, and is one function. */
static void test_generator(void)
{
	for (int i = 0; i < 2; i++) {
		struct fake_frame f, other;
		struct pt_regs regs = { 0 };
		unsigned long file;
		u64 key;

		begin();
		file = heap_text(SHOP);
		heap_next_page();
		f = heap_frame(versions[i], "items", 10, CO_GENERATOR,
			       FRAME_OWNED_BY_GENERATOR);
		other = heap_frame(versions[i], "items", 9001, CO_GENERATOR,
				   FRAME_OWNED_BY_GENERATOR);
		regs.r12 = f.frame;
		regs.ip = 0x401234;
		/* from the middle first */
		key = key_in(&regs, file, &f, 12);
		expect_known(key, 1234, SHOP, "items", 10);
		for (int line = 9000; line > 0; line--)
			if (line != 10 && key_in(&regs, file, &f, line) != key)
				fail("%d: line %d is not of its generator",
				     versions[i], line);
		expect(key_in(&regs, file, &f, 10) == key);
		expect(functions_kept() == 1);
		expect(_python_functions->lines <= PYTHON_LINES);
		/* the other of that name */
		regs.r12 = other.frame;
		expect(key_in(&regs, file, &other, 9002) != key);
		expect_known(key_in(&regs, file, &other, 9003), 1234, SHOP,
			     "items", 9001);
		/* from the definition */
		forget();
		forget();
		regs.r12 = f.frame;
		key = key_in(&regs, file, &f, 10);
		expect(key_in(&regs, file, &f, 12) == key);
		expect(key_in(&regs, file, &f, 13) == key);
		expect_known(key, 1234, SHOP, "items", 10);
		/* and where its names are gone for a moment */
		user_set_absent(file, true);
		expect(key_in(&regs, file, &f, 14) == key);
		expect(key_in(&regs, file, &f, 10) == key);
	}
}

/* As many lines as there is room for are found without a lock, each time. */
static void test_remembered_lines(void)
{
	struct pt_regs regs = { .ip = 0x401234 };
	struct fake_frame f;
	unsigned long file, locks;

	begin();
	file = heap_text(SHOP);
	f = heap_frame(CPYTHON_315, "items", 10, CO_GENERATOR,
		       FRAME_OWNED_BY_GENERATOR);
	regs.r12 = f.frame;
	for (int round = 0; round < 3; round++) {
		for (int line = 10; line <= 10 + PYTHON_LINES; line++)
			key_in(&regs, file, &f, line);
		locks = fake_locks_taken;
		for (int line = 10; line <= 10 + PYTHON_LINES; line++)
			key_in(&regs, file, &f, line);
		if (fake_locks_taken != locks)
			fail("the lock is taken %lu times for %d lines",
			     fake_locks_taken - locks, PYTHON_LINES);
		forget();
	}
}

/* Closures have the line -1, modules 0. */
static void test_closures(void)
{
	for (int line = -1; line <= 0; line++) {
		struct pt_regs regs = { .ip = 0x401234 };
		struct fake_frame one, two;
		unsigned long file;
		u64 first, second;

		begin();
		file = heap_text(SHOP);
		one = heap_frame(CPYTHON_315, "wrapper", 10, CO_PLAIN, 0);
		two = heap_frame(CPYTHON_315, "wrapper", 20, CO_PLAIN, 0);
		/* once, for whatever reason, none was found */
		expect_known(key_in(NULL, file, &one, line), 1234, SHOP,
			     "wrapper", line);
		regs.r13 = one.frame;
		first = key_in(&regs, file, &one, line);
		regs.r13 = two.frame;
		second = key_in(&regs, file, &two, line);
		expect(first != second);
		expect_known(first, 1234, SHOP, "wrapper", 10);
		expect_known(second, 1234, SHOP, "wrapper", 20);
		regs.r13 = one.frame;
		expect(key_in(&regs, file, &one, line) == first);
		expect(functions_kept() == 3);
	}
}
#endif

/* Without a frame there is one number a line. */
static void test_no_frame(void)
{
	struct pt_regs regs = { .ip = 0x401234 };
	struct fake_frame f;
	unsigned long file;
	u64 keys[20];

	begin();
	file = heap_text(SHOP);
	f = heap_frame(CPYTHON_315, "items", 10, CO_GENERATOR, 1);
	for (int i = 0; i < 20; i++) {
		/* no registers, and some that hold nothing */
		keys[i] = key_in(i % 2 ? &regs : NULL, file, &f, i - 1);
		expect(keys[i]);
		expect_known(keys[i], 1234, SHOP, "items", i - 1);
		for (int j = 0; j < i; j++)
			expect(keys[i] != keys[j]);
	}
	for (int i = 0; i < 20; i++)
		expect(key_in(NULL, file, &f, i - 1) == keys[i]);
	expect(functions_kept() == 20);
}

/*
 * Four threads count, and another has functions forgotten.  Between two times
 * each of the four has looked for one: a search that lasts longer may find
 * what it likes.
 */

#define CPUS 4
#define ROUNDS 200
#define NAMES 200

static unsigned long cpu_name[NAMES], cpu_file;
static unsigned long cpu_rounds[CPUS];
static bool cpu_stop;
/* each is a process of its own */
static bool cpu_own;

static u64 count_one(int i)
{
	int64_t key;

	stap_python_function_key_3(&key, cpu_file, cpu_name[i], 1 + i);
	return key;
}

/* What is known of one, and of the one before. */
static void ask_for_one(struct task_struct *task, int i, u64 *last)
{
	char text[MAXSTRINGLEN];
	u64 key = count_one(i);
	int64_t number;
	u64 keys[2];

	keys[0] = key;
	keys[1] = *last;
	*last = key;
	for (int k = 0; k < 2; k++) {
		stap_python_function_name_1(text, keys[k]);
		if (strcmp(text, "?") != 0 && strncmp(text, "name", 4) != 0)
			fail("a name is \"%.20s\"", text);
		if (k == 0 && strcmp(text, "?") != 0
		    && atoi(text + 4) != i)
			fail("function %d has the name %s", i, text);
		stap_python_function_file_1(text, keys[k]);
		if (strcmp(text, "?") != 0 && strcmp(text, SHOP) != 0)
			fail("a file is \"%.20s\"", text);
		stap_python_function_pid_1(&number, keys[k]);
		if (number && number != task->tgid
		    && !(cpu_own && number >= 5000 && number < 5000 + CPUS))
			fail("a process is %d, not %d", (int)number, task->tgid);
		stap_python_function_lineno_1(&number, keys[k]);
		if (number < 0 || number > NAMES)
			fail("a line is %d", (int)number);
		stap_python_function_processes_1(&number, keys[k]);
		if (number < 0 || number > (cpu_own ? CPUS : 1))
			fail("it is in %d processes", (int)number);
	}
}

static void *run_cpu(void *argument)
{
	/* they look for the same slots */
	struct task_struct task = {
		.tgid = cpu_own ? 5000 + (intptr_t)argument : 5000
	};
	unsigned long *rounds = &cpu_rounds[(intptr_t)argument];
	u64 seed = (intptr_t)argument, last = 0;

	current = &task;
	while (!__atomic_load_n(&cpu_stop, __ATOMIC_ACQUIRE)) {
		/* mostly without locks, which would order what is not */
		for (int i = 0; i < 16; i++) {
			count_one(random_next(&seed) % NAMES);
			if (i % 4 == 0)
				sched_yield();
		}
		ask_for_one(&task, random_next(&seed) % NAMES, &last);
		__atomic_fetch_add(rounds, 1, __ATOMIC_RELEASE);
	}
	return NULL;
}

/* More than one, as that may have begun before. */
static void wait_for_rounds(void)
{
	unsigned long since[CPUS];

	for (int cpu = 0; cpu < CPUS; cpu++)
		since[cpu] = __atomic_load_n(&cpu_rounds[cpu],
					     __ATOMIC_ACQUIRE);
	for (int cpu = 0; cpu < CPUS; cpu++)
		while (__atomic_load_n(&cpu_rounds[cpu], __ATOMIC_ACQUIRE)
		       < since[cpu] + 5)
			sched_yield();
}

static void run_threads(const char *by, bool own)
{
	pthread_t threads[CPUS];
	char name[20];

	begin();
	count_by(by);
	cpu_own = own;
	cpu_stop = false;
	cpu_file = heap_text(SHOP);
	for (int i = 0; i < NAMES; i++) {
		sprintf(name, "name%d", i);
		cpu_name[i] = heap_text(name);
	}
	for (intptr_t cpu = 0; cpu < CPUS; cpu++)
		pthread_create(&threads[cpu], NULL, run_cpu, (void *)cpu);
	for (int round = 0; round < ROUNDS; round++) {
		wait_for_rounds();
		forget();
	}
	__atomic_store_n(&cpu_stop, true, __ATOMIC_RELEASE);
	for (int cpu = 0; cpu < CPUS; cpu++)
		pthread_join(threads[cpu], NULL);
}

static void test_threads(void)
{
	run_threads("function", false);
}

static void test_threads_by_name(void)
{
	run_threads("name", true);
}

static const struct test tests[] = {
#ifndef ONLY_THREADS
	{ "functions that differ have different numbers", test_distinct },
	{ "long names", test_long_names },
	{ "4096 functions", test_limit },
	{ "forgotten twice is forgotten", test_forget },
	{ "3844 similar names are found at once", test_similar_names },
	{ "4000 lines of one name are found at once", test_similar_lines },
	{ "what can be found is all there", test_order },
	{ "a page that is absent for a moment", test_absent_page },
	{ "names that cannot be read", test_unreadable },
	{ "a function through 2000 processes", test_by_name },
	{ "processes that return take no lock", test_returns },
	{ "32768 processes, and more", test_crowded },
	{ "a file through processes", test_by_file },
	{ "a process", test_by_process },
	{ "a container", test_container },
	{ "a word that is none", test_by_word },
#ifdef __x86_64__
	{ "a generator is one function", test_generator },
	{ "its lines are remembered", test_remembered_lines },
	{ "closures and modules by their definition", test_closures },
#endif
	{ "without a frame one number a line", test_no_frame },
#endif
	{ "four threads, while functions are forgotten", test_threads },
	{ "four processes, likewise", test_threads_by_name },
};

TESTS(tests)
