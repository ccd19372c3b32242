/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Does the file have the marks, and the arguments, that the scripts of --tapset
 * ask of it?  A probe point asks a file whose path fits its process("…") or
 * .library("…"); without a path it is about the target of "stap -c", which
 * may be any file that has probes of that provider.
 */
#include "config.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/glob-match.h"
#include "base/suggest.h"
#include "expect/tapset.h"
#include "finding/rule.h"
#include "operand/operand.h"
#include "rules/rules.h"

/* names are compared with so many */
#define OFFERS_MAX 1000u
#define GUESSES_MAX 64u

/* what the file has of one mark */
struct mark_state {
	bool found;
	bool provider_found;
	bool reported;
	bool guessed;
	const char *meant;    /* as guessed; NULL: nobody knows */
	size_t fewest;        /* arguments, of all its sites */
	size_t fewest_at;     /* the probe with so few */
	uint64_t arguments;   /* reported as missing, as bits */
};

struct site {
	size_t probe;
	size_t count;         /* of its arguments */
};

struct check {
	const struct subject *subject;
	const struct tapset *tapset;
	struct findings *findings;
	struct mark_state *marks;
	struct site *fewest;  /* by group: the one with the fewest arguments */
	unsigned guesses;
};

/* What the file has */

static void find_fewest(struct check *check)
{
	const struct subject *subject = check->subject;

	for (size_t i = 0; i < subject->group_count; i++)
		check->fewest[i] = (struct site){ .count = SIZE_MAX };
	for (size_t i = 0; i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];
		struct site *fewest = &check->fewest[probe->group];
		size_t count = operand_count(probe->arguments);

		if (count < fewest->count)
			*fewest = (struct site){ i, count };
	}
}

static void mark_found(struct check *check, size_t mark, size_t group)
{
	struct mark_state *state = &check->marks[mark];
	struct site fewest = check->fewest[group];

	if (!state->found || fewest.count < state->fewest) {
		state->fewest = fewest.count;
		state->fewest_at = fewest.probe;
	}
	state->found = true;
}

static void match_group(struct check *check, size_t group)
{
	const struct tapset *tapset = check->tapset;
	const struct probe *probe =
		&check->subject->probes[check->subject->groups[group].first];
	size_t plain[] = {
		tapset_plain_mark(tapset, probe->name, probe->provider),
		tapset_plain_mark(tapset, probe->name, "*"),
	};

	for (size_t i = 0; i < 2; i++)
		if (plain[i] != NO_MARK)
			mark_found(check, plain[i], group);
	for (size_t i = tapset->plain_count; i < tapset->mark_count; i++)
		if (glob_match(tapset->marks[i].name, probe->name, true) &&
		    glob_match(tapset->marks[i].provider, probe->provider,
			       true))
			mark_found(check, i, group);
}

/* Groups of one provider are mostly neighbours. */
static void match_provider(struct check *check, size_t group)
{
	const struct subject *subject = check->subject;
	const struct group *groups = subject->groups;
	const char *provider = subject->probes[groups[group].first].provider;

	if (group &&
	    strcmp(subject->probes[groups[group - 1].first].provider,
		   provider) == 0)
		return;
	for (size_t i = 0; i < check->tapset->mark_count; i++)
		if (!check->marks[i].provider_found)
			check->marks[i].provider_found = glob_match(
				check->tapset->marks[i].provider, provider,
				true);
}

/* Which points ask this file */

static size_t count_slashes(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '/';
	return count;
}

/* From the slash on, behind which there are count - 1 more; NULL: fewer. */
static const char *last_slashes(const char *path, size_t count)
{
	size_t skip = count_slashes(path);

	if (skip < count)
		return NULL;
	for (skip -= count;; path++)
		if (*path == '/' && skip-- == 0)
			return path;
}

/*
 * An absolute pattern also fits a tree that the file lies in, of a package or
 * an image: "/usr/bin/python3*" fits stage/usr/bin/python3.13.  Each end of the
 * path is not tried by itself, for a package's paths are as long as it likes.
 */
static bool path_fits(const char *pattern, const char *path, bool slashes)
{
	char anywhere[PATH_MAX];
	const char *end;

	if (!strchr(pattern, '/')) {
		end = strrchr(path, '/');
		return glob_match(pattern, end ? end + 1 : path, slashes);
	}
	if (glob_match(pattern, path, slashes))
		return true;
	if (!slashes) {
		/* a slash fits nothing but a slash */
		end = last_slashes(path, count_slashes(pattern));
		return end && glob_match(pattern, end, slashes);
	}
	return *pattern == '/' &&
	       snprintf(anywhere, sizeof(anywhere), "*%s", pattern) <
		       (int)sizeof(anywhere) &&
	       glob_match(anywhere, path, slashes);
}

