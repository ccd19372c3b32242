/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Several files at a time: workers examine, and one consumer gets the results
 * in the order of the walk, whatever their number.
 */
#pragma once

#include <stdbool.h>

#include "run/examine.h"
#include "run/walk.h"

/* Gets each result in order, and owns it no longer than the call. */
typedef void jobs_sink(void *context, const struct examined *result);

/*
 * Examines all that the walk finds, with jobs workers (1: none besides the
 * caller).  False: out of memory, not everything was examined.
 */
bool jobs_run(struct walk *walk, const struct policy *policy, bool list,
	      unsigned jobs, jobs_sink *sink, void *context);
