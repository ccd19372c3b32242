/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Arrays that grow by doubling.
 */
#pragma once

#include <stddef.h>
#include <stdlib.h>

/* Room for one more of count items; NULL: out of memory, and items stay. */
static inline void *grown(void *items, size_t count, size_t size)
{
	if (count & (count - 1))
		return items;
	return reallocarray(items, count ? 2 * count : 1, size);
}
