/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Paths as text.  Looks at no file.
 */
#pragma once

#include <string.h>

/* What is behind the last slash. */
static inline const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}
