/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bytes of a file as text that harms no terminal and no JSON.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * For people: printable UTF-8 as it is; control characters (C0, DEL, C1, the
 * bidirectional ones, line separators), bytes that are not UTF-8, and the
 * backslash as \n, \t, \\ or \xNN.
 */
void escape_print(FILE *out, const char *bytes, size_t length);

/*
 * For JSON, whose writer escapes control characters itself: valid UTF-8, with
 * "\xNN" for every byte that is not.  malloc()ed; NULL: out of memory.
 */
char *escape_utf8(const char *bytes, size_t length);

bool escape_is_ascii(const char *bytes, size_t length);
/* Is all of it UTF-8? */
bool escape_is_utf8(const char *bytes, size_t length);
