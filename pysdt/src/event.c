/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which event is which marker:
 *
 *   PY_START, PY_RESUME, PY_THROW    function__entry, call__start
 *   PY_RETURN, PY_YIELD, PY_UNWIND   function__return, call__done
 *   LINE                             line
 *   JUMP                             line, when it goes back within one line:
 *                                    LINE does not see "for x in y: pass" again
 *
 * That is how markers were in 3.6 to 3.10: each entry has one return.
 *
 * All six events of frames are on while one of their markers is watched.  Since
 * python/cpython#140373 (3.13.12) the end of a generator by close() is an event
 * only while PY_UNWIND is on.
 *
 * What the events lack: a code object's line at PY_UNWIND is often none, as it
 * is told of the instruction that cleans up; the traceback has the right one.
 *
 * DISABLE is an answer for events that belong to a place in the code.  Before
 * 3.15 PY_THROW and PY_UNWIND are not (python/cpython#142186), and an answer of
 * DISABLE to them would raise ValueError in the program.
 */
#include "event.h"

#include <string.h>

#include "import.h"
#include "number.h"
#include "probe.h"
#include "resume.h"
#include "text.h"

enum event {
	EVENT_START,
	EVENT_RESUME,
	EVENT_THROW,
	EVENT_RETURN,
	EVENT_YIELD,
	EVENT_UNWIND,
	EVENT_LINE,
	EVENT_JUMP,
};

/* their numbers differ between versions: they are asked for by name */
static const struct {
	const char *name;
	const char *callback;
} event_names[EVENTS] = {
	[EVENT_START] = { "PY_START", "_start" },
	[EVENT_RESUME] = { "PY_RESUME", "_resume" },
	[EVENT_THROW] = { "PY_THROW", "_throw" },
	[EVENT_RETURN] = { "PY_RETURN", "_return" },
	[EVENT_YIELD] = { "PY_YIELD", "_yield" },
	[EVENT_UNWIND] = { "PY_UNWIND", "_unwind" },
	[EVENT_LINE] = { "LINE", "_line" },
	[EVENT_JUMP] = { "JUMP", "_jump" },
};

#define MARKER_EVENTS (MARKER_FRAMES | MARKER(LINE) | MARKER_IMPORTS)

/*
 * sys.monitoring names 0, 1, 2 and 5 for debuggers, coverage, profilers and
 * optimizers; 3 and 4 are nobody's.
 */
static const int tools[] = { 4, 3, 5 };

/* Those of two markers that are watched. */
static inline uint32_t entries_on(void)
{
	return (PROBE_ON(function__entry, FUNCTION_ENTRY) ?
			MARKER(FUNCTION_ENTRY) : 0) |
	       (PROBE_ON(call__start, CALL_START) ? MARKER(CALL_START) : 0);
}

static inline uint32_t returns_on(void)
{
	return (PROBE_ON(function__return, FUNCTION_RETURN) ?
			MARKER(FUNCTION_RETURN) : 0) |
	       (PROBE_ON(call__done, CALL_DONE) ? MARKER(CALL_DONE) : 0);
}

/*
 * What an event is about.  By value, and what it goes through inline, so that it
 * stays in registers: that is a fifth of what pysdt adds to a call.
 */
#define INLINE static inline __attribute__((always_inline))
struct happening {
	struct interpreter *here;
	PyObject *code;
	PyObject *number; /* the offset of an instruction, or a line */
};

/*
 * CPython calls the callbacks with a code object and a number at least.  A
 * program can get hold of them, too: false, and nothing is told.
 */
static inline bool is_event(struct happening *it, PyObject *self,
			    PyObject *const *args, size_t flags)
{
	if (__builtin_expect(callback_arguments(flags) < 2, 0))
		return false;
	*it = (struct happening){ callback_interpreter(self), args[0],
				  args[1] };
	return true;
}

/*
 * The name of the module that the running function belongs to, by its globals:
 * with a GIL a reference that is not ours, without one a new one.
 */
static PyObject *module_name(const struct interpreter *here)
{
	PyObject *globals = PyEval_GetGlobals();
	PyObject *name = NULL;

#ifdef Py_GIL_DISABLED
	if (globals)
		PyDict_GetItemRef(globals, here->name_key, &name);
	if (name && !PyUnicode_Check(name))
		Py_CLEAR(name);
#else
	if (globals)
		name = PyDict_GetItemWithError(globals, here->name_key);
	if (name && !PyUnicode_Check(name))
		name = NULL;
#endif
	if (!name)
		PyErr_Clear();
	return name;
}

static void told_start(const struct code_facts *facts, const char *module,
		       int line, const char *how)
{
	probe_call_start(facts->file, facts->qualname, module, line,
			 how != NULL);
}

static void told_done(const struct code_facts *facts, const char *module,
		      int line, const char *how)
{
	probe_call_done(facts->file, facts->qualname, module, line, how);
}

typedef void (*tell_function)(const struct code_facts *facts,
			      const char *module, int line, const char *how);

/* Takes over a reference to the module's name, which can be NULL. */
static __attribute__((noinline)) void
tell_call_slowly(struct happening it, PyObject *name, int line,
		 enum marker marker, const char *how, tell_function tell)
{
	const char *module;
	PyObject *owner = name ? text_of(name, &module) : NULL;
	struct code_room room;
	const struct code_facts *facts;

	if (!owner)
		module = "?";
	facts = code_facts(&it.here->codes, it.code, &room);
	if (facts) {
		tell(facts, module, line, how);
		code_room_leave(&room);
	} else {
		probe_lost(marker);
	}
	if (owner)
		code_keep_module(&it.here->codes, it.code, name, owner,
				 module);
	Py_XDECREF(owner);
	Py_XDECREF(name);
}

#ifdef Py_GIL_DISABLED

static void tell_call(struct happening it, int line, enum marker marker,
		      const char *how, tell_function tell)
{
	tell_call_slowly(it, module_name(it.here), line, marker, how, tell);
}

#else

/* Mostly, a code object is of the same module as when it was last asked. */
static __attribute__((noinline)) void
tell_call(struct happening it, int line, enum marker marker, const char *how,
	  tell_function tell)
{
	PyObject *name = module_name(it.here);
	const struct code_facts *facts = code_of_module(&it.here->codes,
							it.code, name);

	if (__builtin_expect(facts != NULL, 1))
		tell(facts, facts->module, line, how);
	else
		tell_call_slowly(it, Py_XNewRef(name), line, marker, how,
				 tell);
}

#endif

INLINE void tell_entry(struct happening it, uint32_t on, bool resumed)
{
	struct code_room room;
	const struct code_facts *facts;
	int line = 0;

	/* its return is told, then: it has not begun before this event */
	frames_was_open(&it.here->open, it.code);
	facts = resumed ? code_line_facts(&it.here->codes, it.code,
					  number_of(it.number), &line, &room) :
			  code_facts(&it.here->codes, it.code, &room);
	if (!facts) {
		probe_lost(MARKER_FUNCTION_ENTRY);
		return;
	}
	if (!resumed)
		line = facts->first_line;
	if (on & MARKER(FUNCTION_ENTRY))
		probe_function_entry(facts->file, facts->name, line, facts);
	code_room_leave(&room);
	if (on & MARKER(CALL_START))
		tell_call(it, line, MARKER_CALL_START, resumed ? "" : NULL,
			  told_start);
}

static PyObject *on_start(PyObject *self, PyObject *const *args, size_t flags,
			  PyObject *unused)
{
	struct happening it;
	uint32_t on;

	(void)unused;
	if (!is_event(&it, self, args, flags))
		Py_RETURN_NONE;
	if (__builtin_expect(it.code == it.here->find_and_load, 0))
		import_started(it.here);
	on = entries_on();
	if (__builtin_expect(on != 0, 1))
		tell_entry(it, on, false);
	else
		interpreter_look(it.here);
	Py_RETURN_NONE;
}

static PyObject *on_resume(PyObject *self, PyObject *const *args, size_t flags,
			   PyObject *unused)
{
	struct happening it;
	uint32_t on = entries_on();

	(void)unused;
	if (!is_event(&it, self, args, flags))
		Py_RETURN_NONE;
	if (__builtin_expect(on != 0, 1))
		tell_entry(it, on, true);
	else
		interpreter_look(it.here);
	Py_RETURN_NONE;
}

INLINE void tell_return(struct happening it, uint32_t on, const char *how,
			int line)
{
	struct code_room room;
	const struct code_facts *facts;

	if (frames_was_open(&it.here->open, it.code))
		return;
	facts = line > 0 ? code_facts(&it.here->codes, it.code, &room) :
			   code_line_facts(&it.here->codes, it.code,
					   number_of(it.number), &line, &room);
	if (!facts) {
		probe_lost(MARKER_FUNCTION_RETURN);
		return;
	}
	if (on & MARKER(FUNCTION_RETURN))
		probe_function_return(facts->file, facts->name, line, facts);
	code_room_leave(&room);
	if (on & MARKER(CALL_DONE))
		tell_call(it, line, MARKER_CALL_DONE, how, told_done);
}

INLINE void leave(struct happening it, const char *how)
{
	uint32_t on = returns_on();

	if (__builtin_expect(on != 0, 1))
		tell_return(it, on, how, 0);
	else
		interpreter_look(it.here);
}

static PyObject *on_return(PyObject *self, PyObject *const *args, size_t flags,
			   PyObject *unused)
{
	struct happening it;

	(void)unused;
	if (!is_event(&it, self, args, flags))
		Py_RETURN_NONE;
	leave(it, "return");
	if (__builtin_expect(it.code == it.here->find_and_load, 0))
		import_ended(it.here, 1);
	Py_RETURN_NONE;
}

static PyObject *on_yield(PyObject *self, PyObject *const *args, size_t flags,
			  PyObject *unused)
{
	struct happening it;

	(void)unused;
	if (!is_event(&it, self, args, flags))
		Py_RETURN_NONE;
	leave(it, "yield");
	Py_RETURN_NONE;
}

/* An attribute that is a small number; -1: it isn't there. */
static long number_attribute(PyObject *object, const char *name)
{
	PyObject *value = PyObject_GetAttrString(object, name);
	long number = value ? number_of(value) : -1;

	Py_XDECREF(value);
	PyErr_Clear();
	return number;
}

/* Does the traceback begin in the frame with this code object? */
static bool begins_in(PyObject *traceback, const PyObject *code)
{
	PyObject *frame = PyObject_GetAttrString(traceback, "tb_frame");
	PyObject *other = NULL;

	if (frame)
		other = PyObject_GetAttrString(frame, "f_code");
	Py_XDECREF(other);
	Py_XDECREF(frame);
	PyErr_Clear();
	return other == code;
}

static int line_at(struct happening it, long offset)
{
	struct code_room room;
	int line;

	if (code_line_facts(&it.here->codes, it.code, offset, &line, &room))
		code_room_leave(&room);
	return line;
}

/*
 * Where a frame is left by an exception: the place of the event if it has a
 * line, else the one that the traceback names.
 */
static long unwound_offset(struct happening it, PyObject *exception)
{
	long offset = number_of(it.number);
	PyObject *traceback;

	if (line_at(it, offset) > 0)
		return offset;
	traceback = PyException_GetTraceback(exception);
	if (traceback && begins_in(traceback, it.code)) {
		long known = number_attribute(traceback, "tb_lasti");

		if (known >= 0)
			offset = known;
	}
	Py_XDECREF(traceback);
	return offset;
}

/*
 * The line of that place, else where the function begins; -1: out of memory.
 * *begins is set if it is where a frame begins: see resume.h.
 */
static int unwound_line(struct happening it, long offset, bool *begins)
{
	struct code_room room;
	int line, first;
	const struct code_facts *facts = code_line_facts(
		&it.here->codes, it.code, offset, &line, &room);

	if (!facts)
		return -1;
	first = facts->first_line;
	code_room_leave(&room);
	if (line <= 0)
		line = first;
	*begins = line == first &&
		  resume_begins(it.code, offset, it.here->resume);
	return line;
}

static PyObject *on_unwind(PyObject *self, PyObject *const *args, size_t flags,
			   PyObject *unused)
{
	struct happening it;
	uint32_t on = returns_on();
	bool begins = false;
	int line = 0;

	(void)unused;
	if (!is_event(&it, self, args, flags) || callback_arguments(flags) < 3)
		Py_RETURN_NONE;
	if (on || it.code == it.here->find_and_load)
		line = unwound_line(it, unwound_offset(it, args[2]), &begins);
	if (!on)
		interpreter_look(it.here);
	if (begins) {
		/* it has not been entered: neither is it left */
		frames_was_open(&it.here->open, it.code);
		Py_RETURN_NONE;
	}
	if (on)
		tell_return(it, on, "exception", line);
	if (it.code == it.here->find_and_load)
		import_ended(it.here, 0);
	Py_RETURN_NONE;
}

static void tell_line(struct happening it, int line)
{
	struct code_room room;
	const struct code_facts *facts = code_facts(&it.here->codes, it.code,
						    &room);

	if (!facts) {
		probe_lost(MARKER_LINE);
		return;
	}
	probe_line(facts->file, facts->name, line);
	code_room_leave(&room);
}

static PyObject *on_line(PyObject *self, PyObject *const *args, size_t flags,
			 PyObject *unused)
{
	struct happening it;

	(void)unused;
	if (!is_event(&it, self, args, flags))
		Py_RETURN_NONE;
	if (PROBE_ON(line, LINE))
		tell_line(it, (int)number_of(it.number));
	else
		interpreter_look(it.here);
	Py_RETURN_NONE;
}

/* (code, offset, destination); a jump has one destination for ever */
static PyObject *on_jump(PyObject *self, PyObject *const *args, size_t flags,
			 PyObject *unused)
{
	struct happening it;
	long offset, destination;
	int line;

	(void)unused;
	if (!is_event(&it, self, args, flags) || callback_arguments(flags) < 3)
		Py_RETURN_NONE;
	offset = number_of(it.number);
	destination = number_of(args[2]);
	if (destination > offset)
		return Py_NewRef(it.here->disable);
	line = line_at(it, destination);
	if (line != line_at(it, offset))
		return Py_NewRef(it.here->disable);
	if (PROBE_ON(line, LINE) && line > 0)
		tell_line(it, line);
	Py_RETURN_NONE;
}

const struct callback_definition event_callbacks[] = {
	{ "_start", on_start },
	{ "_resume", on_resume },
	{ "_throw", on_resume },
	{ "_return", on_return },
	{ "_yield", on_yield },
	{ "_unwind", on_unwind },
	{ "_line", on_line },
	{ "_jump", on_jump },
	{ NULL, NULL },
};

/* Installing */

/* Takes over a result: was there one? */
static bool done(PyObject *result)
{
	Py_XDECREF(result);
	if (!result)
		PyErr_Clear();
	return result != NULL;
}

static bool ask_events(struct interpreter *here)
{
	PyObject *events = PyObject_GetAttrString(here->monitoring, "events");
	bool all = events != NULL;

	for (int i = 0; i < EVENTS && all; i++) {
		here->events[i] = number_attribute(events, event_names[i].name);
		all = here->events[i] > 0;
	}
	Py_XDECREF(events);
	return all;
}

static bool ask_monitoring(struct interpreter *here)
{
	if (here->monitoring)
		return true;
	here->monitoring = Py_XNewRef(PySys_GetObject("monitoring"));
	if (!here->monitoring)
		return false;
	here->disable = PyObject_GetAttrString(here->monitoring, "DISABLE");
	here->name_key = PyUnicode_InternFromString("__name__");
	here->resume = resume_ask();
	if (here->disable && here->name_key && ask_events(here))
		return true;
	Py_CLEAR(here->monitoring);
	Py_CLEAR(here->disable);
	Py_CLEAR(here->name_key);
	return false;
}

static bool register_event(const struct interpreter *here, int event,
			   PyObject *callback)
{
	return done(PyObject_CallMethod(here->monitoring, "register_callback",
					"ilO", here->tool, here->events[event],
					callback));
}

static bool register_callback(const struct interpreter *here, int event)
{
	PyObject *callback = PyObject_GetAttrString(
		here->module, event_names[event].callback);
	bool registered = callback && register_event(here, event, callback);

	Py_XDECREF(callback);
	return registered;
}

static void release(struct interpreter *here)
{
	for (int i = 0; i < EVENTS; i++)
		register_event(here, i, Py_None);
	done(PyObject_CallMethod(here->monitoring, "free_tool_id", "i",
				 here->tool));
	here->tool = -1;
	here->global_events = 0;
}

static bool register_all(struct interpreter *here)
{
	for (int i = 0; i < EVENTS; i++)
		if (!register_callback(here, i)) {
			release(here);
			return false;
		}
	return true;
}

static bool claim(struct interpreter *here)
{
	for (size_t i = 0; i < sizeof(tools) / sizeof(*tools); i++)
		if (done(PyObject_CallMethod(here->monitoring, "use_tool_id",
					     "is", tools[i], "pysdt"))) {
			here->tool = tools[i];
			return register_all(here);
		}
	return false;
}

static long wanted_events(const struct interpreter *here, uint32_t wanted)
{
	long events = 0;

	if (wanted & MARKER_FRAMES)
		for (int i = EVENT_START; i <= EVENT_UNWIND; i++)
			events |= here->events[i];
	if (wanted & MARKER(LINE))
		events |= here->events[EVENT_LINE] | here->events[EVENT_JUMP];
	if (wanted & MARKER_IMPORTS)
		events |= here->events[EVENT_UNWIND];
	return events;
}

static bool set_events(struct interpreter *here, long events)
{
	if (events == here->global_events)
		return true;
	if (!done(PyObject_CallMethod(here->monitoring, "set_events", "il",
				      here->tool, events)))
		return false;
	here->global_events = events;
	return true;
}

/* The events that stand for imports, in the one function that they are of. */
static bool watch_imports(struct interpreter *here, bool on)
{
	long events = on ? here->events[EVENT_START] |
			   here->events[EVENT_RETURN] : 0;

	if (on == here->imports_on)
		return true;
	if (on && !import_prepare(here))
		return false;
	if (!done(PyObject_CallMethod(here->monitoring, "set_local_events",
				      "iOl", here->tool, here->find_and_load,
				      events)))
		return false;
	here->imports_on = on;
	return true;
}

static void turn_off(struct interpreter *here)
{
	if (here->tool < 0)
		return;
	watch_imports(here, false);
	set_events(here, 0);
	release(here);
	import_forget(here);
	frames_forget(&here->open);
	code_forget(&here->codes);
}

static uint32_t turn_on(struct interpreter *here, uint32_t wanted)
{
	long events = wanted_events(here, wanted);
	uint32_t refused = 0;

	if (!watch_imports(here, (wanted & MARKER_IMPORTS) != 0))
		refused |= MARKER_IMPORTS;
	/* nothing of Python between these two: see frames.h */
	if ((wanted & MARKER_FRAMES) &&
	    !(here->global_events & here->events[EVENT_START]))
		frames_note(&here->open);
	if (!set_events(here, events))
		refused |= MARKER_FRAMES | MARKER(LINE);
	return refused & wanted;
}

uint32_t event_apply(struct interpreter *here, uint32_t wanted)
{
	wanted &= MARKER_EVENTS;
	atomic_store(&here->refused, false);
	if (!wanted) {
		turn_off(here);
		return 0;
	}
	if (!ask_monitoring(here))
		return wanted;
	if (here->tool < 0 && !claim(here)) {
		atomic_store(&here->refused, true);
		return wanted;
	}
	return turn_on(here, wanted);
}
