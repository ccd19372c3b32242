/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "interpreter.h"

#include <string.h>

#include "audit.h"
#include "collector.h"
#include "event.h"
#include "import.h"
#include "probe.h"
#include "status.h"

void interpreter_init(struct interpreter *here, PyObject *module)
{
	memset(here, 0, sizeof(*here));
	here->id = PyInterpreterState_Get();
	here->module = module;
	here->tool = -1;
}

void interpreter_clear(struct interpreter *here)
{
	Py_CLEAR(here->monitoring);
	Py_CLEAR(here->disable);
	Py_CLEAR(here->name_key);
	Py_CLEAR(here->find_and_load);
	Py_CLEAR(here->gcd_import);
	Py_CLEAR(here->collector_callback);
	code_forget(&here->codes);
	frames_forget(&here->open);
}

uint32_t interpreter_wanted(const struct interpreter *here)
{
	return atomic_load_explicit(&here->active, memory_order_relaxed) ?
		       probe_watched() : 0;
}

static void apply(struct interpreter *here, uint32_t wanted)
{
	uint32_t refused = event_apply(here, wanted);

	refused |= collector_apply(here, wanted);
	refused |= audit_apply(here, wanted);
	atomic_store(&here->installed, wanted & ~refused);
	status_note(here);
}

void interpreter_apply(struct interpreter *here)
{
	PyObject *exception;

	/*
	 * Whoever finds it at work can go on: it is done, or what has changed
	 * since is found by the next look.
	 */
	if (atomic_exchange(&here->applying, true))
		return;
	exception = PyErr_GetRaisedException();
	apply(here, interpreter_wanted(here));
	PyErr_Clear();
	PyErr_SetRaisedException(exception);
	atomic_store(&here->applying, false);
}
