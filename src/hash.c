/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "hash.h"

#include <string.h>
#include <sys/random.h>

static uint64_t seed;

void hash_init(void)
{
	if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) != sizeof(seed))
		seed = 0;
}

uint64_t hash_bytes(uint64_t state, const void *bytes, size_t length)
{
	/* odd multipliers without pattern; murmur's way of mixing */
	static const uint64_t a = UINT64_C(0x9e3779b97f4a7c15);
	static const uint64_t b = UINT64_C(0xc2b2ae3d27d4eb4f);
	uint64_t hash = (state ^ seed) + a * (length + 1);
	const char *at = bytes;

	while (length > 0) {
		size_t part = length < 8 ? length : 8;
		uint64_t word = 0;

		memcpy(&word, at, part);
		word *= a;
		hash = (hash ^ word ^ word >> 29) * b;
		hash ^= hash >> 32;
		at += part;
		length -= part;
	}
	hash *= a;
	return hash ^ hash >> 32;
}
