/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a path to results: opens the file, takes archives apart, reads and
 * judges each ELF.  Knows no output format and no other file.
 */
#pragma once

#include <stdbool.h>

#include "consumer/consumer-verdict.h"
#include "elf/elf-file.h"
#include "finding/finding.h"
#include "note/subject.h"
#include "report/report.h"
#include "run/walk.h"

/* one ELF file, or member of an archive; or why there is none */
struct examined {
	struct examined *next;
	char *path;
	char *error;
	enum file_status status;
	bool have_subject;
	struct elf_file file;
	struct subject subject;
	struct findings findings;
	struct verdicts verdicts;  /* when the policy asks for them */
};

/*
 * A list with one entry an ELF: empty for a file in a directory that is none.
 * list: no rules are asked.  *failed is set when there was no memory even to
 * say so.
 */
struct examined *examine(const struct walk_item *item,
			 const struct policy *policy, bool list, bool *failed);
void examined_free(struct examined *examined);

/* One ELF in memory, for programs that have it there. */
struct examined *examine_image(const char *path, char *image, size_t size,
			       const struct policy *policy);
/* What a report wants to know of one entry. */
struct file_report examined_report(const struct examined *examined);
