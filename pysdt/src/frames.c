/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "frames.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

/*
 * Events of several threads of one interpreter come here.  With a GIL nobody
 * waits; nothing of Python is called while it is held.
 */
static pthread_mutex_t frames_lock = PTHREAD_MUTEX_INITIALIZER;

/* A new list, while it is made. */
struct list {
	struct open_frame *frames;
	size_t count, room;
};

static bool add(struct list *list, const PyObject *code, const PyObject *frame)
{
	if (list->count == list->room) {
		size_t room = list->room ? 2 * list->room : 64;
		struct open_frame *more =
			reallocarray(list->frames, room, sizeof(*more));

		if (!more)
			return false;
		list->frames = more;
		list->room = room;
	}
	list->frames[list->count++] = (struct open_frame){ code, frame };
	return true;
}

/* Adds a frame and all that wait for it; takes over the reference. */
static void add_stack(struct list *list, PyObject *frame)
{
	while (frame && frame != Py_None) {
		PyObject *code =
			(PyObject *)PyFrame_GetCode((PyFrameObject *)frame);
		PyObject *back = NULL;

		if (add(list, code, frame))
			back = PyObject_GetAttrString(frame, "f_back");
		Py_DECREF(code);
		Py_DECREF(frame);
		frame = back;
	}
	Py_XDECREF(frame);
}

static void add_thread(struct list *list, PyThreadState *thread)
{
	add_stack(list, (PyObject *)PyThreadState_GetFrame(thread));
}

#ifndef Py_GIL_DISABLED

/*
 * The threads of this interpreter.  sys._current_frames() would be in the limited
 * API, but up to 3.13 goes through the threads of all interpreters, also of those
 * that run meanwhile as they have a GIL of their own: that ends in crashes (seen
 * in 3.12.1, 3.13.0 and 3.13.15).  These two functions are exported by every
 * CPython; where they should not be, the calling thread has to do.
 */
static void add_threads(struct list *list)
{
	union {
		void *symbol;
		PyThreadState *(*call)(PyInterpreterState *);
	} head = { dlsym(RTLD_DEFAULT, "PyInterpreterState_ThreadHead") };
	union {
		void *symbol;
		PyThreadState *(*call)(PyThreadState *);
	} next = { dlsym(RTLD_DEFAULT, "PyThreadState_Next") };
	PyThreadState *thread;

	if (!head.symbol || !next.symbol) {
		add_thread(list, PyThreadState_Get());
		return;
	}
	for (thread = head.call(PyInterpreterState_Get()); thread;
	     thread = next.call(thread))
		add_thread(list, thread);
}

#endif

/* Who changes the list holds the lock; others look at the filter without. */
static void set_filter(struct open_frames *open)
{
	uint64_t filter = 0;

	for (size_t i = 0; i < open->count; i++)
		filter |= frames_bit(open->list[i].code);
	__atomic_store_n(&open->filter, filter, __ATOMIC_RELAXED);
}

static void replace(struct open_frames *open, const struct list *list)
{
	struct open_frame *old;

	pthread_mutex_lock(&frames_lock);
	old = open->list;
	open->list = list->frames;
	open->count = list->count;
	set_filter(open);
	pthread_mutex_unlock(&frames_lock);
	free(old);
}

#ifdef Py_GIL_DISABLED

__thread struct frames_asked frames_asked;

/* All interpreters' have different ones. */
void frames_note(struct open_frames *open)
{
	static uint64_t watchings;

	frames_forget(open);
	__atomic_store_n(&open->watching,
			 __atomic_add_fetch(&watchings, 1, __ATOMIC_RELAXED),
			 __ATOMIC_RELAXED);
}

/*
 * Did this thread not yet take down its frames in that watching?  A thread can
 * go from one interpreter to another and back, but has a dict in each.
 */
static bool is_first_time(uint64_t watching)
{
	PyObject *dict = PyThreadState_GetDict();
	PyObject *last = dict ? PyDict_GetItemString(dict, "pysdt") : NULL;
	PyObject *this;

	if (!dict || (last && PyLong_AsUnsignedLongLong(last) == watching))
		return false;
	this = PyLong_FromUnsignedLongLong(watching);
	if (this)
		PyDict_SetItemString(dict, "pysdt", this);
	Py_XDECREF(this);
	return this != NULL;
}

static void append(struct open_frames *open, const struct list *list)
{
	struct open_frame *more =
		reallocarray(open->list, open->count + list->count + 1,
			     sizeof(*more));

	if (!more)
		return;
	open->list = more;
	for (size_t i = 0; i < list->count; i++)
		open->list[open->count++] = list->frames[i];
	set_filter(open);
}

void frames_note_thread(struct open_frames *open)
{
	uint64_t watching = __atomic_load_n(&open->watching, __ATOMIC_RELAXED);
	struct list list = { NULL, 0, 0 };

	frames_asked = (struct frames_asked){ open, watching };
	if (is_first_time(watching))
		add_thread(&list, PyThreadState_Get());
	PyErr_Clear();
	pthread_mutex_lock(&frames_lock);
	append(open, &list);
	pthread_mutex_unlock(&frames_lock);
	free(list.frames);
}

#else

void frames_note(struct open_frames *open)
{
	struct list list = { NULL, 0, 0 };

	add_threads(&list);
	PyErr_Clear();
	replace(open, &list);
}

#endif

static void remove_at(struct open_frames *open, size_t i)
{
	open->list[i] = open->list[--open->count];
	set_filter(open);
}

/* false: no code object of theirs */
static bool has_code(struct open_frames *open, const PyObject *code)
{
	bool has = false;

	pthread_mutex_lock(&frames_lock);
	for (size_t i = 0; i < open->count && !has; i++)
		has = open->list[i].code == code;
	pthread_mutex_unlock(&frames_lock);
	return has;
}

bool frames_leave(struct open_frames *open, const PyObject *code)
{
	PyObject *frame;
	bool left = false;

	if (!has_code(open, code))
		return false;
	frame = (PyObject *)PyThreadState_GetFrame(PyThreadState_Get());
	pthread_mutex_lock(&frames_lock);
	for (size_t i = 0; i < open->count && !left; i++) {
		left = open->list[i].code == code &&
		       open->list[i].frame == frame;
		if (left)
			remove_at(open, i);
	}
	pthread_mutex_unlock(&frames_lock);
	Py_XDECREF(frame);
	PyErr_Clear();
	return left;
}

void frames_forget(struct open_frames *open)
{
	struct list none = { NULL, 0, 0 };

	replace(open, &none);
}
