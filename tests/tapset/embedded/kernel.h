/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the tapsets' C uses of the kernel and of SystemTap's runtime: a fake,
 * because a kernel can't be run under sanitizers; the live tests have the real
 * one.  Where the kernel only has a rule, this aborts when it is broken.
 *
 * Included once, before the C that extract.awk makes.
 */
#ifndef KERNEL_H
#define KERNEL_H

/* for locks that see errors */
#define _GNU_SOURCE

#include <endian.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* the C library defines both of these, the kernel one of them */
#undef __LITTLE_ENDIAN
#undef __BIG_ENDIAN
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define __LITTLE_ENDIAN 1234
#else
#define __BIG_ENDIAN 4321
#endif

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t s64;

#undef __always_inline
#define __always_inline inline __attribute__((__always_inline__))
#define noinline __attribute__((__noinline__))
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define __user
#define ARRAY_SIZE(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define round_up(x, y) (((x) + (y) - 1) / (y) * (y))
#define KERNEL_VERSION(a, b, c) ((a) << 16 | (b) << 8 | (c))
#define LINUX_VERSION_CODE KERNEL_VERSION(6, 1, 0)

#define div_u64(a, b) ((u64)(a) / (u32)(b))
#define div64_u64(a, b) ((u64)(a) / (u64)(b))

/* of a CPU */
static __thread u64 fake_now;
#define ktime_get_mono_fast_ns() fake_now

