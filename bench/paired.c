/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * paired RUNS COMMAND... -- COMMAND...: runs the two commands in turns, RUNS
 * times each after one that does not count, with their output thrown away, and
 * prints
 *
 *	MEDIAN MEDIAN RATIO PEAK PEAK
 *
 * the medians in milliseconds, the median of each pair's ratio, and the peak
 * memory of each command in KiB.
 */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* the children's output */
static int nowhere;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Milliseconds; *peak becomes the largest so far. */
static double run(char **command, long *peak)
{
	double start = now();
	struct rusage usage;
	pid_t pid = vfork();
	int status;

	if (pid < 0)
		err(1, "vfork");
	if (pid == 0) {
		dup2(nowhere, STDOUT_FILENO);
		dup2(nowhere, STDERR_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &usage) != pid)
		err(1, "wait4");
	if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
		errx(1, "%s could not be run, or did not end", command[0]);
	if (usage.ru_maxrss > *peak)
		*peak = usage.ru_maxrss;
	return now() - start;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), by_size);
	return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
	size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	double *times = calloc(3 * (runs + 1), sizeof(*times));
	double *first = times, *second = times + runs, *ratios = second + runs;
	long peaks[2] = { 0, 0 };
	int middle = 2;

	while (middle < argc && strcmp(argv[middle], "--"))
		middle++;
	if (!runs || !times || middle == 2 || middle + 1 >= argc)
		errx(64, "usage: paired RUNS COMMAND... -- COMMAND...");
	argv[middle] = NULL;
	nowhere = open("/dev/null", O_WRONLY);
	run(argv + 2, &peaks[0]);
	run(argv + middle + 1, &peaks[1]);
	for (size_t i = 0; i < runs; i++) {
		first[i] = run(argv + 2, &peaks[0]);
		second[i] = run(argv + middle + 1, &peaks[1]);
		ratios[i] = first[i] / second[i];
	}
	printf("%.3f %.3f %.3f %ld %ld\n", median(first, runs),
	       median(second, runs), median(ratios, runs), peaks[0], peaks[1]);
	free(times);
	return 0;
}
