/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "report/suppress-write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/source.h"
#include "finding/rule.h"
#include "finding/suppress.h"
#include "finding/suppress-line.h"
#include "report/output.h"

/* a line to be written */
struct entry {
	const char *what;     /* "RULE PATH [PROVIDER:NAME]" */
	const char *reason;   /* NULL: there is none yet */
	char *owned;          /* what, where it is no line of --suppressions */
};

struct suppress_writer {
	struct entry *entries;
	size_t count;
	size_t capacity;
};

struct suppress_writer *suppress_writer_new(void)
{
	return calloc(1, sizeof(struct suppress_writer));
}

void suppress_writer_free(struct suppress_writer *writer)
{
	if (!writer)
		return;
	for (size_t i = 0; i < writer->count; i++)
		free(writer->entries[i].owned);
	free(writer->entries);
	free(writer);
}

/* One with a reason comes before one without. */
static int compare_entries(const void *one, const void *other)
{
	const struct entry *a = one, *b = other;
	int order = strcmp(a->what, b->what);

	return order ? order : (b->reason != NULL) - (a->reason != NULL);
}

/* Sorts, and drops what is there twice: the sites of a probe mostly have the
 * same fault. */
static void compact(struct suppress_writer *writer)
{
	struct entry *entries = writer->entries;
	size_t kept = 0;

	if (!writer->count)
		return;
	qsort(entries, writer->count, sizeof(*entries), compare_entries);
	for (size_t i = 1; i < writer->count; i++)
		if (strcmp(entries[i].what, entries[kept].what) == 0)
			free(entries[i].owned);
		else
			entries[++kept] = entries[i];
	writer->count = kept + 1;
}

/* Makes room for one more: true, or there is no memory. */
static bool make_room(struct suppress_writer *writer)
{
	size_t capacity = 2 * writer->capacity + 16;
	struct entry *entries;

	if (writer->count < writer->capacity)
		return true;
	compact(writer);
	if (writer->count < writer->capacity / 2)
		return true;
	entries = reallocarray(writer->entries, capacity, sizeof(*entries));
	if (!entries)
		return false;
	writer->entries = entries;
	writer->capacity = capacity;
	return true;
}

/* A path that begins at the current directory may begin elsewhere the next
 * time. */
static const char *skip_here(const char *path)
{
	while (path[0] == '.' && path[1] == '/')
		path += 2 + strspn(path + 2, "/");
	return path;
}

/* malloc()ed; NULL: out of memory */
static char *line_of(const struct file_report *file,
		     const struct finding *finding)
{
	char *what = NULL;
	size_t size;
	FILE *out = open_memstream(&what, &size);
	bool good;

	if (!out)
		return NULL;
	fprintf(out, "%s ", rule_table[finding->rule].id);
	suppression_escape(out, skip_here(file->path), "");
	if (finding->probe != NO_PROBE) {
		const struct probe *probe =
			&file->subject->probes[finding->probe];

		putc(' ', out);
		suppression_escape(out, probe->provider, ":");
		putc(':', out);
		suppression_escape(out, probe->name, "");
	}
	good = !ferror(out);
	if (fclose(out) == 0 && good)
		return what;
	free(what);
	return NULL;
}

bool suppress_writer_add(struct suppress_writer *writer,
			 const struct file_report *file)
{
	for (size_t i = 0; i < file->findings->count; i++) {
		const struct finding *finding = &file->findings->items[i];
		char *line;

		if (finding->reason)
			continue;
		if (!make_room(writer))
			return false;
		line = line_of(file, finding);
		if (!line)
			return false;
		writer->entries[writer->count++] = (struct entry){
			.what = line,
			.owned = line,
		};
	}
	return true;
}

static bool add_old(struct suppress_writer *writer,
		    const struct policy *policy)
{
	struct suppression_text text;
	size_t place = 0;

	while (suppressions_next(policy->suppressions, policy, &place, &text)) {
		if (!make_room(writer))
			return false;
		writer->entries[writer->count++] = (struct entry){
			.what = text.what,
			.reason = text.reason,
		};
	}
	return true;
}

/* Since today, in UTC, or the day of SOURCE_DATE_EPOCH. */
static void print_unreviewed(FILE *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm date;
	char text[64];

	fputs(UNREVIEWED, out);
	if (gmtime_r(&now, &date) &&
	    strftime(text, sizeof(text), "%Y-%m-%d", &date))
		fprintf(out, " since %s", text);
}

static void print_entries(const struct suppress_writer *writer, FILE *out)
{
	fputs("# What stapsdt-lint finds, and is accepted: "
	      "RULE PATH [PROVIDER:NAME] # reason\n"
	      "# Put a reason in the place of each \"" UNREVIEWED "\", or "
	      "repair what was found.\n", out);
	for (size_t i = 0; i < writer->count; i++) {
		fprintf(out, "%s # ", writer->entries[i].what);
		if (writer->entries[i].reason)
			fputs(writer->entries[i].reason, out);
		else
			print_unreviewed(out);
		putc('\n', out);
	}
}

static bool fail(const char *path, const char *why, char **error)
{
	if (asprintf(error, "%s: %s", path, why) < 0)
		*error = NULL;
	return false;
}

/* All of it, for it must not be longer than what is read. */
static char *make_text(const struct suppress_writer *writer, size_t *size)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, size);
	bool good;

	if (!out)
		return NULL;
	print_entries(writer, out);
	good = !ferror(out);
	if (fclose(out) == 0 && good)
		return text;
	free(text);
	return NULL;
}

static bool write_text(const char *path, const char *text, size_t size,
		       char **error)
{
	struct output output;
	const char *why;

	if (size > SOURCE_MAX)
		return fail(path, "not written: it would be larger than 1 MiB; "
			    "accept more with each line, with patterns", error);
	if (!output_open(&output, path, &why))
		return fail(path, why, error);
	fwrite(text, 1, size, output.stream);
	return output_commit(&output) || fail(path, strerror(errno), error);
}

bool suppress_writer_write(struct suppress_writer *writer,
			   const struct policy *policy, const char *path,
			   size_t *lines, char **error)
{
	size_t size = 0;
	char *text = NULL;
	bool good;

	if (add_old(writer, policy)) {
		compact(writer);
		text = make_text(writer, &size);
	}
	if (!text)
		return fail(path, "out of memory", error);
	*lines = writer->count;
	good = write_text(path, text, size, error);
	free(text);
	return good;
}
