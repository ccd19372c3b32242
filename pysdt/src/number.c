/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "number.h"

#include <stdbool.h>

#define NUMBERS 257u /* in all versions; 3.15 has some more */

uintptr_t number_first;
size_t number_span;

long number_ask(PyObject *number)
{
	long value = PyLong_Check(number) ? PyLong_AsLong(number) : -1;

	if (value == -1)
		PyErr_Clear();
	return value;
}

/* Is each of them where the first one says?  Keeps references to them. */
static bool are_in_a_row(uintptr_t first)
{
	for (unsigned i = 0; i < NUMBERS; i++)
		if ((uintptr_t)PyLong_FromLong((long)i) !=
		    first + (uintptr_t)NUMBER_SIZE * i) {
			PyErr_Clear();
			return false;
		}
	return true;
}

void number_prepare(void)
{
	uintptr_t first = (uintptr_t)PyLong_FromLong(0);

	if (!first || !are_in_a_row(first)) {
		PyErr_Clear();
		return;
	}
	number_first = first;
	number_span = (size_t)NUMBER_SIZE * NUMBERS;
}
