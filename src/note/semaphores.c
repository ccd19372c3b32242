/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "note/semaphores.h"

#include <stdio.h>
#include <stdlib.h>

int semaphores_compare(const void *a, const void *b)
{
	const struct semaphore *x = a, *y = b;

	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	if (x->address != y->address)
		return x->address < y->address ? -1 : 1;
	return (x->probe > y->probe) - (x->probe < y->probe);
}

bool semaphores_same(const struct semaphore *a, const struct semaphore *b)
{
	return a->section == b->section && a->address == b->address;
}

/* In an object, a semaphore of another object has no place yet. */
static bool has_place(const struct subject *subject, const struct probe *probe)
{
	return probe_has_semaphore(probe) &&
	       (!subject->relocatable || probe->semaphore_section);
}

struct semaphores semaphores_gather(const struct subject *subject)
{
	struct semaphores all = {
		.items = calloc(subject->probe_count, sizeof(*all.items)),
	};

	for (size_t i = 0; all.items && i < subject->probe_count; i++) {
		const struct probe *probe = &subject->probes[i];

		if (has_place(subject, probe))
			all.items[all.count++] = (struct semaphore){
				.address = probe->adjusted_semaphore,
				.section = probe->semaphore_section,
				.probe = i,
			};
	}
	if (all.items)
		qsort(all.items, all.count, sizeof(*all.items),
		      semaphores_compare);
	return all;
}

void semaphores_free(struct semaphores *all)
{
	free(all->items);
	*all = (struct semaphores){ .items = NULL };
}

uint64_t semaphores_unused(const struct semaphores *all,
			   const struct section *probes_section)
{
	uint64_t slots = probes_section->size / SEMAPHORE_SIZE, used = 0;

	for (size_t i = 0; i < all->count; i++)
		if ((i == 0 || !semaphores_same(&all->items[i - 1],
						&all->items[i])) &&
		    all->items[i].address - probes_section->address <
			    probes_section->size)
			used++;
	return used < slots ? slots - used : 0;
}

char *semaphore_name(const char *provider, const char *name)
{
	char *symbol;

	return asprintf(&symbol, "%s_%s" SEMAPHORE_SUFFIX, provider,
			name) < 0 ? NULL : symbol;
}
