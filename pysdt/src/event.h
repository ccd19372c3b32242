/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Functions, lines and calls, and imports, out of sys.monitoring.
 *
 * A tool id is claimed while one of their markers is watched, and only then.
 */
#pragma once

#include "callback.h"

/* What sys.monitoring calls: attributes of the module. */
extern const struct callback_definition event_callbacks[];

/*
 * Installs what a set of markers needs and removes what it doesn't.  Returns
 * those that could not be installed.
 */
uint32_t event_apply(struct interpreter *here, uint32_t wanted);
