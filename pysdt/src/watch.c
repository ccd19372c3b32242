/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Two locks.  life_lock is for the helper's beginning and end; who holds it can
 * wait for the helper to end, so the helper never takes it.  list_lock is for
 * the list of interpreters, which is only changed by who has both; the helper
 * holds it while it waits for an interpreter's GIL.  So whoever has a GIL gives
 * it up before taking either; and an interpreter that is about to end leaves the
 * list first, so that the helper never asks for the GIL of one that is gone.
 */
#define _GNU_SOURCE
#include "watch.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "probe.h"
#include "status.h"

#define PERIOD_NS 50000000L
/* a tracer attaches its probes one by one: what changed may not be all */
#define SETTLE_NS 30000000L
/* in periods: how often a tool id is asked for when none was free */
#define RETRY_PERIODS 20

static pthread_mutex_t life_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;
static struct interpreter *interpreters;
static int forks; /* under way */
static pthread_t helper;
static pid_t helper_process; /* 0: no helper */
static pid_t left_process; /* where one ends that nobody has waited for */
static _Atomic uint32_t generation; /* of helpers: older ones end */

/* The helper's side */

static bool is_asked_to_end(uint32_t mine)
{
	return atomic_load(&generation) != mine;
}

static void nap(uint32_t mine, long nanoseconds)
{
	struct timespec time = { 0, nanoseconds };

	syscall(SYS_futex, &generation, FUTEX_WAIT_PRIVATE, mine, &time, NULL,
		0);
}

/* Does an interpreter want another set than it has? */
static bool differs(const struct interpreter *here, bool retry)
{
	return interpreter_wanted(here) != atomic_load(&here->installed) &&
	       (retry || !atomic_load(&here->refused));
}

static bool any_differs(bool retry)
{
	const struct interpreter *here;

	pthread_mutex_lock(&list_lock);
	for (here = interpreters; here; here = here->next)
		if (differs(here, retry))
			break;
	pthread_mutex_unlock(&list_lock);
	return here != NULL;
}

static void apply_in(struct interpreter *here)
{
	PyThreadState *state = PyThreadState_New(here->id);

	if (!state)
		return;
	PyEval_RestoreThread(state);
	interpreter_apply(here);
	PyThreadState_Clear(state);
	PyEval_SaveThread();
	PyThreadState_Delete(state);
}

static void apply_all(bool retry)
{
	pthread_mutex_lock(&list_lock);
	for (struct interpreter *here = interpreters; here; here = here->next)
		if (differs(here, retry))
			apply_in(here);
	pthread_mutex_unlock(&list_lock);
}

/* Waits until the semaphores are what they were a moment before. */
static void settle(uint32_t mine)
{
	uint32_t before, now = probe_watched();

	do {
		before = now;
		nap(mine, SETTLE_NS);
		now = probe_watched();
	} while (now != before && !is_asked_to_end(mine));
}

static void *help(void *born)
{
	uint32_t mine = (uint32_t)(uintptr_t)born;
	unsigned periods = 0;

	prctl(PR_SET_NAME, "pysdt");
	for (;;) {
		bool retry;

		nap(mine, PERIOD_NS);
		if (is_asked_to_end(mine))
			return NULL;
		retry = ++periods % RETRY_PERIODS == 0;
		if (!any_differs(retry))
			continue;
		settle(mine);
		/*
		 * Who asks for its end gives up the GIL, and takes interpreters
		 * out of the list before they end: what is in it has a GIL that
		 * can be had.
		 */
		if (!is_asked_to_end(mine))
			apply_all(retry);
	}
}

/* Everybody else's side; life_lock is held, the GIL is not */

static bool is_running(void)
{
	/* a fork that Python did not know of has left it behind */
	return helper_process && helper_process == getpid();
}

static void stop(void);
static void await_left(void);

/*
 * The first thread of the process ends, and not by exit().  Its last thread
 * would end the process now: that must not be the helper.  It is so in a child
 * whose fork was in another thread than its parent's first one, which the C
 * library ends when that thread's function returns.
 */
static void first_thread_ends(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&life_lock);
	stop();
	await_left();
	pthread_mutex_unlock(&life_lock);
}

static pthread_key_t first_thread;
static pthread_once_t first_thread_once = PTHREAD_ONCE_INIT;
static bool first_thread_known;

