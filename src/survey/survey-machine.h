/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands in the way of tracing on a machine: SystemTap, the kernel, and
 * who asks.
 */
#pragma once

#include "survey/survey.h"

/* Adds the obstacles. */
void survey_machine(struct survey *survey);
