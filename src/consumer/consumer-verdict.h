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
/* "ok", "wrong", "shifted", "absent" */
const char *reading_name(enum reading reading);
