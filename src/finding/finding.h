/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the rules have found in one file, in the order in which they found it,
 * as far as the policy of this run keeps it.  Doesn't know how a finding is
 * printed, nor what makes the exit status.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding/policy.h"
#include "finding/rules-table.h"

#define NO_PROBE SIZE_MAX
#define NO_OFFSET UINT64_MAX
#define NO_LINE 0

struct finding {
	enum rule_id rule;
	enum severity severity;
	size_t probe;       /* index into the subject's probes, or NO_PROBE */
	uint64_t offset;    /* in the file, of the note or section; or NO_OFFSET */
	size_t line;        /* of a text, from 1; or NO_LINE */
	uint64_t stands_for; /* 1, or how many that are not listed */
	char *message;      /* owned; raw bytes, to be escaped by the report */
	const char *reason; /* of the suppression that holds, or NULL */
};

/* One rule says no more than this about one file, and then how much it left
 * out: a file of a million bad notes must not cost gigabytes. */
#define FINDINGS_PER_RULE 10000u

/* how much one rule had to say about one file */
struct rule_tally {
	uint64_t count;
	uint64_t unlisted[SEVERITY_ERROR + 1];
};

struct findings {
	const struct policy *policy;
	struct finding *items;
	size_t count;
	struct rule_tally *tallies; /* RULE_COUNT; NULL: nothing was found */
	uint64_t by_severity[SEVERITY_ERROR + 1]; /* without suppressed ones */
	uint64_t suppressed;
	bool out_of_memory;  /* sticky: the list is not complete */
};

void findings_init(struct findings *findings, const struct policy *policy);
void findings_free(struct findings *findings);

/* Is it worth finding out?  False when the rule is off or below the policy. */
bool finding_wanted(const struct findings *findings, enum rule_id rule);

/* Adds one finding under the rule's severity in the policy. */
__attribute__((format(printf, 5, 6)))
void finding_add(struct findings *findings, enum rule_id rule, size_t probe,
		 uint64_t offset, const char *format, ...);

/* The same with a severity of its own, where it depends on more than the rule;
 * a --rule=RULE=… of the user's still wins. */
__attribute__((format(printf, 6, 7)))
void finding_add_as(struct findings *findings, enum rule_id rule,
		    enum severity severity, size_t probe, uint64_t offset,
		    const char *format, ...);

/* About a line of a text. */
__attribute__((format(printf, 4, 5)))
void finding_add_line(struct findings *findings, enum rule_id rule,
		      size_t line, const char *format, ...);

/* Says how many findings each rule left out. */
void findings_close(struct findings *findings);
