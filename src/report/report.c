/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "report/report.h"

#include <string.h>

static const struct report_format *const formats[] = {
	&report_text,
	&report_json,
	&report_sarif,
};

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}
