/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "consumer/consumer-specs.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

struct spec_set {
	const struct subject *subject;
	uint32_t room;       /* groups of no more sites are not counted */
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

	memset(set->slots, 0xff, set->slot_count * sizeof(*set->slots));
	for (size_t i = 0; i < subject->probe_count; i++) {
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
		.slot_count = 16,
	};
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
