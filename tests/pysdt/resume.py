# SPDX-License-Identifier: GPL-2.0-or-later
#
# What ends a frame before its first line, TIMES times each: the handler of a
# signal that raises, a function of sys.settrace() that does.  And what looks
# like that, once each.
#
# A signal is there before the function that it ends, with nothing of Python
# between the two: map() is C, and so is what it takes its arguments from.

import ctypes
import functools
import signal
import sys

TIMES = 10
stops = 0


class Stop(Exception):
    pass


def handler(number, frame):
    raise Stop


def interrupted(argument):
    return argument


def begun():
    yield 1


def traced():
    return 1


# its first line is also that of what it does
def raising(): raise Stop  # noqa: E704


def thrown():
    yield 1


def refuse(frame, event, argument):
    if frame.f_code is traced.__code__:
        raise Stop


def stop(function, *arguments):
    global stops
    try:
        function(*arguments)
    except Stop:
        stops += 1


def interrupt(function, *arguments):
    stop(list, map(function, *arguments, iter(send, 1)))


def trace():
    sys.settrace(refuse)
    try:
        traced()
    finally:
        sys.settrace(None)


signal.signal(signal.SIGUSR1, handler)
send = functools.partial(ctypes.CDLL(None)["raise"], signal.SIGUSR1)
for _ in range(TIMES):
    interrupt(interrupted)
    interrupt(next, [begun()])
    stop(trace)
interrupted(1)
stop(raising)
stop(thrown().throw, Stop)
print(stops)
