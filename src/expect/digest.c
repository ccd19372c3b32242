/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "expect/digest.h"

#include <stdlib.h>
#include <string.h>

#include "consumer/consumer-verdict.h"

int digest_order(const struct digest_probe *a, const struct digest_probe *b)
{
	int order = strcmp(a->provider, b->provider);

	return order ? order : strcmp(a->name, b->name);
}

static int by_name(const void *a, const void *b)
{
	return digest_order(a, b);
}

static uint32_t type_bit(const struct operand *operand)
{
	static const uint8_t sizes[] = { 1, 2, 4, 8 };
	unsigned type = 0;

	if (!operand->has_size)
		return 0;
	while (type < sizeof(sizes) && operand->size != sizes[type])
		type++;
	type += operand->is_signed ? TYPE_SIGNED : 0;
	type += operand->is_float ? TYPE_FLOAT : 0;
	return UINT32_C(1) << type;
}

/* A witness is the first one: it is noted before the row has the type. */
static void take_type(struct digest_probe *row, size_t argument, uint32_t type,
		      size_t site)
{
	struct digest_witness *witness = row->witness;

	if (witness && witness->old) {
		uint32_t known = witness->old->types[argument];

		if ((type & ~known) && !(row->types[argument] & ~known))
			witness->types[argument] = (uint32_t)site;
	}
	row->types[argument] |= type;
}

static void take_arguments(struct digest_probe *row,
			   const struct subject *subject, size_t site)
{
	struct operand_cursor cursor;
	struct operand operand;
	size_t count = 0;

	operand_cursor_init(&cursor, subject->machine,
			    subject->probes[site].arguments);
	while (operand_next(&cursor, &operand)) {
		if (count < OPERAND_MAX)
			take_type(row, count, type_bit(&operand), site);
		count++;
	}
	if (count > row->most_arguments)
		row->most_arguments = count;
	if (count < row->argument_count) {
		row->argument_count = count;
		if (row->witness)
			row->witness->fewest = (uint32_t)site;
	}
}

static void take_semaphore(struct digest_probe *row, const struct probe *probe,
			   size_t site)
{
	if (!row->semaphore || probe_has_semaphore(probe))
		return;
	row->semaphore = false;
	if (row->witness)
		row->witness->no_semaphore = (uint32_t)site;
}

/* Before the row knows: what it could do until this site, and not there. */
static void witness_verdict(const struct digest_probe *row,
			    enum consumer_id id, unsigned readable,
			    bool attachable, size_t site)
{
	struct digest_witness *witness = row->witness;
	unsigned lost = row->readable[id] & ~readable;

	if (!attachable && row->attachable & 1u << id)
		witness->unattachable[id] = (uint32_t)site;
	for (unsigned i = 0; i < OPERAND_MAX; i++)
		if (lost & 1u << i)
			witness->unreadable[id][i] = (uint32_t)site;
}

static void take_verdict(struct digest_probe *row, enum consumer_id id,
			 const struct verdict *verdict, size_t site)
{
	bool attachable = verdict->listed && verdict->attachable;
	uint16_t readable = 0;

	for (size_t i = 0; i < verdict->argument_count; i++)
		if (verdict->arguments[i] == READING_OK)
			readable |= (uint16_t)(1u << i);
	if (row->witness)
		witness_verdict(row, id, readable, attachable, site);
	row->readable[id] &= readable;
	if (!attachable)
		row->attachable &= (uint8_t)~(1u << id);
}

static bool take_verdicts(struct digest *digest, const struct subject *subject,
			  unsigned chosen)
{
	bool good = true;

	for (unsigned id = 0; good && id < CONSUMER_COUNT; id++) {
		struct consumer_view view;
		struct verdict verdict;

		if (!(chosen & 1u << id))
			continue;
		good = consumer_view_open(&view, (enum consumer_id)id, subject);
		for (size_t i = 0; good && i < subject->probe_count; i++) {
			consumer_judge(&view, i, &verdict);
			take_verdict(&digest->probes[subject->probes[i].group],
				     (enum consumer_id)id, &verdict, i);
		}
		consumer_view_close(&view);
	}
	return good;
}

/* Rows without sites yet. */
static bool begin(struct digest *digest, const struct subject *subject)
{
	size_t length = 0;
	char *to;

	for (size_t i = 0; i < subject->group_count; i++) {
		const struct probe *probe =
			&subject->probes[subject->groups[i].first];

		length += strlen(probe->provider) + strlen(probe->name) + 2;
	}
	digest->count = subject->group_count;
	digest->probes = calloc(digest->count + 1, sizeof(*digest->probes));
	digest->strings = to = malloc(length + 1);
	for (size_t i = 0; digest->probes && to && i < digest->count; i++) {
		const struct probe *probe =
			&subject->probes[subject->groups[i].first];
		struct digest_probe *row = &digest->probes[i];

		row->provider = to;
		to = stpcpy(to, probe->provider) + 1;
		row->name = to;
		to = stpcpy(to, probe->name) + 1;
		row->first = subject->groups[i].first;
		row->argument_count = SIZE_MAX;
		row->semaphore = true;
		row->attachable = (1u << CONSUMER_COUNT) - 1;
		memset(row->readable, 0xff, sizeof(row->readable));
	}
	return digest->probes && to;
}

/* Of rows that are not in order yet; old is. */
static bool add_witnesses(struct digest *digest, const struct digest *old)
{
	digest->witnesses = calloc(digest->count + 1,
				   sizeof(*digest->witnesses));
	for (size_t i = 0; digest->witnesses && i < digest->count; i++) {
		struct digest_probe *row = &digest->probes[i];

		row->witness = &digest->witnesses[i];
		if (old->count)
			row->witness->old = bsearch(row, old->probes,
						    old->count, sizeof(*row),
						    by_name);
	}
	return digest->witnesses;
}

bool digest_make(struct digest *digest, const struct subject *subject,
		 unsigned chosen, const struct digest *old)
{
	*digest = (struct digest){ .count = 0 };
	if (!begin(digest, subject) || (old && !add_witnesses(digest, old))) {
		digest->count = 0;
		return false;
	}
	for (size_t i = 0; i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];
		struct digest_probe *row = &digest->probes[probe->group];

		take_arguments(row, subject, i);
		take_semaphore(row, probe, i);
	}
	if (!take_verdicts(digest, subject, chosen))
		return false;
	if (digest->count)
		qsort(digest->probes, digest->count, sizeof(*digest->probes),
		      by_name);
	return true;
}

void digest_free(struct digest *digest)
{
	free(digest->probes);
	free(digest->strings);
	free(digest->witnesses);
	*digest = (struct digest){ .count = 0 };
}
