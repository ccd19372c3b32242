/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "consumer/consumer-specs.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/index-table.h"

/* a probe of each group's every string */
struct spec_set {
	const struct subject *subject;
	uint32_t room;       /* groups of no more sites are not counted */
	struct index_table table;
};

static bool is_same(const void *items, uint32_t number, const void *wanted)
{
	const struct probe *probes = items, *probe = wanted;

	return probes[number].group == probe->group &&
	       strcmp(probes[number].arguments, probe->arguments) == 0;
}

/* Is the probe the first of its group with these arguments? */
static bool add_spec(struct spec_set *set, uint32_t number)
{
	const struct probe *probes = set->subject->probes;
	const struct probe *probe = &probes[number];
	uint64_t hash = hash_bytes(probe->group, probe->arguments,
				   strlen(probe->arguments));
	uint32_t *slot = index_table_slot(&set->table, hash, is_same, probes,
					  probe);

	if (*slot != INDEX_FREE)
		return false;
	*slot = number;
	return true;
}

/* How many sites are of groups that may have too many. */
static size_t crowded_sites(const struct subject *subject, uint32_t room)
{
	size_t sites = 0;

	for (size_t i = 0; i < subject->group_count; i++)
		if (subject->groups[i].sites > room)
			sites += subject->groups[i].sites;
	return sites;
}

static void count_specs(struct spec_set *set, uint32_t *specs)
{
	const struct subject *subject = set->subject;

	for (uint32_t i = 0; i < subject->probe_count; i++) {
		uint32_t group = subject->probes[i].group;

		if (subject->groups[group].sites > set->room &&
		    add_spec(set, i))
			specs[group]++;
	}
}

uint32_t *consumer_specs(const struct subject *subject, uint32_t room,
			 bool *out_of_memory)
{
	size_t sites = crowded_sites(subject, room);
	struct spec_set set = {
		.subject = subject,
		.room = room,
	};
	uint32_t *specs;

	if (!sites)
		return NULL;
	specs = calloc(subject->group_count, sizeof(*specs));
	if (index_table_init(&set.table, sites) && specs) {
		count_specs(&set, specs);
	} else {
		*out_of_memory = true;
		free(specs);
		specs = NULL;
	}
	index_table_free(&set.table);
	return specs;
}
