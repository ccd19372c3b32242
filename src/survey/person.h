/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who runs this: the name, and groups by theirs.  Apart from the rest, because
 * <grp.h> and subject.h both have a struct group.
 */
#pragma once

#include <stdbool.h>

bool person_is_root(void);
bool person_in_group(const char *name);
/* malloc()ed; NULL: the system knows none. */
char *person_name(void);
