/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The garbage collector, by a function in gc.callbacks while it is watched.
 *
 * CPython calls it at both ends of a collection, but for the last ones, when
 * the interpreter ends.
 */
#pragma once

#include "interpreter.h"

extern PyMethodDef collector_methods[];

/* As event_apply(). */
uint32_t collector_apply(struct interpreter *here, uint32_t wanted);
