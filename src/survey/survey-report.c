/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The survey, as a table for people and as one JSON document for programs;
 * data/stapsdt-survey.schema.json describes that.
 */
#include "config.h"

#include "survey/survey-report.h"

#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "base/json-out.h"
#include "expect/cpython.h"

/* What is to be said of a marker, by what becomes of it. */
static const struct {
	const char *word;       /* in the table */
	const char *fires;      /* in JSON */
	const char *legend;
} states[] = {
	[CPYTHON_ABSENT] = { "yes", "yes", NULL },
	[CPYTHON_DECLARED] = { "yes", "yes", NULL },
	[CPYTHON_FIRES] = { "yes", "yes", NULL },
	[CPYTHON_SILENT] = { "silent", "hardly-ever",
		"fires hardly ever, unless line is traced too" },
	[CPYTHON_UNSAFE] = { "unsafe", "unsafe",
		"leaves lines out, and may crash the interpreter" },
	[CPYTHON_UNBALANCED] = { "drifts", "unbalanced",
		"entries and returns are not in pairs" },
};

/* The columns: each stands for the markers that begin so. */
static const struct {
	const char *title;
	const char *prefix;
} columns[] = {
	{ "ENTRY", "function__entry" },
	{ "RETURN", "function__return" },
	{ "LINE", "line" },
	{ "IMPORT", "import__" },
	{ "GC", "gc__" },
	{ "AUDIT", "audit" },
};

#define COLUMNS (sizeof(columns) / sizeof(*columns))

static bool has(const struct survey_file *file, size_t marker)
{
	const struct survey_file *holder = survey_holder(file);

	return holder && holder->markers & 1u << marker;
}

/* What is in the file, it has; the table says only how well it works. */
static enum cpython_state state_of(const struct survey_file *file,
				   size_t marker)
{
	return cpython_state(&cpython_markers[marker], file->number);
}

/* In order of version, then of path. */

static int by_version(const void *a, const void *b)
{
	const struct survey_file *x = *(const struct survey_file *const *)a;
	const struct survey_file *y = *(const struct survey_file *const *)b;
	/* behind those that it is for */
	int order = (x->kind == PYTHON_PYSDT) - (y->kind == PYTHON_PYSDT);

	if (!order)
		order = (x->number > y->number) - (x->number < y->number);
	if (!order)
		order = strverscmp(x->version, y->version);
	return order ? order : strcmp(x->path, y->path);
}

/* NULL: out of memory. */
static const struct survey_file **sorted(const struct survey *survey,
					 size_t *count)
{
	const struct survey_file **files;
	size_t room = 1;

	for (const struct survey_file *file = survey->files; file;
	     file = file->next)
		room += survey_lists(file);
	files = calloc(room, sizeof(*files));
	*count = 0;
	if (!files)
		return NULL;
	for (const struct survey_file *file = survey->files; file;
	     file = file->next)
		if (survey_lists(file) && file->path)
			files[(*count)++] = file;
	qsort(files, *count, sizeof(*files), by_version);
	return files;
}

/* For people */

#define WIDTH 79

/* The text in lines; "first" comes before it, and as many blanks before each
 * further line. */
static void print_wrapped(FILE *out, const char *first, const char *text)
{
	size_t column = strlen(first);

	fputs(first, out);
	while (*text) {
		size_t length = strcspn(text, " ");

		if (column + length > WIDTH && column > strlen(first)) {
			fprintf(out, "\n%*s", (int)strlen(first), "");
			column = strlen(first);
		}
		escape_print(out, text, length);
		column += length + 1;
		text += length;
		text += strspn(text, " ");
		if (*text && column + strcspn(text, " ") <= WIDTH)
			putc(' ', out);
	}
	putc('\n', out);
}

static const char *cell(const struct survey_file *file, size_t column)
{
	size_t length = strlen(columns[column].prefix);
	const char *word = NULL;
	bool lacks = false;

	for (size_t i = 0; i < CPYTHON_MARKERS; i++) {
		if (strncmp(cpython_markers[i].name, columns[column].prefix,
			    length) != 0)
			continue;
		if (has(file, i))
			word = states[state_of(file, i)].word;
		else
			lacks = true;
	}
	if (!word)
		return "-";
	return lacks ? "part" : word;
}

