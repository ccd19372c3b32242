/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stapsdt-lint: tells the truth about a binary's SystemTap markers.
 *
 * From the options to the exit status; everything else is done elsewhere.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <libelf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/hash.h"
#include "run/explain.h"
#include "run/options.h"
#include "run/run.h"

enum {
	STATUS_CLEAN = 0,
	STATUS_FOUND = 1,
	STATUS_TROUBLE = 2,
	STATUS_USAGE = 64,
};

/* Prints what needs no file. */
static int tell(const struct options *options)
{
	switch (options->action) {
	case ACTION_EXPLAIN:
		explain(stdout, options->explain);
		break;
	case ACTION_LIST_RULES:
		list_rules(stdout);
		break;
	case ACTION_HELP:
		options_print_help(stdout);
		break;
	default:
		puts("stapsdt-lint (" PACKAGE_NAME ") " PACKAGE_VERSION);
		break;
	}
	if (fflush(stdout) == 0 && !ferror(stdout))
		return STATUS_CLEAN;
	complain("standard output", strerror(errno));
	return STATUS_TROUBLE;
}

/* As a script leaves it whose variable is not set: what was meant is not
 * known, and so nothing is examined. */
static bool has_empty_path(const struct options *options)
{
	for (int i = 0; i < options->path_count; i++)
		if (!*options->paths[i])
			return true;
	return false;
}

static int status_of(enum outcome outcome)
{
	static const int statuses[] = {
		[OUTCOME_CLEAN] = STATUS_CLEAN,
		[OUTCOME_FOUND] = STATUS_FOUND,
		[OUTCOME_TROUBLE] = STATUS_TROUBLE,
	};

	return statuses[outcome];
}

static int act(struct options *options)
{
	if (has_empty_path(options)) {
		complain("a PATH is empty", "is there a variable that is not "
			 "set?");
		return STATUS_TROUBLE;
	}
	switch (options->action) {
	case ACTION_CHECK:
	case ACTION_LIST:
		return status_of(run_check(options));
	case ACTION_SURVEY:
		return status_of(run_survey(options));
	default:
		return tell(options);
	}
}

/* So that no report is opened in the place of a closed standard error, and gets
 * its sentences. */
static void open_standard_error(void)
{
	int fd;

	if (fcntl(STDERR_FILENO, F_GETFD) >= 0)
		return;
	fd = open("/dev/null", O_WRONLY);
	if (fd < 0 || fd == STDERR_FILENO)
		return;
	dup2(fd, STDERR_FILENO);
	close(fd);
}

int main(int argc, char **argv)
{
	struct options options;
	int status;

	open_standard_error();
	/* a sentence is one write */
	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
	elf_version(EV_CURRENT);
	hash_init();
	if (options_parse(argc, argv, &options) != 0)
		status = STATUS_USAGE;
	else
		status = act(&options);
	options_free(&options);
	return status;
}
