/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * peak FILE COMMAND...: runs the command and writes into FILE how much memory
 * it held at the most, in KiB, and how long it computed, in milliseconds.  Ends
 * as the command does.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long milliseconds(struct timeval time)
{
	return time.tv_sec * 1000 + time.tv_usec / 1000;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	FILE *file;
	pid_t child;

	if (argc < 3)
		return 99;
	child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		return 99;
	file = fopen(argv[1], "w");
	if (!file ||
	    fprintf(file, "%ld %ld\n", usage.ru_maxrss,
		    milliseconds(usage.ru_utime) +
		    milliseconds(usage.ru_stime)) < 0 ||
	    fclose(file) != 0)
		return 99;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}
