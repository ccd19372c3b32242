/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a frame tells: whether an entry only creates a generator, and the line
 * of the definition.
 */
#include "kernel.h"
#include "tapset.c"
#include "frame.h"
#include "test.h"

#ifdef __x86_64__
#define ANSWERS 1
#else
/* which knows no registers to look at, and must do without */
#define ANSWERS 0
#endif

static struct task_struct task = { .pid = 7, .tgid = 7 };
static struct task_struct other = { .pid = 8, .tgid = 8 };
static struct pt_regs regs;

/* in the order of nothing */
static unsigned long *const registers[] = {
	&regs.bx, &regs.bp, &regs.r12, &regs.r13, &regs.r14, &regs.r15,
};

#define REGISTERS ARRAY_SIZE(registers)

static void begin(void)
{
	heap_reset();
	current = &task;
	memset(&regs, 0, sizeof(regs));
	regs.ip = 0x401234;
	fake_context.uregs = &regs;
	__this_cpu_write(_python_pysdt_last, 0);
#ifdef __x86_64__
	memset(_python_sites, 0, sizeof(_python_sites));
#endif
}

/* The function has its name as python_string() gives it. */
static int created(const char *name)
{
	int64_t result = -1;
	char *text = malloc(strlen(name) + 1);

	stap__python_created_1(&result, strcpy(text, name));
	fake_end_of_handler();
	free(text);
	return result;
}

static int definition(unsigned long name)
{
	int line = _python_definition(&regs, name);

	fake_end_of_handler();
	return line;
}

/* A site that has been given up must not be what answers. */
static void new_site(void)
{
	regs.ip += 16;
}

static void expect_created(const char *what, const char *name, int expected)
{
	int result;

	new_site();
	result = created(name);
	if (result != expected * ANSWERS)
		fail("%s: %s is%s only created", what, name,
		     result ? "" : " not");
}

static void test_resumable(void)
{
	static const int flags[] = {
		CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR,
	};
	struct fake_frame f;

	begin();
	for (int i = 0; i < 3; i++) {
		f = heap_frame(CPYTHON_315, "items", 10, CO_PLAIN | flags[i],
			       FRAME_OWNED_BY_THREAD);
		regs.r12 = f.frame;
		expect_created("creation", "items", 1);
		expect(definition(f.name) == 10 * ANSWERS);
		f = heap_frame(CPYTHON_315, "items", 10, CO_PLAIN | flags[i],
			       FRAME_OWNED_BY_GENERATOR);
		regs.r12 = f.frame;
		expect_created("going on", "items", 0);
		expect(definition(f.name) == 10 * ANSWERS);
	}
	for (int owner = 0; owner < 5; owner++) {
		f = heap_frame(CPYTHON_315, "buy", 20, CO_PLAIN, owner);
		regs.r12 = f.frame;
		expect_created("call", "buy", 0);
		/* all but the three flags */
		f = heap_frame(CPYTHON_315, "buy", 20, ~0x2a0, owner);
		regs.r12 = f.frame;
		expect_created("call with flags", "buy", 0);
	}
}

/* There a generator that is created enters nothing. */
static void test_old_layout(void)
{
	begin();
	for (int owner = 0; owner < 5; owner++) {
		struct fake_frame f = heap_frame(CPYTHON_38, "items", 10, ~0,
						 0);

		/* whatever there is at the place of the owner */
		put_long(f.frame + 72, 0x0101010101010101ULL * owner);
		regs.r12 = f.frame;
		expect_created("3.8", "items", 0);
		expect(definition(f.name) == 10 * ANSWERS);
	}
}

