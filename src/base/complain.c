/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/complain.h"

#include <stdio.h>
#include <string.h>

#include "base/escape.h"

void complain(const char *about, const char *sentence)
{
	fputs("stapsdt-lint: ", stderr);
	if (about) {
		escape_print(stderr, about, strlen(about));
		fputs(": ", stderr);
	}
	escape_print(stderr, sentence, strlen(sentence));
	putc('\n', stderr);
}
