/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Versions as numbers: CPython's, SystemTap's, the kernel's.
 */
#pragma once

/* "3.11…" to 311; 0 unless it begins with two numbers.  *end: behind them. */
unsigned version_number(const char *text, const char **end);