/* What pysdt tells has no frame, though CPython's code object is at hand there. */
static void test_pysdt(void)
{
	struct fake_frame f;
	unsigned long facts;
	bool creates;

	begin();
	f = heap_frame(CPYTHON_315, "items", 10, CO_PLAIN | CO_GENERATOR,
		       FRAME_OWNED_BY_THREAD);
	regs.r12 = f.frame;
	expect_created("before", "items", 1);
	stap__python_pysdt_0();
	expect(!created("items"));
	expect(!_python_likely_frame(&regs));
	expect(!_python_named_frame(&regs, "items", &creates) && !creates);
	/* of what pysdt keeps of a function the names are first, then the line */
	expect(definition(f.name) == 0);
	facts = heap_new(4 * 8);
	put_long(facts + 8, f.name);
	put_long(facts + 24, 0xffffffff0000002aULL);
	regs.cx = facts;
	expect(definition(f.name) == 42 * ANSWERS);
	expect(definition(f.name + 8) == 0);
	regs.cx = facts + 1;
	expect(definition(f.name) == 0);
	regs.cx = 8;
	expect(definition(f.name) == 0);
	expect_created("at another site", "items", 1);
	regs.ip -= 16;
	current = &other;
	expect(created("items") == ANSWERS);
	current = &task;
	expect(!created("items"));
}

static void test_names(void)
{
	static const char *const names[] = {
		"a", "abcdefg", "abcdefgh", "abcdefghi", "<lambda>",
		"<genexpr>", "na\xc3\xafve", "\xe2\x82\xac", "\xf0\x9f\x90\x8d",
		"abcdefg\xc3\xa9", "abcdefgh\xc3\xa9",
		"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
	};

	begin();
	for (int version = 0; version < 2; version++)
		for (int i = 0; i < ARRAY_SIZE(names); i++) {
			struct fake_frame f = heap_frame(
				version ? CPYTHON_315 : CPYTHON_38, names[i],
				10 + i, CO_GENERATOR, 0);

			regs.r14 = f.frame;
			expect_created("name", names[i], version);
			expect(definition(f.name) == (10 + i) * ANSWERS);
			expect_created("name", "other", 0);
			expect_created("name", "", 0);
			if (strlen(names[i]) > 1 && strlen(names[i]) < 8) {
				char shorter[16];

				strcpy(shorter, names[i]);
				shorter[strlen(shorter) - 1] = '\0';
				expect_created("name", shorter, 0);
			}
		}
}

static void test_registers(void)
{
	struct fake_frame f, other;

	begin();
	f = heap_frame(CPYTHON_315, "items", 10, CO_GENERATOR, 0);
	other = heap_frame(CPYTHON_315, "buy", 20, CO_PLAIN, 0);
	for (int i = 0; i < REGISTERS; i++) {
		for (int j = 0; j < REGISTERS; j++)
			*registers[j] = j % 2 ? other.frame : f.code;
		expect_created("no register", "items", 0);
		*registers[i] = f.frame;
		expect_created("some register", "items", 1);
		/* at one site in another one each time */
		expect(created("items") == ANSWERS);
		*registers[i] = 0;
		*registers[(i + 1) % REGISTERS] = f.frame;
		expect(created("items") == ANSWERS);
		expect(definition(f.name) == 10 * ANSWERS);
	}
	/* one that calls do not preserve is not looked at */
	for (int i = 0; i < REGISTERS; i++)
		*registers[i] = 0;
	regs.ax = regs.di = regs.si = regs.dx = regs.cx = f.frame;
	expect_created("volatile register", "items", 0);
	/* nor are there always registers */
	regs.r12 = f.frame;
	fake_context.uregs = NULL;
	expect_created("no registers", "items", 0);
	expect(_python_definition(NULL, f.name) == 0);
	fake_context.uregs = &regs;
	__this_cpu_write(_python_pysdt_last, 0);
	fake_nmi = true;
	expect_created("NMI", "items", 0);
	expect(definition(f.name) == 0);
	fake_nmi = false;
	expect_created("after it", "items", 1);
}

/* CPython keeps a tag in the lowest bits of the pointer to the code. */
static void test_tags(void)
{
	struct fake_frame f;

	begin();
	f = heap_frame(CPYTHON_315, "items", 10, CO_GENERATOR, 0);
	regs.bx = f.frame;
	for (int tag = 0; tag < 8; tag++) {
		put_long(f.frame, f.code | tag);
		expect_created("tag", "items", 1);
		expect(definition(f.name) == 10 * ANSWERS);
	}
}

