/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What only some consumers stumble over: rules with a Consumers: line, for the
 * consumers of this judge.  What several of them stumble over alike is one
 * finding with all their names.  Knows no consumer: what is in whose way is in
 * the consumer-*.c.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/index-table.h"
#include "base/quote.h"
#include "consumer/consumer.h"
#include "consumer/consumer-form.h"
#include "consumer/consumer-specs.h"
#include "finding/rule.h"
#include "operand/machine-find.h"
#include "rules/rules.h"

/* one rule, for all consumers that it is about */
struct stumble {
	enum rule_id rule;
	const char *text;
	unsigned consumers;                     /* 1u << enum consumer_id */
	enum reading reading[CONSUMER_COUNT];
	const char *outcome[CONSUMER_COUNT];    /* or NULL */
};

/* more than any site, name, file or argument has */
#define STUMBLES_MAX 16

struct stumbles {
	struct stumble items[STUMBLES_MAX];
	size_t count;
};

struct judge {
	const struct subject *subject;
	struct findings *findings;
	unsigned wanted[RULE_COUNT];            /* by which consumers */
	unsigned chosen;                        /* consumers */
	unsigned readers;                       /* of them, of this machine */
	const struct dialect *dialects[CONSUMER_COUNT];
	struct stumbles stumbles;
};

static void stumble(struct judge *judge, enum consumer_id id,
		    const struct obstacle *obstacle)
{
	struct stumbles *stumbles = &judge->stumbles;
	struct stumble *item = stumbles->items;
	struct stumble *end = item + stumbles->count;

	if (!(judge->wanted[obstacle->rule] & 1u << id))
		return;
	while (item < end && item->rule != obstacle->rule)
		item++;
	if (item == end) {
		if (stumbles->count == STUMBLES_MAX)
			return;
		stumbles->count++;
		*item = (struct stumble){ .rule = obstacle->rule,
					  .text = obstacle->text };
	}
	item->consumers |= 1u << id;
	item->reading[id] = obstacle->reading;
	item->outcome[id] = obstacle->outcome;
}

/* "gdb, perf" */
#define NAMES_SIZE 64

static const char *names_of(unsigned mask, char names[NAMES_SIZE])
{
	size_t length = 0;

	names[0] = '\0';
	for (unsigned id = 0; id < CONSUMER_COUNT; id++)
		if (mask & 1u << id)
			length += (size_t)snprintf(
				names + length, NAMES_SIZE - length, "%s%s",
				length ? ", " : "", consumers[id]->name);
	return names;
}

/* Files */

/* The first that one of them knows. */
static uint64_t offset_of(const struct subject *subject,
			  const struct stumble *item)
{
	uint64_t offset = NO_OFFSET;

	for (unsigned id = 0; id < CONSUMER_COUNT && offset == NO_OFFSET; id++)
		if (item->consumers & 1u << id && consumers[id]->offset)
			offset = consumers[id]->offset(subject, item->rule);
	return offset;
}

static void judge_file(struct judge *judge)
{
	char names[NAMES_SIZE];

	judge->stumbles.count = 0;
	for (unsigned id = 0; id < CONSUMER_COUNT; id++)
		for (const struct file_obstacle *file = consumers[id]->files;
		     file->holds; file++)
			if (judge->wanted[file->obstacle.rule] & 1u << id &&
			    file->holds(judge->subject))
				stumble(judge, id, &file->obstacle);
	for (size_t i = 0; i < judge->stumbles.count; i++) {
		const struct stumble *item = &judge->stumbles.items[i];

		finding_add(judge->findings, item->rule, NO_PROBE,
			    offset_of(judge->subject, item), "%s: %s",
			    names_of(item->consumers, names), item->text);
	}
}

/* Sites and names */

static bool find_places(const struct subject *subject,
			const struct probe *probe, unsigned mask,
			struct places *places)
{
	for (unsigned id = 0; id < CONSUMER_COUNT; id++)
		if (mask & 1u << id && consumers[id]->places &&
		    consumers[id]->places(subject, probe, places))
			return true;
	return false;
}

static void add_site_finding(struct judge *judge, const struct stumble *item,
			     size_t index)
{
	const struct probe *probe = &judge->subject->probes[index];
	struct places places;
	char names[NAMES_SIZE];

	names_of(item->consumers, names);
	if (item->text)
		finding_add(judge->findings, item->rule, index, probe->offset,
			    "%s: %s", names, item->text);
	else if (find_places(judge->subject, probe, item->consumers, &places))
		finding_add(judge->findings, item->rule, index, probe->offset,
			    "%s looks for the site at offset 0x%" PRIx64
			    ", it is at 0x%" PRIx64, names,
			    places.taken, places.real);
}

