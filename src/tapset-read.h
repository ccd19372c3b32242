/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A tapset while it is read: what tapset-read.c takes down of each script, and
 * tapset.c puts in order.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "stap-scan.h"
#include "tapset.h"

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

struct tapset_reader {
	struct tapset *tapset;
	struct stap_macros macros;
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

/* Takes the macros of one file, and what its probes ask for.  False after an
 * error. */
bool tapset_read_script(struct tapset_reader *reader, size_t source);

/* False: out of memory. */
bool tapset_add_point(struct tapset_reader *reader, struct tapset_point point,
		      struct tapset_mark wanted);
bool tapset_add_reference(struct tapset_reader *reader,
			  struct tapset_reference reference);
bool tapset_add_probe(struct tapset *tapset, struct tapset_probe probe);

/* What probes on top of others ask for is asked of those: adds points, so it
 * comes before marks have numbers.  False: out of memory. */
bool tapset_link(struct tapset_reader *reader);

/* What follows from all scripts together.  False after an error. */
bool tapset_order(struct tapset_reader *reader);

/* A copy with a NUL that lives as long as the tapset; NULL: out of memory. */
char *tapset_keep(struct tapset *tapset, const char *bytes, size_t length);
