/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A script is:
 *
 *   probe python.gc.start =
 *       process("/usr/bin/python3*").provider("python").mark("gc__start") ?
 *   {
 *       generation = $arg1
 *   }
 *
 * Where a probe is on top of another ("probe python.gc = python.gc.start"),
 * its handler runs at the marks of that one, and so its $argN have to be there.
 *
 * Only probes are read: their aliases, their points, and which $argN their
 * handlers use.  An argument that is asked for with
 * @defined($argN), or @choose_defined, may be missing.
 */
#include "config.h"

#include "expect/tapset-script.h"

#include <stdlib.h>
#include <string.h>

#include "expect/tapset-point.h"

/* Handlers */

#define NO_ARGUMENT (TAPSET_ARGUMENTS + 1)

/* N of "argN", at most TAPSET_ARGUMENTS, or NO_ARGUMENT: another variable */
static unsigned argument_number(struct span text)
{
	unsigned number = 0;

	if (text.length < 4 || memcmp(text.at, "arg", 3) != 0)
		return NO_ARGUMENT;
	for (size_t i = 3; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return NO_ARGUMENT;
		number = 10 * number + (unsigned)(text.at[i] - '0');
		if (number > TAPSET_ARGUMENTS)
			number = TAPSET_ARGUMENTS;
	}
	return number;
}

/* The "(…)" behind @defined: what is named in it may be missing. */
static bool read_guard(struct stap_scan *scan, bool *guarded)
{
	size_t depth = 0;

	do {
		if (!stap_scan_go_on(scan, "\")\""))
			return false;
		depth += stap_scan_is(scan, "(");
		depth -= depth && stap_scan_is(scan, ")");
		if (scan->token.kind == STAP_VARIABLE)
			guarded[argument_number(scan->token.text)] = true;
	} while (depth);
	return true;
}

/* From the "{" to the "}" that belongs to it. */
static bool read_handler(struct stap_scan *scan, struct tapset_probe *probe)
{
	bool guarded[NO_ARGUMENT + 1] = { false };
	size_t inside = scan->braces;

	while (scan->braces >= inside) {
		if (!stap_scan_go_on(scan, "\"}\""))
			return false;
		if (scan->token.kind == STAP_OPERATOR &&
		    (span_is(scan->token.text, "defined") ||
		     span_is(scan->token.text, "choose_defined"))) {
			if (!read_guard(scan, guarded))
				return false;
		} else if (scan->token.kind == STAP_VARIABLE) {
			unsigned n = argument_number(scan->token.text);

			if (n != NO_ARGUMENT && !probe->arguments[n].line)
				probe->arguments[n] = (struct tapset_place){
					.line = (uint32_t)scan->line,
					.source = probe->place.source,
				};
		}
	}
	for (size_t n = 0; n <= TAPSET_ARGUMENTS; n++)
		if (guarded[n])
			probe->arguments[n].line = 0;
	return true;
}

/* Scripts */

static bool add_probe(struct tapset_store *store, struct stap_scan *scan,
		      size_t source)
{
	struct tapset *tapset = store->tapset;
	const struct tapset_probe probe = {
		.place = {
			.line = (uint32_t)scan->line,
			.source = (uint32_t)source,
		},
		.first_point = tapset->point_count,
	};

	if (tapset->probe_count == TAPSET_PROBES_MAX)
		return stap_scan_too_many(scan, "probes", TAPSET_PROBES_MAX);
	store->sufficient = store->sufficient_elsewhere = false;
	return tapset_add_probe(tapset, probe) || stap_scan_no_memory(scan);
}

/* At "probe". */
static bool read_probe(struct tapset_store *store, struct stap_scan *scan,
		       size_t source)
{
	struct tapset *tapset = store->tapset;
	struct tapset_probe *probe;

	if (!add_probe(store, scan, source) ||
	    !tapset_read_points(store, scan))
		return false;
	probe = &tapset->probes[tapset->probe_count - 1];
	probe->point_count = tapset->point_count - probe->first_point;
	return read_handler(scan, probe);
}

/* A function's body, or an initial value. */
static bool skip_braces(struct stap_scan *scan)
{
	size_t inside = scan->braces;

	while (scan->braces >= inside)
		if (!stap_scan_go_on(scan, "\"}\""))
			return false;
	return true;
}

static bool read_top(struct tapset_store *store, struct stap_scan *scan,
		     size_t source)
{
	if (scan->token.kind == STAP_BAD)
		return false;
	if (scan->token.kind == STAP_OPERATOR &&
	    span_is(scan->token.text, "define"))
		return stap_scan_define(scan);
	if (stap_scan_is(scan, "probe"))
		return read_probe(store, scan, source);
	if (stap_scan_is(scan, "{"))
		return skip_braces(scan);
	if (stap_scan_is(scan, "}"))
		return stap_scan_expected(scan, "\"probe\" or \"function\"");
	return true;
}

bool tapset_read_script(struct tapset_store *store, struct stap_macros *macros,
			size_t source)
{
	struct stap_scan scan;
	bool good = stap_scan_init(&scan, macros,
				   &store->tapset->sources[source],
				   store->error);

	while (good) {
		stap_scan_next(&scan);
		if (scan.token.kind == STAP_END)
			break;
		good = read_top(store, &scan, source);
	}
	stap_scan_free(&scan);
	return good;
}
