/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What provider definitions promise, as provider-read.c takes it down and
 * provider.c puts it in order.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "expect/c-type.h"

/* one argument of a prototype */
struct promised_argument {
	struct c_type type;
	struct span text;     /* "const char *name", as it was written */
};

/* one probe of a definition */
struct promise {
	const char *provider; /* one of provider_names */
	char *name;           /* owned */
	size_t source;        /* index into sources */
	size_t line;
	size_t first_argument;
	size_t argument_count;
	bool conditional;     /* between #if and #endif: may be missing */
	bool any_arguments;   /* declared in several ways, or with "..." */
};

struct providers {
	struct promise *promises;   /* by provider, then name; all different */
	size_t count;
	char **provider_names;      /* one for each block of probes */
	size_t provider_name_count;
	struct promised_argument *arguments;
	size_t argument_count;
	struct source *sources;     /* what the spans point into */
	size_t source_count;
	atomic_bool *held;          /* by promise: see providers_hold() */
};
