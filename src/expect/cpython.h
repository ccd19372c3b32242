/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The markers of each CPython, and of pysdt: which there are, with which
 * arguments, under which alias of our tapset, and what is known to go wrong with
 * them.  cpython.c has the one table and the evidence.  Knows no file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CPYTHON_PROVIDER "python"
/* the versions that the table is about; 311 stands for 3.11 */
#define CPYTHON_FIRST 306u
#define CPYTHON_LAST 315u
/* the first that pysdt is for: it has sys.monitoring */
#define PYSDT_FIRST 312u

/* what becomes of a marker in one version */
enum cpython_state {
	CPYTHON_ABSENT,      /* not even declared */
	CPYTHON_DECLARED,    /* in pydtrace.d, and compiled in nowhere */
	CPYTHON_FIRES,
	CPYTHON_SILENT,      /* compiled in where hardly anything passes */
	CPYTHON_UNSAFE,      /* fires, but not always, and at some risk */
	CPYTHON_UNBALANCED,  /* fires, but entries and returns are no pairs */
};

struct cpython_range {
	unsigned first;      /* 0 behind the last range */
	unsigned last;
	enum cpython_state state;
};

#define CPYTHON_RANGES 5

struct cpython_marker {
	const char *name;
	const char *alias;     /* of our tapset; NULL: none, it never fires */
	/* a letter each: p a pointer, l a signed word, i a signed int */
	const char *arguments;
	bool pysdt;            /* pysdt has it: all that it has, in any build */
	struct cpython_range ranges[CPYTHON_RANGES];
};

#define CPYTHON_MARKERS 15
extern const struct cpython_marker cpython_markers[CPYTHON_MARKERS];

/* Its place in the table; CPYTHON_MARKERS: no such marker. */
size_t cpython_marker_find(const char *name);
/* CPYTHON_ABSENT for a version that the table doesn't know. */
enum cpython_state cpython_state(const struct cpython_marker *marker,
				 unsigned version);
/* The sites are in the file. */
bool cpython_emits(const struct cpython_marker *marker, unsigned version);
bool cpython_knows(unsigned version);
/* Does an automatic collection say generation 1, whatever it collects? */
bool cpython_collects_in_increments(unsigned version, unsigned micro);
