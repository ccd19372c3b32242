/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One script, read.  tapset-script.c opens with what is read of it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "expect/stap-scan.h"
#include "expect/tapset-store.h"

/* Takes the macros of one file, and what its probes ask for.  False after an
 * error. */
bool tapset_read_script(struct tapset_store *store, struct stap_macros *macros,
			size_t source);
