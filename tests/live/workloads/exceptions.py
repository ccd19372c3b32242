# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions that exceptions leave, a known number of times: at the end of the line
that is left, with the versions behind it that leave it there, or none for all.
Nothing else is left in this file."""

import contextlib
import sys
import threading


def raises():
    raise ValueError                    #! 15 raises


def passes():
    raises()                            #! 9 passes


def catches():
    try:
        passes()
    except ValueError:
        return 1


class Shop:
    def price(self, name):
        return {}[name]                 #! 3 price

    def total(self):
        with contextlib.suppress(KeyError):
            return self.price("tea")


def deep(n):
    if n:
        deep(n - 1)                     #! 20 deep
    raise IndexError                    #! 5 deep


def counts(n):
    for i in range(n):
        yield i


def breaks():
    yield 1
    yield 2
    raises()                            #! 2 breaks


def wraps():
    yield 0
    yield from breaks()                 #! 2 wraps


def thrown_into():
    yield 1
    yield 2                             #! 3 thrown_into
    yield 3


def catches_thrown():
    for i in range(3):
        try:
            yield i
        except KeyError:
            sum(counts(1))


@contextlib.contextmanager
def managed():
    yield                               #! 2 managed


def closed():
    try:
        yield                           #! 2 closed 3.13 3.14
    finally:
        sum(counts(2))                  #! 2 closed 3.9 3.11 3.15


class Later:
    def __await__(self):
        yield
        raise OSError                   #! 2 __await__


async def waits():
    await Later()                       #! 2 waits


async def handles():
    try:
        await waits()
    except OSError:
        return 1


async def streams(n):
    for i in range(n):
        yield i
    raise EOFError                      #! 1 streams


async def reads():
    with contextlib.suppress(EOFError):
        async for i in streams(3):
            pass


def through_finally():
    try:
        raises()                        #! 1 through_finally 3.13 3.14
    finally:
        sum(counts(3))                  #! 1 through_finally 3.9 3.11 3.15


def raises_another():
    try:
        raises()
    except ValueError:
        raise KeyError                  #! 1 raises_another


def ends():
    sys.exit(0)                         #! 1 ends


def caught(function, *arguments):
    try:
        function(*arguments)
    except (Exception, SystemExit):
        return 1


def throw(generator):
    next(generator)
    next(generator)
    caught(generator.throw, KeyError)
    list(generator)


def in_manager():
    with managed():
        raises()                        #! 2 in_manager


for i in range(7):
    catches()
caught(passes)
caught(passes)
for i in range(3):
    Shop().total()
for i in range(4):
    caught(deep, 5)
for i in range(2):
    caught(list, wraps())
for i in range(3):
    throw(thrown_into())
    throw(catches_thrown())
for i in range(2):
    caught(in_manager)
for i in range(2):
    generator = closed()
    next(generator)
    generator.close()
for i in range(2):
    coroutine = handles()
    coroutine.send(None)
    caught(coroutine.send, None)
caught(reads().send, None)
caught(through_finally)
caught(raises_another)
caught(ends)
caught(lambda: 1 // 0)                  #! 1 <lambda>
caught(eval, "(i // 0 for i in [1])")
caught(lambda: [i for i in counts(100)])
thread = threading.Thread(target=caught, args=(deep, 0))
thread.start()
thread.join()
