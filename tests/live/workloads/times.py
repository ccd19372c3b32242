# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls of every kind, as often as is told here, and the time that everything()
took with all of them.

A "#:" line names a function, how often it is entered (python-calls.stp, flow),
how often a call of it is timed (the others), and the versions that this holds
for: on 3.15 a generator's creation is an entry, and throw() and close() are none.
On 3.13 and 3.14 it is pysdt that tells of them.

#: fib        1219 1219  3.9 3.13 3.14 3.15
#: numbers     501  501  3.9 3.13 3.14
#: numbers     502  501  3.15
#: caught       20   20  3.9 3.13 3.14
#: caught       20   10  3.15
#: closed       20   20  3.9 3.13 3.14
#: closed       20   10  3.15
#: child       300  300  3.9 3.13 3.14
#: child       450  300  3.15
#: parent      151  151  3.9 3.13 3.14
#: parent      152  151  3.15
#: __await__   150  150  3.9 3.13 3.14 3.15
#: raises       40   40  3.9 3.13 3.14 3.15
#: catches      40   40  3.9 3.13 3.14 3.15
#: __init__    100  100  3.9 3.13 3.14 3.15
#: in_thread   150  150  3.9 3.13 3.14 3.15
#: thread        3    3  3.9 3.13 3.14 3.15
#: in_process    7    7  3.9 3.13 3.14 3.15
#: nap           3    3  3.9 3.13 3.14 3.15
#: waits         3    3  3.9 3.13 3.14 3.15
#: burn         30   30  3.9 3.13 3.14 3.15
#: everything    1    1  3.9 3.13 3.14 3.15
#: Turn          1    1  3.9 3.13 3.14 3.15
#: Made          1    1  3.9 3.13 3.14 3.15
#: <module>      1    1  3.9 3.13 3.14 3.15
"""
import _thread
import os
import sys
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def numbers():
    for i in range(500):
        yield i


def caught():
    try:
        yield
    except KeyError:
        burn()


def closed():
    try:
        yield
    finally:
        burn()


class Turn:
    def __await__(self):
        return iter((None,))


async def child():
    await Turn()


async def parent():
    for i in range(150):
        await child()


def raises():
    raise ValueError


def catches():
    try:
        raises()
    except ValueError:
        pass


class Made:
    def __init__(self):
        self.made = True


def in_thread():
    pass


def thread(done):
    for i in range(50):
        in_thread()
    done.release()


def in_process():
    pass


def nap():
    time.sleep(0.15)


def waits():
    nap()


def burn():
    end = time.perf_counter_ns() + 5000000
    while time.perf_counter_ns() < end:
        pass


def everything():
    begin = time.perf_counter_ns()
    fib(14)
    for number in numbers():
        pass
    for i in range(10):
        generator = caught()
        next(generator)
        try:
            generator.throw(KeyError)
        except StopIteration:
            pass
        generator = closed()
        next(generator)
        generator.close()
        burn()
    coroutine = parent()
    try:
        while True:
            coroutine.send(None)
    except StopIteration:
        pass
    for i in range(40):
        catches()
    for i in range(100):
        Made()
    for i in range(3):
        done = _thread.allocate_lock()
        done.acquire()
        _thread.start_new_thread(thread, (done,))
        done.acquire()
    pid = os.fork()
    if pid == 0:
        for i in range(7):
            in_process()
        os._exit(0)
    os.waitpid(pid, 0)
    for i in range(3):
        waits()
    return time.perf_counter_ns() - begin


print("took", everything(), flush=True)
if sys.argv[1:]:
    open(sys.argv[1], "w").close()
    while True:
        time.sleep(0.01)
