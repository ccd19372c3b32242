/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands in the way of SystemTap on this machine, and which command
 * removes it: its tapsets, itself, the kernel, and what the person may do.
 * Files are read; the one program that is run is "stap --version", of a
 * directory that only root writes to, and not below another root.  So some of
 * it is a guess, which python-stap doctor tries.
 */
#include "config.h"

#include "survey/survey-machine.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/version.h"
#include "elf/root.h"
#include "expect/cpython.h"
#include "survey/person.h"

__attribute__((format(printf, 3, 4)))
static void obstruct(struct survey *survey, const char *id,
		     const char *format, ...)
{
	struct survey_obstacle *next =
		&survey->obstacles[survey->obstacle_count];
	va_list arguments;

	if (survey->obstacle_count == OBSTACLES_MAX)
		return;
	va_start(arguments, format);
	if (vasprintf(&next->message, format, arguments) < 0)
		survey->failed = true;
	else
		survey->obstacle_count++;
	va_end(arguments);
	next->id = id;
}

/* The command that removes the obstacle that was added last. */
__attribute__((format(printf, 2, 3)))
static void remedy(struct survey *survey, const char *format, ...)
{
	struct survey_obstacle *last;
	va_list arguments;

	/* there was no memory for it */
	if (survey->obstacle_count == 0)
		return;
	last = &survey->obstacles[survey->obstacle_count - 1];
	va_start(arguments, format);
	if (!last->remedy && vasprintf(&last->remedy, format, arguments) < 0) {
		last->remedy = NULL;
		survey->failed = true;
	}
	va_end(arguments);
}

/* Can it be in a command, which somebody copies into a shell, as it is? */
static bool is_plain(const char *word)
{
	for (const char *at = word; *at; at++)
		if (!isalnum((unsigned char)*at) && !strchr("._+-", *at))
			return false;
	return isalnum((unsigned char)*word);
}

/* Distributions: how a package is installed there, and which one has the
 * headers of a kernel. */
static const struct distribution {
	const char *program;
	const char *install;
	const char *headers;
	bool numbered;               /* "-" and the kernel's release follow */
} distributions[] = {
	{ "/usr/bin/apt-get", "apt-get install", "linux-headers", true },
	{ "/usr/bin/dnf", "dnf install", "kernel-devel", true },
	{ "/usr/bin/zypper", "zypper install", "kernel-default-devel", false },
	{ "/usr/bin/pacman", "pacman -S", "linux-headers", false },
};

static const struct distribution *distribution_of(const struct survey *survey)
{
	for (size_t i = 0;
	     i < sizeof(distributions) / sizeof(*distributions); i++)
		if (root_exists(survey->root, distributions[i].program))
			return &distributions[i];
	return NULL;
}

/* The tapset */

/* As tapset/install-tapset tells ours from SystemTap's. */
static bool is_ours(FILE *tapset)
{
	static const char mark[] = "// python tapset: ";
	char line[256];

	for (int i = 0; i < 5 && fgets(line, sizeof(line), tapset); i++)
		if (strncmp(line, mark, sizeof(mark) - 1) == 0)
			return true;
	return false;
}

static void check_tapset(struct survey *survey)
{
	static const char *const files[] = {
		"/usr/local/share/systemtap/tapset/python.stp",
		"/usr/share/systemtap/tapset/python.stp",
	};
	bool ours = false;

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		FILE *tapset = root_stream(survey->root, files[i]);

		if (!tapset)
			continue;
		if (is_ours(tapset)) {
			ours = true;
		} else {
			obstruct(survey, "tapset-of-systemtap",
				 "%s is SystemTap's own, and takes the place "
				 "of python-stap's", files[i]);
			remedy(survey, "make install");
		}
		fclose(tapset);
	}
	if (!ours && survey->obstacle_count == 0) {
		obstruct(survey, "tapset-missing", "the tapset python.stp is "
			 "not installed: stap needs -I DIRECTORY");
		remedy(survey, "make install");
	}
}

/* SystemTap */

#define VERSION_SIZE 32

