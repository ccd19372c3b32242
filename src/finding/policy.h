/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Severities, and what this run wants to know: made of the options, before any
 * file, and changed by nobody after that.
 */
#pragma once

#include <stdbool.h>

#include "finding/expect.h"
#include "finding/rules-table.h"

struct suppressions;   /* suppress.h: --suppressions=FILE */

/* in the order that --fail-on and --min-severity compare by */
enum severity {
	SEVERITY_OFF,
	SEVERITY_INFO,
	SEVERITY_WARNING,
	SEVERITY_ERROR,
};

const char *severity_name(enum severity severity);
/* "error", "warning", "info", "off" (and its synonym "none"); false otherwise */
bool severity_parse(const char *text, enum severity *severity);

/*
 * What this run wants to know.  SEVERITY_OFF in severity[] switches a rule off.
 */
struct policy {
	enum severity severity[RULE_COUNT];
	bool chosen[RULE_COUNT];  /* by --rule=: not to be raised or lowered */
	enum severity least;     /* nothing below is kept: of show and fail_on */
	enum severity show;      /* --min-severity */
	enum severity fail_on;   /* --fail-on; SEVERITY_OFF: never */
	unsigned consumers;      /* bit set, 1u << enum consumer_id */
	struct expectations expect;
	struct suppressions *suppressions;  /* NULL: none */
	bool verdicts;           /* the report has what each consumer makes of it */
	bool keep_symbols;       /* whoever gets the results asks for them */
};

/* Does the run keep what is that severe, or found under this rule? */
bool severity_wanted(const struct policy *policy, enum severity severity);
bool rule_wanted(const struct policy *policy, enum rule_id rule);
