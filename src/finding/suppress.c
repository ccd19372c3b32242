/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Such files grow to thousands of lines, each for one file and one probe, as
 * --write-suppressions writes them.  Those lines, in which nothing is a
 * pattern, are sorted, and a finding looks for its own; lines with a pattern
 * are compared with each file that has a finding of their rule.
 */
#include "config.h"

#include "finding/suppress.h"

#include <fnmatch.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/path.h"
#include "base/source.h"
#include "finding/suppress-line.h"

/* one line */
struct suppression {
	struct suppression_line line;
	size_t number;               /* in its file, from 1 */
	struct suppression *next;    /* with a pattern, of the same rule */
	struct suppression *same;    /* the first one that says the same */
	/* what is written here from several threads is always the same */
	atomic_bool used;
};

struct suppression_file {
	struct source source;
	const char *path;
	size_t first, end;           /* its lines */
};

struct suppressions {
	struct suppression_file *files;
	size_t file_count;
	struct suppression *lines;   /* in the order of the files */
	size_t count;
	/* lines without a pattern, sorted; of several that say the same, one */
	struct suppression **exact;
	size_t exact_count;
	bool has_exact[RULE_COUNT];
	struct suppression *patterns[RULE_COUNT];
};

struct suppressions *suppressions_new(void)
{
	return calloc(1, sizeof(struct suppressions));
}

void suppressions_free(struct suppressions *suppressions)
{
	if (!suppressions)
		return;
	for (size_t i = 0; i < suppressions->count; i++)
		suppression_line_free(&suppressions->lines[i].line);
	for (size_t i = 0; i < suppressions->file_count; i++)
		source_free(&suppressions->files[i].source);
	free(suppressions->exact);
	free(suppressions->lines);
	free(suppressions->files);
	free(suppressions);
}

bool suppressions_name(struct suppressions *suppressions, const char *path)
{
	size_t count = suppressions->file_count;
	struct suppression_file *files =
		grown(suppressions->files, count, sizeof(*files));

	if (!files)
		return false;
	suppressions->files = files;
	files[count] = (struct suppression_file){ .path = path };
	suppressions->file_count++;
	return true;
}

size_t suppressions_files(const struct suppressions *suppressions)
{
	return suppressions->file_count;
}

const char *suppressions_path(const struct suppressions *suppressions,
			      size_t file)
{
	return suppressions->files[file].path;
}

/* Reading */

/* A place for one line more, or NULL. */
static struct suppression *new_line(struct suppressions *suppressions)
{
	struct suppression *lines = grown(suppressions->lines,
					  suppressions->count, sizeof(*lines));

	if (!lines)
		return NULL;
	suppressions->lines = lines;
	return &lines[suppressions->count];
}

static int read_line(struct suppressions *suppressions,
		     const struct source *source, struct span text,
		     size_t number, char **error)
{
	struct suppression *line = new_line(suppressions);
	int found;

	if (!line)
		return source_fail(source, number, error, "out of memory");
	*line = (struct suppression){ .number = number };
	found = suppression_line_read(&line->line, source, text, number, error);
	if (found > 0)
		suppressions->count++;
	return found < 0 ? -1 : 0;
}

static int read_file(struct suppressions *suppressions,
		     struct suppression_file *file, char **error)
{
	const char *at, *end;
	size_t number = 0;

	if (source_read(&file->source, file->path, error) != 0)
		return -1;
	file->first = suppressions->count;
	at = file->source.bytes;
	end = at + file->source.size;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		struct span text = span_between(at, stop ? stop : end);

		if (read_line(suppressions, &file->source, text, ++number,
			      error) != 0)
			return -1;
		at += text.length + 1;
	}
	file->end = suppressions->count;
	return 0;
}

static int compare_lines(const void *one, const void *other)
{
	const struct suppression *a = *(struct suppression *const *)one;
	const struct suppression *b = *(struct suppression *const *)other;
	int order = suppression_line_compare(&a->line, &b->line);

	return order ? order : a < b ? -1 : a > b;
}

/* A finding looks at one line of those that say the same. */
static void merge_lines(struct suppressions *suppressions)
{
	struct suppression **exact = suppressions->exact;
	size_t kept = 0;

	for (size_t i = 0; i < suppressions->exact_count; i++) {
		struct suppression *last = kept ? exact[kept - 1] : NULL;

		if (last && suppression_line_compare(&last->line,
						     &exact[i]->line) == 0)
			exact[i]->same = last;
		else
			exact[kept++] = exact[i];
	}
	suppressions->exact_count = kept;
}

/* Into what suppressions_apply() looks at. */
static bool sort_lines(struct suppressions *suppressions)
{
	suppressions->exact = calloc(suppressions->count + 1,
				     sizeof(*suppressions->exact));
	if (!suppressions->exact)
		return false;
	for (size_t i = suppressions->count; i-- > 0; ) {
		struct suppression *line = &suppressions->lines[i];
		enum rule_id rule = line->line.rule;

		if (line->line.exact) {
			suppressions->exact[suppressions->exact_count++] = line;
			suppressions->has_exact[rule] = true;
		} else {
			line->next = suppressions->patterns[rule];
			suppressions->patterns[rule] = line;
		}
	}
	qsort(suppressions->exact, suppressions->exact_count,
	      sizeof(*suppressions->exact), compare_lines);
	merge_lines(suppressions);
	return true;
}

