/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python_return_how(): what a frame tells of how it is left, in each CPython that
 * it knows.
 */
#include "kernel.h"
#include "tapset.c"
#include "frame.h"
#include "test.h"

#ifdef __x86_64__

static struct task_struct task = { .pid = 7, .tgid = 7 };
static struct pt_regs regs;

enum { NO_GENERATOR, GENERATOR };

static void begin(void)
{
	heap_reset();
	current = &task;
	memset(&regs, 0, sizeof(regs));
	regs.ip = 0x401234;
	fake_context.uregs = &regs;
	__this_cpu_write(_python_pysdt_last, 0);
	memset(_python_sites, 0, sizeof(_python_sites));
}

static void expect_how(const struct fake_frame *f, const char *expected)
{
	char *text = guarded_new(MAXSTRINGLEN);

	/* a site that has been given up must not be what answers */
	regs.ip += 16;
	regs.r12 = f->frame;
	stap_python_return_how_1(text, f->name);
	fake_end_of_handler();
	if (strcmp(text, expected) != 0)
		fail("\"%s\", not \"%s\"", text, expected);
	guarded_free(text, MAXSTRINGLEN);
}

/* A bytes object with that code. */
static unsigned long heap_bytes(const u8 *code, size_t size)
{
	unsigned long bytes = heap_new(32 + size + 1);

	put(bytes + 32, code, size);
	return bytes;
}

static const u8 code_38[] = { 100, 0, 86, 0, 1, 0, 100, 1, 83, 0, 130, 1 };

/* Its type has frames of that size. */
static struct fake_frame frame_38(u64 size)
{
	struct fake_frame f = heap_frame(CPYTHON_38, "items", 10, CO_PLAIN, 0);
	unsigned long type = heap_new(0x100);

	put_long(f.frame + 8, type);
	put_long(type + 32, size);
	return f;
}

static void test_38(void)
{
	struct fake_frame f;

	begin();
	for (int last = 0; last < (int)sizeof(code_38); last += 2) {
		f = frame_38(368);
		put_long(f.code + 0x30, heap_bytes(code_38, sizeof(code_38)));
		put_int(f.frame + 0x68, last);
		expect_how(&f, last == 8 ? "return" : "exception");
		/* the stack is kept, wherever it was */
		put_long(f.frame + 0x48, f.frame + 0x180);
		expect_how(&f, "yield");
	}
}

static void test_310(void)
{
	static const char *const hows[] = {
		"", "yield", "", "return", "", "exception", "",
	};

	begin();
	for (int state = -2; state <= 4; state++) {
		struct fake_frame f = frame_38(360);

		*(char *)user_at(f.frame + 0x6c) = state;
		expect_how(&f, hows[state + 2]);
	}
}

static struct fake_frame frame_311(int opcode, int owner, int state)
{
	struct fake_frame f;
	unsigned long code;

	/* what a generator has before its frame */
	heap_new(80);
	f = heap_frame(CPYTHON_311, "items", 10, CO_PLAIN, owner);
	code = heap_new(16);
	*(u8 *)user_at(code) = opcode;
	put_long(f.frame + 0x38, code);
	*(char *)user_at(f.frame - 5) = state;
	return f;
}

static void test_311(void)
{
	struct fake_frame f;

	begin();
	for (int state = -2; state <= 4; state++) {
		f = frame_311(83, NO_GENERATOR, state);
		expect_how(&f, "return");
		f = frame_311(116, NO_GENERATOR, state);
		expect_how(&f, "exception");
		f = frame_311(83, GENERATOR, state);
		expect_how(&f, state == -1 ? "yield" : "return");
		f = frame_311(86, GENERATOR, state);
		expect_how(&f, state == -1 ? "yield" : "exception");
	}
}

/* The thread: what it handles is at its end, what is raised before. */
static unsigned long thread_315(u64 raised)
{
	unsigned long thread = heap_new(0x200);

	put_long(thread + 0x20, raised);
	return thread + 0x20 + 152;
}

/* A frame whose generator goes on below that of another, handled. */
static struct fake_frame frame_315(int opcode, int owner, unsigned long handled)
{
	struct fake_frame f;
	unsigned long code;

	heap_new(80);
	f = heap_frame(CPYTHON_315, "items", 10, CO_PLAIN, owner);
	code = heap_new(16);
	*(u8 *)user_at(code) = opcode;
	put_long(f.frame + 0x38, code);
	put_long(f.frame - 24, handled);
	return f;
}

