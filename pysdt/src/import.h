/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Imports, as CPython's own two markers tell them.
 *
 * Python/import.c has them around importlib._bootstrap._find_and_load(), which
 * it calls for a module that is not there yet; its first argument is the name.
 * importlib.import_module() calls that function by _gcd_import(), and CPython
 * fires nothing then; nor is anything fired here.
 */
#pragma once

#include "interpreter.h"

/* Finds the functions; false: they aren't there. */
bool import_prepare(struct interpreter *here);
void import_forget(struct interpreter *here);

/* Called in the frame of _find_and_load(), where it begins and ends. */
void import_started(struct interpreter *here);
void import_ended(struct interpreter *here, int found);
