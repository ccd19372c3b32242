/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Probes on top of others, and what that makes of both.
 */
#pragma once

#include <stdbool.h>

#include "expect/tapset-store.h"

/* What probes on top of others ask for is asked of those: adds points, so it
 * comes before marks have numbers.  False: out of memory. */
bool tapset_link(struct tapset_store *store);
