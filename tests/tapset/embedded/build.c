/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * python-build.stp: nothing is changed in another build than the module's; and
 * where in a file a semaphore is, of python-file.stp, which uses that.  The
 * file that is looked at is this program's own; where its build-id is, and what
 * it is, the loader tells, which has it in memory.
 */
#include "kernel.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <sys/types.h>

#include "test.h"

/*
 * The kernel's, and SystemTap's.
 */

#define S64_MAX INT64_MAX
#define min_t(type, a, b) ((type)(a) < (type)(b) ? (type)(a) : (type)(b))
#define O_RDONLY 0
#define O_LARGEFILE 0
#define LOOKUP_FOLLOW 1

struct file {
	const u8 *data;
	size_t size;
	int held;
};
struct inode {
	int i_mode;
};
static struct inode fake_inode = { 1 };
#define S_ISREG(mode) (mode)
#define d_inode(dentry) (dentry)
#define file_inode(file) (&fake_inode)
struct path {
	struct inode *dentry;
};
static int fake_paths_held, fake_reads;

static ssize_t kernel_read(struct file *file, void *to, size_t size, loff_t *at)
{
	fake_reads++;
	if (*at < 0)
		return -EINVAL;
	if ((u64)*at >= file->size)
		return 0;
	if (size > file->size - *at)
		size = file->size - *at;
	memcpy(to, file->data + *at, size);
	*at += size;
	return size;
}

/* What is at the one path that there is. */
static struct file *fake_file;

#define ERR_PTR(error) ((void *)(intptr_t)(error))
#define PTR_ERR(pointer) ((int)(intptr_t)(pointer))
#define IS_ERR(pointer) ((uintptr_t)(pointer) >= (uintptr_t)-4095)

static int kern_path(const char *name, unsigned int flags, struct path *path)
{
	if (strcmp(name, "/python") && strcmp(name, "/other"))
		return -ENOENT;
	path->dentry = &fake_inode;
	fake_paths_held++;
	return 0;
}

static void path_put(struct path *path)
{
	fake_paths_held--;
}

static struct file *fake_hold(struct file *file)
{
	file->held++;
	return file;
}

static void fput(struct file *file)
{
	file->held--;
}

#define get_file(file) fake_hold(file)
#define current_cred() NULL

static struct file *dentry_open(const struct path *path, int flags, void *cred)
{
	return fake_file ? fake_hold(fake_file) : ERR_PTR(-EMFILE);
}

struct vm_area_struct {
	unsigned long vm_start, vm_end;
	struct file *vm_file;
};
struct mm_struct {
	int held, locked;
	struct vm_area_struct area;
};
static struct mm_struct fake_mm;

/* A task without a memory is a NULL here. */
static struct mm_struct *get_task_mm(struct task_struct *task)
{
	if (!task)
		return NULL;
	fake_mm.held++;
	return &fake_mm;
}

#define mmput(mm) ((void)(mm)->held--)
#define mmap_read_lock(mm) ((void)(mm)->locked++)
#define mmap_read_unlock(mm) ((void)(mm)->locked--)

static struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long at)
{
	if (!mm->locked)
		broken("find_vma() without the lock");
	return at < mm->area.vm_end ? &mm->area : NULL;
}

struct stap_task_finder_target {
	const char *procname;
};
static int fake_registered;

static int stap_register_task_finder_target(struct stap_task_finder_target *t)
{
	fake_registered++;
	return 0;
}

static char fake_error[256];
#define _stp_error(...) snprintf(fake_error, sizeof(fake_error), __VA_ARGS__)

static int fake_written;

static int __access_process_vm_noflush(struct task_struct *task,
				       unsigned long address, void *data,
				       int size, int write)
{
	fake_written += write;
	return size;
}

#include "build.tapset.c"

/*
 * This program, its build-id, and a module that was compiled for it.
 */

static struct file own;
static u8 build_id[PYTHON_BUILD_ID];
static struct _stp_module module = { .path = "/python", .build_id_bits = build_id };

