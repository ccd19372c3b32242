/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --compare=OLD: the digests of OLD's files, and which of them a file is to be
 * compared with.  Doesn't know how they are read, nor what a difference is.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "note/subject.h"

struct baseline;
struct digest;

/* consumer_bits: whom both sides are read for.  NULL: out of memory. */
struct baseline *baseline_new(unsigned consumer_bits);
void baseline_free(struct baseline *baseline);

/* A file of OLD, with probes.  False: out of memory. */
bool baseline_add(struct baseline *baseline, const struct subject *subject);
/* When all were added.  False: out of memory. */
bool baseline_order(struct baseline *baseline);
bool baseline_is_empty(const struct baseline *baseline);

/*
 * The other tree has a file of this path below it, which may have probes: found
 * before any of its files is compared, so that each is compared with the one
 * that is most like it.  False: out of memory.
 */
bool baseline_meet(const struct baseline *baseline, const char *key,
		   bool probes);

struct baseline_match {
	const struct digest *digest;  /* NULL: OLD has nothing like it, or new
				       * has a file that is more like that */
	bool several;                 /* nothing tells which one it is */
	bool failed;                  /* out of memory */
};

/* What to compare this file with. */
struct baseline_match baseline_find(struct baseline *baseline,
				    const struct subject *subject);

/* a file of OLD */
struct baseline_unmet {
	const char *key;      /* its path below OLD */
	const struct digest *digest;
};

/* Once all was compared: the next file, from *place on (0 first), that nothing
 * was compared with; false at the end. */
bool baseline_next_unmet(const struct baseline *baseline, size_t *place,
			 struct baseline_unmet *unmet);
