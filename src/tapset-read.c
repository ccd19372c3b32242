/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A script is:
 *
 *   probe python.gc.start =
 *       process("/usr/bin/python3*").provider("python").mark("gc__start") ?
 *   {
 *       generation = $arg1
 *   }
 *
 * Where a probe is on top of another ("probe python.gc = python.gc.start"),
 * its handler runs at the marks of that one, and so its $argN have to be there.
 *
 * Only probes are read: their aliases, their points, and which $argN their
 * handlers use.  An argument that is asked for with
 * @defined($argN), or @choose_defined, may be missing.
 */
#include "config.h"

#include "tapset-read.h"

#include <stdlib.h>
#include <string.h>

#include "glob-match.h"
#include "grow.h"

#define NAME_SIZE 512u

/* a probe point, as far as it has been read */
struct draft {
	char name[NAME_SIZE];    /* "python.function.entry", without "(…)" */
	size_t name_length;
	char component[64];      /* the last one */
	size_t component_length;
	const char *path;
	const char *library;
	const char *provider;
	const char *mark;
	bool has_parameters;     /* no alias of ours, then */
	bool optional;
	bool sufficient;
};

static bool out_of_memory(struct stap_scan *scan)
{
	source_fail(scan->frames[0].cursor.source, scan->line, scan->error,
		    "out of memory");
	return false;
}

static bool too_many(struct stap_scan *scan, const char *what, unsigned limit)
{
	source_fail(scan->frames[0].cursor.source, scan->line, scan->error,
		    "more than %u %s", limit, what);
	return false;
}

/* False, after an error, at the end of the file. */
static bool go_on(struct stap_scan *scan, const char *what)
{
	stap_scan_next(scan);
	if (scan->token.kind == STAP_END)
		return stap_scan_expected(scan, what);
	return scan->token.kind != STAP_BAD;
}

/* Points */

static void append(char *to, size_t size, size_t *length, struct span text)
{
	if (*length + text.length < size) {
		memcpy(to + *length, text.at, text.length);
		*length += text.length;
	}
	to[*length] = '\0';
}

/* What a string means; several strings in a row are one. */
static void append_string(char *to, size_t size, size_t *length,
			  struct span text)
{
	for (size_t i = 1; i + 1 < text.length; i++) {
		i += text.at[i] == '\\' && i + 2 < text.length;
		append(to, size, length, (struct span){ &text.at[i], 1 });
	}
}

/* "-" in a mark is "__", as in D scripts; tapsets.cxx, sdt_query. */
static const char *keep_mark(struct tapset *tapset, const char *text)
{
	char name[2 * NAME_SIZE];
	size_t length = 0;

	for (; *text; text++)
		append(name, sizeof(name), &length,
		       *text == '-' ? span_of("__") : (struct span){ text, 1 });
	return tapset_keep(tapset, name, length);
}

static bool keep_parameter(struct tapset_reader *reader,
			   struct stap_scan *scan, struct draft *draft,
			   const char *value)
{
	struct tapset *tapset = reader->tapset;
	const char **to = strcmp(draft->component, "process") == 0
		? &draft->path
		: strcmp(draft->component, "library") == 0 ? &draft->library
		: strcmp(draft->component, "provider") == 0 ? &draft->provider
		: strcmp(draft->component, "mark") == 0 ? &draft->mark : NULL;

	if (!to)
		return true;
	*to = to == &draft->mark ? keep_mark(tapset, value)
				 : tapset_keep(tapset, value, strlen(value));
	return *to || out_of_memory(scan);
}

/* "(…)" at the "(": a string, or what is no business of ours. */
static bool read_parameter(struct tapset_reader *reader,
			   struct stap_scan *scan, struct draft *draft)
{
	char value[NAME_SIZE] = "";
	size_t length = 0, depth = 1;
	bool known = true;

	draft->has_parameters = true;
	while (depth) {
		if (!go_on(scan, "\")\""))
			return false;
		depth += stap_scan_is(scan, "(");
		depth -= stap_scan_is(scan, ")");
		if (scan->token.kind == STAP_STRING)
			append_string(value, sizeof(value), &length,
				      scan->token.text);
		else if (depth)
			known = false;
	}
	return !known || keep_parameter(reader, scan, draft, value);
}

/* "*" for a provider is the same as none */
static bool is_pattern(const struct draft *draft)
{
	return (draft->mark && glob_is_pattern(draft->mark)) ||
	       (draft->provider && strcmp(draft->provider, "*") != 0 &&
		glob_is_pattern(draft->provider));
}

