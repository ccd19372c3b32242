/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Small ints, read without a call.
 *
 * An event has a number, and PyLong_AsLong() is 32 instructions.  CPython has
 * the ints from 0 to 256 ready, one behind the other.  That is no promise of
 * its, so it is asked where they are; a reference to each is kept, so that
 * nothing else can ever be at their addresses.
 */
#pragma once

#include "python.h"

#define NUMBER_SIZE 32u /* of such an int, where this is done */

extern uintptr_t number_first __attribute__((visibility("hidden")));
extern size_t number_span __attribute__((visibility("hidden"))); /* bytes; 0: not done */

/* Looks where they are.  Before anything else runs. */
void number_prepare(void);

/* The same, of any object; -1: it is none, or too large. */
long number_ask(PyObject *number);

static inline long number_of(PyObject *number)
{
	uintptr_t at = (uintptr_t)number - number_first;

	return __builtin_expect(at < number_span, 1) ?
		       (long)(at / NUMBER_SIZE) : number_ask(number);
}
