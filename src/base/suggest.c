/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/suggest.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* longer than the longest name that is offered */
#define WORD_MAX 48

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* SEM-ORPHAN is no misspelling, and yet not what sem-orphan is called. */
static bool is_same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/*
 * Letters to insert, to drop, to replace or to exchange with their neighbour.
 * Three rows of the usual table are enough for that.
 */
static size_t distance(const char *a, size_t a_length, const char *b,
		       size_t b_length)
{
	size_t rows[3][WORD_MAX + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		before[j] = above[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *free_row = before;

		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1,
				       above[j - 1] + !is_same(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && is_same(a[i - 1], b[j - 2]) &&
			    is_same(a[i - 2], b[j - 1]))
				row[j] = least(row[j], row[j], before[j - 2] + 1);
		}
		before = above;
		above = row;
		row = free_row;
	}
	return above[b_length];
}

void suggestion_init(struct suggestion *suggestion, const char *word)
{
	*suggestion = (struct suggestion){
		.word = word,
		.distance = 2 + strlen(word) / 4,
	};
}

void suggestion_offer(struct suggestion *suggestion, const char *name)
{
	size_t word_length = strlen(suggestion->word);
	size_t length = strlen(name);
	size_t found;

	if (word_length > WORD_MAX || length > WORD_MAX)
		return;
	found = distance(suggestion->word, word_length, name, length);
	if (found < suggestion->distance) {
		suggestion->distance = found;
		suggestion->name = name;
	}
}
