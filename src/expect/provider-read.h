/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grammar of a provider definition.  provider-read.c opens with it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "expect/promise.h"

/* Adds what sources[source] promises, in the order of the text.  False with a
 * sentence in *error. */
bool provider_read_text(struct providers *providers, size_t source,
			char **error);
