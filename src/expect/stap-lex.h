/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tokens of one text in SystemTap's language: no comments and no blanks,
 * but macros as they are written.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "base/span.h"

enum stap_kind {
	STAP_END,
	STAP_BAD,        /* the error is set */
	STAP_WORD,
	STAP_NUMBER,
	STAP_STRING,     /* with its quotes */
	STAP_VARIABLE,   /* "arg1" of $arg1, "$vars" of $$vars */
	STAP_OPERATOR,   /* "defined" of @defined */
	STAP_CODE,       /* %{ … %} */
	STAP_MARK,       /* one character, or "%(", "%?", "%:", "%)" */
};

struct stap_token {
	enum stap_kind kind;
	struct span text;
};

/* a place in a script */
struct stap_cursor {
	const struct source *source;
	const char *at;
	const char *end;
	size_t line;
};

/* The next one; STAP_BAD with a sentence in *error. */
struct stap_token stap_lex(struct stap_cursor *cursor, char **error);
bool stap_mark_is(const struct stap_token *token, const char *text);
