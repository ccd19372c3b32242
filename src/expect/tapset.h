/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which markers tapsets and scripts of SystemTap ask for (--tapset=FILE.stp),
 * and which of their arguments: what is known once they are read.  Knows no ELF
 * file.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"

/* No marker has more than 12; what is beyond stands for all of those. */
#define TAPSET_ARGUMENTS 32u
#define NO_MARK SIZE_MAX

/* a line of one of the files */
struct tapset_place {
	uint32_t line;       /* 0: nowhere */
	uint32_t source;
	bool unsure;         /* not looked at when a "!" before it was found */
};

/* provider and name of the note; all different */
struct tapset_mark {
	const char *provider;  /* a pattern; "*" when the script names none */
	const char *name;      /* a pattern, with "__" for "-" */
	bool pattern;          /* one of the two has more than itself in it */
};

/* process("path").library("library")….mark("name") */
struct tapset_point {
	const char *path;      /* a pattern; NULL: the target's, or unknown */
	const char *library;   /* a pattern; NULL: none */
	size_t mark;           /* NO_MARK: a function, a statement, … */
	bool optional;         /* "?" or "!" */
	bool sufficient;       /* "!": when found, no point behind it counts */
	bool unsure;           /* behind a "!" that is no point of tapset */
};

/* "probe alias = point, point { … }", or without an alias */
struct tapset_probe {
	const char *alias;     /* NULL: none */
	struct tapset_place place;
	size_t first_point;
	size_t point_count;
	/* only asked for, with "?" or "!", by other probes of the tapset */
	bool internal;
	/* where $argN is used, by this probe or by one on top of it; no mark
	 * has an $arg0 */
	struct tapset_place arguments[TAPSET_ARGUMENTS + 1];
};

struct tapset {
	struct tapset_probe *probes;
	size_t probe_count;
	struct tapset_point *points;
	size_t point_count;
	struct tapset_mark *marks;  /* plain ones by name and provider, then
				     * patterns */
	size_t plain_count;
	size_t mark_count;

	/* private */
	atomic_bool addressed;      /* a file: see below */
	struct source *sources;     /* the scripts first, then macro files */
	size_t source_count;
	struct arena strings;
};

void tapset_free(struct tapset *tapset);

/* The order of marks. */
int tapset_compare_marks(const void *a, const void *b);
/* The mark that is the same, or NO_MARK. */
size_t tapset_find_mark(const struct tapset *tapset,
			const struct tapset_mark *wanted);
/* The plain mark of that name and provider, or NO_MARK. */
size_t tapset_plain_mark(const struct tapset *tapset, const char *name,
			 const char *provider);
/* Name of the file of a place, without its directory. */
const char *tapset_file(const struct tapset *tapset,
			struct tapset_place place);

/* A point is about a file that was checked; several threads may say so. */
void tapset_address(struct tapset *tapset);
/* Was it about any? */
bool tapset_was_addressed(const struct tapset *tapset);
