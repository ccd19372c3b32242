/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which processes python-process.stp takes for Pythons, and what it tells of
 * their arguments, on processes that are made up here.
 */
#include "kernel.h"

struct dentry { const char *name; };
struct path { struct dentry *dentry; };
struct file { struct path f_path; };
struct mm_struct {
	struct file *exe_file;
	unsigned long arg_start, arg_end;
	bool of_file;	/* what is there */
	int held;
};

#define min_t(type, a, b) ((type)(a) < (type)(b) ? (type)(a) : (type)(b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define rcu_dereference(pointer) READ_ONCE(pointer)
#define NSEC_PER_SEC 1000000000
#define PF_FORKNOEXEC 0x40
#define FOLL_ANON 0x8000

static int fake_locked, fake_tasks_held;

static void task_lock(struct task_struct *of)
{
	fake_locked++;
}

static void task_unlock(struct task_struct *of)
{
	fake_locked--;
}

static struct mm_struct *get_task_mm(struct task_struct *of)
{
	if (fake_rcu || fake_locked)
		broken("get_task_mm() where nobody may wait");
	if (of->mm)
		of->mm->held++;
	return of->mm;
}

static void mmput(struct mm_struct *mm)
{
	mm->held--;
}

static void get_task_struct(struct task_struct *of)
{
	fake_tasks_held++;
}

static void put_task_struct(struct task_struct *of)
{
	fake_tasks_held--;
}

/* The memory of all is in one place. */
static int access_process_vm(struct task_struct *of, unsigned long from, void *to,
			     int size, unsigned int flags)
{
	if (fake_rcu || fake_locked)
		broken("another process's memory is read where nobody may wait");
	if (of->mm->of_file && !(flags & FOLL_ANON))
		broken("it waits for a page of a file");
	if (of->mm->of_file || !user_at(from))
		return 0;
	memcpy(to, user_at(from), size);
	return size;
}

static unsigned long __copy_from_user_inatomic(void *to, const void *from,
					       unsigned long size)
{
	if (!fake_faults_off)
		broken("user memory is read with page faults enabled");
	if (!user_at((unsigned long)from))
		return size;
	memcpy(to, user_at((unsigned long)from), size);
	return 0;
}

#define vmalloc malloc
#define vfree free

static struct user_namespace { int unused; } init_user_ns;
static struct uts_namespace init_uts_ns;
#define task_uid(of) 1000
#define from_kuid_munged(ns, uid) (uid)
#define ktime_get_real_fast_ns() (1000 * (u64)NSEC_PER_SEC)
#define ktime_get_boot_fast_ns() (100 * (u64)NSEC_PER_SEC)

static int _stp_target;

/* In the order of their numbers. */
#define for_each_process(leader)					\
	for (int fake_pid = 1; fake_pid < 100; fake_pid++)		\
		if (((leader) = fake_tasks[fake_pid]) != NULL)

static int stap_start_task_finder(void)
{
	return 7;
}

/* with what the kernel has for the name of a directory's entry */
static int fake_snprintf(char *to, size_t size, const char *format, ...)
{
	va_list arguments;
	int n;

	va_start(arguments, format);
	if (!strcmp(format, "%pd"))
		n = (snprintf)(to, size, "%s",
			       va_arg(arguments, struct dentry *)->name);
	else
		n = vsnprintf(to, size, format, arguments);
	va_end(arguments);
	return n;
}
#define snprintf fake_snprintf

#include "process.tapset.c"

#undef snprintf
#include "test.h"

#define MEMORY 0x10000UL
#define OF_EACH 0x400UL

static struct task_struct tasks[5], first = {
	.pid = 1, .tgid = 1, .group_leader = &first,
};
static struct mm_struct mms[5];
static struct file files[5];
static struct dentry dentries[5];
static struct nsproxy outside = { &init_uts_ns };

/* A process, whose arguments have a NUL behind each. */
static void process(int which, const char *program, const char *arguments,
		    size_t size)
{
	unsigned long at = MEMORY + which * OF_EACH;

	dentries[which].name = program;
	files[which].f_path.dentry = &dentries[which];
	memcpy(user_at(at), arguments, size);
	mms[which] = (struct mm_struct) { &files[which], at, at + size, false, 0 };
	tasks[which] = (struct task_struct) {
		.pid = 10 + which, .tgid = 10 + which, .comm = "python3",
		.group_leader = &tasks[which], .nsproxy = &outside,
		.start_time = 50 + which, .start_boottime = NSEC_PER_SEC,
		.self_exec_id = 3, .mm = &mms[which],
		.real_parent = which ? &tasks[0] : &first,
	};
	fake_tasks[10 + which] = &tasks[which];
}

