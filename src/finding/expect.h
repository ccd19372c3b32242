/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the person at the keyboard expects of a file, besides that its notes are
 * well-formed.  Read once, before any file; the rules look at it, and only tick
 * off what they have met.
 */
#pragma once

#include <stdbool.h>

struct providers;   /* provider.h: --provider=FILE.d */
struct tapset;      /* tapset.h: --tapset=FILE.stp */
struct baseline;    /* baseline.h: --compare=OLD */

struct expectations {
	struct providers *providers;  /* NULL: nothing was promised */
	struct tapset *tapset;        /* NULL: none was given */
	struct baseline *baseline;    /* NULL: nothing to compare with */
	bool python;                  /* --python */
	unsigned python_version;      /* 311 for 3.11; 0: the file's own */
	const char *root;             /* --root; NULL: this machine */
};