static inline int fls64(u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

/* What a kernel would not say as clearly. */
#define broken(...)							\
	do {								\
		fflush(stdout);						\
		fprintf(stderr, "broken rule: " __VA_ARGS__);		\
		fputc('\n', stderr);					\
		abort();						\
	} while (0)

/*
 * Memory order.  Half of all kernels have no acquire and release for 8 bytes.
 */

#define fake_is_pointer(x) (__builtin_classify_type(x) == 5)

#define fake_assert_native(x)						\
	_Static_assert(sizeof(x) < 8 || fake_is_pointer(x),		\
		       "acquire or release of what a 32-bit kernel can't")

/* what depends on a pointer that was read is read after it */
#define READ_ONCE(x)							\
	__atomic_load_n(&(x), fake_is_pointer(x) ? __ATOMIC_ACQUIRE	\
						 : __ATOMIC_RELAXED)
#define WRITE_ONCE(x, value) __atomic_store_n(&(x), value, __ATOMIC_RELAXED)

/* how often smp_load_acquire() was used */
static __thread unsigned long fake_acquired;

#define smp_load_acquire(p)						\
	({								\
		fake_assert_native(*(p));				\
		fake_acquired++;					\
		__atomic_load_n(p, __ATOMIC_ACQUIRE);			\
	})
/* What another CPU does when it sees that; of the test. */
static void (*fake_released)(void *);

#define smp_store_release(p, value)					\
	({								\
		fake_assert_native(*(p));				\
		__atomic_store_n(p, value, __ATOMIC_RELEASE);		\
		if (fake_released)					\
			fake_released(p);				\
	})

typedef struct {
	s64 counter;
} atomic64_t;
#define atomic64_inc(a)							\
	((void)__atomic_fetch_add(&(a)->counter, 1, __ATOMIC_RELAXED))
#define atomic64_read(a) __atomic_load_n(&(a)->counter, __ATOMIC_RELAXED)

/*
 * Bits.
 */

#define FAKE_LONG (8 * (int)sizeof(unsigned long))
#define DECLARE_BITMAP(name, bits)					\
	unsigned long name[((bits) + FAKE_LONG - 1) / FAKE_LONG]

static inline void set_bit(long nr, unsigned long *map)
{
	__atomic_fetch_or(&map[nr / FAKE_LONG], 1UL << nr % FAKE_LONG,
			  __ATOMIC_RELAXED);
}

static inline bool test_bit(long nr, const unsigned long *map)
{
	return __atomic_load_n(&map[nr / FAKE_LONG], __ATOMIC_RELAXED)
		>> nr % FAKE_LONG & 1;
}

/*
 * Locks.
 */

typedef struct {
	pthread_mutex_t mutex;
} raw_spinlock_t;

#define __RAW_SPIN_LOCK_UNLOCKED(name)					\
	{ .mutex = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP }
#define DEFINE_RAW_SPINLOCK(name)					\
	raw_spinlock_t name = __RAW_SPIN_LOCK_UNLOCKED(name)

static __thread unsigned long fake_locks_held, fake_locks_taken;

static inline unsigned long fake_lock(raw_spinlock_t *lock)
{
	/* on one core, too, threads are to meet */
	if (++fake_locks_taken % 8 == 0)
		sched_yield();
	if (pthread_mutex_lock(&lock->mutex))
		broken("a thread takes a lock that it holds");
	return ++fake_locks_held;
}

static inline void fake_unlock(raw_spinlock_t *lock, unsigned long flags)
{
	if (flags != fake_locks_held)
		broken("a lock is given back with the flags of another");
	fake_locks_held--;
	if (pthread_mutex_unlock(&lock->mutex))
		broken("a thread gives back a lock that it does not hold");
}

#define raw_spin_lock_irqsave(lock, flags) ((flags) = fake_lock(lock))
#define raw_spin_unlock_irqrestore(lock, flags) fake_unlock(lock, flags)

/*
 * Memory of the traced program: pages at any address, some of them absent.
 * __get_user() checks nothing in a kernel; what it must not be asked is an
 * error here.
 */

#define PAGE_SIZE 4096UL
#define FAKE_REGIONS 8
#define FAKE_ABSENT 8

/* not a constant: tests move the end of user memory */
static unsigned long fake_task_size = 0x7ffffffff000UL;
#define TASK_SIZE_MAX fake_task_size

static struct fake_region {
	unsigned long start, end;
	u8 *memory;
} fake_regions[FAKE_REGIONS];
static unsigned long fake_absent[FAKE_ABSENT];

static __thread int fake_faults_off;
static __thread bool fake_nmi;

#define in_nmi() fake_nmi

static inline void pagefault_disable(void)
{
	fake_faults_off++;
}

static inline void pagefault_enable(void)
{
	if (--fake_faults_off < 0)
		broken("page faults are enabled twice");
}

/* Gives the program zeroed pages. */
static inline void user_map(unsigned long start, unsigned long pages)
{
	struct fake_region *region = fake_regions;

	while (region->memory)
		if (++region == fake_regions + FAKE_REGIONS)
			broken("the test maps too much");
	region->start = start;
	region->end = start + pages * PAGE_SIZE;
	region->memory = calloc(pages, PAGE_SIZE);
}

static inline void user_unmap_all(void)
{
	for (int i = 0; i < FAKE_REGIONS; i++) {
		free(fake_regions[i].memory);
		fake_regions[i] = (struct fake_region) { 0 };
	}
	memset(fake_absent, 0, sizeof(fake_absent));
}

/* Where the test itself finds such memory, or NULL. */
static inline void *user_at(unsigned long addr)
{
	for (int i = 0; i < FAKE_REGIONS; i++)
		if (addr >= fake_regions[i].start && addr < fake_regions[i].end)
			return fake_regions[i].memory
				+ (addr - fake_regions[i].start);
	return NULL;
}

static inline void user_set_absent(unsigned long addr, bool absent)
{
	unsigned long page = addr & ~(PAGE_SIZE - 1);

	for (int i = 0; i < FAKE_ABSENT; i++)
		if (fake_absent[i] == (absent ? 0 : page)) {
			fake_absent[i] = absent ? page : 0;
			return;
		}
	broken("the test has too many absent pages");
}

static inline const u8 *fake_page(unsigned long addr)
{
	for (int i = 0; i < FAKE_ABSENT; i++)
		if (fake_absent[i] && fake_absent[i] == (addr & ~(PAGE_SIZE - 1)))
			return NULL;
	return user_at(addr);
}

/* Nonzero on a fault, and then it reads as 0. */
static inline int fake_get_user(void *to, unsigned long addr, size_t size)
{
	size_t here = PAGE_SIZE - (addr & (PAGE_SIZE - 1));
	const u8 *first, *second;

	if (!fake_faults_off)
		broken("user memory is read with page faults enabled");
	if (fake_nmi)
		broken("user memory is read in an NMI");
	if (addr >= TASK_SIZE_MAX || size > TASK_SIZE_MAX - addr)
		broken("%#lx is read, where the kernel is", addr);
	if (here > size)
		here = size;
	first = fake_page(addr);
	second = here < size ? fake_page(addr + here) : first;
	if (!first || !second) {
		memset(to, 0, size);
		return -EFAULT;
	}
	memcpy(to, first, here);
	memcpy((u8 *)to + here, second, size - here);
	return 0;
}

#define __get_user(x, ptr)						\
	({								\
		__typeof__(*(ptr)) fake_value;				\
		int fake_fault = fake_get_user(&fake_value,		\
					       (unsigned long)(ptr),	\
					       sizeof(fake_value));	\
		(x) = fake_value;					\
		fake_fault;						\
	})

/*
 * Strings.  FORTIFY_SOURCE makes a kernel stop where an array has no end.
 */

#define fake_array_size(x)						\
	(__builtin_types_compatible_p(__typeof__(x),			\
				      __typeof__(&(x)[0]))		\
	 ? SIZE_MAX : sizeof(x))

static inline size_t fake_strlcpy(char *to, const char *from, size_t size,
				  size_t limit)
{
	size_t length = strnlen(from, limit);

	if (length == limit)
		broken("strlcpy() of an array without an end");
	if (size) {
		size_t n = length < size ? length : size - 1;

		memcpy(to, from, n);
		to[n] = '\0';
	}
	return length;
}

/* As SystemTap 5.6 has it for kernels that have none (PR31373), with a variable
 * that a caller's may have the name of, and the NUL in what it returns. */
#undef strlcpy
#define strlcpy(to, from, count)					\
	({								\
		size_t size = (count);					\
		fake_strlcpy(to, from, size, fake_array_size(from)) + 1; \
	})

__attribute__((format(printf, 3, 4)))
static inline int scnprintf(char *to, size_t size, const char *format, ...)
{
	va_list arguments;
	int n;

	va_start(arguments, format);
	n = vsnprintf(to, size, format, arguments);
	va_end(arguments);
	return n < (int)size ? n : (int)size - 1;
}

/*
 * Tasks.
 */

#define TASK_COMM_LEN 16
#define PIDTYPE_PID 0
#define FAKE_PIDS 131072

struct new_utsname {
	char nodename[65];
};

struct uts_namespace {
	struct new_utsname name;
};

struct nsproxy {
	struct uts_namespace *uts_ns;
};

struct task_struct {
	int pid, tgid;
	char comm[TASK_COMM_LEN];
	struct task_struct *group_leader;
	struct nsproxy *nsproxy;
	u64 start_time, start_boottime;
	u64 self_exec_id;
	unsigned int __state, flags;
	int exit_state;
	unsigned long nvcsw, nivcsw;
	/* the fake that uses these has them */
	struct mm_struct *mm;
	struct task_struct *real_parent;
};

static __thread struct task_struct *fake_current;
#define current fake_current

/* those that live, by their number */
static struct task_struct *fake_tasks[FAKE_PIDS];

static struct pid_namespace { int unused; } init_pid_ns;
static __thread int fake_rcu;

#define rcu_read_lock() ((void)fake_rcu++)
#define rcu_read_unlock() ((void)fake_rcu--)

static inline struct pid *find_pid_ns(int nr, struct pid_namespace *ns)
{
	if (!fake_rcu || ns != &init_pid_ns)
		broken("find_pid_ns() outside of rcu_read_lock()");
	if (nr <= 0 || nr >= FAKE_PIDS)
		return NULL;
	return (struct pid *)fake_tasks[nr];
}

static inline struct task_struct *pid_task(struct pid *pid, int type)
{
	if (!fake_rcu || type != PIDTYPE_PID)
		broken("pid_task() outside of rcu_read_lock()");
	return (struct task_struct *)pid;
}

/*
 * A variable for each CPU: two here, and who writes which is as it happens.
 */

#define FAKE_CPUS 2

static __thread int fake_cpu;

#define DEFINE_PER_CPU(type, name) type name[FAKE_CPUS]
#define this_cpu_inc(name)						\
	((void)__atomic_fetch_add(&(name)[fake_cpu++ % FAKE_CPUS], 1,	\
				  __ATOMIC_RELAXED))
/* of the CPU that runs a handler: one is enough for what it tells itself */
#define __this_cpu_read(name) __atomic_load_n(&(name)[0], __ATOMIC_RELAXED)
#define __this_cpu_write(name, value)					\
	__atomic_store_n(&(name)[0], value, __ATOMIC_RELAXED)
#define cmpxchg(at, old, new) __sync_val_compare_and_swap(at, old, new)
#define per_cpu(name, cpu) __atomic_load_n(&(name)[cpu], __ATOMIC_RELAXED)
#define for_each_possible_cpu(cpu)					\
	for ((cpu) = 0; (cpu) < FAKE_CPUS; (cpu)++)

/*
 * SystemTap's runtime.
 */

struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx,
		      si, di, orig_ax, ip, cs, flags, sp, ss;
};
#define instruction_pointer(regs) ((regs)->ip)

