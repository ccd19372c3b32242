/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How a function says what went wrong: -1, and a sentence for a person.
 */
#pragma once

/* Puts a malloc()ed sentence into *error, or NULL when there is no memory even
 * for that.  Always -1. */
__attribute__((format(printf, 2, 3)))
int sentence(char **error, const char *format, ...);
