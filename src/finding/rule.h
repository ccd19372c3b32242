/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of rules, which is made of rules.txt: ids, severities and
 * explanations.  Doesn't know how any of them is judged.
 */
#pragma once

#include "finding/finding.h"
#include "finding/rules-table.h"

struct rule {
	const char *id;            /* public: "sem-unaligned" */
	const char *family;
	enum severity severity;    /* by default */
	unsigned consumers;        /* only for these, as bits; 0: for everybody */
	const char *title;         /* one line, no full stop */
	const char *what;
	const char *why;
	const char *repair;
	const char *see;           /* references, one a line */
};

/* by enum rule_id; generated */
extern const struct rule rule_table[RULE_COUNT];

/* RULE_COUNT when there is no such rule. */
enum rule_id rule_find(const char *id);
