/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "finding.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const severity_names[] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
	return severity_names[severity];
}

bool severity_parse(const char *text, enum severity *severity)
{
	for (size_t i = 0; i <= SEVERITY_ERROR; i++)
		if (strcmp(text, severity_names[i]) == 0) {
			*severity = (enum severity)i;
			return true;
		}
	if (strcmp(text, "none") != 0)
		return false;
	*severity = SEVERITY_OFF;
	return true;
}

void findings_init(struct findings *findings, const struct policy *policy)
{
	*findings = (struct findings){ .policy = policy };
}

void findings_free(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++)
		free(findings->items[i].message);
	free(findings->items);
	findings->items = NULL;
	findings->count = 0;
	findings->capacity = 0;
}

static bool kept(const struct findings *findings, enum severity severity)
{
	return severity != SEVERITY_OFF && severity >= findings->policy->least;
}

bool finding_wanted(const struct findings *findings, enum rule_id rule)
{
	return kept(findings, findings->policy->severity[rule]);
}

/* Takes the message, also when there is no room for it. */
static void push(struct findings *findings, struct finding finding)
{
	if (findings->count == findings->capacity) {
		size_t capacity = findings->capacity ? 2 * findings->capacity : 8;
		struct finding *items = reallocarray(findings->items, capacity,
						     sizeof(*items));

		if (!items) {
			free(finding.message);
			findings->out_of_memory = true;
			return;
		}
		findings->items = items;
		findings->capacity = capacity;
	}
	findings->items[findings->count++] = finding;
}

__attribute__((format(printf, 6, 0)))
static void add(struct findings *findings, enum rule_id rule,
		enum severity severity, size_t probe, uint64_t offset,
		const char *format, va_list arguments)
{
	struct finding finding = {
		.rule = rule,
		.severity = severity,
		.probe = probe,
		.offset = offset,
	};

	if (!kept(findings, severity))
		return;
	findings->by_severity[severity]++;
	if (++findings->per_rule[rule] > FINDINGS_PER_RULE)
		return;
	if (vasprintf(&finding.message, format, arguments) < 0) {
		findings->out_of_memory = true;
		return;
	}
	push(findings, finding);
}

void finding_add(struct findings *findings, enum rule_id rule, size_t probe,
		 uint64_t offset, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(findings, rule, findings->policy->severity[rule], probe, offset,
	    format, arguments);
	va_end(arguments);
}

void finding_add_as(struct findings *findings, enum rule_id rule,
		    enum severity severity, size_t probe, uint64_t offset,
		    const char *format, ...)
{
	const struct policy *policy = findings->policy;
	va_list arguments;

	if (policy->chosen[rule] || policy->severity[rule] == SEVERITY_OFF)
		severity = policy->severity[rule];
	va_start(arguments, format);
	add(findings, rule, severity, probe, offset, format, arguments);
	va_end(arguments);
}

void findings_close(struct findings *findings)
{
	if (findings->count < FINDINGS_PER_RULE)
		return;
	for (size_t rule = 0; rule < RULE_COUNT; rule++) {
		uint64_t count = findings->per_rule[rule];
		struct finding finding = {
			.rule = (enum rule_id)rule,
			.severity = findings->policy->severity[rule],
			.probe = NO_PROBE,
			.offset = NO_OFFSET,
		};

		if (count <= FINDINGS_PER_RULE)
			continue;
		if (asprintf(&finding.message,
			     "%" PRIu64 " more of this rule are not listed",
			     count - FINDINGS_PER_RULE) < 0) {
			findings->out_of_memory = true;
			continue;
		}
		push(findings, finding);
	}
}
