/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --python: are the markers in the file those that its CPython emits, and which
 * of them have known limits?  A program that runs on a libpython is judged by
 * that library's markers, pysdt by those that it has for all.  Asked of files
 * that are Pythons; of others only when the person has named one.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect/cpython.h"
#include "expect/python-file.h"
#include "operand/operand.h"
#include "rules/rules.h"

/* a file with markers, and whose findings they become */
struct judgement {
	const struct subject *subject;
	const struct python_file *python;
	const char *library;       /* subject is this file; NULL: the checked */
	unsigned version;          /* that it is judged by; pysdt has none */
	struct findings *findings;
	bool seen[CPYTHON_MARKERS];
};

/* A finding about a library is one about the program that runs on it. */
__attribute__((format(printf, 4, 5)))
static void say(const struct judgement *judgement, enum rule_id rule,
		size_t probe, const char *format, ...)
{
	const char *library = judgement->library;
	uint64_t offset = probe == NO_PROBE || library ? NO_OFFSET :
		judgement->subject->probes[probe].offset;
	va_list arguments;
	char *text;

	if (!finding_wanted(judgement->findings, rule))
		return;
	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		text = NULL;
	va_end(arguments);
	if (text)
		finding_add(judgement->findings, rule,
			    library ? NO_PROBE : probe, offset, "%s%s%s",
			    library ? library : "", library ? ": " : "", text);
	else
		judgement->findings->out_of_memory = true;
	free(text);
}

/* "3.11" */
#define SHORT_SIZE 16

static const char *short_version(unsigned version, char text[SHORT_SIZE])
{
	snprintf(text, SHORT_SIZE, "%u.%u", version / 100 % 100,
		 version % 100);
	return text;
}

/* By whom it is judged: "CPython 3.11", "pysdt" */
#define NAME_SIZE (SHORT_SIZE + 8)

static bool is_pysdt(const struct judgement *judgement)
{
	return judgement->python->kind == PYTHON_PYSDT;
}

static const char *judge_name(const struct judgement *judgement,
			      char text[NAME_SIZE])
{
	char version[SHORT_SIZE];

	snprintf(text, NAME_SIZE, "%s", "pysdt");
	if (!is_pysdt(judgement))
		snprintf(text, NAME_SIZE, "CPython %s",
			 short_version(judgement->version, version));
	return text;
}

static bool emits(const struct judgement *judgement,
		  const struct cpython_marker *marker)
{
	return is_pysdt(judgement)
		? marker->pysdt : cpython_emits(marker, judgement->version);
}

/* Arguments */

/* How a note writes an argument of that type. */
static bool is_type(const struct judgement *judgement, char letter,
		    const struct operand *operand)
{
	size_t word = elf_file_address_size(judgement->subject->file);

	return !operand->has_size ||
	       (operand->size == (letter == 'i' ? 4 : word) &&
		operand->is_signed == (letter != 'p') && !operand->is_float);
}

static void report_type(const struct judgement *judgement, size_t probe,
			size_t argument, char letter,
			const struct operand *operand)
{
	size_t word = elf_file_address_size(judgement->subject->file);

	say(judgement, RULE_PYTHON_ARGUMENTS, probe,
	    "argument %zu of %s is %.*s here, of the type %s%zu@ in CPython",
	    argument, judgement->subject->probes[probe].name,
	    operand->text.length < 40 ? (int)operand->text.length : 40,
	    operand->text.at, letter == 'p' ? "" : "-",
	    letter == 'i' ? 4 : word);
}

static void check_arguments(const struct judgement *judgement, size_t probe,
			    const char *types)
{
	const struct probe *site = &judgement->subject->probes[probe];
	size_t expected = strlen(types), count = 0;
	struct operand_cursor cursor;
	struct operand operand;

	operand_cursor_init(&cursor, NULL, site->arguments);
	for (; operand_next(&cursor, &operand); count++)
		if (count < expected &&
		    !is_type(judgement, types[count], &operand)) {
			report_type(judgement, probe, count + 1, types[count],
				    &operand);
			return;
		}
	if (count != expected)
		say(judgement, RULE_PYTHON_ARGUMENTS, probe,
		    "%s has %zu arguments here, %zu in CPython", site->name,
		    count, expected);
}

