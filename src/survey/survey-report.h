/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Printing what a survey has gathered.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "survey/survey.h"

/* False: out of memory. */
bool survey_print_text(const struct survey *survey, FILE *out);
bool survey_print_json(const struct survey *survey, FILE *out);
