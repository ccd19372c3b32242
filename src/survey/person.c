/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "survey/person.h"

#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

bool person_is_root(void)
{
	return geteuid() == 0;
}

bool person_in_group(const char *name)
{
	const struct group *group = getgrnam(name);
	gid_t groups[NGROUPS_MAX];
	int count = getgroups(NGROUPS_MAX, groups);

	for (int i = 0; group && i < count; i++)
		if (groups[i] == group->gr_gid)
			return true;
	return group && getegid() == group->gr_gid;
}

char *person_name(void)
{
	const struct passwd *person = getpwuid(geteuid());

	return person ? strdup(person->pw_name) : NULL;
}