static bool add_point(struct tapset_reader *reader, struct stap_scan *scan,
		      const struct draft *draft)
{
	struct tapset *tapset = reader->tapset;
	size_t count = tapset->point_count;
	struct tapset_point *points = grown(tapset->points, count,
					    sizeof(*points));
	struct tapset_mark *wanted;

	if (count == TAPSET_POINTS_MAX)
		return too_many(scan, "probe points", TAPSET_POINTS_MAX);
	if (points)
		tapset->points = points;
	wanted = grown(reader->wanted, count, sizeof(*wanted));
	if (wanted)
		reader->wanted = wanted;
	if (!points || !wanted)
		return out_of_memory(scan);
	points[count] = (struct tapset_point){
		.path = draft->path,
		.library = draft->library,
		.mark = NO_MARK,
		.optional = draft->optional,
		.sufficient = draft->sufficient,
		.unsure = reader->sufficient_elsewhere,
	};
	wanted[count] = (struct tapset_mark){
		.provider = draft->provider ? draft->provider : "*",
		.name = draft->mark,
		.pattern = is_pattern(draft),
	};
	tapset->point_count++;
	return true;
}

static bool add_reference(struct tapset_reader *reader, struct stap_scan *scan,
			  const struct draft *draft)
{
	struct tapset_reference *references =
		grown(reader->references, reader->reference_count,
		      sizeof(*references));
	char *alias = tapset_keep(reader->tapset, draft->name,
				  draft->name_length);

	if (references)
		reader->references = references;
	if (!references || !alias)
		return out_of_memory(scan);
	references[reader->reference_count++] = (struct tapset_reference){
		.probe = reader->tapset->probe_count - 1,
		.alias = alias,
		.optional = draft->optional,
		.unsure = reader->sufficient,
	};
	return reader->reference_count < TAPSET_POINTS_MAX ||
	       too_many(scan, "probe points", TAPSET_POINTS_MAX);
}

/* At the "," or "{" behind a point. */
static bool end_point(struct tapset_reader *reader, struct stap_scan *scan,
		      struct draft *draft)
{
	bool process = strncmp(draft->name, "process", 7) == 0 &&
		       (draft->name[7] == '.' || !draft->name[7]);
	bool ours = process && (draft->mark || draft->path || draft->library);
	bool good = true;

	/* without a name: a macro that only SystemTap knows */
	if (!draft->name_length && !draft->has_parameters)
		return stap_scan_expected(scan, "a probe point");
	if (ours)
		good = add_point(reader, scan, draft);
	else if (!process && !draft->has_parameters)
		good = add_reference(reader, scan, draft);
	reader->sufficient |= draft->sufficient;
	reader->sufficient_elsewhere |= draft->sufficient && !ours;
	*draft = (struct draft){ .optional = false };
	return good;
}

/* A word of a point, "." or "*". */
static void add_component(struct draft *draft, struct span text)
{
	append(draft->name, sizeof(draft->name), &draft->name_length, text);
	if (span_is(text, "."))
		draft->component_length = 0;
	else
		append(draft->component, sizeof(draft->component),
		       &draft->component_length, text);
}

/* "if (…)" behind a point, at the "if" */
static bool skip_condition(struct stap_scan *scan)
{
	size_t depth = 0;

	do {
		if (!go_on(scan, "\")\""))
			return false;
		depth += stap_scan_is(scan, "(");
		depth -= depth && stap_scan_is(scan, ")");
	} while (depth);
	return true;
}

static bool is_alias_end(const struct stap_scan *scan)
{
	return stap_scan_is(scan, "=") || stap_scan_is(scan, "+");
}

static bool take_alias(struct tapset_reader *reader, struct stap_scan *scan,
		       struct draft *draft)
{
	struct tapset *tapset = reader->tapset;
	struct tapset_probe *probe = &tapset->probes[tapset->probe_count - 1];

	probe->alias = tapset_keep(tapset, draft->name, draft->name_length);
	*draft = (struct draft){ .optional = false };
	if (stap_scan_is(scan, "+") && !go_on(scan, "\"=\""))
		return false;
	return stap_scan_is(scan, "=")
		? probe->alias || out_of_memory(scan)
		: stap_scan_expected(scan, "\"=\"");
}

/* One token of the list of points, which ends with "{". */
static bool take_token(struct tapset_reader *reader, struct stap_scan *scan,
		       struct draft *draft)
{
	bool word = scan->token.kind == STAP_WORD ||
		    scan->token.kind == STAP_NUMBER;

	if (word && draft->name_length && stap_scan_is(scan, "if"))
		return skip_condition(scan);
	/* the other branch of a "%(": there is no comma between them */
	if (word && draft->name_length && draft->has_parameters &&
	    draft->component_length)
		return end_point(reader, scan, draft) &&
		       (add_component(draft, scan->token.text), true);
	if (word || stap_scan_is(scan, ".") || stap_scan_is(scan, "*"))
		add_component(draft, scan->token.text);
	else if (stap_scan_is(scan, "("))
		return read_parameter(reader, scan, draft);
	else if (stap_scan_is(scan, "?"))
		draft->optional = true;
	else if (stap_scan_is(scan, "!"))
		draft->optional = draft->sufficient = true;
	else if (stap_scan_is(scan, ","))
		return end_point(reader, scan, draft);
	else if (is_alias_end(scan))
		return take_alias(reader, scan, draft);
	else if (scan->token.kind == STAP_OPERATOR)
		draft->has_parameters = true;
	else
		return stap_scan_expected(scan, "a probe point");
	return true;
}

