/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers and symbols of an operand, added and subtracted.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "operand/operand-scanner.h"

/* A number; false when something else is glued to it. */
bool scan_number(struct scanner *scanner, uint64_t *value);
/* "8", "-8+sym@GOTOFF", "#:lo12:sym", "%lo(sym+4)": into the operand. */
bool scan_sum(struct scanner *scanner);
