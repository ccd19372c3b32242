/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "finding/suppress-line.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/suggest.h"
#include "finding/rule.h"

/* the words of a line, as they stand there */
struct words {
	struct span rule, path, probe, reason;
};

/* Reading */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(struct span *text)
{
	while (text->length && is_blank(*text->at)) {
		text->at++;
		text->length--;
	}
}

/* How many characters the one at this place has: two with a backslash. */
static size_t step(struct span text, size_t at)
{
	return text.at[at] == '\\' && at + 1 < text.length ? 2 : 1;
}

/* Up to a blank, or nothing before a "#". */
static struct span take_word(struct span *text)
{
	struct span word;
	size_t length = 0;

	skip_blanks(text);
	if (!text->length || *text->at != '#')
		while (length < text->length && !is_blank(text->at[length]))
			length += step(*text, length);
	word = (struct span){ text->at, length };
	text->at += length;
	text->length -= length;
	skip_blanks(text);
	return word;
}

static struct span take_reason(struct span text)
{
	while (text.length && *text.at == '#') {
		text.at++;
		text.length--;
	}
	skip_blanks(&text);
	while (text.length && is_blank(text.at[text.length - 1]))
		text.length--;
	return text;
}

/* Where the provider ends, or the length of the word. */
static size_t find_colon(struct span word)
{
	size_t i = 0;

	while (i < word.length && word.at[i] != ':')
		i += step(word, i);
	return i;
}

static bool has_pattern(struct span word)
{
	for (size_t i = 0; i < word.length; i += step(word, i))
		if (strchr("*?[", word.at[i]))
			return true;
	return false;
}

/* What is wrong with the words, or NULL. */
static const char *find_fault(const struct words *words, struct span rest)
{
	if (!words->path.length)
		return "no path behind the rule";
	if (rest.length && *rest.at != '#')
		return "too many words before the # and the reason";
	if (words->probe.length &&
	    find_colon(words->probe) == words->probe.length)
		return "the third word is not PROVIDER:NAME";
	if (!words->reason.length)
		return "no reason: say behind a # why it is acceptable";
	return NULL;
}

static int unknown_rule(const struct source *source, size_t number,
			const char *id, char **error)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, id);
	for (size_t rule = 0; rule < RULE_COUNT; rule++)
		suggestion_offer(&suggestion, rule_table[rule].id);
	if (suggestion.name)
		return source_fail(source, number, error, "unknown rule "
				   "\"%s\"; did you mean %s?", id,
				   suggestion.name);
	return source_fail(source, number, error, "unknown rule \"%s\"; "
			   "--list-rules prints them all", id);
}

static int read_rule(struct suppression_line *line, const struct source *source,
		     struct span word, size_t number, char **error)
{
	char id[64];

	snprintf(id, sizeof(id), "%.*s", (int)word.length, word.at);
	line->rule = rule_find(id);
	if (line->rule == RULE_COUNT)
		return unknown_rule(source, number, id, error);
	if (line->rule == RULE_SUPPRESSION_UNUSED ||
	    line->rule == RULE_SUPPRESSION_UNREVIEWED)
		return source_fail(source, number, error, "%s is about these "
				   "lines themselves: use --rule=%s=off", id,
				   id);
	return 0;
}

/* The word and a NUL to *to, behind which the next one goes. */
static char *copy(char **to, struct span word, bool unescape)
{
	char *start = *to;
	char *at = start;

	for (size_t i = 0; i < word.length; i++) {
		if (unescape && step(word, i) == 2)
			i++;
		*at++ = word.at[i];
	}
	*at++ = '\0';
	*to = at;
	return start;
}

/*
 * A path with a slash is that of the file or the end of it, from a directory
 * on; "/…" is also a file in a package, "package.deb:/…".  Both are one more
 * fnmatch(), of the pattern with these before it.
 */
static const char *before_path(const struct suppression_line *line,
			       struct span path)
{
	if (line->exact || !memchr(path.at, '/', path.length))
		return "";
	return *path.at == '/' ? "*:" : "*/";
}

static void copy_words(struct suppression_line *line, const struct words *words,
		       char *to)
{
	struct span probe = words->probe;
	size_t colon = find_colon(probe);
	const char *before = before_path(line, words->path);

	line->strings = to;
	line->text.what = to;
	to += sprintf(to, "%s %.*s%s%.*s", rule_table[line->rule].id,
		      (int)words->path.length, words->path.at,
		      probe.length ? " " : "", (int)probe.length, probe.at) + 1;
	line->text.reason = copy(&to, words->reason, false);
	line->path = to;
	to = stpcpy(to, before);
	line->base = path_base(copy(&to, words->path, line->exact));
	if (!probe.length)
		return;
	line->provider = copy(&to, (struct span){ probe.at, colon },
			      line->exact);
	line->name = copy(&to, span_between(probe.at + colon + 1,
					    probe.at + probe.length),
			  line->exact);
}

int suppression_line_read(struct suppression_line *line,
			  const struct source *source, struct span text,
			  size_t number, char **error)
{
	struct words words;
	const char *fault;
	char *strings;

	if (memchr(text.at, '\0', text.length))
		return source_fail(source, number, error, "a NUL byte");
	words.rule = take_word(&text);
	if (!words.rule.length)
		return 0;
	if (read_rule(line, source, words.rule, number, error) != 0)
		return -1;
	words.path = take_word(&text);
	words.probe = take_word(&text);
	words.reason = take_reason(text);
	fault = find_fault(&words, text);
	if (fault)
		return source_fail(source, number, error, "%s", fault);
	/* each word twice at most, with what comes between them */
	strings = malloc(2 * (words.path.length + words.probe.length) +
			 words.reason.length +
			 strlen(rule_table[line->rule].id) + 16);
	if (!strings)
		return source_fail(source, number, error, "out of memory");
	line->exact = !has_pattern(words.path) && !has_pattern(words.probe);
	copy_words(line, &words, strings);
	return 1;
}

void suppression_line_free(struct suppression_line *line)
{
	free(line->strings);
	line->strings = NULL;
}

/* Comparing */

bool suppression_line_matches(const struct suppression_line *line,
			      const char *path)
{
	if (!strchr(line->path, '/'))
		return fnmatch(line->path, path_base(path), 0) == 0;
	return fnmatch(line->path + 2, path, 0) == 0 ||
	       fnmatch(line->path, path, 0) == 0;
}

static int compare_strings(const char *one, const char *other)
{
	if (!one || !other)
		return (one != NULL) - (other != NULL);
	return strcmp(one, other);
}

int suppression_line_compare(const struct suppression_line *one,
			     const struct suppression_line *other)
{
	int order;

	if (one->rule != other->rule)
		return one->rule < other->rule ? -1 : 1;
	order = strcmp(one->base, other->base);
	if (!order)
		order = compare_strings(one->provider, other->provider);
	if (!order)
		order = compare_strings(one->name, other->name);
	return order ? order : strcmp(one->path, other->path);
}

/* Writing */

void suppression_escape(FILE *out, const char *word, const char *special)
{
	for (; *word; word++) {
		unsigned char c = (unsigned char)*word;

		/* no line can have these; a pattern can */
		if (c < ' ' || c == 0x7f) {
			putc('?', out);
			continue;
		}
		if (strchr(" \\*?[#", c) || strchr(special, c))
			putc('\\', out);
		putc(c, out);
	}
}