/* Markers */

static void report_unexpected(const struct judgement *judgement, size_t probe,
			      const char *name)
{
	char judge[NAME_SIZE];

	say(judgement, RULE_PYTHON_UNEXPECTED, probe,
	    "%s does not emit %s: the build is patched, or of another version",
	    judge_name(judgement, judge), name);
}

/* What is known to go wrong with a marker that is there. */
static void report_limit(const struct judgement *judgement, size_t probe,
			 const struct cpython_marker *marker)
{
	switch (cpython_state(marker, judgement->version)) {
	case CPYTHON_SILENT:
		say(judgement, RULE_PYTHON_SILENT, probe,
		    "%s hardly ever fires on 3.11 unless line is traced too",
		    marker->name);
		break;
	case CPYTHON_UNSAFE:
		say(judgement, RULE_PYTHON_UNSAFE, probe,
		    "%s leaves lines out on 3.11, and may crash the "
		    "interpreter", marker->name);
		break;
	case CPYTHON_UNBALANCED:
		say(judgement, RULE_PYTHON_UNBALANCED, probe,
		    "entries and returns are not in pairs on 3.15: a depth "
		    "that is counted by %s drifts", marker->name);
		break;
	default:
		break;
	}
}

static void judge_first_site(struct judgement *judgement, size_t probe)
{
	const char *name = judgement->subject->probes[probe].name;
	size_t found = cpython_marker_find(name);
	const struct cpython_marker *marker = &cpython_markers[found];

	if (found == CPYTHON_MARKERS || !emits(judgement, marker)) {
		report_unexpected(judgement, probe, name);
		return;
	}
	judgement->seen[found] = true;
	if (!is_pysdt(judgement))
		report_limit(judgement, probe, marker);
}

static void judge_sites(struct judgement *judgement)
{
	const struct subject *subject = judgement->subject;

	for (size_t i = 0; i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];
		size_t marker;

		if (strcmp(probe->provider, CPYTHON_PROVIDER) != 0)
			continue;
		if (subject->groups[probe->group].first == i)
			judge_first_site(judgement, i);
		marker = cpython_marker_find(probe->name);
		if (marker < CPYTHON_MARKERS)
			check_arguments(judgement, i,
					cpython_markers[marker].arguments);
	}
}

static void report_missing(const struct judgement *judgement)
{
	char judge[NAME_SIZE];

	for (size_t i = 0; i < CPYTHON_MARKERS; i++)
		if (!judgement->seen[i] && emits(judgement, &cpython_markers[i]))
			say(judgement, RULE_PYTHON_MISSING, NO_PROBE,
			    "%s emits %s, and it is not there",
			    judge_name(judgement, judge),
			    cpython_markers[i].name);
}

static void report_declared(const struct judgement *judgement)
{
	char names[CPYTHON_MARKERS * 32], version[SHORT_SIZE];
	size_t length = 0;

	for (size_t i = 0; i < CPYTHON_MARKERS; i++)
		if (cpython_state(&cpython_markers[i], judgement->version) ==
		    CPYTHON_DECLARED && length < sizeof(names))
			length += (size_t)snprintf(
				names + length, sizeof(names) - length, "%s%s",
				length ? ", " : "", cpython_markers[i].name);
	say(judgement, RULE_PYTHON_NEVER_EMITTED, NO_PROBE,
	    "CPython %s declares %s, and never emits them",
	    short_version(judgement->version, version), names);
}

static void report_generation(const struct judgement *judgement)
{
	uint32_t hex = judgement->python->hex;

	if (hex && cpython_collects_in_increments(judgement->version,
						  hex >> 8 & 0xff))
		say(judgement, RULE_PYTHON_GENERATION, NO_PROBE,
		    "3.14.%u collects in increments: the generation of "
		    "gc__start is 1 whenever the collector starts by itself",
		    (unsigned)(hex >> 8 & 0xff));
}

static void report_unmarked(const struct judgement *judgement)
{
	char version[PYTHON_VERSION_SIZE];

	say(judgement, RULE_PYTHON_UNMARKED, NO_PROBE,
	    "CPython %s without any marker: it was built without the "
	    "configure option --with-dtrace",
	    python_version_text(judgement->python, version));
}

/* The version */

