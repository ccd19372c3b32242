/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which files python-io.stp takes what is read and written for, on files that are
 * made up here: their numbers, their names, and that each is given back.
 */
#include "kernel.h"

#include <sys/stat.h>

struct super_block { unsigned int s_dev; };
struct inode {
	unsigned short i_mode;
	unsigned long i_ino;
	unsigned int i_generation;
	struct super_block *i_sb;
};
struct dentry;
struct dentry_operations { char *(*d_dname)(struct dentry *, char *, int); };
struct dentry {
	const struct dentry_operations *d_op;
	const char *path;
};
struct path { struct dentry *dentry; };
struct file {
	struct path f_path;
	struct inode *inode;
	const void *f_op;
	int held;
};

static inline struct inode *file_inode(const struct file *file)
{
	return file->inode;
}

#define IS_ERR(pointer) ((unsigned long)(pointer) >= -4095UL)

/* From the end of the buffer, as the kernel does. */
static char *d_path(const struct path *path, char *text, int size)
{
	int length = strlen(path->dentry->path) + 1;

	if (length > size)
		return (char *)(long)-ENAMETOOLONG;
	return memcpy(text + size - length, path->dentry->path, length);
}

#define OPEN 8
static struct file *open_files[OPEN];

static struct file *fget(unsigned int fd)
{
	struct file *file = fd < OPEN ? open_files[fd] : NULL;

	if (file)
		file->held++;
	return file;
}

static void fput(struct file *file)
{
	file->held--;
}

static void syscall_get_arguments(struct task_struct *task,
				  struct pt_regs *regs, unsigned long *argument)
{
	argument[0] = regs->di;
}

static int syscall_get_nr(struct task_struct *task, struct pt_regs *regs)
{
	return regs->orig_ax;
}

#include "io.tapset.c"
#include "frame.h"
#include "test.h"

static struct task_struct task;
static struct super_block disk = { 8 }, other_disk = { 9 };
static const int operations, event_operations, timer_operations;

static char *made_up_name(struct dentry *dentry, char *text, int size)
{
	return NULL;
}

static const struct dentry_operations made_up = { made_up_name };

static void begin(void)
{
	int64_t number;

	memset(&_python_files, 0, sizeof(_python_files));
	memset(&_python_stacks, 0, sizeof(_python_stacks));
	memset(fake_tasks, 0, sizeof(fake_tasks));
	memset(open_files, 0, sizeof(open_files));
	task = (struct task_struct) {
		.pid = 42, .tgid = 42, .start_time = 1, .group_leader = &task,
	};
	fake_tasks[42] = &task;
	current = &task;
	fake_now = 1000;
	fake_context.uregs = NULL;
	stap__enter_3(&number, 1, 4096, 8192);
	fake_end_of_handler();
}

/*
 * What a call on a file is about: the number of the file and the way, or -1 for
 * no file, or -2 for a call that is not of these, or not of a thread of these.
 */
static int64_t about(long call, unsigned int fd)
{
	struct pt_regs regs = { .di = fd, .orig_ax = call };
	int64_t told, moves;

	stap__about_2(&told, call, (long)&regs);
	stap__moves_1(&moves, (long)&regs);
	fake_end_of_handler();
	/* or the end of another call would be taken for that of one before */
	if (moves && told == -2 && task.pid == 42 && !task.self_exec_id)
		fail("call %ld is left and was not entered", call);
	if (!moves && told != -2)
		fail("call %ld is entered and not left", call);
	for (int i = 0; i < OPEN; i++)
		if (open_files[i] && open_files[i]->held)
			fail("file %d is not given back", i);
	return told;
}

static void expect_name(int64_t number, const char *want)
{
	char *text = guarded_new(MAXSTRINGLEN);

	stap__file_name_1(text, number);
	fake_end_of_handler();
	if (strcmp(text, want))
		fail("file %lld is \"%s\" and not \"%s\"", (long long)number,
		     text, want);
	guarded_free(text, MAXSTRINGLEN);
}

static struct inode inode_of(unsigned short mode, unsigned long number,
			     struct super_block *where)
{
	return (struct inode) { .i_mode = mode, .i_ino = number, .i_sb = where };
}

static void test_ways(void)
{
	struct inode inode = inode_of(S_IFREG | 0644, 7, &disk);
	struct dentry dentry = { NULL, "/srv/log" };
	struct file file = { { &dentry }, &inode, &operations, 0 };

	begin();
	open_files[3] = &file;
	expect(about(__NR_read, 3) == (1 << 1 | 0));
	expect(about(__NR_write, 3) == (1 << 1 | 1));
	expect(about(__NR_pread64, 3) == 2 && about(__NR_pwritev, 3) == 3);
	expect(about(__NR_recvmsg, 3) == 2 && about(__NR_sendto, 3) == 3);
	expect(about(__NR_close, 3) == -2 && about(__NR_fsync, 3) == -2);
	/* what is no open file */
	expect(about(__NR_read, 4) == -1 && about(__NR_read, -1) == -1);
	/* who had no call, and another program */
	task.self_exec_id++;
	expect(about(__NR_read, 3) == -2);
	task.self_exec_id--;
	task.pid = 43;
	expect(about(__NR_read, 3) == -2);
	expect_name(1, "/srv/log");
	expect_name(0, "(others)");
	expect_name(2, "(others)");
	expect_name(-1, "(others)");
}

