/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Copies of strings that all end together.
 */
#pragma once

#include <stddef.h>

struct arena_block;

/* {0}: none yet */
struct arena {
	struct arena_block *blocks;
};

/* A copy with a NUL; NULL: out of memory. */
char *arena_keep(struct arena *arena, const char *bytes, size_t length);
void arena_free(struct arena *arena);
