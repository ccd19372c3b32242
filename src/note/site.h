/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the instruction of a site is in the file.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "note/subject.h"

/* As much as the longest form has: a NOP, and a ten-byte one behind it. */
#define SITE_BYTES 16u

/* Where the site's bytes are and how many follow; false: not in the file. */
bool site_locate(const struct subject *subject, const struct probe *probe,
		 uint64_t *offset, uint64_t *left);