static void print_text(FILE *out, const char *text)
{
	escape_print(out, text, strlen(text));
}

static void print_note(FILE *out, const char *what, const char *about)
{
	fprintf(out, "%-10s %s", "", what);
	if (about)
		print_text(out, about);
	putc('\n', out);
}

static void print_processes(FILE *out, const pid_t *processes, size_t count)
{
	if (count == 0)
		return;
	fprintf(out, "%-10s %s", "", count == 1 ? "process" : "processes");
	for (size_t i = 0; i < count && i < 8; i++)
		fprintf(out, " %ld", (long)processes[i]);
	if (count > 8)
		fprintf(out, " and %zu more", count - 8);
	putc('\n', out);
}

static void print_notes(FILE *out, const struct survey_file *file)
{
	const struct survey_file *holder = survey_holder(file);

	if (file->library)
		print_note(out, holder->markers ? "markers in " : "runs on ",
			   file->library->path);
	else if (file->needs[0])
		print_note(out, "markers in a library that is not found: ",
			   file->needs);
	if (holder && !holder->markers)
		print_note(out, file->number >= PYSDT_FIRST
			   ? "no markers: it was built without --with-dtrace; "
			     "pysdt would help"
			   : cpython_knows(file->number)
			   ? "no markers: it was built without --with-dtrace"
			   : "no markers", NULL);
	if (file->deleted)
		print_note(out, "deleted: only its processes have it; start "
			   "them again", NULL);
	print_processes(out, file->processes, file->process_count);
	for (size_t i = 0; i < file->environment_count; i++)
		print_note(out, "virtual environment ", file->environments[i]);
}

static void print_row(FILE *out, const struct survey_file *file)
{
	fprintf(out, "%-10s ", file->version);
	for (size_t i = 0; i < COLUMNS; i++)
		fprintf(out, "%-7s ", cell(file, i));
	print_text(out, file->path);
	putc('\n', out);
	print_notes(out, file);
}

static void print_table(FILE *out, const struct survey_file **files,
			size_t count)
{
	fprintf(out, "%-10s ", "PYTHON");
	for (size_t i = 0; i < COLUMNS; i++)
		fprintf(out, "%-7s ", columns[i].title);
	fputs("FILE\n", out);
	for (size_t i = 0; i < count; i++)
		print_row(out, files[i]);
}

static bool is_said(const struct survey_file **files, size_t count,
		    enum cpython_state state)
{
	for (size_t i = 0; i < count; i++)
		for (size_t marker = 0; marker < CPYTHON_MARKERS; marker++)
			if (has(files[i], marker) &&
			    state_of(files[i], marker) == state)
				return true;
	return false;
}

/* Explains the words that were used. */
static void print_legend(FILE *out, const struct survey_file **files,
			 size_t count)
{
	/* it is behind all others */
	if (files[count - 1]->kind == PYTHON_PYSDT)
		fprintf(out, "%-10s %s\n", "pysdt", "what a CPython from 3.12 on "
			"lacks itself, where it loads that");
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (states[i].legend &&
		    is_said(files, count, (enum cpython_state)i))
			fprintf(out, "%-10s %s\n", states[i].word,
				states[i].legend);
}

/* The command is a line of its own, to be copied as it is. */
static void print_obstacle(const struct survey_obstacle *obstacle, FILE *out)
{
	print_wrapped(out, "  - ", obstacle->message);
	if (!obstacle->remedy)
		return;
	fputs("      ", out);
	print_text(out, obstacle->remedy);
	putc('\n', out);
}

static void print_obstacles(const struct survey *survey, FILE *out)
{
	if (survey->obstacle_count == 0)
		fputs("Nothing else stands in the way of SystemTap.\n", out);
	else
		fputs("In the way of SystemTap:\n", out);
	for (size_t i = 0; i < survey->obstacle_count; i++)
		print_obstacle(&survey->obstacles[i], out);
	if (survey->unseen_count)
		fputs("Not looked into, for lack of permission:\n", out);
	print_processes(out, survey->unseen, survey->unseen_count);
}

