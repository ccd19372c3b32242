/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "output.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* the file to remove when a signal ends the program; NULL: none */
static char *volatile unfinished;

static void remove_unfinished(int signal_number)
{
	if (unfinished)
		unlink(unfinished);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

static void catch_signals(void)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGTERM, SIGPIPE };

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		struct sigaction old;

		/* nohup's choice stays */
		if (sigaction(signals[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			signal(signals[i], remove_unfinished);
	}
}

/* The mode that creat() would have given. */
static mode_t new_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* A temporary file beside the target. */
static bool open_temporary(struct output *output, mode_t mode)
{
	int fd;

	if (asprintf(&output->temporary, "%s.XXXXXX", output->target) < 0) {
		output->temporary = NULL;
		return false;
	}
	fd = mkstemp(output->temporary);
	if (fd < 0)
		return false;
	unfinished = output->temporary;
	catch_signals();
	output->stream = fdopen(fd, "w");
	if (!output->stream)
		close(fd);
	return output->stream && fchmod(fd, mode) == 0;
}

static void discard(struct output *output)
{
	int error = errno;

	if (output->temporary && unfinished) {
		unlink(output->temporary);
		unfinished = NULL;
	}
	free(output->temporary);
	free(output->target);
	output->temporary = NULL;
	output->target = NULL;
	errno = error;
}

bool output_open(struct output *output, const char *path)
{
	struct stat status;
	bool exists = path && stat(path, &status) == 0;

	*output = (struct output){
		.stream = path ? NULL : stdout,
		.name = path ? path : "standard output",
	};
	if (!path)
		return true;
	/* a device or a FIFO has no content to protect */
	if (exists && !S_ISREG(status.st_mode)) {
		output->stream = fopen(path, "we");
		return output->stream;
	}
	/* behind a symbolic link the file is replaced, not the link */
	output->target = exists ? realpath(path, NULL) : strdup(path);
	if (output->target &&
	    open_temporary(output, exists ? status.st_mode & 07777
					  : new_mode()))
		return true;
	discard(output);
	return false;
}

bool output_commit(struct output *output)
{
	bool written = fflush(output->stream) == 0 && !ferror(output->stream);
	int error = errno;

	if (fclose(output->stream) != 0 && written) {
		written = false;
		error = errno;
	}
	if (written && output->temporary &&
	    rename(output->temporary, output->target) == 0)
		unfinished = NULL;
	else if (written && output->temporary) {
		written = false;
		error = errno;
	}
	errno = error;
	discard(output);
	return written;
}
