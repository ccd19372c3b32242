/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "report/output.h"

#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "package/package.h"

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

static bool is_examined(const char *path)
{
	char head[512];
	FILE *file = fopen(path, "re");
	size_t length = file ? fread(head, 1, sizeof(head), file) : 0;

	if (file)
		fclose(file);
	return (length >= SELFMAG && memcmp(head, ELFMAG, SELFMAG) == 0) ||
	       (length >= 7 && memcmp(head, "!<arch>", 7) == 0) ||
	       package_kind(head, length) != PACKAGE_NONE;
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

/* False with errno set. */
static bool replace(struct output *output, mode_t mode)
{
	if (output->target && open_temporary(output, mode))
		return true;
	discard(output);
	return false;
}

bool output_open(struct output *output, const char *path, const char **why)
{
	struct stat status;
	bool exists = path && stat(path, &status) == 0;
	bool good;

	*output = (struct output){
		.stream = path ? NULL : stdout,
		.name = path ? path : "standard output",
	};
	if (!path)
		return true;
	if (!exists) {
		output->target = strdup(path);
		good = replace(output, new_mode());
	} else if (!S_ISREG(status.st_mode)) {
		/* a device or a FIFO has no content to protect */
		output->stream = fopen(path, "we");
		good = output->stream;
	} else if (is_examined(path)) {
		*why = "not replaced: it is an ELF file, archive or package, "
		       "and none of these was ever a report";
		return false;
	} else {
		/* behind a symbolic link the file is replaced, not the link */
		output->target = realpath(path, NULL);
		good = replace(output, status.st_mode & 07777);
	}
	if (!good)
		*why = strerror(errno);
	return good;
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
