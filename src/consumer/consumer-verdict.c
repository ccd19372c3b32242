/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "consumer/consumer-verdict.h"

#include <stdlib.h>

#include "consumer/consumer-form.h"
#include "consumer/consumer-specs.h"

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
	if (consumers[id]->specs)
		view->specs = consumer_specs(subject, consumers[id]->specs,
					     &out_of_memory);
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
	if (!consumer_argument(consumers[view->id], view->dialect, subject,
			       operand,
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
	if (view->specs && view->specs[probe->group] > consumer->specs &&
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

/* All verdicts on a file */

_Static_assert(sizeof(struct kept_verdict) == sizeof(uint32_t) &&
	       OPERAND_MAX < 16 && READING_ABSENT < 4, "a verdict has 32 bits");

static struct kept_verdict keep(const struct verdict *verdict)
{
	unsigned arguments = 0;

	for (size_t i = 0; i < verdict->argument_count; i++)
		arguments |= (unsigned)verdict->arguments[i] << 2 * i;
	return (struct kept_verdict){
		.listed = verdict->listed,
		.attachable = verdict->attachable,
		.argument_count = verdict->argument_count & 15u,
		.arguments = arguments & ((1u << 2 * OPERAND_MAX) - 1),
	};
}

static bool judge_all(const struct subject *subject, enum consumer_id id,
		      struct kept_verdict *items)
{
	struct consumer_view view;
	struct verdict verdict;

	if (!consumer_view_open(&view, id, subject))
		return false;
	for (size_t i = 0; i < subject->probe_count; i++) {
		consumer_judge(&view, i, &verdict);
		items[i] = keep(&verdict);
	}
	consumer_view_close(&view);
	return true;
}

bool verdicts_make(struct verdicts *verdicts, const struct subject *subject,
		   unsigned consumer_bits)
{
	size_t count = (size_t)__builtin_popcount(consumer_bits), place = 0;
	bool good;

	*verdicts = (struct verdicts){
		.consumers = consumer_bits,
		.probe_count = subject->probe_count,
		.items = calloc(subject->probe_count + 1,
				count * sizeof(*verdicts->items)),
	};
	good = verdicts->items;
	for (unsigned id = 0; good && id < CONSUMER_COUNT; id++)
		if (consumer_bits & 1u << id)
			good = judge_all(subject, id, verdicts->items +
					 place++ * subject->probe_count);
	if (!good)
		verdicts_free(verdicts);
	return good;
}

void verdicts_free(struct verdicts *verdicts)
{
	free(verdicts->items);
	*verdicts = (struct verdicts){ .items = NULL };
}
