/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "status.h"

#include "probe.h"

__attribute__((visibility("default"), used)) struct pysdt_status pysdt_status = {
	.magic = STATUS_MAGIC,
	.version = STATUS_VERSION,
	.tool = -1,
};

void status_note(const struct interpreter *here)
{
	pysdt_status.carried = probe_carried;
	pysdt_status.installed = atomic_load(&here->installed);
	pysdt_status.tool = here->tool;
	pysdt_status.refused = atomic_load(&here->refused);
	pysdt_status.lost = probe_losses();
	__atomic_add_fetch(&pysdt_status.changes, 1, __ATOMIC_RELAXED);
}