static int find_note(struct dl_phdr_info *info, size_t size, void *unused)
{
	int i;

	for (i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *phdr = &info->dlpi_phdr[i];
		const u8 *at = (const u8 *)(info->dlpi_addr + phdr->p_vaddr);
		const u8 *end = at + phdr->p_memsz;

		if (phdr->p_type != PT_NOTE || phdr->p_align > 4)
			continue;
		while (at < end) {
			const ElfW(Nhdr) *note = (const void *)at;
			const u8 *name = at + sizeof(*note);

			at = name + (note->n_namesz + 3) / 4 * 4;
			if (note->n_type == NT_GNU_BUILD_ID &&
			    !memcmp(name, "GNU", 4)) {
				module.build_id_len = note->n_descsz;
				module.build_id_offset =
					(unsigned long)at - info->dlpi_addr;
				memcpy(build_id, at, note->n_descsz);
				return 1;
			}
			at += (note->n_descsz + 3) / 4 * 4;
		}
	}
	return 1;	/* the program itself is the first */
}

static void begin(void)
{
	static u8 data[1 << 24];
	FILE *file = fopen("/proc/self/exe", "rb");

	own.data = data;
	own.size = fread(data, 1, sizeof(data), file);
	fclose(file);
	module.build_id_len = 0;
	dl_iterate_phdr(find_note, NULL);
	_stp_modules[0] = &module;
	_stp_num_modules = 1;
	fake_file = &own;
	fake_error[0] = '\0';
	fake_registered = fake_written = 0;
}

static void nothing_held(void)
{
	expect(!own.held && !fake_paths_held && !fake_mm.held && !fake_mm.locked);
}

static void test_own(void)
{
	begin();
	expect(module.build_id_len >= 8);
	expect(_python_is_build(&own, &module));
}

/* Each bit of it counts, and its place. */
static void test_other(void)
{
	int bit;

	begin();
	for (bit = 0; bit < module.build_id_len * 8; bit++) {
		build_id[bit / 8] ^= 1 << bit % 8;
		expect(!_python_is_build(&own, &module));
		build_id[bit / 8] ^= 1 << bit % 8;
	}
	module.build_id_offset++;
	expect(!_python_is_build(&own, &module));
	module.build_id_offset = 0;
	expect(!_python_is_build(&own, &module));
	module.build_id_offset = ULONG_MAX;
	expect(!_python_is_build(&own, &module));
}

static void test_untold(void)
{
	begin();
	module.build_id_len = 0;
	expect(_python_is_build(&own, &module));
}

/* Cut anywhere in its beginning, with each of its bytes another: an answer. */
static void test_damaged(void)
{
	static const u8 bytes[] = { 0, 1, 2, 4, 0x7f, 0x80, 0xff };
	static u8 data[4096];
	struct file damaged = { data, 0, 0 };
	unsigned int i, j;

	begin();
	memcpy(data, own.data, sizeof(data));
	for (damaged.size = 0; damaged.size < 200; damaged.size++)
		expect(!_python_is_build(&damaged, &module));
	damaged.size = sizeof(data);
	for (i = 0; i < 1024; i++) {
		u8 kept = data[i];

		for (j = 0; j < sizeof(bytes); j++) {
			data[i] = bytes[j];
			fake_reads = 0;
			_python_is_build(&damaged, &module);
			expect(fake_reads <= PYTHON_SEGMENTS + 3);
		}
		data[i] = kept;
	}
	memset(data + 16, 0xff, 48);
	expect(!_python_is_build(&damaged, &module));
	memset(data, 0, sizeof(data));
	expect(!_python_is_build(&damaged, &module));
}

static void test_path(void)
{
	struct path path;

	begin();
	expect(!_python_kern_path("/python", 0, &path) && fake_paths_held == 1);
	path_put(&path);
	nothing_held();

	build_id[0] ^= 1;
	expect(_python_kern_path("/python", 0, &path) == -ESTALE);
	expect(strstr(fake_error, "/python is another build"));
	nothing_held();

	/* not the module's */
	expect(!_python_kern_path("/other", 0, &path));
	path_put(&path);
	expect(_python_kern_path("/none", 0, &path) == -ENOENT);
	build_id[0] ^= 1;
	fake_inode.i_mode = 0;
	expect(_python_kern_path("/python", 0, &path) == -ESTALE);
	expect(!own.held);
	fake_inode.i_mode = 1;
	fake_file = NULL;
	expect(_python_kern_path("/python", 0, &path) == -EMFILE);
	nothing_held();
}

