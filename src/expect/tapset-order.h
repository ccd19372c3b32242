/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers for the marks of all points.
 */
#pragma once

#include <stdbool.h>

#include "expect/tapset-store.h"

/* Puts each mark that is wanted into the tapset, once.  False after an error. */
bool tapset_order(struct tapset_store *store);
