/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Functions, lines and calls, and imports, out of sys.monitoring.
 *
 * A tool id is claimed while one of their markers is watched, and only then.
 */
#pragma once

#include "interpreter.h"

/* The callbacks, and what weak references call, as methods of the module. */
extern PyMethodDef event_methods[];

/*
 * Installs what a set of markers needs and removes what it doesn't.  Returns
 * those that could not be installed.
 */
uint32_t event_apply(struct interpreter *here, uint32_t wanted);