static void test_register(void)
{
	struct stap_task_finder_target target = { "/python" };

	begin();
	expect(!_python_register(&target) && fake_registered == 1);
	build_id[0] ^= 1;
	expect(_python_register(&target) == -ESTALE && fake_registered == 1);
	target.procname = "/none";
	expect(!_python_register(&target) && fake_registered == 2);
	target.procname = NULL;
	expect(!_python_register(&target) && fake_registered == 3);
	nothing_held();
}

static void test_semaphore(void)
{
	static struct _stp_module library = { .path = "/library" };
	struct task_struct task;
	u16 two = 1;

	begin();
	fake_mm.area = (struct vm_area_struct){ 0x1000, 0x2000, &own };
	expect(_python_access(&task, 0x1800, &two, 2, 1) == 2 && fake_written);

	fake_written = 0;
	expect(!_python_access(&task, 0x800, &two, 2, 1));
	expect(!_python_access(&task, 0x2000, &two, 2, 1));
	expect(!_python_access(NULL, 0x1800, &two, 2, 1));
	build_id[0] ^= 1;
	expect(!_python_access(&task, 0x1800, &two, 2, 1));
	expect(_python_access(&task, 0x1800, &two, 2, 0) == 2);
	build_id[0] ^= 1;
	/* a library that has none tells nothing of others */
	_stp_modules[1] = &library;
	_stp_num_modules = 2;
	build_id[0] ^= 1;
	expect(!_python_access(&task, 0x1800, &two, 2, 1));
	build_id[0] ^= 1;
	fake_inode.i_mode = 0;
	expect(!_python_access(&task, 0x1800, &two, 2, 1));
	fake_inode.i_mode = 1;
	fake_mm.area.vm_file = NULL;
	expect(!_python_access(&task, 0x1800, &two, 2, 1));
	expect(!fake_written);
	nothing_held();
}

/* The address of this, and where the file has it. */
static volatile u32 there = 0x57415053;

static int find_there(struct dl_phdr_info *info, size_t size, void *address)
{
	*(loff_t *)address = (unsigned long)&there - info->dlpi_addr;
	return 1;
}

static void test_semaphore_in_file(void)
{
	loff_t address = 0, at = 0;
	u32 found = 0;

	begin();
	dl_iterate_phdr(find_there, &address);
	at = _python_semaphore("/python", address);
	expect(at > 0 && _python_kernel_raises);
	memcpy(&found, own.data + at, sizeof(found));
	expect(found == there && !fake_error[0]);
	/* again, as a probe with a condition does */
	expect(_python_semaphore("/python", address) == at);
	expect(_python_access(NULL, 0x1800, &found, 2, 1) == 2 && !fake_written);
	expect(!_python_semaphore("/python", 0) && !fake_error[0]);
	nothing_held();

	_python_kernel_raises = false;
	expect(!_python_semaphore("/python", 1LL << 40));
	expect(strstr(fake_error, "/python: where its semaphores"));
	expect(!_python_semaphore("/none", 64));
	expect(!_python_semaphore(NULL, 64));
	fake_inode.i_mode = 0;
	expect(!_python_semaphore("/other", 64));
	fake_inode.i_mode = 1;
	fake_file = NULL;
	expect(!_python_semaphore("/other", 64) && !_python_kernel_raises);
	nothing_held();
}

static const struct test tests[] = {
	{ "its own build", test_own },
	{ "another build", test_other },
	{ "a build without a build-id", test_untold },
	{ "a damaged file", test_damaged },
	{ "a path", test_path },
	{ "a program to be found", test_register },
	{ "a semaphore", test_semaphore },
	{ "where the file has one", test_semaphore_in_file },
};
TESTS(tests)
