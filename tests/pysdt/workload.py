# SPDX-License-Identifier: GPL-2.0-or-later
#
# What programs do with frames, once each and a known number of times.  It runs
# on 3.6 and later, and has nothing in it of which CPythons differ: no
# comprehension but a generator's, no generator closed before it began.
#
# workload.py [SCENARIO...]: those, or all.  Threads and forks come one after the
# other, and all on one processor, as a tracer has a buffer for each: so events
# have one order.

import asyncio
import os
import sys
import threading


def leaf():
    return 1


def calls():
    for _ in range(3):
        leaf()


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def recursion():
    factorial(10)


def endless(n):
    return endless(n + 1)


def limit():
    try:
        endless(0)
    except RecursionError:
        leaf()


def numbers():
    yield 1
    yield 2
    leaf()
    yield 3


def generators():
    for _ in numbers():
        pass
    sum(number for number in (1, 2, 3))
    iterator = numbers()
    next(iterator)
    iterator.send(None)


def delegating():
    got = yield from numbers()
    return got


def delegation():
    for _ in delegating():
        leaf()


def catching():
    while True:
        try:
            yield 1
        except KeyError:
            leaf()


def throws():
    iterator = catching()
    next(iterator)
    iterator.throw(KeyError())
    try:
        iterator.throw(ValueError())
    except ValueError:
        leaf()


def finishing():
    try:
        yield 1
    finally:
        leaf()


def closes():
    iterator = finishing()
    next(iterator)
    iterator.close()
    iterator = finishing()
    next(iterator)
    del iterator


def raising():
    raise KeyError


def passing():
    raising()


def exceptions():
    try:
        passing()
    except KeyError:
        leaf()
    try:
        raising()
    finally:
        return


async def answer():
    await asyncio.sleep(0)
    return 42


async def counting():
    for i in range(3):
        await asyncio.sleep(0)
        yield i


async def early():
    async for _ in counting():
        break


async def together():
    await answer()
    async for _ in counting():
        leaf()
    await early()
    await asyncio.gather(answer(), answer())
    task = asyncio.ensure_future(asyncio.sleep(1000))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        leaf()


def coroutines():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(together())
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


class Meta(type):
    def __call__(cls, *arguments):
        return super().__call__(*arguments)


class Thing(metaclass=Meta):
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value

    def __del__(self):
        leaf()

    @property
    def double(self):
        return 2 * self.value


def classes():
    things = [Thing(2), Thing(1)]
    things.sort()
    sorted(things, key=lambda thing: thing.double)
    del things


def compiled():
    exec(compile("def inner():\n    pass\ninner()\n", "<compiled>", "exec"), {})


def work():
    factorial(5)
    for _ in numbers():
        pass


def threads():
    for _ in range(3):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


def forks():
    child = os.fork()
    if child == 0:
        factorial(5)
        os._exit(0)
    os.waitpid(child, 0)


def hot():
    for _ in range(2000):
        leaf()
        Thing(3)


SCENARIOS = [
    calls, recursion, limit, generators, delegation, throws, closes, exceptions,
    coroutines, classes, compiled, threads, forks, hot,
]


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    chosen = sys.argv[1:]
    for scenario in SCENARIOS:
        if not chosen or scenario.__name__ in chosen:
            scenario()


main()
