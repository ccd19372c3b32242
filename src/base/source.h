/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A text that a person wrote for us to read: a provider definition, a tapset.
 * Knows its bytes and its name, and nothing of what is in it.
 */
#pragma once

#include <stddef.h>

/* No definition or tapset comes near: the largest has some 30 KiB. */
#define SOURCE_MAX ((size_t)1 << 20)

struct source {
	char *path;
	char *bytes;      /* with a NUL behind them */
	size_t size;
};

/* 0, or -1 with "PATH: why" in *error (free() it; NULL: out of memory).  In
 * either case source_free() is called. */
int source_read(struct source *source, const char *path, char **error);
/* The same from bytes in memory, which are copied. */
int source_copy(struct source *source, const char *path, const void *bytes,
		size_t size, char **error);
void source_free(struct source *source);

/* "PATH:LINE: …" into *error, unless there is one already; always -1. */
__attribute__((format(printf, 4, 5)))
int source_fail(const struct source *source, size_t line, char **error,
		const char *format, ...);
