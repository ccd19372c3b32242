/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The helper thread, which looks at the semaphores twenty times a second, and
 * the list of interpreters that it looks after.
 *
 * It takes an interpreter's GIL only when something is to be changed there.
 * There is one for the process, and no Python object stands for it.
 *
 * Each of these is called with the GIL held, and gives it up while it waits.
 */
#pragma once

#include "interpreter.h"

/* Looks after an interpreter; false: no thread could be started. */
bool watch_join(struct interpreter *here);

/* No longer, and there is no helper any more if this was the last. */
void watch_leave(struct interpreter *here);

/*
 * The same, when the process ends.  It does not wait for the helper, which has
 * nothing of Python's to do any more: on a busy machine that is milliseconds.
 */
void watch_leave_at_exit(struct interpreter *here);

/*
 * Around a fork, of which there can be several at a time: a process with two
 * threads is warned of forking, and the child has but one of them.
 */
void watch_before_fork(void);
void watch_after_fork_in_parent(void);
void watch_after_fork_in_child(struct interpreter *here);
