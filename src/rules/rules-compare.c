/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * --compare=OLD: what a script that was written for OLD's probes meets in this
 * file.  Compares two digests; looks at no operand itself.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expect/baseline.h"
#include "expect/digest.h"
#include "rules/rules.h"

/* the two sides, and the probes that are on one of them only */
struct comparison {
	const struct subject *subject;
	unsigned consumers;
	const struct digest *old, *new;
	struct findings *findings;
	const struct digest_probe **gone;
	size_t gone_count;
	const struct digest_probe **added;
	size_t added_count;
};

/* a site of this file, for what is true of that one */
#define AT(comparison, site) \
	(site), (comparison)->subject->probes[site].offset

/* Types */

#define TYPE_TEXT 200

static const char *type_text(uint32_t types, char text[TYPE_TEXT])
{
	static const char *const sizes[TYPE_SIZES] = { "1", "2", "4", "8",
						       "?" };
	size_t length = 0;

	text[0] = '\0';
	for (unsigned i = 0; i < TYPE_COUNT && length < TYPE_TEXT; i++)
		if (types & UINT32_C(1) << i)
			length += (size_t)snprintf(
				text + length, TYPE_TEXT - length, "%s%s%s%s@",
				length ? " or " : "",
				i % TYPE_FLOAT >= TYPE_SIGNED ? "-" : "",
				sizes[i % TYPE_SIZES],
				i >= TYPE_FLOAT ? "f" : "");
	return text;
}

static unsigned type_of(uint32_t types)
{
	return (unsigned)__builtin_ctz(types);
}

/* What the change of the one type to the other is called. */
static const char *change(uint32_t old, uint32_t new)
{
	unsigned before = type_of(old), after = type_of(new);

	if ((old & (old - 1)) || (new & (new - 1)))
		return "not at all sites what it was";
	if (before / TYPE_FLOAT != after / TYPE_FLOAT)
		return after >= TYPE_FLOAT ? "a floating-point number now"
					   : "no floating-point number any more";
	if (before % TYPE_SIZES != after % TYPE_SIZES)
		return before % TYPE_SIZES < after % TYPE_SIZES
			? "wider" : "narrower";
	return after % TYPE_FLOAT >= TYPE_SIGNED ? "signed now"
						 : "unsigned now";
}

/* Is there a type that the script has not met yet? */
static bool changed(uint32_t old, uint32_t new)
{
	return old && new && (new & ~old);
}

/* How many of so many arguments have types in a digest. */
static size_t typed(size_t count)
{
	return count < OPERAND_MAX ? count : OPERAND_MAX;
}

static size_t known(const struct digest_probe *probe)
{
	return typed(probe->argument_count);
}

/* Which one of the longer list's types is to be left out to get the shorter
 * one; the last, when several do; the longer list's length when none does. */
static size_t odd_one(const uint32_t *longer, size_t length,
		      const uint32_t *shorter, size_t shorter_length)
{
	size_t tail = length, front = 0;

	if (length != shorter_length + 1)
		return length;
	while (front + 1 < length && !changed(longer[front], shorter[front]))
		front++;
	while (tail > front + 1 &&
	       !changed(longer[tail - 1], shorter[tail - 2]))
		tail--;
	return tail == front + 1 ? front : length;
}

/* Arguments */

static void compare_types(const struct comparison *comparison,
			  const struct digest_probe *old,
			  const struct digest_probe *new)
{
	size_t count = known(old) < known(new) ? known(old) : known(new);
	char was[TYPE_TEXT], is[TYPE_TEXT];

	for (size_t i = 0; i < count; i++)
		if (changed(old->types[i], new->types[i]))
			finding_add(comparison->findings,
				    RULE_COMPARE_ARGUMENT_TYPE,
				    AT(comparison, new->witness->types[i]),
				    "argument %zu is %s: %s, and was %s", i + 1,
				    change(old->types[i], new->types[i]),
				    type_text(new->types[i], is),
				    type_text(old->types[i], was));
}

static void compare_fewer(const struct comparison *comparison,
			  const struct digest_probe *old,
			  const struct digest_probe *new)
{
	size_t odd = odd_one(old->types, known(old), new->types, known(new));
	bool inside = odd + 1 < old->argument_count && odd < known(old);
	char which[120] = "";

	if (inside)
		snprintf(which, sizeof(which), "; by its type, number %zu is "
			 "the one that is gone, and those behind it have moved",
			 odd + 1);
	finding_add(comparison->findings, RULE_COMPARE_ARGUMENT_GONE,
		    AT(comparison, new->witness->fewest),
		    "%zu argument%s, and had %zu%s", new->argument_count,
		    new->argument_count == 1 ? "" : "s", old->argument_count,
		    which);
	if (!inside)
		compare_types(comparison, old, new);
}

