/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tokens of a script in SystemTap's language, after its macros.
 * stap-scan.c says how they are expanded.  Knows no grammar but that of macros.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "expect/stap-lex.h"

#define STAP_MACROS_MAX 2000u
#define STAP_PARAMETERS_MAX 32u
#define STAP_DEPTH_MAX 64u
/* of one script, with all that its macros make; ours have some 3,000 */
#define STAP_TOKENS_MAX 1000000u
/* in one word of these; a longer one counts as several */
#define STAP_TOKEN_BYTES 64u

struct stap_macro {
	struct span name;
	struct stap_cursor body;
	struct span parameters[STAP_PARAMETERS_MAX];
	size_t parameter_count;
};

struct stap_macros {
	struct stap_macro *items;
	size_t count;
	uint16_t *slots;      /* a hash of names: number + 1, or 0 */
};

/* a text that is being read: the script, a macro's body, or an argument */
struct stap_frame {
	struct stap_cursor cursor;
	const struct stap_macro *macro;  /* of a body; NULL otherwise */
	struct stap_cursor arguments[STAP_PARAMETERS_MAX];
	size_t scope;         /* the frame whose macro's parameters hold here */
};

struct stap_scan {
	struct stap_macros *macros;
	struct stap_frame *frames;   /* STAP_DEPTH_MAX */
	size_t depth;
	size_t tokens;
	size_t braces;               /* open, behind the last token */
	size_t choices;              /* "%( … %? … %)", so far */
	/* braces at the "%?" of those that are open */
	size_t choice_braces[STAP_DEPTH_MAX];
	size_t choice_depth;
	struct stap_token token;     /* the last one */
	size_t line;                 /* its, in the script itself */
	char **error;
};

bool stap_macros_init(struct stap_macros *macros);
void stap_macros_free(struct stap_macros *macros);

/* False: out of memory. */
bool stap_scan_init(struct stap_scan *scan, struct stap_macros *macros,
		    const struct source *source, char **error);
void stap_scan_free(struct stap_scan *scan);
/* The next one into token and line. */
void stap_scan_next(struct stap_scan *scan);
/* The same; false, after an error, at the end of the file too. */
bool stap_scan_go_on(struct stap_scan *scan, const char *what);
/* After "@define": takes the macro.  False after an error. */
bool stap_scan_define(struct stap_scan *scan);
bool stap_scan_is(const struct stap_scan *scan, const char *text);
/* "what expected, not …"; always false. */
bool stap_scan_expected(struct stap_scan *scan, const char *what);
/* "more than LIMIT WHAT"; always false. */
bool stap_scan_too_many(struct stap_scan *scan, const char *what,
			unsigned limit);
/* Always false. */
bool stap_scan_no_memory(struct stap_scan *scan);
