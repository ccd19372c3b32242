/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "finding/policy.h"

#include <string.h>

static const char *const severity_names[] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
	return severity_names[severity];
}

bool severity_parse(const char *text, enum severity *severity)
{
	for (size_t i = 0; i <= SEVERITY_ERROR; i++)
		if (strcmp(text, severity_names[i]) == 0) {
			*severity = (enum severity)i;
			return true;
		}
	if (strcmp(text, "none") != 0)
		return false;
	*severity = SEVERITY_OFF;
	return true;
}

bool severity_wanted(const struct policy *policy, enum severity severity)
{
	return severity != SEVERITY_OFF && severity >= policy->least;
}

bool rule_wanted(const struct policy *policy, enum rule_id rule)
{
	return severity_wanted(policy, policy->severity[rule]);
}