static void compare_more(const struct comparison *comparison,
			 const struct digest_probe *old,
			 const struct digest_probe *new)
{
	size_t had = old->most_arguments;
	size_t odd = odd_one(new->types, known(new), old->types, typed(had));

	if (odd + 1 < new->argument_count && odd < known(new)) {
		finding_add(comparison->findings, RULE_COMPARE_ARGUMENT_MOVED,
			    AT(comparison, new->witness->fewest),
			    "by its type, argument %zu is new, and those "
			    "behind it have moved: %zu, and had %zu", odd + 1,
			    new->argument_count, had);
		return;
	}
	finding_add(comparison->findings, RULE_COMPARE_ARGUMENT_NEW,
		    AT(comparison, new->witness->fewest),
		    "%zu arguments, and had %zu: what is new comes last",
		    new->argument_count, had);
	compare_types(comparison, old, new);
}

/* What consumers read */

static void compare_readable(const struct comparison *comparison,
			     enum consumer_id id,
			     const struct digest_probe *old,
			     const struct digest_probe *new)
{
	unsigned lost = (unsigned)old->readable[id] & ~new->readable[id];
	const char *name = consumers[id]->name;

	if (!(old->attachable & 1u << id))
		return;
	if (!(new->attachable & 1u << id)) {
		finding_add(comparison->findings, RULE_COMPARE_READABILITY,
			    AT(comparison, new->witness->unattachable[id]),
			    "%s can no longer attach", name);
		return;
	}
	for (unsigned i = 0; i < known(old) && i < known(new); i++)
		if (lost & 1u << i)
			finding_add(comparison->findings,
				    RULE_COMPARE_READABILITY,
				    AT(comparison,
				       new->witness->unreadable[id][i]),
				    "%s can no longer read argument %u", name,
				    i + 1);
}

/* Probes */

static void compare_probe(const struct comparison *comparison,
			  const struct digest_probe *old,
			  const struct digest_probe *new)
{
	struct findings *findings = comparison->findings;

	if (new->argument_count < old->argument_count)
		compare_fewer(comparison, old, new);
	else if (new->argument_count > old->most_arguments)
		compare_more(comparison, old, new);
	else
		compare_types(comparison, old, new);
	if (old->semaphore && !new->semaphore)
		finding_add_as(findings, RULE_COMPARE_SEMAPHORE,
			       SEVERITY_WARNING,
			       AT(comparison, new->witness->no_semaphore),
			       "it has lost its semaphore");
	else if (new->semaphore && !old->semaphore)
		finding_add(findings, RULE_COMPARE_SEMAPHORE,
			    AT(comparison, new->first),
			    "it has a semaphore now, which a tracer has to "
			    "raise");
	for (unsigned id = 0; id < CONSUMER_COUNT; id++)
		if (comparison->consumers & 1u << id)
			compare_readable(comparison, (enum consumer_id)id, old,
					 new);
}

/* Both sides are in order. */
static void pair_by_name(struct comparison *comparison)
{
	const struct digest *old = comparison->old, *new = comparison->new;
	size_t i = 0, j = 0;

	while (i < old->count || j < new->count) {
		int order = i == old->count ? 1 : j == new->count ? -1 :
			digest_order(&old->probes[i], &new->probes[j]);

		if (order == 0)
			compare_probe(comparison, &old->probes[i++],
				      &new->probes[j++]);
		else if (order < 0)
			comparison->gone[comparison->gone_count++] =
				&old->probes[i++];
		else
			comparison->added[comparison->added_count++] =
				&new->probes[j++];
	}
}

/* Renamed ones */

static int by_arguments(const struct digest_probe *a,
			const struct digest_probe *b)
{
	if (a->argument_count != b->argument_count)
		return a->argument_count < b->argument_count ? -1 : 1;
	return memcmp(a->types, b->types, sizeof(a->types));
}

static int in_provider(const void *a, const void *b)
{
	const struct digest_probe *x = *(const struct digest_probe *const *)a;
	const struct digest_probe *y = *(const struct digest_probe *const *)b;
	int order = strcmp(x->provider, y->provider);

	return order ? order : by_arguments(x, y);
}

