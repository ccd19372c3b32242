/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Printing what was found, in one of the formats of --format=.  Each format is
 * one report-*.c with three functions; report.c has the table.  Files come in
 * the order of the command line, one at a time, from one thread.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "consumer/consumer-verdict.h"
#include "finding/finding.h"
#include "note/subject.h"

enum file_status {
	FILE_CHECKED,
	FILE_NO_PROBES,
	FILE_UNREADABLE,
	FILE_SUPPRESSIONS,   /* not checked, but what it says */
	FILE_PROVIDER,       /* the same of a definition of --provider */
	FILE_PASSED_OVER,    /* an archive or package in a directory: counted */
};

/* one file, examined */
struct file_report {
	const char *path;                 /* raw bytes; "lib.a(member.o)" */
	enum file_status status;
	const char *error;                /* a sentence, or NULL */
	const struct subject *subject;    /* NULL: not even an ELF header */
	const struct findings *findings;  /* never NULL; empty for --list */
	const struct verdicts *verdicts;  /* NULL: none were asked for */
};

struct summary {
	uint64_t files;
	uint64_t probes;
	uint64_t by_severity[SEVERITY_ERROR + 1];  /* of what is shown */
	uint64_t hidden;      /* findings that count for the exit status only */
	uint64_t suppressed;
	uint64_t unreadable;
};

struct report {
	FILE *out;
	const struct policy *policy;
	bool list;            /* --list: probes, no findings */
	bool color;
	bool quiet;           /* --quiet: no summary line */
	uint64_t files;       /* printed so far */
	void *state;          /* the format's own */
};

struct report_format {
	const char *name;     /* as in --format= */
	bool verdicts;        /* it prints what each consumer makes of a probe */
	/* Errors of the stream are seen by the caller, with ferror().  False:
	 * out of memory. */
	bool (*begin)(struct report *report);
	bool (*file)(struct report *report, const struct file_report *file);
	bool (*end)(struct report *report, const struct summary *summary);
};

extern const struct report_format report_text;
extern const struct report_format report_json;
extern const struct report_format report_sarif;

/* NULL when there is no such format. */
const struct report_format *report_format_find(const char *name);

/* Findings below policy->show are for the exit status only. */
static inline bool report_shows(const struct report *report,
				const struct finding *finding)
{
	return finding->severity >= report->policy->show;
}
