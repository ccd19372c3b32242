/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Binary search where bsearch() won't do: for a place between items.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Is the item before what is wanted? */
typedef bool search_before(const void *item, const void *wanted);

/* How many of the items, which are in order, are before what is wanted. */
static inline size_t search_place(const void *items, size_t count, size_t size,
				  search_before *before, const void *wanted)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (before((const char *)items + middle * size, wanted))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
