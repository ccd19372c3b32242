/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which markers the interpreter of this process has itself.
 *
 * The notes in its file say it, which are what a tracer goes by: they are right
 * also of a Python whose markers were stripped, or that has more of them than
 * its version does elsewhere (distributions have put function__entry back into
 * 3.12 and 3.13).
 */
#pragma once

#include <stdint.h>

/*
 * The set of them, out of the files of the program and of libpython, which
 * holds the function at "inside".  When a file cannot be read, the set holds
 * all that CPython's version has when it was configured --with-dtrace.
 */
uint32_t own_markers(const void *inside, unsigned long version);
