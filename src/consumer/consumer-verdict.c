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