/* Handlers */

/* N of "argN", at most TAPSET_ARGUMENTS; 0: another variable */
static unsigned argument_number(struct span text)
{
	unsigned number = 0;

	if (text.length < 4 || memcmp(text.at, "arg", 3) != 0)
		return 0;
	for (size_t i = 3; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return 0;
		number = 10 * number + (unsigned)(text.at[i] - '0');
		if (number > TAPSET_ARGUMENTS)
			number = TAPSET_ARGUMENTS;
	}
	return number;
}

/* The "(…)" behind @defined: what is named in it may be missing. */
static bool read_guard(struct stap_scan *scan, bool *guarded)
{
	size_t depth = 0;

	do {
		if (!go_on(scan, "\")\""))
			return false;
		depth += stap_scan_is(scan, "(");
		depth -= depth && stap_scan_is(scan, ")");
		if (scan->token.kind == STAP_VARIABLE)
			guarded[argument_number(scan->token.text)] = true;
	} while (depth);
	return true;
}

/* From the "{" to the "}" that belongs to it. */
static bool read_handler(struct stap_scan *scan, struct tapset_probe *probe)
{
	bool guarded[TAPSET_ARGUMENTS + 1] = { true };
	size_t depth = 1;

	while (depth) {
		if (!go_on(scan, "\"}\""))
			return false;
		depth += stap_scan_is(scan, "{");
		depth -= stap_scan_is(scan, "}");
		if (scan->token.kind == STAP_OPERATOR &&
		    (span_is(scan->token.text, "defined") ||
		     span_is(scan->token.text, "choose_defined"))) {
			if (!read_guard(scan, guarded))
				return false;
		} else if (scan->token.kind == STAP_VARIABLE) {
			unsigned n = argument_number(scan->token.text);

			if (!probe->arguments[n].line)
				probe->arguments[n] = (struct tapset_place){
					.line = (uint32_t)scan->line,
					.source = probe->place.source,
				};
		}
	}
	for (size_t n = 0; n <= TAPSET_ARGUMENTS; n++)
		if (guarded[n])
			probe->arguments[n].line = 0;
	return true;
}

/* Scripts */

static bool add_probe(struct tapset_reader *reader, struct stap_scan *scan,
		      size_t source)
{
	struct tapset *tapset = reader->tapset;
	struct tapset_probe *probes = grown(tapset->probes, tapset->probe_count,
					    sizeof(*probes));

	if (tapset->probe_count == TAPSET_PROBES_MAX)
		return too_many(scan, "probes", TAPSET_PROBES_MAX);
	if (!probes)
		return out_of_memory(scan);
	tapset->probes = probes;
	reader->sufficient = reader->sufficient_elsewhere = false;
	probes[tapset->probe_count++] = (struct tapset_probe){
		.place = {
			.line = (uint32_t)scan->line,
			.source = (uint32_t)source,
		},
		.first_point = tapset->point_count,
	};
	return true;
}

/* At "probe". */
static bool read_probe(struct tapset_reader *reader, struct stap_scan *scan,
		       size_t source)
{
	struct tapset *tapset = reader->tapset;
	struct draft draft = { .optional = false };
	struct tapset_probe *probe;

	if (!add_probe(reader, scan, source))
		return false;
	for (;;) {
		if (!go_on(scan, "\"{\""))
			return false;
		if (stap_scan_is(scan, "{"))
			break;
		if (!take_token(reader, scan, &draft))
			return false;
	}
	if (!end_point(reader, scan, &draft))
		return false;
	probe = &tapset->probes[tapset->probe_count - 1];
	probe->point_count = tapset->point_count - probe->first_point;
	return read_handler(scan, probe);
}

/* A function's body, or an initial value. */
static bool skip_braces(struct stap_scan *scan)
{
	size_t depth = 1;

	while (depth) {
		if (!go_on(scan, "\"}\""))
			return false;
		depth += stap_scan_is(scan, "{");
		depth -= stap_scan_is(scan, "}");
	}
	return true;
}

static bool read_top(struct tapset_reader *reader, struct stap_scan *scan,
		     size_t source)
{
	if (scan->token.kind == STAP_BAD)
		return false;
	if (scan->token.kind == STAP_OPERATOR &&
	    span_is(scan->token.text, "define"))
		return stap_scan_define(scan);
	if (stap_scan_is(scan, "probe"))
		return read_probe(reader, scan, source);
	if (stap_scan_is(scan, "{"))
		return skip_braces(scan);
	if (stap_scan_is(scan, "}"))
		return stap_scan_expected(scan, "\"probe\" or \"function\"");
	return true;
}

bool tapset_read_script(struct tapset_reader *reader, size_t source)
{
	struct stap_scan scan;
	bool good = stap_scan_init(&scan, &reader->macros,
				   &reader->tapset->sources[source],
				   reader->error);

	while (good) {
		stap_scan_next(&scan);
		if (scan.token.kind == STAP_END)
			break;
		good = read_top(reader, &scan, source);
	}
	stap_scan_free(&scan);
	return good;
}
