/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE 16384u

struct arena_block {
	struct arena_block *next;
	size_t used;
	size_t size;
	char bytes[];
};

char *arena_keep(struct arena *arena, const char *bytes, size_t length)
{
	struct arena_block *block = arena->blocks;
	size_t size = length >= BLOCK_SIZE ? length + 1 : BLOCK_SIZE;
	char *copy;

	if (!block || block->size - block->used <= length) {
		block = malloc(sizeof(*block) + size);
		if (!block)
			return NULL;
		*block = (struct arena_block){
			.next = arena->blocks,
			.size = size,
		};
		arena->blocks = block;
	}
	copy = block->bytes + block->used;
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	block->used += length + 1;
	return copy;
}

void arena_free(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *next = arena->blocks->next;

		free(arena->blocks);
		arena->blocks = next;
	}
}
