/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The families of rules, and the order in which they are asked.  What there is
 * to know of each rule is in rules.txt, and in the program in rule.h.
 */
#pragma once

#include "finding/finding.h"
#include "note/subject.h"

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

/* When all files have been judged: what one definition promises of providers of
 * which no file has anything, and none that was named should have. */
void rules_contract_nowhere(const struct providers *providers, size_t source,
			    struct findings *findings);