static void make_first_thread(void)
{
	first_thread_known =
		pthread_key_create(&first_thread, first_thread_ends) == 0;
}

static void await_first_thread(void)
{
	pthread_once(&first_thread_once, make_first_thread);
	if (first_thread_known && gettid() == getpid())
		pthread_setspecific(first_thread, &first_thread);
}

static bool create(void)
{
	pthread_attr_t attributes;
	size_t stack = (size_t)512 * 1024;
	bool created;

	if (pthread_attr_init(&attributes))
		return false;
	/* little, but Python's own functions have to run on it */
	pthread_attr_setstacksize(&attributes, stack);
	created = pthread_create(&helper, &attributes, help,
				 (void *)(uintptr_t)generation) == 0;
	pthread_attr_destroy(&attributes);
	return created;
}

static bool start(void)
{
	sigset_t all, before;

	if (is_running() || forks || !interpreters)
		return true;
	await_left();
	/*
	 * The program's signals are for the program's threads.  The C library
	 * keeps those that it needs itself, for setuid() in all threads, out of
	 * this set.
	 */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	helper_process = create() ? getpid() : 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pysdt_status.thread = helper_process != 0;
	await_first_thread();
	return helper_process != 0;
}

/* Asks the helper to end. */
static void stop(void)
{
	if (!is_running())
		return;
	atomic_fetch_add(&generation, 1);
	syscall(SYS_futex, &generation, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL,
		0);
	left_process = helper_process;
	helper_process = 0;
	pysdt_status.thread = 0;
}

/* Waits for one that was asked. */
static void await_left(void)
{
	if (left_process == getpid())
		pthread_join(helper, NULL);
	left_process = 0;
}

static void chain_in(struct interpreter *here)
{
	if (here->listed)
		return;
	pthread_mutex_lock(&list_lock);
	here->listed = true;
	here->next = interpreters;
	interpreters = here;
	pysdt_status.interpreters++;
	pthread_mutex_unlock(&list_lock);
}

static void chain_out(struct interpreter *here)
{
	struct interpreter **link = &interpreters;

	if (!here->listed)
		return;
	pthread_mutex_lock(&list_lock);
	while (*link != here)
		link = &(*link)->next;
	*link = here->next;
	here->listed = false;
	pysdt_status.interpreters--;
	pthread_mutex_unlock(&list_lock);
}

bool watch_join(struct interpreter *here)
{
	bool started;

	Py_BEGIN_ALLOW_THREADS
	pthread_mutex_lock(&life_lock);
	chain_in(here);
	started = start();
	if (!started)
		chain_out(here);
	pthread_mutex_unlock(&life_lock);
	Py_END_ALLOW_THREADS
	return started;
}

static void leave(struct interpreter *here, bool wait)
{
	Py_BEGIN_ALLOW_THREADS
	pthread_mutex_lock(&life_lock);
	chain_out(here);
	if (!interpreters)
		stop();
	if (wait)
		await_left();
	pthread_mutex_unlock(&life_lock);
	Py_END_ALLOW_THREADS
}

void watch_leave(struct interpreter *here)
{
	leave(here, true);
}

void watch_leave_at_exit(struct interpreter *here)
{
	leave(here, false);
}

void watch_before_fork(void)
{
	Py_BEGIN_ALLOW_THREADS
	pthread_mutex_lock(&life_lock);
	forks++;
	stop();
	await_left();
	pthread_mutex_unlock(&life_lock);
	Py_END_ALLOW_THREADS
}

void watch_after_fork_in_parent(void)
{
	Py_BEGIN_ALLOW_THREADS
	pthread_mutex_lock(&life_lock);
	if (forks)
		forks--;
	start();
	pthread_mutex_unlock(&life_lock);
	Py_END_ALLOW_THREADS
}

void watch_after_fork_in_child(struct interpreter *here)
{
	bool was_listed = here->listed;

	/* no other thread is here, and no other interpreter goes on */
	pthread_mutex_init(&life_lock, NULL);
	pthread_mutex_init(&list_lock, NULL);
	forks = 0;
	helper_process = 0;
	left_process = 0;
	pysdt_status.thread = 0;
	pysdt_status.interpreters = 0;
	interpreters = NULL;
	here->listed = false;
	if (was_listed) {
		chain_in(here);
		start();
	}
}
