/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences on standard error, with nothing in them that a terminal obeys.
 */
#pragma once

/* "stapsdt-lint: ABOUT: SENTENCE"; about NULL: without it. */
void complain(const char *about, const char *sentence);
