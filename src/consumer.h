/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The programs that read the notes.  Each consumer-*.c mirrors what one of
 * them does with a file, a site and an argument, and says where it gives up or
 * goes wrong, under the id of the rule that explains it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "finding.h"
#include "operand.h"
#include "subject.h"

enum consumer_id {
	CONSUMER_SYSTEMTAP,
	CONSUMER_LIBBPF,
	CONSUMER_BCC,
	CONSUMER_GDB,
	CONSUMER_PERF,
	CONSUMER_DTRACE,
	CONSUMER_COUNT,
};

/* What a consumer makes of one argument. */
enum reading {
	READING_OK,
	READING_WRONG,     /* another value than the program's, silently */
	READING_ABSENT,    /* this argument cannot be read; the others can */
	READING_SHIFTED,   /* dropped, and the ones behind it change number */
	READING_PROBE,     /* no argument of this probe can be read, or the
			      probe cannot be attached to */
	READING_FILE,      /* all probes of the file are lost */
};

struct obstacle {
	enum reading reading;
	enum rule_id rule;
	const char *text;  /* static; completes "perf …" */
};

struct consumer {
	const char *name;     /* as in --consumer= */
	const char *mirrors;  /* the version that was read */
	/* Each returns false when there is nothing in the way. */
	bool (*file)(const struct subject *subject, struct obstacle *obstacle);
	bool (*site)(const struct subject *subject, const struct probe *probe,
		     struct obstacle *obstacle);
	bool (*argument)(const struct subject *subject,
			 const struct operand *operand,
			 struct obstacle *obstacle);
};

extern const struct consumer *const consumers[CONSUMER_COUNT];

/* CONSUMER_COUNT when there is no such consumer. */
enum consumer_id consumer_find(const char *name);
