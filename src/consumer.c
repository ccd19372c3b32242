/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of consumers, and a consumer's verdict on one probe: what stands in
 * its way, in order of severity.  Findings are made in rules-consumer.c.
 */
#include "config.h"

#include "consumer.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

const struct consumer *const consumers[CONSUMER_COUNT] = {
	[CONSUMER_SYSTEMTAP] = &consumer_systemtap,
	[CONSUMER_LIBBPF] = &consumer_libbpf,
	[CONSUMER_BCC] = &consumer_bcc,
	[CONSUMER_GDB] = &consumer_gdb,
	[CONSUMER_PERF] = &consumer_perf,
	[CONSUMER_DTRACE] = &consumer_dtrace,
};

enum consumer_id consumer_find(const char *name)
{
	unsigned id = 0;

	while (id < CONSUMER_COUNT && strcmp(consumers[id]->name, name) != 0)
		id++;
	return (enum consumer_id)id;
}

const struct dialect *consumer_dialect(const struct consumer *consumer,
				       const struct subject *subject)
{
	const struct dialect *dialect = consumer->dialects;

	if (!subject->machine)
		return NULL;
	for (; dialect->machine; dialect++)
		if (dialect->machine == subject->file->machine &&
		    (!dialect->bits || dialect->bits == subject->file->bits))
			return dialect;
	return NULL;
}

const char *reading_name(enum reading reading)
{
	static const char *const names[] = {
		[READING_OK] = "ok",
		[READING_WRONG] = "wrong",
		[READING_SHIFTED] = "shifted",
		[READING_ABSENT] = "absent",
	};

	return names[reading];
}

/* Argument strings, for libbpf */

struct spec_set {
	const struct subject *subject;
	size_t *slots;       /* a probe of each string; SIZE_MAX: free */
	size_t slot_count;   /* a power of two */
};

/* Is the probe the first of its group with these arguments? */
static bool add_spec(struct spec_set *set, size_t index)
{
	const struct probe *probes = set->subject->probes;
	const struct probe *probe = &probes[index];
	uint64_t hash = hash_bytes(probe->group, probe->arguments,
				   strlen(probe->arguments));
	size_t mask = set->slot_count - 1, at = (size_t)hash & mask;

	for (; set->slots[at] != SIZE_MAX; at = (at + 1) & mask)
		if (probes[set->slots[at]].group == probe->group &&
		    strcmp(probes[set->slots[at]].arguments,
			   probe->arguments) == 0)
			return false;
	set->slots[at] = index;
	return true;
}

/* How many sites are of groups that may have too many. */
static size_t crowded_sites(const struct subject *subject)
{
	size_t sites = 0;

	for (size_t i = 0; i < subject->group_count; i++)
		if (subject->groups[i].sites > LIBBPF_SPECS)
			sites += subject->groups[i].sites;
	return sites;
}

static void count_specs(struct spec_set *set, uint32_t *specs)
{
	const struct subject *subject = set->subject;

	memset(set->slots, 0xff, set->slot_count * sizeof(*set->slots));
	for (size_t i = 0; i < subject->probe_count; i++) {
		uint32_t group = subject->probes[i].group;

		if (subject->groups[group].sites > LIBBPF_SPECS &&
		    add_spec(set, i))
			specs[group]++;
	}
}

uint32_t *consumer_specs(const struct subject *subject, bool *out_of_memory)
{
	size_t sites = crowded_sites(subject);
	struct spec_set set = { .subject = subject, .slot_count = 16 };
	uint32_t *specs;

	if (!sites)
		return NULL;
	while (set.slot_count < 2 * sites)
		set.slot_count *= 2;
	set.slots = calloc(set.slot_count, sizeof(*set.slots));
	specs = calloc(subject->group_count, sizeof(*specs));
	if (set.slots && specs) {
		count_specs(&set, specs);
	} else {
		*out_of_memory = true;
		free(specs);
		specs = NULL;
	}
	free(set.slots);
	return specs;
}