static bool asks(const struct check *check, const struct tapset_point *point)
{
	const char *path = check->subject->path;

	if (point->library)
		return path_fits(point->library, path, true);
	if (point->path)
		return path_fits(point->path, path, false);
	return point->mark != NO_MARK &&
	       check->marks[point->mark].provider_found;
}

/* Missing marks */

/* Would somebody mistype the one as the other?  cfunction__entry and
 * function__entry, tx__start and rx__start are not each other's misspelling. */
static bool is_misspelt(const struct suggestion *suggestion, const char *name)
{
	size_t length = strlen(name);

	return suggestion->name &&
	       suggestion->distance <= (length >= 6 ? 2 : 1) &&
	       !strstr(suggestion->name, name) &&
	       !strstr(name, suggestion->name);
}

/* The name in the file that was meant, or NULL. */
static const char *guess(struct check *check, const struct tapset_mark *mark)
{
	const struct subject *subject = check->subject;
	struct suggestion suggestion;

	if (mark->pattern || check->guesses++ >= GUESSES_MAX)
		return NULL;
	suggestion_init(&suggestion, mark->name);
	for (size_t i = 0; i < subject->group_count && i < OFFERS_MAX; i++) {
		const struct probe *probe =
			&subject->probes[subject->groups[i].first];

		if (glob_match(mark->provider, probe->provider, true))
			suggestion_offer(&suggestion, probe->name);
	}
	return is_misspelt(&suggestion, mark->name) ? suggestion.name : NULL;
}

/* How much SystemTap wants a mark in this file, the most first. */
enum want {
	WANT_ALWAYS,
	WANT_SOMEWHERE,      /* in one of the files that fit */
	WANT_BEHIND,         /* unless a "!" before it is found */
	WANT_IF_THERE,
	WANTS,
};

/* Wildcards in a path: SystemTap is content when any file has the mark. */
static bool is_any_file(const struct tapset_point *point)
{
	return (point->path && glob_is_pattern(point->path)) ||
	       (point->library && glob_is_pattern(point->library));
}

static enum want want_of(const struct tapset_probe *probe,
			 const struct tapset_point *point, bool unsure)
{
	if (point->optional || probe->internal)
		return WANT_IF_THERE;
	if (unsure || point->unsure)
		return WANT_BEHIND;
	return is_any_file(point) ? WANT_SOMEWHERE : WANT_ALWAYS;
}

static const char *words_of(enum want want)
{
	static const char *const words[WANTS] = {
		[WANT_ALWAYS] = "asks for",
		[WANT_SOMEWHERE] = "asks for in at least one of the files that "
				   "its path fits",
		[WANT_BEHIND] = "asks for unless a point before it with \"!\" "
				"is found",
		[WANT_IF_THERE] = "would use if it were there",
	};

	return words[want];
}

/*
 * Of a mark that may be missing here, only what looks like a misspelling is
 * worth an error; a warning, when the script asks for the other name too.
 */
static enum severity severity_of(const struct check *check,
				 const struct tapset_mark *mark,
				 const char *meant, enum want want)
{
	if (want == WANT_ALWAYS)
		return rule_table[RULE_TAPSET_MARK_MISSING].severity;
	if (!meant || want == WANT_BEHIND)
		return SEVERITY_INFO;
	return tapset_plain_mark(check->tapset, meant, mark->provider) ==
			NO_MARK ? SEVERITY_ERROR : SEVERITY_WARNING;
}

/* errors_only: what is no error isn't worth a word. */
static void report_mark(struct check *check, const struct tapset_probe *probe,
			size_t index, enum want want, bool errors_only)
{
	const struct tapset_mark *mark = &check->tapset->marks[index];
	bool any = strcmp(mark->provider, "*") == 0;
	struct mark_state *state = &check->marks[index];
	const char *meant;
	enum severity severity;

	if (state->reported)
		return;
	if (!state->guessed)
		state->meant = guess(check, mark);
	state->guessed = true;
	meant = state->meant;
	severity = severity_of(check, mark, meant, want);
	if (errors_only && severity != SEVERITY_ERROR)
		return;
	state->reported = true;
	finding_add_as(check->findings, RULE_TAPSET_MARK_MISSING, severity,
		       NO_PROBE,
		       NO_OFFSET, "no mark %s%s%s, which %s:%" PRIu32
		       " %s%s%s%s", any ? "" : mark->provider, any ? "" : ":",
		       mark->name, tapset_file(check->tapset, probe->place),
		       probe->place.line, words_of(want),
		       meant ? "; did you mean " : "", meant ? meant : "",
		       meant ? "?" : "");
}

