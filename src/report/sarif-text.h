/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names, addresses and texts in the forms that SARIF wants.  Each returns a
 * new JSON string, or NULL when memory is out.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "finding/rule.h"
#include "note/subject.h"

/* "sem-unaligned" as "SemUnaligned" */
json_t *sarif_rule_name(const char *id);
/* Text of rules.txt, its lines joined to paragraphs. */
json_t *sarif_paragraph(const char *text);
/* Why, repair and references of a rule. */
json_t *sarif_help(const struct rule *rule, bool markdown);
/* Any bytes as the text of a message. */
json_t *sarif_message(const char *bytes);
/* A path as a URI: relative as it is, absolute with "file://". */
json_t *sarif_uri(const char *path);
/*
 * What makes a finding the same one in the next build: its rule, the file's
 * name without its directory, the probe (or NULL), and how many equal ones come
 * before it.
 */
json_t *sarif_fingerprint(const char *id, const char *path,
			  const struct probe *probe, uint64_t ordinal);
