/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the sites of one probe have to agree on: each is compared with the
 * first.  Sizes and numbers of arguments are the same on all machines, so that
 * no operand is looked at.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "operand.h"
#include "rules.h"

/* the first sites that differ from the first site of all, or NO_PROBE */
struct disagreement {
	size_t count;
	size_t type;
};

struct difference {
	bool count;
	size_t type;            /* number of an argument; 0: none */
	struct operand ours;    /* that argument */
	struct operand theirs;
};

static bool same_type(const struct operand *a, const struct operand *b)
{
	return !a->has_size || !b->has_size ||
	       (a->size == b->size && a->is_signed == b->is_signed &&
		a->is_float == b->is_float);
}

/* Reads no more of the longer one than the shorter one has. */
static struct difference compare(const char *ours, const char *theirs)
{
	struct difference difference = { .count = false };
	struct operand_cursor cursor, other_cursor;
	struct operand operand, other;

	operand_cursor_init(&cursor, NULL, ours);
	operand_cursor_init(&other_cursor, NULL, theirs);
	for (size_t number = 1;; number++) {
		bool more = operand_next(&cursor, &operand);

		difference.count = operand_next(&other_cursor, &other) != more;
		if (!more || difference.count)
			return difference;
		if (difference.type == 0 && !same_type(&operand, &other)) {
			difference.type = number;
			difference.ours = operand;
			difference.theirs = other;
		}
	}
}

static void note_differences(const struct subject *subject, size_t index,
			     struct disagreement *disagreement)
{
	const struct probe *probe = &subject->probes[index];
	size_t first = subject->groups[probe->group].first;
	const char *theirs = subject->probes[first].arguments;
	struct difference difference;

	if (index == first || strcmp(probe->arguments, theirs) == 0 ||
	    (disagreement->count != NO_PROBE && disagreement->type != NO_PROBE))
		return;
	difference = compare(probe->arguments, theirs);
	if (difference.count && disagreement->count == NO_PROBE)
		disagreement->count = index;
	if (difference.type && disagreement->type == NO_PROBE)
		disagreement->type = index;
}

static void report_count(const struct subject *subject, size_t index,
			 struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct probe *first =
		&subject->probes[subject->groups[probe->group].first];

	finding_add(findings, RULE_ARGC_DIFFERS, index, probe->offset,
		    "%zu arguments here, %zu at the first site, 0x%" PRIx64,
		    operand_count(probe->arguments),
		    operand_count(first->arguments), first->pc);
}

#define TYPE_SIZE 40

static const char *type_of(const struct operand *operand, char text[TYPE_SIZE])
{
	snprintf(text, TYPE_SIZE, "%s%" PRIu64 "%s@",
		 operand->is_signed ? "-" : "", operand->size,
		 operand->is_float ? "f" : "");
	return text;
}

static void report_type(const struct subject *subject, size_t index,
			struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct probe *first =
		&subject->probes[subject->groups[probe->group].first];
	struct difference difference = compare(probe->arguments,
					       first->arguments);
	char ours[TYPE_SIZE], theirs[TYPE_SIZE];

	finding_add(findings, RULE_ARGTYPE_DIFFERS, index, probe->offset,
		    "argument %zu is of the type %s here, of %s at the first "
		    "site, 0x%" PRIx64, difference.type,
		    type_of(&difference.ours, ours),
		    type_of(&difference.theirs, theirs), first->pc);
}

static void report_group(const struct subject *subject,
			 const struct group *group,
			 const struct disagreement *disagreement,
			 struct findings *findings)
{
	if (disagreement->count != NO_PROBE)
		report_count(subject, disagreement->count, findings);
	if (disagreement->type != NO_PROBE)
		report_type(subject, disagreement->type, findings);
	if (group->sites > 1)
		finding_add(findings, RULE_SITES_MANY, group->first,
			    subject->probes[group->first].offset,
			    "%zu sites have this name", group->sites);
}

void rules_consistency(const struct subject *subject, struct findings *findings)
{
	struct disagreement *disagreements;

	if (subject->group_count == subject->probe_count)
		return;
	disagreements = calloc(subject->group_count, sizeof(*disagreements));
	if (!disagreements) {
		findings->out_of_memory = true;
		return;
	}
	for (size_t i = 0; i < subject->group_count; i++)
		disagreements[i] = (struct disagreement){ NO_PROBE, NO_PROBE };
	for (size_t i = 0; i < subject->probe_count; i++)
		note_differences(subject, i,
				 &disagreements[subject->probes[i].group]);
	for (size_t i = 0; i < subject->group_count; i++)
		report_group(subject, &subject->groups[i], &disagreements[i],
			     findings);
	free(disagreements);
}