static void report_argument(struct check *check, struct tapset_place place,
			    const struct mark_state *state, size_t n,
			    bool unsure)
{
	finding_add_as(check->findings, RULE_TAPSET_ARG_MISSING,
		       unsure ? SEVERITY_INFO
			      : rule_table[RULE_TAPSET_ARG_MISSING].severity,
		       state->fewest_at,
		       check->subject->probes[state->fewest_at].offset,
		       "$arg%zu, which %s:%" PRIu32 " uses%s, is not there: "
		       "this site has %zu argument%s", n,
		       tapset_file(check->tapset, place), place.line,
		       unsure ? " unless a point before it with \"!\" is found"
			      : "",
		       state->fewest, state->fewest == 1 ? "" : "s");
}

/* Those of which it is as sure that SystemTap looks for them. */
static void report_arguments(struct check *check,
			     const struct tapset_probe *probe, size_t index,
			     bool point_unsure, bool unsure)
{
	struct mark_state *state = &check->marks[index];

	for (size_t n = 0; n <= TAPSET_ARGUMENTS; n++) {
		struct tapset_place place = probe->arguments[n];
		uint64_t bit = UINT64_C(1) << n;

		/* the first is $arg1 */
		if (!place.line || (n && n <= state->fewest) ||
		    state->arguments & bit ||
		    (place.unsure || point_unsure) != unsure)
			continue;
		state->arguments |= bit;
		report_argument(check, place, state, n, unsure);
	}
}

static bool is_asked(const struct check *check,
		     const struct tapset_probe *probe)
{
	const struct tapset_point *points =
		&check->tapset->points[probe->first_point];

	for (size_t i = 0; i < probe->point_count; i++)
		if (asks(check, &points[i]))
			return true;
	return false;
}

static bool finds_any(const struct check *check,
		      const struct tapset_probe *probe)
{
	const struct tapset_point *points =
		&check->tapset->points[probe->first_point];

	for (size_t i = 0; i < probe->point_count; i++)
		if (points[i].mark != NO_MARK && asks(check, &points[i]) &&
		    check->marks[points[i].mark].found)
			return true;
	return false;
}

/* One probe of the script: what it wants that much. */
static void check_probe(struct check *check, const struct tapset_probe *probe,
			enum want want)
{
	const struct tapset_point *points =
		&check->tapset->points[probe->first_point];
	/* it is as it should be that one of several points is not there */
	bool any = want == WANT_IF_THERE && finds_any(check, probe);
	bool unsure = false;

	for (size_t i = 0; i < probe->point_count; i++) {
		const struct tapset_point *point = &points[i];
		bool known = point->mark != NO_MARK && asks(check, point);

		if (known && check->marks[point->mark].found) {
			if (want == WANT_ALWAYS || want == WANT_BEHIND)
				report_arguments(check, probe, point->mark,
						 unsure || point->unsure,
						 want == WANT_BEHIND);
			/* no point behind it is looked at */
			if (point->sufficient)
				return;
		} else if (known && want_of(probe, point, unsure) == want) {
			report_mark(check, probe, point->mark, want, any);
		}
		unsure |= point->sufficient &&
			  (!known || is_any_file(point));
	}
}

static void check_all(struct check *check)
{
	const struct tapset *tapset = check->tapset;
	bool asked = false;

	find_fewest(check);
	for (size_t i = 0; i < check->subject->group_count; i++) {
		match_group(check, i);
		match_provider(check, i);
	}
	for (size_t i = 0; i < tapset->probe_count; i++)
		asked |= is_asked(check, &tapset->probes[i]);
	for (enum want want = WANT_ALWAYS; asked && want < WANTS; want++)
		for (size_t i = 0; i < tapset->probe_count; i++)
			check_probe(check, &tapset->probes[i], want);
	if (asked)
		tapset_address(check->findings->policy->expect.tapset);
	else if (check->subject->named)
		finding_add(check->findings, RULE_TAPSET_UNADDRESSED, NO_PROBE,
			    NO_OFFSET, "no probe point of the tapset is about "
			    "this file");
}

void rules_tapset(const struct subject *subject, struct findings *findings)
{
	struct check check = {
		.subject = subject,
		.tapset = findings->policy->expect.tapset,
		.findings = findings,
	};

	if (!check.tapset)
		return;
	check.marks = calloc(check.tapset->mark_count + 1,
			     sizeof(*check.marks));
	check.fewest = calloc(subject->group_count + 1, sizeof(*check.fewest));
	if (check.marks && check.fewest)
		check_all(&check);
	else
		findings->out_of_memory = true;
	free(check.marks);
	free(check.fewest);
}