/* What the file says and what was promised; 0: nothing to judge by. */
static unsigned choose_version(struct judgement *judgement)
{
	unsigned promised =
		judgement->findings->policy->expect.python_version;
	const struct python_file *python = judgement->python;
	char text[PYTHON_VERSION_SIZE], wanted[SHORT_SIZE];

	if (!python->version && !promised)
		say(judgement, RULE_PYTHON_UNKNOWN, NO_PROBE,
		    "nothing tells which CPython this is: say it with "
		    "--python=X.Y");
	if (!python->version)
		return promised;
	if (promised && promised != python->version)
		say(judgement, RULE_PYTHON_VERSION, NO_PROBE,
		    "this is CPython %s (by its %s), and not %s",
		    python_version_text(python, text),
		    python_evidence_name(python->evidence),
		    short_version(promised, wanted));
	if (cpython_knows(python->version))
		return python->version;
	say(judgement, RULE_PYTHON_UNKNOWN, NO_PROBE,
	    "CPython %s: only the markers of 3.6 to 3.15 are known",
	    python_version_text(python, text));
	return 0;
}

/* One shared object is for every CPython: no version to judge by. */
static void judge_pysdt(struct judgement *judgement)
{
	judge_sites(judgement);
	report_missing(judgement);
}

static void judge(struct judgement *judgement)
{
	judgement->version = choose_version(judgement);
	if (!judgement->version)
		return;
	if (!judgement->python->marked) {
		report_unmarked(judgement);
		return;
	}
	judge_sites(judgement);
	report_missing(judgement);
	report_declared(judgement);
	report_generation(judgement);
}

/* A program that runs on a libpython */

static bool open_library(struct python_image *image, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;

	if (fd < 0)
		return false;
	if (fstat(fd, &status) == 0)
		return python_image_open(image, fd, (uint64_t)status.st_size,
					 path);
	close(fd);
	return false;
}

static void judge_library(const struct judgement *judgement, const char *path)
{
	struct python_image image;
	struct judgement library = {
		.subject = &image.subject,
		.python = &image.python,
		.library = path,
		.findings = judgement->findings,
	};

	say(judgement, RULE_PYTHON_LIBRARY, NO_PROBE, "its markers are in %s",
	    path);
	if (!open_library(&image, path)) {
		say(judgement, RULE_PYTHON_UNKNOWN, NO_PROBE,
		    "%s, which has its markers, cannot be read", path);
		return;
	}
	judge(&library);
	python_image_close(&image);
}

/* A member of an archive or of a package has no directory to search from. */
static bool is_on_disk(const struct subject *subject)
{
	return subject->file->fd >= 0 && subject->file->start == 0 &&
	       access(subject->path, F_OK) == 0;
}

static void judge_client(const struct judgement *judgement)
{
	const struct subject *subject = judgement->subject;
	const struct python_file *python = judgement->python;
	char *path;

	if (!is_on_disk(subject)) {
		say(judgement, RULE_PYTHON_LIBRARY, NO_PROBE,
		    "its markers are in %s, which is a file of its own",
		    python->library);
		return;
	}
	path = loader_find(&python->dynamic, subject->file, subject->path,
			   judgement->findings->policy->expect.root,
			   python->library);
	if (path)
		judge_library(judgement, path);
	else
		say(judgement, RULE_PYTHON_UNKNOWN, NO_PROBE,
		    "its markers are in %s, which is nowhere that the loader "
		    "looks", python->library);
	free(path);
}

void rules_python(const struct subject *subject, struct findings *findings)
{
	struct python_file python;
	struct judgement judgement = {
		.subject = subject,
		.python = &python,
		.findings = findings,
	};

	if (!findings->policy->expect.python)
		return;
	if (!python_file_read(subject, subject->path, &python))
		findings->out_of_memory = true;
	else if (python.kind == PYTHON_CLIENT)
		judge_client(&judgement);
	else if (python.kind == PYTHON_PYSDT)
		judge_pysdt(&judgement);
	else if (python.kind != PYTHON_NONE)
		judge(&judgement);
	else if (subject->named)
		say(&judgement, RULE_PYTHON_UNKNOWN, NO_PROBE,
		    "this is not a CPython");
	python_file_free(&python);
}
