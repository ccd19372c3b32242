/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers of items, found by what the items have in them: a hash table with
 * open addressing.  Doesn't know the items.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define INDEX_FREE UINT32_MAX

/* {0}: none yet */
struct index_table {
	uint32_t *slots;
	size_t mask;
};

/* Is the item of that number what is wanted? */
typedef bool index_same(const void *items, uint32_t number,
			const void *wanted);

/* An empty one for so many.  False: out of memory. */
static inline bool index_table_init(struct index_table *table, size_t count)
{
	size_t size = 16;

	while (size < 2 * count)
		size *= 2;
	*table = (struct index_table){
		.slots = malloc(size * sizeof(*table->slots)),
		.mask = size - 1,
	};
	if (table->slots)
		memset(table->slots, 0xff, size * sizeof(*table->slots));
	return table->slots;
}

/* The place of what is wanted: its number, or INDEX_FREE for one to be put
 * there.  hash: hash_bytes() of what same() compares. */
static inline uint32_t *index_table_slot(const struct index_table *table,
					 uint64_t hash, index_same *same,
					 const void *items, const void *wanted)
{
	size_t at = (size_t)hash & table->mask;

	while (table->slots[at] != INDEX_FREE &&
	       !same(items, table->slots[at], wanted))
		at = (at + 1) & table->mask;
	return &table->slots[at];
}

static inline void index_table_free(struct index_table *table)
{
	free(table->slots);
	table->slots = NULL;
}