/* Pointers that are none, in each place where one is followed. */
static void test_bad_pointers(void)
{
	unsigned long end = TASK_SIZE_MAX;
	const unsigned long bad[] = {
		0, 1, 8, PAGE_SIZE, HEAP - 8, HEAP + 4, HEAP + 1,
		HEAP + HEAP_PAGES * PAGE_SIZE, end - 8, end - 0x78, end - 16,
		end - 7, end, end + 8, end - 40, end - 56, end - 74,
		1UL << 63, -8UL, -16UL, -0x78UL, -40UL, -48UL, -56UL, -64UL,
		-74UL, -0x28UL, -0x44UL, -0x30UL, -1UL, -0x20UL,
		0xffff888012345678UL,
	};

	for (int version = 0; version < 2; version++)
		for (int i = 0; i < ARRAY_SIZE(bad); i++) {
			struct fake_frame f;
			unsigned long code_at, name_at, str;

			begin();
			f = heap_frame(version ? CPYTHON_315 : CPYTHON_38,
				       "na\xc3\xafve", 10, CO_GENERATOR, 0);
			code_at = f.frame + (version ? 0 : 0x20);
			name_at = f.code + (version ? 0x78 : 0x70);
			memcpy(&str, user_at(name_at), sizeof(str));
			for (int j = 0; j < REGISTERS; j++)
				*registers[j] = bad[i];
			expect_created("bad frame", "na\xc3\xafve", 0);
			expect(definition(f.name) == 0);
			regs.r12 = f.frame;
			expect_created("good frame", "na\xc3\xafve", version);
			put_long(code_at, bad[i]);
			expect_created("bad code", "na\xc3\xafve", 0);
			expect(definition(f.name) == 0);
			put_long(code_at, f.code);
			put_long(name_at, bad[i]);
			expect_created("bad name", "na\xc3\xafve", 0);
			put_long(name_at, str);
			put_long(str + (version ? 48 : 56), bad[i]);
			expect_created("bad text", "na\xc3\xafve", 0);
			/* that is a name like any other if it is one */
			expect(user_at(bad[i]) || definition(bad[i]) == 0);
			put_long(str + (version ? 48 : 56), f.name);
			expect_created("all good", "na\xc3\xafve", version);
		}
}

/* A frame, a code object or a name is at no odd address. */
static void test_misaligned(void)
{
	begin();
	for (int by = 1; by < 8; by++) {
		struct fake_frame f = heap_frame(CPYTHON_315, "items", 10,
						 CO_GENERATOR, 0);
		u8 bytes[0x100];

		memcpy(bytes, user_at(f.frame), sizeof(bytes));
		put(f.frame + by, bytes, 0x80);
		regs.r13 = f.frame + by;
		expect_created("misaligned frame", "items", 0);
		regs.r13 = f.frame;
		put(f.frame, bytes, sizeof(bytes));
		expect_created("aligned frame", "items", 1);
		memcpy(bytes, user_at(f.name - 40), 64);
		put(f.name - 40 + by, bytes, 64);
		put_long(f.code + 0x78, f.name - 40 + by);
		expect_created("misaligned name", "items", 0);
	}
}

/* One page of it after the other is absent. */
static void test_absent_pages(void)
{
	unsigned long place[4];
	struct fake_frame f;
	u64 word;

	begin();
	f = heap_frame(CPYTHON_315, "na\xc3\xafve", 10, CO_GENERATOR, 0);
	/* apart: the frame, the code, the str and the text */
	for (int i = 0; i < 4; i++) {
		place[i] = heap_next_page();
		heap_used += 16;
	}
	memcpy(user_at(place[0]), user_at(f.frame), 0x100);
	memcpy(user_at(place[1]), user_at(f.code), 0x100);
	memcpy(&word, user_at(f.code + 0x78), 8);
	memcpy(user_at(place[2]), user_at(word), 64);
	memcpy(user_at(place[3]), user_at(f.name), 16);
	put_long(place[0], place[1]);
	put_long(place[1] + 0x78, place[2]);
	put_long(place[2] + 48, place[3]);
	regs.r15 = place[0];
	for (int i = 0; i < 4; i++) {
		expect_created("all there", "na\xc3\xafve", 1);
		user_set_absent(place[i], true);
		expect_created("one absent", "na\xc3\xafve", 0);
		if (i < 3)
			expect(definition(f.name) == 0);
		user_set_absent(place[i], false);
	}
}

