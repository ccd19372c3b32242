/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Providers and names, each pair once, whatever the number of its sites.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "rules/rules.h"

static bool is_ascii(const char *text)
{
	return escape_is_ascii(text, strlen(text));
}

static bool is_utf8(const char *text)
{
	return escape_is_utf8(text, strlen(text));
}

static void check_name(const struct subject *subject, size_t index,
		       struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];

	if (!*probe->name)
		finding_add(findings, RULE_NAME_EMPTY, index, probe->offset,
			    "the name is empty: libbpf attaches to no probe "
			    "of the file");
	if (!*probe->provider)
		finding_add(findings, RULE_PROVIDER_EMPTY, index,
			    probe->offset, "the provider is empty");
	if (is_ascii(probe->provider) && is_ascii(probe->name))
		return;
	if (!is_utf8(probe->provider) || !is_utf8(probe->name))
		finding_add(findings, RULE_NAME_NON_UTF8, index, probe->offset,
			    "the name is not UTF-8");
	else
		finding_add(findings, RULE_NAME_NON_ASCII, index,
			    probe->offset, "the name is not ASCII");
}

/* SystemTap and DTrace write a dash as two underlines: a-b and a__b are then
 * one name. */

struct dashed {
	char *plain;       /* "provider:name", each dash as "__" */
	size_t probe;
};

static char *plain_name(const struct probe *probe)
{
	size_t length = strlen(probe->provider) + 1 + strlen(probe->name);
	char *plain = malloc(2 * length + 1);
	char *to = plain;

	if (!plain)
		return NULL;
	to = stpcpy(to, probe->provider);
	*to++ = ':';
	for (const char *from = probe->name; *from; from++) {
		if (*from == '-')
			to = stpcpy(to, "__");
		else
			*to++ = *from;
	}
	*to = '\0';
	return plain;
}

static int by_plain(const void *a, const void *b)
{
	const struct dashed *x = a, *y = b;

	return strcmp(x->plain, y->plain);
}

/* The groups with a dash in their names; their number. */
static size_t find_dashed(const struct subject *subject, struct dashed *dashed)
{
	size_t count = 0;

	for (size_t i = 0; i < subject->group_count; i++) {
		size_t first = subject->groups[i].first;
		const struct probe *probe = &subject->probes[first];

		if (!strchr(probe->name, '-'))
			continue;
		dashed[count].probe = first;
		dashed[count].plain = plain_name(probe);
		count += dashed[count].plain != NULL;
	}
	qsort(dashed, count, sizeof(*dashed), by_plain);
	return count;
}

static void check_collision(const struct subject *subject, size_t index,
			    const struct dashed *dashed, size_t count,
			    struct findings *findings)
{
	const struct probe *probe = &subject->probes[index];
	struct dashed wanted;
	const struct dashed *found;

	if (!strstr(probe->name, "__"))
		return;
	wanted.plain = plain_name(probe);
	if (!wanted.plain)
		return;
	found = bsearch(&wanted, dashed, count, sizeof(*dashed), by_plain);
	if (found && found->probe != index)
		finding_add(findings, RULE_NAME_DUNDER_COLLISION, index,
			    probe->offset, "%s and %s are one name to "
			    "SystemTap and DTrace", probe->name,
			    subject->probes[found->probe].name);
	free(wanted.plain);
}

static void check_collisions(const struct subject *subject,
			     struct findings *findings)
{
	struct dashed *dashed = calloc(subject->group_count + 1,
				       sizeof(*dashed));
	size_t count = dashed ? find_dashed(subject, dashed) : 0;

	for (size_t i = 0; count && i < subject->group_count; i++)
		check_collision(subject, subject->groups[i].first, dashed,
				count, findings);
	for (size_t i = 0; i < count; i++)
		free(dashed[i].plain);
	free(dashed);
}

void rules_name(const struct subject *subject, struct findings *findings)
{
	for (size_t i = 0; i < subject->group_count; i++)
		check_name(subject, subject->groups[i].first, findings);
	if (finding_wanted(findings, RULE_NAME_DUNDER_COLLISION))
		check_collisions(subject, findings);
}
