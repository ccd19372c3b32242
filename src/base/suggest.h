/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * "Did you mean ...?": of many names, the one that is nearest to a word; small
 * letters and capitals are the same to it.
 */
#pragma once

#include <stddef.h>

struct suggestion {
	const char *word;
	const char *name;    /* the nearest so far, or NULL: none is near */
	size_t distance;     /* one more than what would still be near */
};

void suggestion_init(struct suggestion *suggestion, const char *word);
void suggestion_offer(struct suggestion *suggestion, const char *name);