static void begin(void)
{
	memset(&_python_found_processes, 0, sizeof(_python_found_processes));
	memset(fake_tasks, 0, sizeof(fake_tasks));
	user_unmap_all();
	user_map(MEMORY, 2);
	process(0, "sh", "sh", sizeof("sh"));
}

static void find(void)
{
	expect(_python_start_task_finder() == 7);
	fake_end_of_handler();
	expect(!fake_tasks_held && !fake_locked);
	for (int i = 0; i < 5; i++)
		expect(!mms[i].held);
}

static int64_t begins(struct task_struct *of)
{
	int64_t how;

	current = of;
	stap__begins_0(&how);
	fake_end_of_handler();
	expect(!fake_locked);
	return how;
}

static const char *found_arguments(int which)
{
	static char text[MAXSTRINGLEN];

	stap_python_found_arguments_1(text, which);
	return text;
}

static void expect_arguments(struct task_struct *of, const char *want)
{
	char *text = guarded_new(MAXSTRINGLEN);

	current = of;
	stap_python_process_arguments_0(text);
	fake_end_of_handler();
	if (strcmp(text, want))
		fail("\"%s\" and not \"%s\"", text, want);
	guarded_free(text, MAXSTRINGLEN);
}

static void test_found(void)
{
	static const char arguments[] = "python3\0-c\0a b\0\033[31m";
	int64_t n;

	begin();
	process(1, "python3.15", arguments, sizeof(arguments));
	process(2, "pythonista-2", arguments, sizeof(arguments));
	find();
	stap_python_found_0(&n);
	expect(n == 1);
	stap_python_found_pid_1(&n, 0);
	expect(n == 11);
	stap_python_found_since_1(&n, 0);
	expect(n == 901);
	expect(!strcmp(found_arguments(0), "-c a b ?[31m"));
	expect(!strcmp(found_arguments(1), "") && !strcmp(found_arguments(-1), ""));
	expect_arguments(&tasks[1], "-c a b ?[31m");
}

/* Nobody is waited for. */
static void test_of_file(void)
{
	static const char arguments[] = "python3\0secret";

	begin();
	process(1, "python3", arguments, sizeof(arguments));
	process(2, "python3", arguments, sizeof(arguments));
	mms[1].of_file = true;
	find();
	expect(!strcmp(found_arguments(0), ""));
	expect(!strcmp(found_arguments(1), "secret"));
	mms[1].arg_start = 0x7000000;
	mms[1].arg_end = 0x7000010;
	expect_arguments(&tasks[1], "");
	mms[1].arg_end = mms[1].arg_start;
	expect_arguments(&tasks[1], "");
}

/* However many there are, they fit into a string. */
static void test_long(void)
{
	char arguments[600], want[PYTHON_ARGUMENTS];

	begin();
	memset(arguments, 'x', sizeof(arguments));
	memcpy(arguments, "python3", sizeof("python3"));
	process(1, "python3", arguments, sizeof(arguments));
	memset(want, 'x', sizeof(want));
	/* of 256 bytes, those behind the first argument */
	want[min_t(int, PYTHON_ARGUMENTS - (int)sizeof("python3"),
		   MAXSTRINGLEN - 1)] = '\0';
	expect_arguments(&tasks[1], want);
	find();
	expect(strlen(found_arguments(0))
	       == min_t(size_t, PYTHON_ARGUMENTS, MAXSTRINGLEN) - 1);
}

/* Which of them begin, and which ran already. */
static void test_begins(void)
{
	begin();
	process(1, "python3", "python3", sizeof("python3"));
	find();
	expect(begins(&tasks[0]) == 0 && begins(&tasks[1]) == 0);
	process(2, "python3", "python3", sizeof("python3"));
	expect(begins(&tasks[2]) == 1);
	tasks[2].flags = PF_FORKNOEXEC;
	expect(begins(&tasks[2]) == 2);
	/* it runs another Python, or has left its number to one */
	tasks[1].self_exec_id++;
	expect(begins(&tasks[1]) == 1);
	tasks[1].self_exec_id--;
	expect(begins(&tasks[1]) == 0);
	tasks[1].start_time = 90;
	expect(begins(&tasks[1]) == 1);
	_stp_target = 12;
	expect(begins(&tasks[1]) == 0 && begins(&tasks[2]) == 2);
	tasks[1].real_parent = &tasks[2];
	expect(begins(&tasks[1]) == 1);
	_stp_target = 0;
}

static const struct test tests[] = {
	{ "those that ran, and their arguments", test_found },
	{ "arguments that are in a file", test_of_file },
	{ "arguments that are longer than a string", test_long },
	{ "who begins, and who ran before", test_begins },
};

TESTS(tests)
