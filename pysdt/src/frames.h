/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Frames that were running when watching began.
 *
 * Nobody has told of their entry, so their return is not told either: whoever
 * counts depth then ends at 0, whenever it was attached.  Each is known by its
 * code object and its frame object, by address alone: nothing lives longer for
 * it, and nothing that it points to is read.
 *
 * Frames of other threads can be looked at while they stand still, that is with
 * the GIL.  On free-threaded builds each thread takes down its own, at its first
 * event.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "python.h"

struct open_frame {
	const PyObject *code;
	const PyObject *frame;
};

struct open_frames {
	uint64_t filter; /* a bit for each code object there may be */
	struct open_frame *list;
	size_t count;
#ifdef Py_GIL_DISABLED
	uint64_t watching; /* a number for each time that frames_note() is called */
#endif
};

/*
 * Takes down all frames that run now, in place of what was there; or has each
 * thread do that.  Nothing of Python runs behind the look at them, so that they
 * are still the same in a call that comes at once.
 */
void frames_note(struct open_frames *open);

/* Was the frame that runs now one of them?  Then it no longer is. */
bool frames_leave(struct open_frames *open, const PyObject *code);

void frames_forget(struct open_frames *open);

static inline uint64_t frames_bit(const PyObject *code)
{
	return UINT64_C(1) << (((uintptr_t)code >> 5) & 63);
}

#ifdef Py_GIL_DISABLED
/* whose, and which, watching it was in which this thread was last asked */
extern __thread struct frames_asked {
	const struct open_frames *open;
	uint64_t watching;
} frames_asked;

void frames_note_thread(struct open_frames *open);
#endif

/* At each event: the same as frames_leave(), which mostly needs no call. */
static inline bool frames_was_open(struct open_frames *open,
				   const PyObject *code)
{
#ifdef Py_GIL_DISABLED
	if (__builtin_expect(frames_asked.open != open ||
			     frames_asked.watching !=
				     __atomic_load_n(&open->watching,
						     __ATOMIC_RELAXED), 0))
		frames_note_thread(open);
#endif
	return __builtin_expect((__atomic_load_n(&open->filter,
						 __ATOMIC_RELAXED) &
				 frames_bit(code)) != 0, 0) &&
	       frames_leave(open, code);
}
