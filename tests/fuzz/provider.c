/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target: a provider definition.  When it can be read, each promise is
 * found again and has its arguments; when not, a sentence says why.
 */
#include "config.h"

#include <stdlib.h>

#include "expect/provider.h"
#include "fuzz.h"

/* abort() is what libFuzzer takes for a finding */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check(const struct providers *read)
{
	for (size_t i = 0; i < read->count; i++) {
		const struct promise *promise = &read->promises[i];

		must(promise->first_argument + promise->argument_count <=
		     read->argument_count);
		must(promise->line >= 1);
		must(providers_find(read, promise->provider, promise->name) ==
		     promise);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *error = NULL;
	struct providers *read = providers_parse("input", data, size, &error);

	must(!read != !error);
	if (read)
		check(read);
	providers_free(read);
	free(error);
	return 0;
}
