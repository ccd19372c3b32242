/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * strain MODE …: calls tick() of ./libtick.so, a known number of times, in the
 * ways that are hard on whoever has a breakpoint in it.
 *
 *	count N       N times
 *	steady        until SIGTERM, with pauses, so that others get on, too; then
 *	              says how many still watch
 *	unmap N K     N times: loads the library, K ticks, and unloads it
 *	fork N K      N children, which make K ticks each
 *	exec N K      K ticks, then it becomes itself again, N times in all
 *
 * How often tick() was called in all of it, is the last line.
 */
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t ended;

static void end(int signal)
{
	(void)signal;
	ended = 1;
}

struct library {
	void *handle;
	void (*tick)(int n);
	int (*watchers)(void);
};

static struct library load(void)
{
	struct library library;

	library.handle = dlopen("./libtick.so", RTLD_NOW);
	if (!library.handle) {
		fprintf(stderr, "strain: %s\n", dlerror());
		exit(1);
	}
	*(void **)&library.tick = dlsym(library.handle, "tick");
	*(void **)&library.watchers = dlsym(library.handle, "watchers");
	return library;
}

static void ticks(const struct library *library, long n)
{
	for (long i = 0; i < n; i++)
		library->tick((int)i);
}

static long steady(void)
{
	struct library library = load();
	long n = 0;

	signal(SIGTERM, end);
	while (!ended) {
		ticks(&library, 100);
		n += 100;
		usleep(4000);
	}
	printf("watchers %d\n", library.watchers());
	return n;
}

static long unmap(long n, long k)
{
	for (long i = 0; i < n; i++) {
		struct library library = load();

		ticks(&library, k);
		dlclose(library.handle);
	}
	return n * k;
}

static long forks(long n, long k)
{
	struct library library = load();

	for (long i = 0; i < n; i++) {
		pid_t pid = fork();

		if (pid == 0) {
			ticks(&library, k);
			_exit(0);
		}
		/* two at a time */
		if (i)
			wait(NULL);
	}
	while (wait(NULL) > 0)
		;
	return n * k;
}

static long execs(char **arguments, long n, long k)
{
	struct library library = load();
	static char left[32];
	const char *all = getenv("STRAIN_ALL");

	if (!all) {
		snprintf(left, sizeof(left), "%ld", n * k);
		setenv("STRAIN_ALL", left, 1);
	}
	ticks(&library, k);
	if (n > 1) {
		snprintf(left, sizeof(left), "%ld", n - 1);
		arguments[2] = left;
		execv("/proc/self/exe", arguments);
		perror("strain: exec");
		exit(1);
	}
	return atol(getenv("STRAIN_ALL"));
}

int main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";
	long n = argc > 2 ? atol(argv[2]) : 0;
	long k = argc > 3 ? atol(argv[3]) : 0;
	long all;

	if (strcmp(mode, "count") == 0) {
		struct library library = load();

		ticks(&library, n);
		all = n;
	} else if (strcmp(mode, "steady") == 0) {
		all = steady();
	} else if (strcmp(mode, "unmap") == 0) {
		all = unmap(n, k);
	} else if (strcmp(mode, "fork") == 0) {
		all = forks(n, k);
	} else if (strcmp(mode, "exec") == 0) {
		all = execs(argv, n, k);
	} else {
		fputs("usage: strain count|steady|unmap|fork|exec [N [K]]\n", stderr);
		return 64;
	}
	printf("ticks %ld\n", all);
	return 0;
}