bool survey_print_text(const struct survey *survey, FILE *out)
{
	size_t count;
	const struct survey_file **files = sorted(survey, &count);

	if (!files)
		return false;
	if (count) {
		print_table(out, files, count);
		putc('\n', out);
		print_legend(out, files, count);
		print_wrapped(out, "", "ENTRY, RETURN and LINE are the aliases "
			      "python.function.entry, python.function.return "
			      "and python.line; IMPORT, GC and AUDIT are "
			      "python.import, python.gc and python.audit.");
		putc('\n', out);
	} else {
		fputs("There is no Python.\n\n", out);
	}
	print_obstacles(survey, out);
	free(files);
	return true;
}

/* For programs */

static json_t *markers_array(const struct survey_file *file)
{
	json_t *array = json_array();

	for (size_t i = 0; i < CPYTHON_MARKERS; i++)
		if (has(file, i))
			json_array_append_new(array, json_string(
				cpython_markers[i].name));
	return array;
}

static json_t *aliases_array(const struct survey_file *file, bool *failed)
{
	json_t *array = json_array();

	for (size_t i = 0; i < CPYTHON_MARKERS; i++) {
		struct json_object alias;

		if (!cpython_markers[i].alias)
			continue;
		alias = json_object_new();
		json_object_put(&alias, "name",
				json_string(cpython_markers[i].alias));
		json_object_put(&alias, "fires", json_string(
			has(file, i) ? states[state_of(file, i)].fires : "no"));
		json_array_nest(array, alias, failed);
	}
	return array;
}

static json_t *processes_array(const struct survey_file *file)
{
	json_t *array = json_array();

	for (size_t i = 0; i < file->process_count; i++)
		json_array_append_new(array, json_integer(file->processes[i]));
	return array;
}

static json_t *environments_array(const struct survey_file *file)
{
	json_t *array = json_array();

	for (size_t i = 0; i < file->environment_count; i++)
		json_array_append_new(array,
				      json_bytes(file->environments[i]));
	return array;
}

static struct json_object python_object(const struct survey_file *file)
{
	const struct survey_file *holder = survey_holder(file);
	struct json_object object = json_object_new();
	bool failed = false;

	json_object_put(&object, "path", json_bytes(file->path));
	json_object_put(&object, "version", file->number
			? json_string(file->version) : json_null());
	json_object_put(&object, "version_from", file->number
			? json_string(python_evidence_name(file->evidence))
			: json_null());
	json_object_put(&object, "pysdt",
			json_boolean(file->kind == PYTHON_PYSDT));
	json_object_put(&object, "deleted", json_boolean(file->deleted));
	json_object_put(&object, "markers_in",
			json_bytes(holder ? holder->path : NULL));
	json_object_put(&object, "markers", markers_array(file));
	json_object_put(&object, "aliases", aliases_array(file, &failed));
	json_object_put(&object, "processes", processes_array(file));
	json_object_put(&object, "environments", environments_array(file));
	object.out_of_memory |= failed;
	return object;
}

static json_t *obstacles_array(const struct survey *survey, bool *failed)
{
	json_t *array = json_array();

	for (size_t i = 0; i < survey->obstacle_count; i++) {
		struct json_object one = json_object_new();

		json_object_put(&one, "id",
				json_string(survey->obstacles[i].id));
		json_object_put(&one, "message",
				json_bytes(survey->obstacles[i].message));
		json_object_put(&one, "remedy",
				json_bytes(survey->obstacles[i].remedy));
		json_array_nest(array, one, failed);
	}
	return array;
}

bool survey_print_json(const struct survey *survey, FILE *out)
{
	struct json_object document = json_object_new();
	size_t count;
	const struct survey_file **files = sorted(survey, &count);
	json_t *pythons = json_array();
	bool failed = !files;

	json_object_put(&document, "version", json_integer(1));
	for (size_t i = 0; files && i < count; i++)
		json_array_nest(pythons, python_object(files[i]), &failed);
	json_object_put(&document, "pythons", pythons);
	json_object_put(&document, "obstacles",
			obstacles_array(survey, &failed));
	json_object_put(&document, "unseen_processes",
			json_unsigned(survey->unseen_count));
	free(files);
	document.out_of_memory |= failed;
	if (!json_object_write(&document, out))
		return false;
	putc('\n', out);
	return true;
}
