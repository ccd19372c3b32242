/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/sentence.h"

#include <stdarg.h>
#include <stdio.h>

int sentence(char **error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	if (vasprintf(error, format, arguments) < 0)
		*error = NULL;
	va_end(arguments);
	return -1;
}