static void test_315(void)
{
	unsigned long quiet, raised;
	struct fake_frame f;

	begin();
	quiet = thread_315(0);
	raised = thread_315(HEAP);
	for (int opcode = 0; opcode < 256; opcode++) {
		bool returns = opcode == 33 || opcode == 245;
		/* behind it may be a return, or a yield */
		bool hides = opcode == 237 || opcode == 253;

		f = frame_315(opcode, NO_GENERATOR, 0);
		expect_how(&f, returns ? "return" : hides ? "" : "exception");
		f = frame_315(opcode, GENERATOR, quiet);
		expect_how(&f, returns ? "return" : hides ? "" : "yield");
		f = frame_315(opcode, GENERATOR, raised);
		expect_how(&f, returns ? "return" : "exception");
	}
}

/* A generator that is waited for by others, and one without an end. */
static void test_nested(void)
{
	for (int depth = 0; depth < 80; depth++) {
		unsigned long item;
		struct fake_frame f;

		begin();
		item = thread_315(depth % 2 ? HEAP : 0);
		for (int i = 0; i < depth; i++) {
			f = frame_315(128, GENERATOR, item);
			item = f.frame - 32;
		}
		f = frame_315(128, GENERATOR, item);
		expect_how(&f, depth >= 63 ? ""
				: depth % 2 ? "exception" : "yield");
	}
	begin();
	{
		struct fake_frame f = frame_315(128, GENERATOR, 0);

		/* one that goes round, and one that leads to nothing */
		expect_how(&f, "");
		put_long(f.frame - 24, f.frame - 32);
		expect_how(&f, "");
		put_long(f.frame - 24, 8);
		expect_how(&f, "");
		put_long(f.frame - 24, ~0ULL);
		expect_how(&f, "");
	}
}

/* What has no frame, or one that cannot be read, is left in no way known. */
static void test_unknown(void)
{
	struct fake_frame f;
	unsigned long page;

	begin();
	f = frame_315(33, NO_GENERATOR, 0);
	expect_how(&f, "return");
	stap__python_pysdt_0();
	{
		char text[MAXSTRINGLEN];

		stap_python_return_how_1(text, f.name);
		expect(text[0] == '\0');
		fake_context.uregs = NULL;
		stap_python_return_how_1(text, f.name);
		expect(text[0] == '\0');
		fake_end_of_handler();
	}
	begin();
	f = frame_315(33, NO_GENERATOR, 0);
	put_long(f.frame + 0x38, 0);
	expect_how(&f, "");
	put_long(f.frame + 0x38, ~0ULL);
	expect_how(&f, "");
	page = heap_next_page();
	put_long(f.frame + 0x38, page);
	user_set_absent(page, true);
	expect_how(&f, "");

	/* of a type that is no frame's, and of none */
	f = frame_38(400);
	expect_how(&f, "");
	put_long(f.frame + 8, 0);
	expect_how(&f, "");
	f = frame_38(368);
	put_long(f.code + 0x30, ~0ULL);
	expect_how(&f, "");
}

/* Whatever is in its memory: an answer, and no fault. */
static void test_anything(void)
{
	u64 seed = 1;

	for (int i = 0; i < 20000; i++) {
		static const enum cpython versions[] = {
			CPYTHON_38, CPYTHON_311, CPYTHON_315
		};
		char text[MAXSTRINGLEN];
		struct fake_frame f;

		if (i % 1000 == 0)
			begin();
		heap_new(80);
		f = heap_frame(versions[i % 3], "items", 10, CO_PLAIN, 1);
		for (int word = -10; word < 16; word++)
			if (word != (versions[i % 3] == CPYTHON_315 ? 0 : 4)
			    && random_next(&seed) % 2)
				put_long(f.frame + word * 8,
					 random_next(&seed) % 3
					 ? HEAP + random_next(&seed) % 0x10000
					 : random_next(&seed));
		regs.r12 = f.frame;
		stap_python_return_how_1(text, f.name);
		fake_end_of_handler();
		if (strcmp(text, "") && strcmp(text, "return")
		    && strcmp(text, "yield") && strcmp(text, "exception"))
			fail("\"%.20s\"", text);
	}
}

static const struct test tests[] = {
	{ "CPython 3.8 and 3.9", test_38 },
	{ "3.10", test_310 },
	{ "3.11", test_311 },
	{ "3.15", test_315 },
	{ "generators that wait for each other", test_nested },
	{ "what cannot be known", test_unknown },
	{ "memory that holds anything", test_anything },
};
#else
/* which knows no registers to look at, and must do without */
static struct task_struct task = { .pid = 7, .tgid = 7 };

static void test_without(void)
{
	struct pt_regs regs = { .ip = 0x401234 };
	char text[MAXSTRINGLEN];
	struct fake_frame f;

	heap_reset();
	current = &task;
	f = heap_frame(CPYTHON_315, "items", 10, CO_PLAIN, 0);
	regs.r12 = f.frame;
	fake_context.uregs = &regs;
	stap_python_return_how_1(text, f.name);
	fake_end_of_handler();
	expect(text[0] == '\0');
}

static const struct test tests[] = {
	{ "no answer", test_without },
};
#endif

TESTS(tests)
