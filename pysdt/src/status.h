/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What another process may read of this one: pysdt/_remote.py finds the symbol
 * pysdt_status in the file, and the values in /proc/PID/mem.
 */
#pragma once

#include <stdint.h>

#include "interpreter.h"

#define STATUS_MAGIC 0x74647379u /* "ysdt", little endian */
#define STATUS_VERSION 1u

struct pysdt_status {
	uint32_t magic;
	uint32_t version;
	uint32_t carried; /* sets of markers */
	uint32_t installed; /* of what changed last */
	int32_t tool; /* its tool id; -1: none */
	uint32_t refused; /* no tool id was free */
	uint32_t thread; /* the helper runs */
	uint32_t interpreters; /* in which pysdt is on */
	uint64_t changes;
	uint64_t lost;
};

extern struct pysdt_status pysdt_status;

/* Something has been applied. */
void status_note(const struct interpreter *here);
