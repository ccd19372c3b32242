/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Fuzz target: a script of SystemTap.  When it can be read, each mark is found
 * again and each probe has its points; when not, a sentence says why.
 */
#include "config.h"

#include <stdlib.h>

#include "expect/tapset-read.h"
#include "fuzz.h"

/* abort() is what libFuzzer takes for a finding */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check(const struct tapset *read)
{
	for (size_t i = 0; i < read->probe_count; i++)
		must(read->probes[i].first_point + read->probes[i].point_count
		     <= read->point_count);
	for (size_t i = 0; i < read->point_count; i++)
		must(read->points[i].mark == NO_MARK ||
		     read->points[i].mark < read->mark_count);
	for (size_t i = 0; i < read->plain_count; i++)
		must(tapset_plain_mark(read, read->marks[i].name,
				       read->marks[i].provider) == i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *error = NULL;
	struct tapset *read = tapset_parse("input", data, size, &error);

	must(!read != !error);
	if (read)
		check(read);
	tapset_free(read);
	free(error);
	return 0;
}
