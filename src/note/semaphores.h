/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The semaphores that the probes of a file name, by their place, and what they
 * leave of .probes.  Says what there is; judges nothing.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "note/subject.h"

/* <sys/sdt.h>, dtrace(1) and the kernel: an unsigned short */
#define SEMAPHORE_SIZE 2u
#define SEMAPHORE_SUFFIX "_semaphore"

/* a semaphore, and a probe site that names it */
struct semaphore {
	uint64_t address;
	uint32_t section;   /* ET_REL: what the address is relative to */
	size_t probe;
};

/* Every site's, in the order of semaphores_compare(); several sites may have
 * the same. */
struct semaphores {
	struct semaphore *items;   /* NULL: out of memory */
	size_t count;
};

/* Of a file with probes. */
struct semaphores semaphores_gather(const struct subject *subject);
void semaphores_free(struct semaphores *all);

/* By place, then by probe; for qsort(). */
int semaphores_compare(const void *a, const void *b);
bool semaphores_same(const struct semaphore *a, const struct semaphore *b);
/* How many slots of .probes no probe names; not for an object, where a
 * semaphore may be another's. */
uint64_t semaphores_unused(const struct semaphores *all,
			   const struct section *probes_section);

/* <provider>_<name>_semaphore, malloc()ed; NULL: out of memory. */
char *semaphore_name(const char *provider, const char *name);
