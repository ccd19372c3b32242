/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "finding/rule.h"

#include <string.h>

enum rule_id rule_find(const char *id)
{
	size_t rule = 0;

	while (rule < RULE_COUNT && strcmp(rule_table[rule].id, id) != 0)
		rule++;
	return (enum rule_id)rule;
}
