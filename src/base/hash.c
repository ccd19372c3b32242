/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/hash.h"

#include <string.h>
#include <sys/random.h>

/* Two secret words, so that what collides differs from run to run. */
static uint64_t secrets[2] = {
	UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0xc2b2ae3d27d4eb4f),
};

void hash_init(void)
{
	uint64_t random[2];

	if (getrandom(random, sizeof(random), GRND_NONBLOCK) == sizeof(random))
		memcpy(secrets, random, sizeof(random));
}

/* The halves of a product of 128 bits, folded. */
static uint64_t fold_product(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
	uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX);
	uint64_t one = (a >> 32) * (b & UINT32_MAX) + (low >> 32);
	uint64_t other = (a & UINT32_MAX) * (b >> 32) + (one & UINT32_MAX);
	uint64_t high = (a >> 32) * (b >> 32) + (one >> 32) + (other >> 32);

	return high ^ (other << 32 | (low & UINT32_MAX));
#endif
}

/* All of the product depends on both factors, and on secrets: with its lower
 * 64 bits only, differences in high bits cancel out whatever the secrets are. */
static uint64_t mix(uint64_t a, uint64_t b)
{
	return fold_product(a ^ secrets[0], b ^ secrets[1]);
}

uint64_t hash_bytes(uint64_t state, const void *bytes, size_t length)
{
	uint64_t hash = mix(state, length);
	const char *at = bytes;

	while (length > 0) {
		size_t part = length < 8 ? length : 8;
		uint64_t word = 0;

		memcpy(&word, at, part);
		hash = mix(word, hash);
		at += part;
		length -= part;
	}
	return mix(hash, 0);
}