static int with_name(const void *a, const void *b)
{
	const struct digest_probe *x = *(const struct digest_probe *const *)a;
	const struct digest_probe *y = *(const struct digest_probe *const *)b;
	int order = strcmp(x->name, y->name);

	return order ? order : by_arguments(x, y);
}

typedef int comparator(const void *a, const void *b);

/* How many from here on are equal. */
static size_t run(const struct digest_probe **probes, size_t count,
		  comparator *compare)
{
	size_t length = 1;

	while (length < count && compare(&probes[0], &probes[length]) == 0)
		length++;
	return length;
}

static void renamed(const struct comparison *comparison,
		    const struct digest_probe *old,
		    const struct digest_probe *new)
{
	finding_add(comparison->findings, RULE_COMPARE_PROBE_RENAMED,
		    AT(comparison, new->first),
		    "this seems to be what was %s:%s: that is gone, this is "
		    "new, and the arguments are the same", old->provider,
		    old->name);
}

/* Takes away what is unique on both sides. */
static void pair_renamed(struct comparison *comparison, comparator *compare)
{
	const struct digest_probe **gone = comparison->gone;
	const struct digest_probe **added = comparison->added;
	size_t gone_left = 0, added_left = 0, i = 0, j = 0;

	qsort(gone, comparison->gone_count, sizeof(*gone), compare);
	qsort(added, comparison->added_count, sizeof(*added), compare);
	while (i < comparison->gone_count || j < comparison->added_count) {
		size_t gone_run = 0, added_run = 0;
		int order = i == comparison->gone_count ? 1 :
			j == comparison->added_count ? -1 :
			compare(&gone[i], &added[j]);

		if (order <= 0)
			gone_run = run(gone + i, comparison->gone_count - i,
				       compare);
		if (order >= 0)
			added_run = run(added + j, comparison->added_count - j,
					compare);
		if (gone_run == 1 && added_run == 1 &&
		    gone[i]->argument_count > 0) {
			renamed(comparison, gone[i++], added[j++]);
			continue;
		}
		while (gone_run--)
			gone[gone_left++] = gone[i++];
		while (added_run--)
			added[added_left++] = added[j++];
	}
	comparison->gone_count = gone_left;
	comparison->added_count = added_left;
}

static int by_name(const void *a, const void *b)
{
	return digest_order(*(const struct digest_probe *const *)a,
			    *(const struct digest_probe *const *)b);
}

/* In the order of their names again. */
static void report_others(struct comparison *comparison)
{
	qsort(comparison->gone, comparison->gone_count,
	      sizeof(*comparison->gone), by_name);
	qsort(comparison->added, comparison->added_count,
	      sizeof(*comparison->added), by_name);
	for (size_t i = 0; i < comparison->gone_count; i++)
		finding_add(comparison->findings, RULE_COMPARE_PROBE_GONE,
			    NO_PROBE, NO_OFFSET, "%s:%s is gone",
			    comparison->gone[i]->provider,
			    comparison->gone[i]->name);
	for (size_t i = 0; i < comparison->added_count; i++)
		finding_add(comparison->findings, RULE_COMPARE_PROBE_NEW,
			    AT(comparison, comparison->added[i]->first),
			    "it is new");
}

static void compare_digests(struct comparison *comparison)
{
	comparison->gone = calloc(comparison->old->count + 1,
				  sizeof(*comparison->gone));
	comparison->added = calloc(comparison->new->count + 1,
				   sizeof(*comparison->added));
	if (comparison->gone && comparison->added) {
		pair_by_name(comparison);
		pair_renamed(comparison, in_provider);
		pair_renamed(comparison, with_name);
		report_others(comparison);
	} else {
		comparison->findings->out_of_memory = true;
	}
	free(comparison->gone);
	free(comparison->added);
}

void rules_compare(const struct subject *subject, struct findings *findings)
{
	const struct policy *policy = findings->policy;
	static const struct digest nothing;
	struct baseline_match match;
	struct digest digest;
	struct comparison comparison = {
		.subject = subject,
		.consumers = policy->consumers,
		.old = &nothing,
		.new = &digest,
		.findings = findings,
	};

	if (!policy->expect.baseline)
		return;
	match = baseline_find(policy->expect.baseline, subject);
	findings->out_of_memory |= match.failed;
	if (match.several)
		return;
	if (match.digest)
		comparison.old = match.digest;
	if (digest_make(&digest, subject, policy->consumers, match.digest))
		compare_digests(&comparison);
	else
		findings->out_of_memory = true;
	digest_free(&digest);
}
