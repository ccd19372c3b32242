/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How many different argument strings a probe's sites have.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "note/subject.h"

/*
 * For each group of more than room sites; NULL when there is no such group, or
 * no memory (*out_of_memory).  free() it.
 */
uint32_t *consumer_specs(const struct subject *subject, uint32_t room,
			 bool *out_of_memory);
