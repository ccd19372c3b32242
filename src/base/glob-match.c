/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/glob-match.h"

#include <stddef.h>
#include <string.h>

bool glob_is_pattern(const char *text)
{
	return strpbrk(text, "*?[") != NULL;
}

/* The "]" of the set that begins at "[", or NULL: then "[" is itself. */
static const char *set_end(const char *set)
{
	const char *at = set + 1;

	at += *at == '!' || *at == '^';
	at += *at == ']';
	return strchr(at, ']');
}

static bool in_set(const char *set, const char *end, char c)
{
	const char *at = set + 1;
	bool inverted = *at == '!' || *at == '^', found = false;

	for (at += inverted; at < end; at++) {
		bool range = at[1] == '-' && at + 2 < end;
		char from = *at, to = range ? at[2] : from;

		at += range ? 2 : 0;
		found |= c >= from && c <= to;
	}
	return found != inverted;
}

/* Does the first element of the pattern, not a "*", match c?  *next is behind
 * it. */
static bool match_one(const char *pattern, char c, bool slashes,
		      const char **next)
{
	const char *end = *pattern == '[' ? set_end(pattern) : NULL;

	*next = (end ? end : pattern) + 1;
	if (c == '/' && !slashes && (end || *pattern == '?'))
		return false;
	if (end)
		return in_set(pattern, end, c);
	return *pattern == '?' || *pattern == c;
}

/* On a mismatch, the last "*" takes one character more; an earlier one never
 * has to. */
bool glob_match(const char *pattern, const char *text, bool slashes)
{
	const char *star = NULL, *star_text = NULL, *next;

	while (*text) {
		if (*pattern == '*') {
			star = ++pattern;
			star_text = text;
		} else if (*pattern &&
			   match_one(pattern, *text, slashes, &next)) {
			pattern = next;
			text++;
		} else if (star && (slashes || *star_text != '/')) {
			pattern = star;
			text = ++star_text;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return !*pattern;
}
