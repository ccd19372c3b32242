# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls of every kind, first with here() in them, which tells where they are, and
then as often as the argument says, 58 calls each time.

Each "#>" line is one that stack.stp must show, for the versions behind it or for
all: depth and functions.  On 3.15 a generator that throw() or close() goes on
with is not entered.

#> 3 <module>;everything;here
#> 6 <module>;everything;recurse;recurse;recurse;here
#> 4 <module>;everything;items;here
#> 4 <module>;everything;items;here
#> 4 <module>;everything;items;here
#> 4 <module>;everything;items;here 3.9
#> 3 <module>;everything;here 3.15
#> 4 <module>;everything;items;here
#> 4 <module>;everything;items;here 3.9
#> 3 <module>;everything;here 3.15
#> 6 <module>;everything;walk;walk;walk;here
#> 5 <module>;everything;walk;walk;here
#> 4 <module>;everything;walk;here
#> 5 <module>;everything;closes;closes;here 3.9
#> 4 <module>;everything;closes;here 3.15
#> 4 <module>;everything;closes;here
#> 5 <module>;everything;passes;raises;here
#> 4 <module>;everything;passes;here
#> 3 <module>;everything;here
#> 4 <module>;everything;main;here
#> 6 <module>;everything;main;sub;__await__;here
#> 5 <module>;everything;main;sub;here
#> 4 <module>;everything;main;here
#> 4 <module>;everything;__init__;here
#> 4 <module>;everything;<lambda>;here
#> 3 <module>;everything;here
#> then 0
#> lost 0
"""
import sys


def here():
    pass


def quiet():
    pass


def recurse(n, probe):
    if n:
        recurse(n - 1, probe)
    else:
        probe()


def items(probe):
    try:
        probe()
        yield 1
        yield 2
    except KeyError:
        pass
    finally:
        probe()


def walk(n, probe):
    if n:
        yield from walk(n - 1, probe)
    probe()
    yield n


def closes(n, probe):
    """A generator that closes another one of its function."""
    if n:
        inner = closes(n - 1, probe)
        next(inner)
        inner.close()
        probe()
        yield
    else:
        try:
            yield
        finally:
            probe()


def raises(probe):
    probe()
    raise ValueError


def passes(probe):
    try:
        raises(probe)
    finally:
        probe()


class Wait:
    def __init__(self, probe):
        self.probe = probe

    def __await__(self):
        self.probe()
        yield


async def sub(probe):
    await Wait(probe)
    probe()


async def main(probe):
    probe()
    await sub(probe)
    probe()


class Made:
    def __init__(self, probe):
        probe()


def everything(probe):
    probe()
    recurse(2, probe)
    for item in items(probe):
        pass
    generator = items(probe)
    next(generator)
    try:
        generator.throw(KeyError)
    except StopIteration:
        pass
    generator = items(probe)
    next(generator)
    generator.close()
    for item in walk(2, probe):
        pass
    for item in closes(1, probe):
        pass
    try:
        passes(probe)
    except ValueError:
        probe()
    coroutine = main(probe)
    coroutine.send(None)
    try:
        coroutine.send(None)
    except StopIteration:
        pass
    Made(probe)
    (lambda: probe())()
    probe()


everything(here)
for i in range(int(sys.argv[1])):
    everything(quiet)
