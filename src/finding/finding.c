/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "finding/finding.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

void findings_init(struct findings *findings, const struct policy *policy)
{
	*findings = (struct findings){ .policy = policy };
}

void findings_free(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++)
		free(findings->items[i].message);
	free(findings->items);
	free(findings->tallies);
	findings->items = NULL;
	findings->tallies = NULL;
	findings->count = 0;
}

bool finding_wanted(const struct findings *findings, enum rule_id rule)
{
	return rule_wanted(findings->policy, rule);
}

/* Takes the message, also when there is no room for it. */
static void push(struct findings *findings, struct finding finding)
{
	struct finding *items = grown(findings->items, findings->count,
				      sizeof(*items));

	if (!items) {
		free(finding.message);
		findings->out_of_memory = true;
		return;
	}
	findings->items = items;
	items[findings->count++] = finding;
}

/* Of one rule; NULL when there is no memory for it.  Few files need any. */
static struct rule_tally *tally_of(struct findings *findings,
				   enum rule_id rule)
{
	if (!findings->tallies)
		findings->tallies = calloc(RULE_COUNT,
					   sizeof(*findings->tallies));
	findings->out_of_memory |= !findings->tallies;
	return findings->tallies ? &findings->tallies[rule] : NULL;
}

__attribute__((format(printf, 3, 0)))
static void add(struct findings *findings, struct finding finding,
		const char *format, va_list arguments)
{
	struct rule_tally *tally;

	if (!severity_wanted(findings->policy, finding.severity))
		return;
	tally = tally_of(findings, finding.rule);
	if (!tally)
		return;
	findings->by_severity[finding.severity]++;
	if (++tally->count > FINDINGS_PER_RULE) {
		tally->unlisted[finding.severity]++;
		return;
	}
	finding.stands_for = 1;
	if (vasprintf(&finding.message, format, arguments) < 0) {
		findings->out_of_memory = true;
		return;
	}
	push(findings, finding);
}

static struct finding new_finding(const struct findings *findings,
				  enum rule_id rule)
{
	return (struct finding){
		.rule = rule,
		.severity = findings->policy->severity[rule],
		.probe = NO_PROBE,
		.offset = NO_OFFSET,
	};
}

void finding_add(struct findings *findings, enum rule_id rule, size_t probe,
		 uint64_t offset, const char *format, ...)
{
	struct finding finding = new_finding(findings, rule);
	va_list arguments;

	finding.probe = probe;
	finding.offset = offset;
	va_start(arguments, format);
	add(findings, finding, format, arguments);
	va_end(arguments);
}

void finding_add_as(struct findings *findings, enum rule_id rule,
		    enum severity severity, size_t probe, uint64_t offset,
		    const char *format, ...)
{
	struct finding finding = new_finding(findings, rule);
	va_list arguments;

	if (!findings->policy->chosen[rule] &&
	    finding.severity != SEVERITY_OFF)
		finding.severity = severity;
	finding.probe = probe;
	finding.offset = offset;
	va_start(arguments, format);
	add(findings, finding, format, arguments);
	va_end(arguments);
}

void finding_add_line(struct findings *findings, enum rule_id rule,
		      size_t line, const char *format, ...)
{
	struct finding finding = new_finding(findings, rule);
	va_list arguments;

	finding.line = line;
	va_start(arguments, format);
	add(findings, finding, format, arguments);
	va_end(arguments);
}

static void close_rule(struct findings *findings, enum rule_id rule,
		       enum severity severity)
{
	struct finding finding = {
		.rule = rule,
		.severity = severity,
		.probe = NO_PROBE,
		.offset = NO_OFFSET,
		.stands_for = findings->tallies[rule].unlisted[severity],
	};

	if (!finding.stands_for)
		return;
	if (asprintf(&finding.message,
		     "%" PRIu64 " more of this rule are not listed",
		     finding.stands_for) < 0)
		findings->out_of_memory = true;
	else
		push(findings, finding);
}

void findings_close(struct findings *findings)
{
	if (findings->count < FINDINGS_PER_RULE)
		return;
	for (size_t rule = 0; rule < RULE_COUNT; rule++)
		for (size_t i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++)
			close_rule(findings, (enum rule_id)rule,
				   (enum severity)i);
}
