/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "frames.h"

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
	struct open_frame *more;

	if (list->count == list->room) {
		list->room = list->room ? 2 * list->room : 64;
		more = reallocarray(list->frames, list->room, sizeof(*more));
		if (!more)
			return false;
		list->frames = more;
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

static void add_own_stack(struct list *list)
{
	add_stack(list, (PyObject *)PyThreadState_GetFrame(PyThreadState_Get()));
}

#ifdef Py_GIL_DISABLED

static PyObject *current_frames(void)
{
	return NULL;
}

#else

/* {thread: frame}, or NULL when an audit hook of the program forbids it */
static PyObject *current_frames(void)
{
	PyObject *function = PySys_GetObject("_current_frames");
	PyObject *frames = NULL;

	if (function)
		frames = PyObject_CallNoArgs(function);
	if (frames && !PyDict_Check(frames))
		Py_CLEAR(frames);
	PyErr_Clear();
	return frames;
}

#endif

static void replace(struct open_frames *open, const struct list *list)
{
	struct open_frame *old;

	pthread_mutex_lock(&frames_lock);
	old = open->list;
	open->list = list->frames;
	open->count = list->count;
	open->filter = 0;
	for (size_t i = 0; i < list->count; i++)
		open->filter |= frames_bit(list->frames[i].code);
	pthread_mutex_unlock(&frames_lock);
	free(old);
}

void frames_note(struct open_frames *open)
{
	struct list list = { NULL, 0, 0 };
	PyObject *frames = current_frames();
	PyObject *frame;
	Py_ssize_t at = 0;

	if (frames)
		while (PyDict_Next(frames, &at, NULL, &frame))
			add_stack(&list, Py_NewRef(frame));
	else
		add_own_stack(&list);
	PyErr_Clear();
	replace(open, &list);
	/* its frames run, so that none of them dies of this */
	Py_XDECREF(frames);
}

static void remove_at(struct open_frames *open, size_t i)
{
	open->list[i] = open->list[--open->count];
	open->filter = 0;
	for (i = 0; i < open->count; i++)
		open->filter |= frames_bit(open->list[i].code);
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