/* the files that a module has probes in */
struct _stp_module {
	const char *path;
	const u8 *build_id_bits;
	unsigned long build_id_offset;
	int build_id_len;
};
static struct _stp_module *_stp_modules[2];
static unsigned int _stp_num_modules;

struct fake_context {
	struct pt_regs *uregs;
};

static __thread struct fake_context fake_context;
#define CONTEXT (&fake_context)

/* Its log: a buffer a CPU, which here is a thread, and one stream of all. */
#define STP_BUFFER_SIZE 8192

static __thread struct fake_log {
	size_t len;
	char buf[STP_BUFFER_SIZE];
} fake_log;

static struct fake_stream {
	pthread_mutex_t mutex;
	char *text;
	size_t used, room;
	/* where each message ended */
	size_t *end;
	size_t messages, ends;
} fake_stream = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static inline void _stp_print_flush(void)
{
	struct fake_stream *s = &fake_stream;

	if (!fake_log.len)
		return;
	/* CPUs do not agree on when; whoever holds no lock is overtaken */
	sched_yield();
	pthread_mutex_lock(&s->mutex);
	if (s->room - s->used < fake_log.len) {
		s->room = 2 * (s->room + STP_BUFFER_SIZE);
		s->text = realloc(s->text, s->room);
	}
	if (s->messages == s->ends) {
		s->ends = 2 * s->ends + 64;
		s->end = realloc(s->end, s->ends * sizeof(*s->end));
	}
	memcpy(s->text + s->used, fake_log.buf, fake_log.len);
	s->used += fake_log.len;
	s->end[s->messages++] = s->used;
	pthread_mutex_unlock(&s->mutex);
	fake_log.len = 0;
}

static inline void _stp_print(const char *str)
{
	while (1) {
		while (fake_log.len < STP_BUFFER_SIZE && *str)
			fake_log.buf[fake_log.len++] = *str++;
		if (!*str)
			break;
		_stp_print_flush();
	}
}

/* What must be as before when a handler ends; the runtime sends its log. */
static inline void fake_end_of_handler(void)
{
	if (fake_locks_held)
		broken("a function ends with a lock held");
	if (fake_faults_off)
		broken("a function ends with page faults disabled");
	if (fake_rcu)
		broken("a function ends in rcu_read_lock()");
	_stp_print_flush();
}

/* python-report.stp: by the name of a file, which there is none of here */
static void __attribute__((unused)) _python_note_silent(void) { }

#endif
