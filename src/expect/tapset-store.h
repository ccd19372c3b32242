/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A tapset while it is read: what is taken down of each script, and what each
 * reader may add.  Knows no grammar.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "expect/tapset.h"

#define TAPSET_PROBES_MAX 20000u
#define TAPSET_POINTS_MAX 100000u

/* a probe that another one is on top of: "probe a = b !", or what is behind its
 * alias too: "probe a = b.mark("c")" */
struct tapset_reference {
	size_t probe;        /* the one on top; never less than before */
	const char *name;
	const char *library;
	const char *provider;
	const char *mark;
	bool optional;
	bool unsure;         /* behind a "!" */
};

struct tapset_store {
	struct tapset *tapset;
	/* the marks of tapset->points, with as many entries */
	struct tapset_mark *wanted;
	struct tapset_reference *references;
	size_t reference_count;
	/* "!" in the list that is being read: of any point, and of one that
	 * is not in tapset->points */
	bool sufficient;
	bool sufficient_elsewhere;
	char **error;
};

/* False: out of memory. */
bool tapset_add_point(struct tapset_store *store, struct tapset_point point,
		      struct tapset_mark wanted);
bool tapset_add_reference(struct tapset_store *store,
			  struct tapset_reference reference);
bool tapset_add_probe(struct tapset *tapset, struct tapset_probe probe);

/* A copy with a NUL that lives as long as the tapset; NULL: out of memory. */
char *tapset_keep(struct tapset *tapset, const char *bytes, size_t length);