/*
 * Where there is never a frame it is not looked for for ever.
 */

static void test_giving_up(void)
{
	struct fake_frame f;
	unsigned long site;

	begin();
	f = heap_frame(CPYTHON_315, "items", 10, CO_GENERATOR, 0);
	new_site();
	for (int i = 0; i < 7; i++)
		expect(created("items") == 0);
	regs.r12 = f.frame;
	expect(created("items") == ANSWERS);
	/* which begins anew */
	regs.r12 = 0;
	for (int i = 0; i < 7; i++)
		expect(created("items") == 0);
	regs.r12 = f.frame;
	expect(created("items") == ANSWERS);
	regs.r12 = 0;
	for (int i = 0; i < 8; i++)
		expect(created("items") == 0);
	regs.r12 = f.frame;
	expect(created("items") == 0);
	expect(definition(f.name) == 0);
	/* other sites are other sites */
	site = regs.ip;
	new_site();
	expect(created("items") == ANSWERS);
	regs.ip = site;
	expect(created("items") == 0);
	/* and other processes are others, though their site is the same */
	current = &other;
	expect(created("items") == ANSWERS);
	current = &task;
	expect(created("items") == 0);
	/* now and then it is looked at again */
	for (int i = 0; i < 256; i++)
		created("items");
	expect(created("items") == ANSWERS);
}

/* A name that was cleaned says nothing about the site. */
static void test_cleaned_name(void)
{
	struct fake_frame f;

	begin();
	f = heap_frame(CPYTHON_315, "items", 10, CO_GENERATOR, 0);
	regs.r12 = f.frame;
	for (int i = 0; i < 20; i++)
		expect(created("it?ms") == 0);
	expect(created("items") == ANSWERS);
}

/*
 * Memory full of pointers, right and wrong: whatever it answers, it reads
 * nothing that it must not; kernel.h looks.
 */
static void test_anything(void)
{
	u64 seed = 3;

	begin();
	for (unsigned long at = 0; at < 64 * PAGE_SIZE; at += 8) {
		u64 word = random_next(&seed);

		if (word % 8)
			word = HEAP + word % (66 * PAGE_SIZE) / (word % 16 + 1);
		else if (word % 16 == 8)
			word = TASK_SIZE_MAX - word % 256;
		put_long(HEAP + at, word);
	}
	user_set_absent(HEAP + 7 * PAGE_SIZE, true);
	user_set_absent(HEAP + 30 * PAGE_SIZE, true);
	for (int i = 0; i < 20000; i++) {
		char name[9] = "";

		for (int j = 0; j < REGISTERS; j++)
			*registers[j] = HEAP + random_next(&seed) % 0x41000;
		*registers[i % REGISTERS] &= ~7UL;
		regs.ip = random_next(&seed);
		created(name);
		name[0] = random_next(&seed);
		created(name);
		definition(HEAP + random_next(&seed) % 0x41000);
	}
}

static const struct test tests[] = {
	{ "generators and coroutines that are created", test_resumable },
	{ "none in the layout of 3.8 to 3.10", test_old_layout },
	{ "none of pysdt's events", test_pysdt },
	{ "names, ASCII and not", test_names },
	{ "the frame is in some register", test_registers },
	{ "tags of the pointer to the code", test_tags },
	{ "bad pointers", test_bad_pointers },
	{ "misaligned pointers", test_misaligned },
	{ "absent pages", test_absent_pages },
	{ "a site without a frame is given up", test_giving_up },
	{ "a name with something in its place", test_cleaned_name },
	{ "memory that may be anything", test_anything },
};

TESTS(tests)
