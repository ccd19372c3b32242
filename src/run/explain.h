/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the rules are about, for people: --explain= and --list-rules.
 */
#pragma once

#include <stdio.h>

/* id: one that rule_find() knows, or "all" */
void explain(FILE *out, const char *id);
void list_rules(FILE *out);
