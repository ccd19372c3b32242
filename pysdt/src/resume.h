/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * RESUME, the instruction that a frame begins with, and goes on with.
 *
 * Since 3.13 it runs what waits for the thread (handlers of signals, exceptions
 * of other threads) before its own event, in 3.12 behind it.  What is raised
 * there ends a frame that nobody has told of: PY_UNWIND comes without PY_START.
 * So it is when sys.settrace()'s function or another tool raises that is asked
 * before pysdt.  In all of these cases the frame ends at this instruction.
 *
 * A generator that goes on has one for each place to go on from.  That an
 * exception is thrown into it looks the same as that one came up there, so only
 * the first RESUME tells.
 */
#pragma once

#include <stdbool.h>

#include "python.h"

/* Its number as an opcode; -1: not known, or not before its event. */
int resume_ask(void);

/* Is it that by which a frame of the code begins, at that offset? */
bool resume_begins(PyObject *code, long offset, int resume);
