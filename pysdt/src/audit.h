/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Audit events, by a hook.
 *
 * Python has no way to take a hook out again, so there is none before the
 * marker is watched for the first time; from then on an audit event costs a
 * call that does nothing.
 */
#pragma once

#include "interpreter.h"

extern PyMethodDef audit_methods[];

/* As event_apply(). */
uint32_t audit_apply(struct interpreter *here, uint32_t wanted);
