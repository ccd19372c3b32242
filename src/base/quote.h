/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a file says, as a message repeats it: ten thousand messages may have the
 * same name, which may be as long as the file.
 */
#pragma once

#include <stddef.h>
#include <string.h>

#define QUOTE_MAX 80u

/* for "%.*s" */
static inline int quoted(size_t length)
{
	return (int)(length < QUOTE_MAX ? length : QUOTE_MAX);
}

struct quote {
	char text[QUOTE_MAX + sizeof("...")];
};

/* quote(name).text lasts as long as the statement. */
static inline struct quote quote(const char *name)
{
	size_t length = strnlen(name, QUOTE_MAX + 1);
	struct quote quote;

	if (length <= QUOTE_MAX) {
		memcpy(quote.text, name, length + 1);
		return quote;
	}
	memcpy(quote.text, name, QUOTE_MAX);
	memcpy(quote.text + QUOTE_MAX, "...", sizeof("..."));
	return quote;
}