static void collect(struct judge *judge, enum consumer_id id,
		    const struct site_obstacle *sites, size_t index)
{
	const struct probe *probe = &judge->subject->probes[index];

	for (; sites->holds; sites++)
		if (judge->wanted[sites->obstacle.rule] & 1u << id &&
		    sites->holds(judge->subject, probe))
			stumble(judge, id, &sites->obstacle);
}

static void judge_site(struct judge *judge, size_t index)
{
	const struct subject *subject = judge->subject;
	bool is_first = subject->groups[subject->probes[index].group].first ==
			index;

	judge->stumbles.count = 0;
	for (unsigned id = 0; id < CONSUMER_COUNT; id++) {
		if (!(judge->chosen & 1u << id))
			continue;
		if (!subject->relocatable && !subject->debug_file)
			collect(judge, id, consumers[id]->sites, index);
		if (is_first)
			collect(judge, id, consumers[id]->names, index);
	}
	for (size_t i = 0; i < judge->stumbles.count; i++)
		add_site_finding(judge, &judge->stumbles.items[i], index);
}

/* Arguments */

static const char *outcome_of(const struct stumble *item, unsigned id)
{
	static const char *const outcomes[] = {
		[READING_WRONG] = "it is read as another value",
		[READING_ABSENT] = "it is not read",
		[READING_DROPPED] = "it is not read",
		[READING_REST] = "neither it nor those behind it are read",
		[READING_ARGUMENTS] = "no argument of the probe is read",
		[READING_PROBE] = "the probe cannot be attached to",
	};

	if (item->rule == RULE_ARG_DROPPED_BY_CONSUMER)
		return "it is not read, and those behind it change their "
		       "number";
	return item->outcome[id] ? item->outcome[id]
				 : outcomes[item->reading[id]];
}

/* "; libbpf: the probe cannot be attached to; bcc, gdb: …" */
#define OUTCOMES_SIZE 512

static void write_outcomes(const struct stumble *item,
			   char text[OUTCOMES_SIZE])
{
	char names[NAMES_SIZE];
	unsigned left = item->consumers;
	size_t length = 0;

	text[0] = '\0';
	while (left && length < OUTCOMES_SIZE) {
		const char *outcome = NULL;
		unsigned same = 0;

		for (unsigned id = 0; id < CONSUMER_COUNT; id++) {
			if (!(left & 1u << id))
				continue;
			if (!outcome)
				outcome = outcome_of(item, id);
			if (outcome_of(item, id) == outcome)
				same |= 1u << id;
		}
		left &= ~same;
		length += (size_t)snprintf(text + length,
					   OUTCOMES_SIZE - length, "; %s: %s",
					   names_of(same, names), outcome);
	}
}

static void add_argument_findings(struct judge *judge, size_t index,
				  size_t number,
				  const struct operand *operand)
{
	const struct probe *probe = &judge->subject->probes[index];

	for (size_t i = 0; i < judge->stumbles.count; i++) {
		const struct stumble *item = &judge->stumbles.items[i];
		char outcomes[OUTCOMES_SIZE];

		write_outcomes(item, outcomes);
		finding_add(judge->findings, item->rule, index, probe->offset,
			    "argument %zu, %.*s, %s%s", number,
			    quoted(operand->text.length), operand->text.at,
			    item->text, outcomes);
	}
}

static void judge_argument(struct judge *judge, const struct operand *operand,
			   bool is_last)
{
	const struct subject *subject = judge->subject;
	uint64_t forms = operand_forms(subject->machine, operand);
	struct obstacle obstacle;

	judge->stumbles.count = 0;
	for (unsigned id = 0; id < CONSUMER_COUNT; id++) {
		if (!(judge->readers & 1u << id) ||
		    !consumer_argument(consumers[id], judge->dialects[id],
				       subject, operand, forms, &obstacle))
			continue;
		if (obstacle.reading == READING_DROPPED && !is_last)
			obstacle.rule = RULE_ARG_DROPPED_BY_CONSUMER;
		stumble(judge, id, &obstacle);
	}
}

static void judge_arguments(struct judge *judge, size_t index)
{
	const struct subject *subject = judge->subject;
	struct operand_cursor cursor;
	struct operand operand;
	size_t number = 0;

	operand_cursor_init(&cursor, subject->machine,
			    subject->probes[index].arguments);
	while (operand_next(&cursor, &operand)) {
		judge_argument(judge, &operand, !cursor.at[strspn(cursor.at,
								" \t")]);
		add_argument_findings(judge, index, ++number, &operand);
	}
}

static bool has_arguments(const struct subject *subject)
{
	for (size_t i = 0; i < subject->probe_count; i++)
		if (*subject->probes[i].arguments)
			return true;
	return false;
}

