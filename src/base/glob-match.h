/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patterns of "*", "?" and "[…]", in time that nobody's pattern can make grow
 * beyond the product of the two lengths.
 */
#pragma once

#include <stdbool.h>

/* slashes: "*", "?" and "[…]" match a "/" too. */
bool glob_match(const char *pattern, const char *text, bool slashes);
bool glob_is_pattern(const char *text);
