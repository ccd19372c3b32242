/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A consumer's verdict on one probe: what it can be used for, all in all.
 * rules-consumer.c says what stands in its way.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "consumer/consumer.h"

/* One consumer and one file, for many verdicts. */
struct consumer_view {
	const struct subject *subject;
	enum consumer_id id;
	const struct dialect *dialect;
	enum reading file;     /* what the file leaves to its probes */
	uint32_t *specs;       /* owned */
};

struct verdict {
	bool listed;
	bool attachable;
	size_t argument_count; /* of the first OPERAND_MAX */
	enum reading arguments[OPERAND_MAX]; /* OK, WRONG, SHIFTED, ABSENT */
};

/* False: out of memory. */
bool consumer_view_open(struct consumer_view *view, enum consumer_id id,
			const struct subject *subject);
void consumer_view_close(struct consumer_view *view);
void consumer_judge(const struct consumer_view *view, size_t probe,
		    struct verdict *verdict);

/* a verdict that is kept */
struct kept_verdict {
	unsigned listed : 1;
	unsigned attachable : 1;
	unsigned argument_count : 4;
	unsigned arguments : 2 * OPERAND_MAX;  /* two bits each, the first lowest */
};

/* Those of several consumers on all probes of a file. */
struct verdicts {
	unsigned consumers;    /* 1u << enum consumer_id */
	size_t probe_count;
	struct kept_verdict *items;  /* of one consumer after the other */
};

/* consumer_bits: who judges.  False: out of memory. */
bool verdicts_make(struct verdicts *verdicts, const struct subject *subject,
		   unsigned consumer_bits);
void verdicts_free(struct verdicts *verdicts);
/* place: of the consumer among those that have judged. */
static inline const struct kept_verdict *
verdicts_at(const struct verdicts *verdicts, size_t place, size_t probe)
{
	return &verdicts->items[place * verdicts->probe_count + probe];
}

static inline enum reading verdict_reading(const struct kept_verdict *verdict,
					   unsigned argument)
{
	return (enum reading)(verdict->arguments >> 2 * argument & 3);
}

/* "ok", "wrong", "shifted", "absent" */
const char *reading_name(enum reading reading);