static void judge_machine(struct judge *judge)
{
	const struct elf_file *file = judge->subject->file;
	unsigned strangers = judge->chosen & ~judge->readers &
			     judge->wanted[RULE_ARG_ARCH_UNSUPPORTED];
	const char *machine;
	char names[NAMES_SIZE];

	if (!strangers || !has_arguments(judge->subject))
		return;
	machine = machine_name(file->machine, file->bits);
	finding_add(judge->findings, RULE_ARG_ARCH_UNSUPPORTED, NO_PROBE,
		    NO_OFFSET, "%s: the arguments of probes are not read on %s",
		    names_of(strangers, names),
		    machine ? machine : "this machine");
}

/* Groups */

/* A consumer whose table for the sites of a probe may be too small. */
static void judge_specs(struct judge *judge, const struct consumer *consumer)
{
	const struct subject *subject = judge->subject;
	uint32_t *specs = consumer_specs(subject, consumer->specs,
					 &judge->findings->out_of_memory);

	for (size_t i = 0; specs && i < subject->group_count; i++)
		if (specs[i] > consumer->specs)
			finding_add(judge->findings, RULE_SPECS_OVER_256,
				    subject->groups[i].first,
				    subject->probes[subject->groups[i].first]
					    .offset,
				    "%s: the sites have %" PRIu32
				    " different argument strings, and its "
				    "table has room for %" PRIu32,
				    consumer->name, specs[i], consumer->specs);
	free(specs);
}

static const struct probe *first_site(const struct subject *subject,
				      size_t group)
{
	return &subject->probes[subject->groups[group].first];
}

static bool is_namesake(const void *items, uint32_t group, const void *name)
{
	return strcmp(first_site(items, group)->name, name) == 0;
}

/* The first group of that name is in the table. */
static void judge_name(struct judge *judge, struct index_table *table,
		       uint32_t group)
{
	const struct subject *subject = judge->subject;
	const struct probe *probe = first_site(subject, group);
	uint32_t *slot = index_table_slot(
		table, hash_bytes(0, probe->name, strlen(probe->name)),
		is_namesake, subject, probe->name);
	char names[NAMES_SIZE];
	const char *provider;

	if (*slot == INDEX_FREE) {
		*slot = group;
		return;
	}
	provider = first_site(subject, *slot)->provider;
	finding_add(judge->findings, RULE_SAME_NAME_TWO_PROVIDERS,
		    subject->groups[group].first, probe->offset,
		    "%s: provider %.*s has a probe of this name too, so that "
		    "the name alone finds neither",
		    names_of(judge->wanted[RULE_SAME_NAME_TWO_PROVIDERS],
			     names), quoted(strlen(provider)), provider);
}

static void judge_names(struct judge *judge)
{
	const struct subject *subject = judge->subject;
	struct index_table table;

	if (!judge->wanted[RULE_SAME_NAME_TWO_PROVIDERS])
		return;
	if (!index_table_init(&table, subject->group_count))
		judge->findings->out_of_memory = true;
	for (uint32_t i = 0; table.slots && i < subject->group_count; i++)
		judge_name(judge, &table, i);
	index_table_free(&table);
}

static void judge_init(struct judge *judge, const struct subject *subject,
		       struct findings *findings)
{
	const struct policy *policy = findings->policy;

	*judge = (struct judge){
		.subject = subject,
		.findings = findings,
		.chosen = policy->consumers,
	};
	for (size_t rule = 0; rule < RULE_COUNT; rule++) {
		unsigned about = rule_table[rule].consumers;

		if (!finding_wanted(findings, (enum rule_id)rule))
			continue;
		/* --rule= names a rule whose consumers --consumer= doesn't */
		if (policy->chosen[rule] && !(about & policy->consumers))
			judge->wanted[rule] = about;
		else
			judge->wanted[rule] = about & policy->consumers;
		judge->chosen |= judge->wanted[rule];
	}
	for (unsigned id = 0; id < CONSUMER_COUNT; id++) {
		if (!(judge->chosen & 1u << id))
			continue;
		judge->dialects[id] = consumer_dialect(consumers[id], subject);
		if (judge->dialects[id])
			judge->readers |= 1u << id;
	}
}

void rules_consumer(const struct subject *subject, struct findings *findings)
{
	struct judge judge;

	if (!subject->probe_count)
		return;
	judge_init(&judge, subject, findings);
	judge_file(&judge);
	judge_machine(&judge);
	for (size_t i = 0; i < subject->probe_count; i++) {
		judge_site(&judge, i);
		if (judge.readers)
			judge_arguments(&judge, i);
	}
	judge_names(&judge);
	for (unsigned id = 0; id < CONSUMER_COUNT; id++)
		if (consumers[id]->specs &&
		    judge.wanted[RULE_SPECS_OVER_256] & 1u << id)
			judge_specs(&judge, consumers[id]);
}
