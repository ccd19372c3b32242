/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "base/version.h"

/* Two digits of decimal number at most; -1: none here. */
static int number(const char **at)
{
	int value = -1;

	for (int digits = 0; digits < 2 && **at >= '0' && **at <= '9';
	     digits++, (*at)++)
		value = 10 * (value < 0 ? 0 : value) + (**at - '0');
	return **at >= '0' && **at <= '9' ? -1 : value;
}

unsigned version_number(const char *text, const char **end)
{
	int major = number(&text), minor;

	if (major < 1 || *text != '.')
		return 0;
	text++;
	minor = number(&text);
	if (minor < 0)
		return 0;
	if (end)
		*end = text;
	return (unsigned)(100 * major + minor);
}
