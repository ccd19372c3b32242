/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What DTrace provider definitions promise (--provider=FILE.d): probes, and the
 * types of their arguments.  provider-read.c opens with the grammar.  Knows no
 * ELF file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "expect/promise.h"

/*
 * Reads them all.  NULL with "FILE:LINE: what was expected" in *error, which
 * the caller frees (NULL there: out of memory).
 */
struct providers *providers_read(const char *const *paths, size_t count,
				 char **error);
/* The same from one text in memory. */
struct providers *providers_parse(const char *path, const void *bytes,
				  size_t size, char **error);
void providers_free(struct providers *providers);

/* The promise of provider:name, or NULL. */
const struct promise *providers_find(const struct providers *providers,
				     const char *provider, const char *name);
/* Is anything promised of this provider? */
bool providers_know(const struct providers *providers, const char *provider);

/* A file had to keep the promises of the provider whose first is this; several
 * threads may say so. */
void providers_hold(struct providers *providers, size_t first);
/* Had any? */
bool providers_were_held(const struct providers *providers, size_t first);
