/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bytes that belong to somebody else: a piece of a string or of a section.
 * Knows nothing of what they mean.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
	const char *at;
	size_t length;
};

static inline struct span span_of(const char *text)
{
	return (struct span){ text, strlen(text) };
}

static inline struct span span_between(const char *at, const char *end)
{
	return (struct span){ at, (size_t)(end - at) };
}

static inline bool span_is(struct span span, const char *text)
{
	return span.length == strlen(text) &&
	       memcmp(span.at, text, span.length) == 0;
}