/* Which are one and which are several. */
static void test_files(void)
{
	struct inode inode[] = {
		inode_of(S_IFREG, 7, &disk), inode_of(S_IFREG, 8, &disk),
		inode_of(S_IFREG, 7, &other_disk), inode_of(S_IFSOCK, 7, &disk),
		inode_of(S_IFSOCK, 9, &disk), inode_of(S_IFIFO, 10, &disk),
		inode_of(S_IFIFO, 11, &disk), inode_of(0600, 12, &disk),
	};
	struct dentry dentry[] = {
		{ NULL, "/a" }, { NULL, "/b" }, { NULL, "/c" },
		{ &made_up, "socket:[7]" }, { NULL, "/run/log" },
		{ &made_up, "pipe:[10]" }, { NULL, "/run/fifo" },
		{ &made_up, "anon_inode:[eventfd]" },
	};
	struct file file[OPEN];

	begin();
	for (int i = 0; i < OPEN; i++) {
		file[i] = (struct file) { { &dentry[i] }, &inode[i], &operations, 0 };
		open_files[i] = &file[i];
	}
	expect(about(__NR_read, 0) >> 1 == 1);
	expect(about(__NR_read, 1) >> 1 == 2);
	expect(about(__NR_read, 2) >> 1 == 3);
	expect(about(__NR_read, 3) >> 1 == 4);
	expect(about(__NR_read, 4) >> 1 == 4);
	expect(about(__NR_read, 5) >> 1 == 5);
	/* a pipe with a name is a file */
	expect(about(__NR_read, 6) >> 1 == 6);
	/* event files and timers have one inode */
	file[7].f_op = &event_operations;
	expect(about(__NR_read, 7) >> 1 == 7);
	file[7].f_op = &timer_operations;
	dentry[7].path = "anon_inode:[timerfd]";
	expect(about(__NR_read, 7) >> 1 == 8);
	/* another one in the place of a file that was removed */
	inode[0].i_generation = 1;
	dentry[0].path = "/new\n";
	expect(about(__NR_read, 0) >> 1 == 9);
	/* one that is moved keeps its name */
	dentry[1].path = "/moved";
	expect(about(__NR_read, 1) >> 1 == 2);
	expect_name(1, "/a");
	expect_name(2, "/b");
	expect_name(4, "socket:");
	expect_name(5, "pipe:");
	expect_name(6, "/run/fifo");
	expect_name(7, "anon_inode:[eventfd]");
	expect_name(8, "anon_inode:[timerfd]");
	expect_name(9, "/new?");
}

static void test_names(void)
{
	struct inode inode = inode_of(S_IFREG, 1, &disk);
	struct dentry dentry = { NULL, NULL };
	struct file file = { { &dentry }, &inode, &operations, 0 };
	static char path[2 * PATH_MAX];
	char want[PYTHON_FILE_NAME];

	begin();
	open_files[0] = &file;
	for (int size = 250; size < 260; size++) {
		memset(path, 'x', sizeof(path));
		for (int i = 0; i < size; i++)
			path[i] = "/abcdefg"[i % 8];
		path[size] = '\0';
		dentry.path = path;
		inode.i_ino++;
		about(__NR_read, 0);
		if (size > 255)
			snprintf(want, sizeof(want), "...%.252s",
				 path + size - 252);
		else
			snprintf(want, sizeof(want), "%.255s", path);
		expect_name(_python_files.used, want);
	}
	/* longer than a path may be */
	path[300] = 'x';
	path[sizeof(path) - 1] = '\0';
	memset(path, 'x', sizeof(path) - 1);
	inode.i_ino++;
	about(__NR_read, 0);
	expect_name(_python_files.used, "?");
}

static void test_many(void)
{
	struct inode inode = inode_of(S_IFREG, 0, &disk);
	struct dentry dentry = { NULL, "/x" };
	struct file file = { { &dentry }, &inode, &operations, 0 };

	begin();
	open_files[0] = &file;
	for (int i = 0; i < PYTHON_FILES + 100; i++) {
		inode.i_ino = i;
		expect(about(__NR_write, 0) ==
		       ((i < PYTHON_FILES - 1 ? i + 1 : 0) << 1 | 1));
	}
	/* who has a number keeps it */
	inode.i_ino = 5;
	expect(about(__NR_write, 0) >> 1 == 6);
	/* and fits what python-syscall.stp has room for */
	expect((PYTHON_FILES - 1) << 1 <= (1 << PYTHON_CALL_BITS) - 1);
}

static const struct test tests[] = {
	{ "the calls that move bytes, and which way", test_ways },
	{ "files that are one, and files that are not", test_files },
	{ "long names", test_names },
	{ "more files than there is room for", test_many },
};

TESTS(tests)
