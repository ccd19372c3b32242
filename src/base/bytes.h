/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Integers of either byte order, and runs of zeros.  Knows no bounds: the
 * caller has checked them.
 */
#pragma once

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t bytes_integer(const void *bytes, size_t length,
				     bool little_endian)
{
	const unsigned char *from = bytes;
	uint64_t value = 0;
	uint32_t word;

	/* six of each note are of these sizes */
	if (length == sizeof(value)) {
		memcpy(&value, bytes, sizeof(value));
		return little_endian ? le64toh(value) : be64toh(value);
	}
	if (length == sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		return little_endian ? le32toh(word) : be32toh(word);
	}
	for (size_t i = 0; i < length; i++)
		value = value << 8 | from[little_endian ? length - 1 - i : i];
	return value;
}

static inline void bytes_put_integer(void *bytes, size_t length,
				     bool little_endian, uint64_t value)
{
	unsigned char *to = bytes;

	for (size_t i = 0; i < length; i++, value >>= 8)
		to[little_endian ? i : length - 1 - i] = (unsigned char)value;
}

static inline bool bytes_are_zero(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i])
			return false;
	return true;
}
