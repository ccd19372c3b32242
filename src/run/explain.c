/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "run/explain.h"

#include <string.h>

#include "consumer/consumer.h"
#include "finding/rule.h"

/* "bcc perf", or "all" for a rule that is about everybody */
static void join_consumers(unsigned bits, char *to, size_t size)
{
	size_t length = 0;

	snprintf(to, size, "all");
	for (int id = 0; id < CONSUMER_COUNT; id++)
		if (bits & 1u << id && length < size)
			length += (size_t)snprintf(to + length, size - length,
						   "%s%s", length ? " " : "",
						   consumers[id]->name);
}

/* Lines of rules.txt, with the heading before the first. */
static void print_part(FILE *out, const char *heading, const char *text)
{
	fprintf(out, "\n%s\n", heading);
	while (*text) {
		int length = (int)strcspn(text, "\n");

		fprintf(out, "%s%.*s\n", length ? "  " : "", length, text);
		text += length + (text[length] == '\n');
	}
}

static void explain_rule(FILE *out, const struct rule *rule)
{
	char names[80];

	join_consumers(rule->consumers, names, sizeof(names));
	fprintf(out, "%s: %s\n", rule->id, rule->title);
	fprintf(out, "severity: %s, consumers: %s\n",
		severity_name(rule->severity), names);
	print_part(out, "What", rule->what);
	print_part(out, "Why", rule->why);
	print_part(out, "Repair", rule->repair);
	print_part(out, "See", rule->see);
}

void explain(FILE *out, const char *id)
{
	const char *before = "";

	for (size_t i = 0; i < RULE_COUNT; i++) {
		if (strcmp(id, "all") != 0 &&
		    strcmp(id, rule_table[i].id) != 0)
			continue;
		fputs(before, out);
		explain_rule(out, &rule_table[i]);
		before = "\n\n";
	}
}

void list_rules(FILE *out)
{
	char names[RULE_COUNT][80];
	int id_width = 0, names_width = 0;

	for (size_t i = 0; i < RULE_COUNT; i++) {
		const struct rule *rule = &rule_table[i];
		int width = (int)strlen(rule->id);

		id_width = width > id_width ? width : id_width;
		join_consumers(rule->consumers, names[i], sizeof(names[i]));
		width = (int)strlen(names[i]);
		names_width = width > names_width ? width : names_width;
	}
	for (size_t i = 0; i < RULE_COUNT; i++)
		fprintf(out, "%-*s  %-7s  %-*s  %s\n", id_width,
			rule_table[i].id,
			severity_name(rule_table[i].severity), names_width,
			names[i], rule_table[i].title);
}
