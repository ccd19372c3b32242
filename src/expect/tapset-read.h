/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading tapsets and scripts of SystemTap, as far as they name markers.
 */
#pragma once

#include <stddef.h>

#include "expect/tapset.h"

/*
 * Reads the scripts, with the macros of the *.stpm files beside them.  NULL
 * with "FILE:LINE: what was expected" in *error, which the caller frees (NULL
 * there: out of memory).
 */
struct tapset *tapset_read(const char *const *paths, size_t count,
			   char **error);
/* The same from one text in memory. */
struct tapset *tapset_parse(const char *path, const void *bytes, size_t size,
			    char **error);