struct systemtap {
	const char *path;            /* NULL: none */
	char version[VERSION_SIZE];  /* "4.8"; "": unknown */
	char tested[VERSION_SIZE];   /* the newest kernel it was tested with */
};

/* Up to the deadline in milliseconds a read; what it had to say. */
static void read_all(int fd, char *text, size_t size)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	size_t length = 0;
	ssize_t n;

	while (length < size - 1 && poll(&wait, 1, 5000) > 0) {
		n = read(fd, text + length, size - 1 - length);
		if (n <= 0)
			break;
		length += (size_t)n;
	}
	text[length] = '\0';
}

/* Runs it with both outputs to the pipe; -1: it doesn't run. */
static pid_t spawn(const char *path, int to)
{
	char *const arguments[] = { "stap", "--version", NULL };
	char *const environment[] = { "PATH=/usr/bin:/bin", "LC_ALL=C", NULL };
	posix_spawn_file_actions_t actions;
	pid_t pid = -1;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	if (posix_spawn_file_actions_addopen(&actions, 0, "/dev/null",
					     O_RDONLY, 0) != 0 ||
	    posix_spawn_file_actions_adddup2(&actions, to, 1) != 0 ||
	    posix_spawn_file_actions_adddup2(&actions, to, 2) != 0 ||
	    posix_spawn(&pid, path, &actions, NULL, arguments,
			environment) != 0)
		pid = -1;
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

static void run_version(const char *path, char *text, size_t size)
{
	int ends[2];
	pid_t pid;

	text[0] = '\0';
	if (pipe2(ends, O_CLOEXEC) != 0)
		return;
	pid = spawn(path, ends[1]);
	close(ends[1]);
	if (pid > 0) {
		read_all(ends[0], text, size);
		kill(pid, SIGKILL);
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	close(ends[0]);
}

/* The word behind the mark. */
static void copy_word(const char *text, const char *mark,
		      char word[VERSION_SIZE])
{
	const char *at = strstr(text, mark);

	if (at)
		snprintf(word, VERSION_SIZE, "%.*s",
			 (int)strcspn(at + strlen(mark), "/, \n)"),
			 at + strlen(mark));
}

/* "translator/driver (version 4.8/0.188, …)" and, on another line, "tested
 * kernel versions: 2.6.32 ... 6.1.0-rc3" */
static void ask_systemtap(struct systemtap *systemtap)
{
	char text[4096];

	run_version(systemtap->path, text, sizeof(text));
	copy_word(text, "(version ", systemtap->version);
	copy_word(text, " ... ", systemtap->tested);
}

/* What dpkg has noted of it. */
static void read_dpkg(struct survey *survey, struct systemtap *systemtap)
{
	FILE *status = root_stream(survey->root, "/var/lib/dpkg/status");
	char line[1024];
	bool here = false;

	while (status && fgets(line, sizeof(line), status)) {
		if (strncmp(line, "Package:", 8) == 0)
			here = strcmp(line, "Package: systemtap\n") == 0;
		if (!here || strncmp(line, "Version: ", 9) != 0)
			continue;
		snprintf(systemtap->version, VERSION_SIZE, "%.*s",
			 (int)strcspn(line + 9, "-\n"), line + 9);
		break;
	}
	if (status)
		fclose(status);
}

static struct systemtap find_systemtap(struct survey *survey)
{
	static const char *const paths[] = {
		"/usr/local/bin/stap", "/usr/bin/stap",
	};
	struct systemtap systemtap = { .path = NULL };

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		if (!systemtap.path && root_exists(survey->root, paths[i]))
			systemtap.path = paths[i];
	if (systemtap.path && !*survey->root)
		ask_systemtap(&systemtap);
	else if (systemtap.path)
		read_dpkg(survey, &systemtap);
	return systemtap;
}

/* The runtime of a SystemTap does not compile on kernels from some version on,
 * because functions that it calls have other parameters.  Found by running
 * both: task_work_cancel() in Debian 12 (kernel 6.1.192), uprobe_register() and
 * uprobe_unregister() in Debian 13 (kernel 6.12.107). */
static const struct {
	unsigned systemtap;   /* and before */
	unsigned kernel;      /* and later */
} too_old[] = {
	{ 408, 601 },
	{ 501, 612 },
};

static bool cannot_compile(unsigned systemtap, unsigned kernel)
{
	for (size_t i = 0; i < sizeof(too_old) / sizeof(*too_old); i++)
		if (systemtap && systemtap <= too_old[i].systemtap &&
		    kernel >= too_old[i].kernel)
			return true;
	return false;
}

static void miss_systemtap(struct survey *survey)
{
	const struct distribution *distribution = distribution_of(survey);

	obstruct(survey, "systemtap-missing", "SystemTap is not installed in "
		 "/usr/bin or /usr/local/bin");
	if (distribution)
		remedy(survey, "%s systemtap", distribution->install);
}

static void check_systemtap(struct survey *survey, const char *release)
{
	struct systemtap systemtap = find_systemtap(survey);
	unsigned kernel = release ? version_number(release, NULL) : 0;
	unsigned tested = version_number(systemtap.tested, NULL);

	if (!systemtap.path) {
		miss_systemtap(survey);
	} else if (kernel && cannot_compile(
			version_number(systemtap.version, NULL), kernel)) {
		obstruct(survey, "systemtap-old",
			 "SystemTap %s as it is installed does not compile for "
			 "kernel %s", systemtap.version, release);
		remedy(survey, "python-stap mend");
	} else if (tested && kernel > tested) {
		obstruct(survey, "systemtap-old",
			 "SystemTap %s was tested with kernels up to %s, and "
			 "this one is %s", systemtap.version, systemtap.tested,
			 release);
		remedy(survey, "python-stap doctor");
	}
}

/* The kernel */

static void check_headers(struct survey *survey, const char *release)
{
	const struct distribution *distribution;
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "/lib/modules/%s/build", release);
	if (root_exists(survey->root, path))
		return;
	obstruct(survey, "kernel-headers", "there are no headers of the kernel "
		 "%s: %s is not there", release, path);
	distribution = distribution_of(survey);
	if (distribution && is_plain(release))
		remedy(survey, "%s %s%s%s", distribution->install,
		       distribution->headers,
		       distribution->numbered ? "-" : "",
		       distribution->numbered ? release : "");
}

static void check_lockdown(struct survey *survey)
{
	char *state = root_first_line(survey->root,
				      "/sys/kernel/security/lockdown");

	if (state && (strstr(state, "[integrity]") ||
		      strstr(state, "[confidentiality]"))) {
		obstruct(survey, "lockdown", "the kernel is locked down "
			 "(%.40s), and loads only modules that are signed "
			 "with a key it knows; SystemTap makes one, and says "
			 "how mokutil enrols it", state);
		remedy(survey, "stap --sign-module -e 'probe begin { exit() }'");
	}
	free(state);
}

static void check_kernel(struct survey *survey, const char *release)
{
	if (!root_exists(survey->root, "/proc/modules"))
		obstruct(survey, "kernel-modules", "the kernel %s cannot load "
			 "modules (there is no /proc/modules), which is what "
			 "SystemTap makes of a script", release);
	else
		check_headers(survey, release);
	check_lockdown(survey);
}

/* The person */

static void check_person(struct survey *survey)
{
	/* staprun may only be run by stapusr, and loads any module for stapdev */
	bool runs = person_in_group("stapusr");
	char *name;

	if (person_is_root() || (runs && person_in_group("stapdev")))
		return;
	if (runs)
		obstruct(survey, "permission", "the group stapusr alone may "
			 "run only modules that an administrator compiled: "
			 "become a member of stapdev, too, and log in again");
	else
		obstruct(survey, "permission", "SystemTap is for root and for "
			 "members of the groups stapusr and stapdev: become "
			 "one, and log in again");
	name = person_name();
	if (name && is_plain(name))
		remedy(survey, "usermod -aG stapusr,stapdev %s", name);
	free(name);
}

void survey_machine(struct survey *survey)
{
	char *release = root_first_line(survey->root,
					"/proc/sys/kernel/osrelease");

	check_tapset(survey);
	check_systemtap(survey, release);
	if (release)
		check_kernel(survey, release);
	if (!*survey->root)
		check_person(survey);
	free(release);
}
