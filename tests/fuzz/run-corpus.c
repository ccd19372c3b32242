/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A fuzz target without libFuzzer: run-corpus MUTATIONS FILE... runs it on each
 * file, on every beginning of it in steps, and on that many variants, the same
 * ones every time.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#define BEGINNINGS 64u

static uint64_t state = 88172645463325252u;
static unsigned long executions;

/* xorshift: not random, but different */
static size_t below(size_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state % limit);
}

static void execute(const uint8_t *bytes, size_t size)
{
	executions++;
	LLVMFuzzerTestOneInput(bytes, size);
}

static uint8_t *read_file(const char *name, size_t *size)
{
	FILE *file = fopen(name, "r");
	uint8_t *bytes = NULL;
	size_t room = 0, n;

	if (!file)
		err(1, "%s", name);
	*size = 0;
	do {
		room += 65536;
		bytes = realloc(bytes, room);
		if (!bytes)
			err(1, "%s", name);
		n = fread(bytes + *size, 1, room - *size, file);
		*size += n;
	} while (n);
	fclose(file);
	return bytes;
}

/* Numbers that are likely to be an edge. */
static void mutate(uint8_t *bytes, size_t size)
{
	static const uint8_t edges[] = { 0x00, 0x01, 0x7f, 0x80, 0xff, '@',
					 ' ', '(', '%', '-', '0' };
	size_t at = below(size);

	switch (below(4)) {
	case 0:
		bytes[at] ^= (uint8_t)(1u << below(8));
		break;
	case 1:
		bytes[at] = edges[below(sizeof(edges))];
		break;
	case 2:
		memset(bytes + at, edges[below(5)],
		       1 + below(size - at < 8 ? size - at : 8));
		break;
	default:
		memmove(bytes + at, bytes + below(at + 1),
			1 + below(size - at < 16 ? size - at : 16));
		break;
	}
}

static void run_file(const char *name, unsigned long mutations)
{
	size_t size;
	uint8_t *bytes = read_file(name, &size);
	uint8_t *variant = malloc(size ? size : 1);

	if (!variant)
		err(1, "%s", name);
	execute(bytes, size);
	for (size_t i = 0; i < BEGINNINGS; i++)
		execute(bytes, size * i / BEGINNINGS);
	while (size && mutations--) {
		memcpy(variant, bytes, size);
		for (size_t n = 1 + below(4); n; n--)
			mutate(variant, size);
		execute(variant, size);
	}
	free(variant);
	free(bytes);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		errx(64, "usage: %s MUTATIONS FILE...", argv[0]);
	for (int i = 2; i < argc; i++)
		run_file(argv[i], strtoul(argv[1], NULL, 10));
	printf("%lu executions\n", executions);
	return 0;
}
