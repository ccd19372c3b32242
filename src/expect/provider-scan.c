/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/provider-scan.h"

#include <stdlib.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       is_digit(c);
}

void provider_scan_init(struct provider_scan *scan, const struct source *source,
			char **error)
{
	*scan = (struct provider_scan){
		.source = source,
		.at = source->bytes,
		.end = source->bytes + source->size,
		.line = 1,
		.line_begins = true,
		.error = error,
	};
}

void provider_scan_free(struct provider_scan *scan)
{
	free(scan->aliases);
	scan->aliases = NULL;
}

bool provider_scan_is(const struct provider_scan *scan, const char *text)
{
	return scan->token != TOKEN_END && span_is(scan->text, text);
}

/* Names for types */

static const struct type_alias *find_alias(const struct provider_scan *scan,
					   struct span name)
{
	for (size_t i = scan->alias_count; i-- > 0;) {
		struct span other = scan->aliases[i].name;

		if (other.length == name.length &&
		    memcmp(other.at, name.at, name.length) == 0)
			return &scan->aliases[i];
	}
	return NULL;
}

void provider_scan_add_word(const struct provider_scan *scan,
			    struct c_words *words, struct span word)
{
	const struct type_alias *alias =
		words->tag_next || c_words_complete(words)
			? NULL : find_alias(scan, word);

	if (alias)
		c_words_join(words, &alias->words);
	else
		c_words_add(words, word);
}

bool provider_scan_alias(struct provider_scan *scan, struct span name,
			 const struct c_words *words)
{
	if (scan->alias_count == ALIASES_MAX) {
		source_fail(scan->source, scan->line, scan->error,
			    "more than %u macros and typedefs", ALIASES_MAX);
		return false;
	}
	if (!scan->aliases)
		scan->aliases = calloc(ALIASES_MAX, sizeof(*scan->aliases));
	if (!scan->aliases) {
		source_fail(scan->source, scan->line, scan->error,
			    "out of memory");
		return false;
	}
	scan->aliases[scan->alias_count++] = (struct type_alias){
		.name = name,
		.words = *words,
	};
	return true;
}

/* The preprocessor's lines */

/* The next word or mark of a line: *at moves on, to end at the latest. */
static struct span line_word(const char **at, const char *end)
{
	const char *from;

	while (*at < end && (is_blank(**at) || **at == '\\' || **at == '\n'))
		++*at;
	from = *at;
	while (*at < end && is_word(**at))
		++*at;
	if (*at == from && *at < end)
		++*at;
	return span_between(from, *at);
}

/* The end of the line, and of those that "\" adds to it. */
static const char *line_end(struct provider_scan *scan, const char *at)
{
	while (at < scan->end && *at != '\n') {
		if (*at == '\\' && scan->end - at > 1 && at[1] == '\n') {
			scan->line++;
			at++;
		}
		at++;
	}
	return at;
}

static bool ends_line(struct span word, const char *at, const char *end)
{
	return word.length == 0 ||
	       (*word.at == '/' && at < end && (*at == '*' || *at == '/'));
}

/* "#define bool unsigned char"; one with arguments is nobody's type. */
static bool define(struct provider_scan *scan, const char *at, const char *end)
{
	struct span name = line_word(&at, end), word;
	struct c_words words = { .pointer = false };

	if (scan->depth && scan->guard.length == name.length &&
	    memcmp(scan->guard.at, name.at, name.length) == 0)
		scan->conditions &= ~(UINT64_C(1) << (scan->depth - 1));
	if (at < end && *at == '(')
		return true;
	for (;;) {
		word = line_word(&at, end);
		if (ends_line(word, at, end))
			break;
		if (span_is(word, "*"))
			c_words_point(&words);
		else
			provider_scan_add_word(scan, &words, word);
	}
	return !c_words_complete(&words) ||
	       provider_scan_alias(scan, name, &words);
}

static bool open_condition(struct provider_scan *scan, struct span guard)
{
	if (scan->depth == CONDITIONS_MAX) {
		source_fail(scan->source, scan->line, scan->error,
			    "more than %u #if in each other", CONDITIONS_MAX);
		return false;
	}
	scan->conditions |= UINT64_C(1) << scan->depth++;
	scan->guard = guard;
	return true;
}

static void close_condition(struct provider_scan *scan)
{
	if (scan->depth)
		scan->conditions &= ~(UINT64_C(1) << --scan->depth);
}

/*
 * Lines with "#" in front: DTrace's #pragma, the C preprocessor's, and what
 * libvirt takes for comments.  at: behind the "#".
 */
static bool directive(struct provider_scan *scan, const char *at)
{
	const char *end = line_end(scan, at);
	struct span none = { at, 0 }, word = line_word(&at, end);
	bool good = true;

	scan->at = end;
	if (span_is(word, "define"))
		good = define(scan, at, end);
	else if (span_is(word, "ifndef"))
		return open_condition(scan, line_word(&at, end));
	else if (span_is(word, "if") || span_is(word, "ifdef"))
		good = open_condition(scan, none);
	else if (span_is(word, "endif"))
		close_condition(scan);
	scan->guard = none;
	return good;
}

/* Tokens */

/* At the end of a comment that begins at scan->at; false: it has none. */
static bool skip_comment(struct provider_scan *scan)
{
	size_t line = scan->line;

	for (scan->at += 2; scan->end - scan->at >= 2; scan->at++) {
		if (scan->at[0] == '*' && scan->at[1] == '/') {
			scan->at += 2;
			return true;
		}
		scan->line += *scan->at == '\n';
	}
	source_fail(scan->source, line, scan->error,
		    "the comment has no end: \"*/\" expected");
	return false;
}

/* False after an error. */
static bool skip_blanks(struct provider_scan *scan)
{
	while (scan->at < scan->end) {
		char c = *scan->at;
		char next = scan->end - scan->at > 1 ? scan->at[1] : '\0';

		if (c == '\n') {
			scan->line++;
			scan->line_begins = true;
			scan->at++;
		} else if (is_blank(c)) {
			scan->at++;
		} else if (c == '/' && next == '*') {
			if (!skip_comment(scan))
				return false;
		} else if (c == '/' && next == '/') {
			scan->at = line_end(scan, scan->at);
		} else if (c == '#' && scan->line_begins) {
			if (!directive(scan, scan->at + 1))
				return false;
		} else {
			break;
		}
	}
	return true;
}

static bool is_mark(char c)
{
	return c >= '!' && c <= '~';
}

static enum provider_token scan_token(struct provider_scan *scan)
{
	char c = *scan->at;

	if (is_word(c)) {
		while (scan->at < scan->end && is_word(*scan->at))
			scan->at++;
		return is_digit(c) ? TOKEN_NUMBER : TOKEN_WORD;
	}
	if (!is_mark(c)) {
		source_fail(scan->source, scan->line, scan->error,
			    "the byte 0x%02x belongs into no provider "
			    "definition", (unsigned char)c);
		return TOKEN_BAD;
	}
	scan->at++;
	return TOKEN_MARK;
}

void provider_scan_next(struct provider_scan *scan)
{
	if (!skip_blanks(scan)) {
		scan->token = TOKEN_BAD;
		scan->text = (struct span){ scan->end, 0 };
		return;
	}
	scan->line_begins = false;
	scan->token_line = scan->line;
	scan->text = (struct span){ scan->at, 0 };
	if (scan->at == scan->end) {
		scan->token = TOKEN_END;
		return;
	}
	scan->token = scan_token(scan);
	scan->text.length = (size_t)(scan->at - scan->text.at);
}
