/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words and marks of a provider definition, without comments and without
 * the preprocessor's lines; what those define stands for itself.  Knows no
 * grammar.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "expect/c-type.h"

/* more than any program has; each word of a definition is looked up in them */
#define ALIASES_MAX 1000u
#define CONDITIONS_MAX 64u

/* a macro or typedef that stands for a type */
struct type_alias {
	struct span name;
	struct c_words words;
};

enum provider_token {
	TOKEN_END,
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_MARK,       /* one character */
	TOKEN_BAD,        /* the error is set */
};

struct provider_scan {
	const struct source *source;
	const char *at;
	const char *end;
	size_t line;
	bool line_begins;
	char **error;
	struct type_alias *aliases;
	size_t alias_count;
	uint64_t conditions;      /* one bit for each open #if, but for guards */
	unsigned depth;           /* open #if lines */
	struct span guard;        /* of an #ifndef that the next line defines */

	enum provider_token token;
	struct span text;         /* of the token */
	size_t token_line;
};

void provider_scan_init(struct provider_scan *scan, const struct source *source,
			char **error);
void provider_scan_free(struct provider_scan *scan);
/* Reads the next token into token, text and token_line. */
void provider_scan_next(struct provider_scan *scan);
bool provider_scan_is(const struct provider_scan *scan, const char *text);

/* A word of a declaration: a type's, or what an alias stands for. */
void provider_scan_add_word(const struct provider_scan *scan,
			    struct c_words *words, struct span word);
/* False after an error: there are too many, or out of memory. */
bool provider_scan_alias(struct provider_scan *scan, struct span name,
			 const struct c_words *words);
