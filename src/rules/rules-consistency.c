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

#include "base/grow.h"
#include "operand/operand.h"
#include "rules/rules.h"

/* no consumer reads more than 12; beyond this, types are not compared */
#define TYPES_MAX 64u

struct type {
	uint64_t size;
	bool has_size;
	bool is_signed;
	bool is_float;
};

/* The arguments of one site; those of a group's first site are read once, for
 * they may be long and its other sites many. */
struct shape {
	bool known;
	size_t count;
	size_t types;           /* where those of the first TYPES_MAX begin */
};

/* the types of all shapes */
struct types {
	struct type *items;
	size_t count;
};

/* the first sites of a group that differ from the first of all, or NO_PROBE */
struct disagreement {
	struct shape first;     /* known once there is something to compare */
	size_t count;
	size_t type;
};

struct difference {
	size_t count;           /* of our arguments */
	size_t number;          /* of an argument of another type; 0: none */
	struct type ours;       /* that one's */
};

static struct type type_of(const struct operand *operand)
{
	return (struct type){
		.size = operand->size,
		.has_size = operand->has_size,
		.is_signed = operand->is_signed,
		.is_float = operand->is_float,
	};
}

static bool same_type(const struct type *a, const struct type *b)
{
	return !a->has_size || !b->has_size ||
	       (a->size == b->size && a->is_signed == b->is_signed &&
		a->is_float == b->is_float);
}

/* False: out of memory. */
static bool read_shape(struct shape *shape, const char *arguments,
		       struct types *all)
{
	struct operand_cursor cursor;
	struct operand operand;

	*shape = (struct shape){ .known = true, .types = all->count };
	operand_cursor_init(&cursor, NULL, arguments);
	while (operand_next(&cursor, &operand)) {
		struct type *items;

		if (shape->count++ >= TYPES_MAX)
			continue;
		items = grown(all->items, all->count, sizeof(*items));
		if (!items)
			return false;
		all->items = items;
		items[all->count++] = type_of(&operand);
	}
	return true;
}

static struct difference compare(const struct shape *first,
				 const struct types *all,
				 const char *arguments)
{
	struct difference difference = { .count = 0 };
	struct operand_cursor cursor;
	struct operand operand;

	operand_cursor_init(&cursor, NULL, arguments);
	while (operand_next(&cursor, &operand)) {
		size_t i = difference.count++;
		struct type type = type_of(&operand);

		if (difference.number || i >= TYPES_MAX || i >= first->count ||
		    same_type(&type, &all->items[first->types + i]))
			continue;
		difference.number = i + 1;
		difference.ours = type;
	}
	return difference;
}

/* False: out of memory. */
static bool note_differences(const struct subject *subject, size_t index,
			     struct types *all,
			     struct disagreement *disagreement)
{
	const struct probe *probe = &subject->probes[index];
	size_t first = subject->groups[probe->group].first;
	const char *theirs = subject->probes[first].arguments;
	struct difference difference;

	if (index == first || strcmp(probe->arguments, theirs) == 0 ||
	    (disagreement->count != NO_PROBE && disagreement->type != NO_PROBE))
		return true;
	if (!disagreement->first.known &&
	    !read_shape(&disagreement->first, theirs, all))
		return false;
	difference = compare(&disagreement->first, all, probe->arguments);
	if (difference.count != disagreement->first.count &&
	    disagreement->count == NO_PROBE)
		disagreement->count = index;
	if (difference.number && disagreement->type == NO_PROBE)
		disagreement->type = index;
	return true;
}

#define TYPE_SIZE 40

static const char *type_text(const struct type *type, char text[TYPE_SIZE])
{
	snprintf(text, TYPE_SIZE, "%s%" PRIu64 "%s@",
		 type->is_signed ? "-" : "", type->size,
		 type->is_float ? "f" : "");
	return text;
}

/* At a site that was noted. */
static void report(const struct subject *subject, enum rule_id rule,
		   size_t index, const struct shape *shape,
		   const struct types *all, struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	const struct probe *first =
		&subject->probes[subject->groups[probe->group].first];
	struct difference difference = compare(shape, all, probe->arguments);
	char ours[TYPE_SIZE], theirs[TYPE_SIZE];

	if (rule == RULE_ARGC_DIFFERS)
		finding_add(findings, rule, index, probe->offset,
			    "%zu arguments here, %zu at the first site, "
			    "0x%" PRIx64, difference.count, shape->count,
			    first->pc);
	else
		finding_add(findings, rule, index, probe->offset,
			    "argument %zu is of the type %s here, of %s at the "
			    "first site, 0x%" PRIx64, difference.number,
			    type_text(&difference.ours, ours),
			    type_text(&all->items[shape->types +
						  difference.number - 1],
				      theirs), first->pc);
}

static void report_group(const struct subject *subject,
			 const struct group *group,
			 const struct disagreement *disagreement,
			 const struct types *all, struct findings *findings)
{
	const struct shape *first = &disagreement->first;

	if (disagreement->count != NO_PROBE)
		report(subject, RULE_ARGC_DIFFERS, disagreement->count, first,
		       all, findings);
	if (disagreement->type != NO_PROBE)
		report(subject, RULE_ARGTYPE_DIFFERS, disagreement->type,
		       first, all, findings);
	if (group->sites > 1)
		finding_add(findings, RULE_SITES_MANY, group->first,
			    subject->probes[group->first].offset,
			    "%" PRIu32 " sites have this name", group->sites);
}

void rules_consistency(const struct subject *subject, struct findings *findings)
{
	struct disagreement *disagreements;
	struct types all = { NULL, 0 };

	if (subject->group_count == subject->probe_count)
		return;
	disagreements = calloc(subject->group_count, sizeof(*disagreements));
	if (!disagreements) {
		findings->out_of_memory = true;
		return;
	}
	for (size_t i = 0; i < subject->group_count; i++)
		disagreements[i] = (struct disagreement){
			.count = NO_PROBE,
			.type = NO_PROBE,
		};
	for (size_t i = 0; i < subject->probe_count; i++)
		if (!note_differences(subject, i, &all, &disagreements[
				subject->probes[i].group]))
			findings->out_of_memory = true;
	for (size_t i = 0; i < subject->group_count &&
	     !findings->out_of_memory; i++)
		report_group(subject, &subject->groups[i], &disagreements[i],
			     &all, findings);
	free(all.items);
	free(disagreements);
}
