/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What pysdt knows of one interpreter: the state of its module object there.
 *
 * An interpreter has what its watched markers need, and nothing else.  To look
 * is to compare the semaphores with what is installed; to apply is to make them
 * the same.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include "code.h"
#include "frames.h"
#include "marker.h"

/* the events of sys.monitoring; event.c has their names */
#define EVENTS 8

struct interpreter {
	PyInterpreterState *id;
	PyObject *module; /* no reference: this is its state */

	/* what is installed: a set of markers */
	_Atomic uint32_t installed;
	atomic_bool applying;
	/* all tool ids were taken when they were last asked for */
	atomic_bool refused;
	/* events are told: between start() and stop() */
	atomic_bool active;

	/* event.c */
	PyObject *monitoring;
	PyObject *disable;
	PyObject *name_key; /* "__name__" */
	long events[EVENTS];
	long global_events; /* set now */
	int tool; /* -1: none */
	int resume; /* an opcode: see resume.h */
	struct code_cache codes;
	struct open_frames open;

	/* import.c */
	PyObject *find_and_load;
	PyObject *gcd_import;
	bool imports_on;

	/* collector.c */
	PyObject *collector_callback;

	/* audit.c */
	bool audit_hooked;

	/* watch.c, under its lock */
	struct interpreter *next;
	bool listed;
};

/* Called when its module is made, and when that goes. */
void interpreter_init(struct interpreter *here, PyObject *module);
void interpreter_clear(struct interpreter *here);

/* What should be installed there. */
uint32_t interpreter_wanted(const struct interpreter *here);

/*
 * Installs and removes what the semaphores ask for.  The calling thread runs in
 * this interpreter.  Leaves no exception; one that was set stays.
 */
void interpreter_apply(struct interpreter *here);

/* For an event that nobody watches: has somebody left? */
static inline void interpreter_look(struct interpreter *here)
{
	if (interpreter_wanted(here) !=
	    atomic_load_explicit(&here->installed, memory_order_relaxed))
		interpreter_apply(here);
}