/* Verdicts */

static enum reading read_file(const struct consumer *consumer,
			      const struct subject *subject)
{
	enum reading worst = READING_OK;

	for (const struct file_obstacle *file = consumer->files; file->holds;
	     file++)
		if (file->obstacle.reading > worst && file->holds(subject))
			worst = file->obstacle.reading;
	return worst;
}

bool consumer_view_open(struct consumer_view *view, enum consumer_id id,
			const struct subject *subject)
{
	bool out_of_memory = false;

	*view = (struct consumer_view){
		.subject = subject,
		.id = id,
		.dialect = consumer_dialect(consumers[id], subject),
		.file = read_file(consumers[id], subject),
	};
	if (id == CONSUMER_LIBBPF)
		view->specs = consumer_specs(subject, &out_of_memory);
	return !out_of_memory;
}

void consumer_view_close(struct consumer_view *view)
{
	free(view->specs);
	view->specs = NULL;
}

static enum reading worst_of(const struct site_obstacle *sites,
			     const struct subject *subject,
			     const struct probe *probe, enum reading worst)
{
	for (; sites->holds; sites++)
		if (sites->obstacle.reading > worst &&
		    sites->holds(subject, probe))
			worst = sites->obstacle.reading;
	return worst;
}

static enum reading read_argument(const struct consumer_view *view,
				  const struct operand *operand)
{
	const struct subject *subject = view->subject;
	struct obstacle obstacle;

	if (!view->dialect)
		return consumers[view->id]->unread;
	if (!consumer_argument(view->id, view->dialect, subject, operand,
			       operand_forms(subject->machine, operand),
			       &obstacle))
		return READING_OK;
	return obstacle.reading;
}

/* The readings of the arguments one by one; returns what they mean for all. */
static enum reading read_arguments(const struct consumer_view *view,
				   const char *arguments,
				   struct verdict *verdict)
{
	enum reading behind = READING_OK, worst = READING_OK;
	struct operand_cursor cursor;
	struct operand operand;

	operand_cursor_init(&cursor, view->subject->machine, arguments);
	while (operand_next(&cursor, &operand)) {
		enum reading reading = read_argument(view, &operand);

		if (verdict->argument_count == OPERAND_MAX)
			return consumers[view->id]->limited ? READING_PROBE
							    : worst;
		if (reading > worst && reading >= READING_ARGUMENTS)
			worst = reading;
		if (reading == READING_OK || behind == READING_ABSENT)
			verdict->arguments[verdict->argument_count] = behind;
		else
			verdict->arguments[verdict->argument_count] =
				reading < READING_ABSENT ? reading
							 : READING_ABSENT;
		if (reading == READING_DROPPED && behind == READING_OK)
			behind = READING_SHIFTED;
		else if (reading == READING_REST)
			behind = READING_ABSENT;
		verdict->argument_count++;
	}
	return worst;
}

void consumer_judge(const struct consumer_view *view, size_t index,
		    struct verdict *verdict)
{
	const struct consumer *consumer = consumers[view->id];
	const struct subject *subject = view->subject;
	const struct probe *probe = &subject->probes[index];
	enum reading arguments, worst;

	*verdict = (struct verdict){ .argument_count = 0 };
	worst = worst_of(consumer->sites, subject, probe, view->file);
	worst = worst_of(consumer->names, subject, probe, worst);
	if (view->specs && view->specs[probe->group] > LIBBPF_SPECS &&
	    worst < READING_PROBE)
		worst = READING_PROBE;
	arguments = read_arguments(view, probe->arguments, verdict);
	if (consumer->colon && *probe->arguments == ':')
		arguments = READING_ARGUMENTS;
	if (arguments > worst)
		worst = arguments;
	verdict->listed = worst < READING_HIDDEN;
	verdict->attachable = worst < READING_PROBE;
	if (worst >= READING_ARGUMENTS)
		for (size_t i = 0; i < verdict->argument_count; i++)
			verdict->arguments[i] = READING_ABSENT;
}
