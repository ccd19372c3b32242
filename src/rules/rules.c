/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "rules/rules.h"

#include <stddef.h>

void rules_run(const struct subject *subject, struct findings *findings)
{
	static void (*const families[])(const struct subject *,
					struct findings *) = {
		rules_container,
		rules_note,
		rules_address,
		rules_site,
		rules_semaphore,
		rules_name,
		rules_argument,
		rules_consistency,
		rules_python,
		rules_consumer,
		rules_compare,
		rules_contract,
		rules_tapset,
	};

	/* what is wrong with a program is said of the program itself */
	if (subject->debug_file && !subject->named) {
		rules_container(subject, findings);
		rules_compare(subject, findings);
		return;
	}
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
		families[i](subject, findings);
}
