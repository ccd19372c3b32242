/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The programs that read the notes.  Each consumer-*.c mirrors what one of
 * them does with a file, a site and an argument, and says where it gives up or
 * goes wrong, under the id of the rule that explains it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding/consumer-id.h"
#include "finding/finding.h"
#include "note/subject.h"
#include "operand/operand.h"

/* What a consumer makes of an argument, a site or a file. */
enum reading {
	READING_OK,
	READING_WRONG,     /* another value than the program's, silently */
	READING_SHIFTED,   /* read under another argument's number */
	READING_ABSENT,    /* this argument cannot be read; the others can */
	READING_DROPPED,   /* the same, and those behind it change number */
	READING_REST,      /* neither this argument nor those behind it */
	READING_ARGUMENTS, /* no argument of this probe */
	READING_PROBE,     /* the probe cannot be attached to */
	READING_HIDDEN,    /* it isn't even listed */
	READING_FILE,      /* all probes of the file are lost */
};

struct obstacle {
	enum reading reading;
	enum rule_id rule;
	const char *text;  /* static; what is in the way, without a subject */
	const char *outcome; /* static, or NULL: what follows from reading */
};

/* A consumer's reader of arguments for one machine. */
struct dialect {
	uint16_t machine;   /* EM_… */
	uint8_t bits;       /* 32, 64, or 0 for both */
	uint64_t reads;     /* FORM(): consumer-form.h */
	uint64_t misreads;  /* FORM(): as another value */
	enum reading unread; /* READING_OK: as the consumer has it */
	/* NULL: every register of the machine's table */
	bool (*knows)(const struct machine_register *reg);
};

struct file_obstacle {
	bool (*holds)(const struct subject *subject);
	struct obstacle obstacle;
};

struct site_obstacle {
	bool (*holds)(const struct subject *subject, const struct probe *probe);
	struct obstacle obstacle;
};

/* Where a consumer takes a site to be in the file, and where it is. */
struct places {
	uint64_t taken;
	uint64_t real;
};

struct consumer {
	enum consumer_id id;
	const char *name;     /* as in --consumer= */
	const char *mirrors;  /* the version that was read */
	/* in the order of asking; an entry without a function ends each */
	const struct file_obstacle *files;
	const struct site_obstacle *sites;
	const struct site_obstacle *names;  /* the same of each provider:name */
	const struct dialect *dialects;
	enum reading unread;  /* what becomes of an argument it can't read */
	bool limited;         /* to OPERAND_MAX arguments */
	uint32_t specs;       /* room for different argument strings of one
			       * probe's sites; 0: for any number */
	bool colon;           /* ":…" means that there are no arguments */
	/* Where the file has what the rule is about, or NO_OFFSET; NULL: that
	 * is nowhere in particular. */
	uint64_t (*offset)(const struct subject *subject, enum rule_id rule);
	/* For what sites have without a text: that is another place; false when
	 * the site is at none.  NULL: it always has a text. */
	bool (*places)(const struct subject *subject, const struct probe *probe,
		       struct places *places);
	/* What no table of forms can say; NULL: nothing. */
	bool (*quirk)(const struct subject *subject,
		      const struct operand *operand, uint64_t forms,
		      struct obstacle *obstacle);
};

extern const struct consumer consumer_systemtap, consumer_libbpf, consumer_bcc,
	consumer_gdb, consumer_perf, consumer_dtrace;
extern const struct consumer *const consumers[CONSUMER_COUNT];

/* CONSUMER_COUNT when there is no such consumer. */
enum consumer_id consumer_find(const char *name);
/* The consumer's reader for the file's machine, or NULL. */
const struct dialect *consumer_dialect(const struct consumer *consumer,
				       const struct subject *subject);
