/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The list of probe points of one probe, with its alias.
 */
#pragma once

#include <stdbool.h>

#include "expect/stap-scan.h"
#include "expect/tapset-store.h"

/* Behind "probe": takes the last probe's alias and points, up to the "{" of its
 * handler.  False after an error. */
bool tapset_read_points(struct tapset_store *store, struct stap_scan *scan);
