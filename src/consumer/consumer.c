/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "consumer/consumer.h"

#include <string.h>

const struct consumer *const consumers[CONSUMER_COUNT] = {
	[CONSUMER_SYSTEMTAP] = &consumer_systemtap,
	[CONSUMER_LIBBPF] = &consumer_libbpf,
	[CONSUMER_BCC] = &consumer_bcc,
	[CONSUMER_GDB] = &consumer_gdb,
	[CONSUMER_PERF] = &consumer_perf,
	[CONSUMER_DTRACE] = &consumer_dtrace,
};

enum consumer_id consumer_find(const char *name)
{
	unsigned id = 0;

	while (id < CONSUMER_COUNT && strcmp(consumers[id]->name, name) != 0)
		id++;
	return (enum consumer_id)id;
}

const struct dialect *consumer_dialect(const struct consumer *consumer,
				       const struct subject *subject)
{
	const struct dialect *dialect = consumer->dialects;

	if (!subject->machine)
		return NULL;
	for (; dialect->machine; dialect++)
		if (dialect->machine == subject->file->machine &&
		    (!dialect->bits || dialect->bits == subject->file->bits))
			return dialect;
	return NULL;
}
