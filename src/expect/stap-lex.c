/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/stap-lex.h"

#include <string.h>

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (c >= '0' && c <= '9');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The character at that distance, or NUL behind the end. */
static char peek(const struct stap_cursor *cursor, size_t distance)
{
	return (size_t)(cursor->end - cursor->at) > distance
		? cursor->at[distance] : '\0';
}

static void move(struct stap_cursor *cursor, size_t distance)
{
	for (; distance && cursor->at < cursor->end; distance--)
		cursor->line += *cursor->at++ == '\n';
}

/* To behind the two characters; false, after an error, when they don't come. */
static bool skip_to(struct stap_cursor *cursor, const char *last,
		    const char *what, char **error)
{
	size_t line = cursor->line;

	move(cursor, 2);
	while (cursor->at < cursor->end) {
		if (cursor->at[0] == last[0] && peek(cursor, 1) == last[1]) {
			move(cursor, 2);
			return true;
		}
		move(cursor, 1);
	}
	source_fail(cursor->source, line, error, "%s has no end: \"%s\" "
		    "expected", what, last);
	return false;
}

static void skip_line(struct stap_cursor *cursor)
{
	while (cursor->at < cursor->end && *cursor->at != '\n')
		cursor->at++;
}

static bool skip_blanks(struct stap_cursor *cursor, char **error)
{
	for (;;) {
		char c = peek(cursor, 0), next = peek(cursor, 1);

		if (c == '/' && next == '*') {
			if (!skip_to(cursor, "*/", "the comment", error))
				return false;
		} else if (c == '#' || (c == '/' && next == '/')) {
			skip_line(cursor);
		} else if (cursor->at < cursor->end &&
			   strchr(" \t\r\n\f\v", c) && c) {
			move(cursor, 1);
		} else {
			return true;
		}
	}
}

static bool lex_string(struct stap_cursor *cursor, char **error)
{
	size_t line = cursor->line;

	move(cursor, 1);
	while (cursor->at < cursor->end) {
		char c = *cursor->at;

		move(cursor, c == '\\' ? 2 : 1);
		if (c == '"')
			return true;
	}
	source_fail(cursor->source, line, error,
		    "the string has no end: '\"' expected");
	return false;
}

static enum stap_kind lex_word(struct stap_cursor *cursor, size_t before,
			       enum stap_kind kind)
{
	cursor->at += before;
	while (is_word(peek(cursor, 0)))
		cursor->at++;
	return kind;
}

static enum stap_kind lex_kind(struct stap_cursor *cursor, char **error)
{
	char c = peek(cursor, 0), next = peek(cursor, 1);

	if (cursor->at == cursor->end)
		return STAP_END;
	if (c == '"')
		return lex_string(cursor, error) ? STAP_STRING : STAP_BAD;
	if (c == '%' && next == '{')
		return skip_to(cursor, "%}", "the C code", error) ? STAP_CODE
								  : STAP_BAD;
	if (c == '$' && (is_word(next) || next == '$'))
		return lex_word(cursor, next == '$' ? 2 : 1, STAP_VARIABLE);
	if (c == '@' && is_word(next))
		return lex_word(cursor, 1, STAP_OPERATOR);
	if (is_word(c))
		return lex_word(cursor, 1,
				is_digit(c) ? STAP_NUMBER : STAP_WORD);
	/* "$#" and "@#" are no comment: the number of arguments */
	move(cursor, (c == '%' && next && strchr("(?:)", next)) ||
		     ((c == '$' || c == '@') && next == '#') ? 2 : 1);
	return STAP_MARK;
}

struct stap_token stap_lex(struct stap_cursor *cursor, char **error)
{
	struct stap_token token = { .kind = STAP_BAD };

	if (!skip_blanks(cursor, error))
		return token;
	token.text.at = cursor->at;
	token.kind = lex_kind(cursor, error);
	token.text.length = (size_t)(cursor->at - token.text.at);
	if (token.kind == STAP_VARIABLE || token.kind == STAP_OPERATOR) {
		token.text.at++;
		token.text.length--;
	}
	return token;
}

bool stap_mark_is(const struct stap_token *token, const char *text)
{
	return token->kind == STAP_MARK && span_is(token->text, text);
}
