/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a script can see of a file's probes, and no more: names, arguments,
 * semaphores, and what the chosen consumers can read.  Small, so that those of
 * a whole package fit in memory, and free of the file that it was made of.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "consumer/consumer.h"
#include "note/subject.h"

/* Types of one argument at the sites of a probe, a bit for each size (1, 2, 4,
 * 8, other), sign and float; 0: no site says. */
#define TYPE_SIZES 5u
#define TYPE_SIGNED TYPE_SIZES
#define TYPE_FLOAT (2 * TYPE_SIZES)
#define TYPE_COUNT (4 * TYPE_SIZES)

/* Which site is the first one like that, as an index; of no meaning when the
 * row says that there is none. */
struct digest_witness {
	const struct digest_probe *old;  /* of the same name; or NULL */
	uint32_t fewest;                 /* arguments */
	uint32_t no_semaphore;
	uint32_t types[OPERAND_MAX];     /* one that is not in old's */
	uint32_t unattachable[CONSUMER_COUNT];
	uint32_t unreadable[CONSUMER_COUNT][OPERAND_MAX];
};

/* what all sites of one provider:name have */
struct digest_probe {
	const char *provider;
	const char *name;
	size_t first;                    /* index of its first site */
	size_t argument_count;           /* at the site that has the fewest */
	size_t most_arguments;           /* at the one that has the most */
	uint32_t types[OPERAND_MAX];
	uint16_t readable[CONSUMER_COUNT]; /* a bit for each argument */
	uint8_t attachable;              /* a bit for each consumer */
	bool semaphore;
	struct digest_witness *witness;  /* NULL: it was not asked for */
};

struct digest {
	struct digest_probe *probes;     /* by provider and name */
	size_t count;
	char *strings;
	struct digest_witness *witnesses;
};

/* chosen: consumers, as bits.  old: what it is to be compared with, so that
 * there are witnesses; or NULL.  False: out of memory; free it all the same. */
bool digest_make(struct digest *digest, const struct subject *subject,
		 unsigned chosen, const struct digest *old);
void digest_free(struct digest *digest);

/* by provider and name, as strcmp() */
int digest_order(const struct digest_probe *a, const struct digest_probe *b);
