/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Interpreters that begin in a program of "-m pysdt".
 *
 * With PYSDT each of them starts pysdt itself, as site does what pysdt.pth says.
 * A program of "-m pysdt" has nothing in it that would: so the first audit event
 * of an interpreter that is told anything of calls a function there.
 */
#pragma once

#include "python.h"

/*
 * Has a function called once in each interpreter that begins from now on, by a
 * thread that runs there.  It may leave an exception.  Does nothing where CPython
 * or a hook of the program does not let it.
 */
void newcomer_await(void (*welcome)(void));