int suppressions_read(struct suppressions *suppressions, char **error)
{
	for (size_t i = 0; i < suppressions->file_count; i++)
		if (read_file(suppressions, &suppressions->files[i],
			      error) != 0)
			return -1;
	return sort_lines(suppressions) ? 0 : -1;
}

/* Applying */

static void accept_finding(struct suppression *line,
			   struct findings *findings, struct finding *finding)
{
	if (!atomic_load_explicit(&line->used, memory_order_relaxed))
		atomic_store_explicit(&line->used, true, memory_order_relaxed);
	if (finding->reason)
		return;
	finding->reason = line->line.text.reason;
	findings->by_severity[finding->severity] -= finding->stands_for;
	findings->suppressed += finding->stands_for;
}

/* The next end of the path that a line may have in its place; NULL: none. */
static const char *next_end(const char *at)
{
	while (*at && *++at)
		if (at[-1] == (*at == '/' ? ':' : '/'))
			return at;
	return NULL;
}

static int compare_wanted(const void *wanted, const void *item)
{
	struct suppression *const *line = item;

	return suppression_line_compare(wanted, &(*line)->line);
}

static struct suppression *find_exact(const struct suppressions *suppressions,
				      const struct suppression_line *wanted)
{
	struct suppression *const *found =
		bsearch(wanted, suppressions->exact, suppressions->exact_count,
			sizeof(*suppressions->exact), compare_wanted);

	return found ? *found : NULL;
}

/* The lines without a pattern that are about this rule, file and probe. */
static void accept_exactly(const struct suppressions *suppressions,
			   struct suppression_line wanted,
			   struct findings *findings, struct finding *finding)
{
	for (; wanted.path; wanted.path = next_end(wanted.path)) {
		struct suppression *line = find_exact(suppressions, &wanted);

		if (line)
			accept_finding(line, findings, finding);
	}
}

static const struct probe *probe_of(const struct subject *subject,
				    const struct finding *finding)
{
	return finding->probe == NO_PROBE ? NULL :
	       &subject->probes[finding->probe];
}

static void apply_exact(const struct suppressions *suppressions,
			const char *path, const struct subject *subject,
			struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *finding = &findings->items[i];
		const struct probe *probe = probe_of(subject, finding);
		struct suppression_line wanted = {
			.rule = finding->rule,
			.path = path,
			.base = path_base(path),
		};

		if (!suppressions->has_exact[finding->rule])
			continue;
		accept_exactly(suppressions, wanted, findings, finding);
		if (!probe)
			continue;
		wanted.provider = probe->provider;
		wanted.name = probe->name;
		accept_exactly(suppressions, wanted, findings, finding);
	}
}

static bool probe_matches(const struct suppression_line *line,
			  const struct probe *probe)
{
	return !line->provider ||
	       (probe && fnmatch(line->provider, probe->provider, 0) == 0 &&
		fnmatch(line->name, probe->name, 0) == 0);
}

static void apply_pattern(struct suppression *line, const char *path,
			  const struct subject *subject,
			  struct findings *findings)
{
	if (!suppression_line_matches(&line->line, path))
		return;
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *finding = &findings->items[i];

		if (finding->rule == line->line.rule &&
		    probe_matches(&line->line, probe_of(subject, finding)))
			accept_finding(line, findings, finding);
	}
}

void suppressions_apply(struct suppressions *suppressions, const char *path,
			const struct subject *subject,
			struct findings *findings)
{
	if (!suppressions || !findings->count)
		return;
	apply_exact(suppressions, path, subject, findings);
	for (size_t rule = 0; rule < RULE_COUNT; rule++) {
		struct suppression *line = suppressions->patterns[rule];

		for (; line && findings->tallies[rule].count; line = line->next)
			apply_pattern(line, path, subject, findings);
	}
}

/* What became of the lines */

static bool was_used(const struct suppression *line)
{
	return line->same ? line->same->used : line->used;
}

bool suppression_is_unreviewed(const char *reason)
{
	return strncmp(reason, UNREVIEWED, strlen(UNREVIEWED)) == 0;
}

void suppressions_judge(const struct suppressions *suppressions, size_t file,
			struct findings *findings)
{
	for (size_t i = suppressions->files[file].first;
	     i < suppressions->files[file].end; i++) {
		const struct suppression *line = &suppressions->lines[i];
		const char *what = line->line.text.what;
		bool used = was_used(line);

		if (!used && rule_wanted(findings->policy, line->line.rule))
			finding_add_line(findings, RULE_SUPPRESSION_UNUSED,
					 line->number, "nothing was found that "
					 "\"%s\" is about", what);
		else if (used &&
			 suppression_is_unreviewed(line->line.text.reason))
			finding_add_line(findings, RULE_SUPPRESSION_UNREVIEWED,
					 line->number, "nobody has said why "
					 "\"%s\" is acceptable", what);
	}
	findings_close(findings);
}

bool suppressions_next(const struct suppressions *suppressions,
		       const struct policy *policy, size_t *place,
		       struct suppression_text *text)
{
	while (suppressions && *place < suppressions->count) {
		const struct suppression *line =
			&suppressions->lines[(*place)++];

		if (!was_used(line) && rule_wanted(policy, line->line.rule))
			continue;
		*text = line->line.text;
		return true;
	}
	return false;
}
