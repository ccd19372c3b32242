/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of rules, and the order in which the families are asked.
 * The table itself comes from rules.txt: ids, severities and explanations.
 */
#pragma once

#include "finding.h"
#include "rules-table.h"
#include "subject.h"

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

/* Judges a file under the policy of findings. */
void rules_run(const struct subject *subject, struct findings *findings);

/* The families, one file each.  They read the subject and add findings. */
void rules_container(const struct subject *subject, struct findings *findings);
void rules_note(const struct subject *subject, struct findings *findings);
void rules_address(const struct subject *subject, struct findings *findings);
void rules_site(const struct subject *subject, struct findings *findings);
void rules_semaphore(const struct subject *subject, struct findings *findings);
void rules_name(const struct subject *subject, struct findings *findings);
void rules_argument(const struct subject *subject, struct findings *findings);
void rules_compare(const struct subject *subject, struct findings *findings);
void rules_consistency(const struct subject *subject,
		       struct findings *findings);
void rules_python(const struct subject *subject, struct findings *findings);
void rules_consumer(const struct subject *subject, struct findings *findings);
void rules_contract(const struct subject *subject, struct findings *findings);
void rules_tapset(const struct subject *subject, struct findings *findings);
