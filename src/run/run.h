/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One run: from the options to a report, over all files.  Says how it went;
 * what exit status that is, main() knows.
 */
#pragma once

#include "run/options.h"

enum outcome {
	OUTCOME_CLEAN,
	OUTCOME_FOUND,    /* something at or above --fail-on */
	OUTCOME_TROUBLE,  /* something could not be examined, or not written */
};

/* Checks, or lists, what the options name; reads what they expect into them. */
enum outcome run_check(struct options *options);
enum outcome run_survey(const struct options *options);
