# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions that an exception leaves, and others.

Each "#:" line names one, how often an exception leaves it, and the versions that
this holds for: on 3.15 without pysdt a generator that throw() or close() ends where
it waited is not told, and 3.9 has no qualified names.  "pysdt" is that of Pythons
without markers for functions.

#: raises         9  3.9 3.15 pysdt
#: passes         2  3.9 3.15 pysdt
#: finishes       1  3.9 3.15 pysdt
#: in_c           1  3.9 3.15 pysdt
#: raises_later   1  3.9 3.15 pysdt
#: drains         1  3.9 3.15 pysdt
#: __init__      60  3.9
#: Made.__init__ 60  3.15 pysdt
#: makes         60  3.9 3.15 pysdt
#: thrown         3  3.9 pysdt
#: outer          1  3.9 3.15 pysdt
#: coroutine      1  3.9 3.15 pysdt
#: closed         1  3.9
#: lambda_        1  3.9
#: local.<locals>.lambda_  1  3.15 pysdt
"""


def plain():
    return 1


def raises():
    raise KeyError


def passes():
    raises()


def catches():
    try:
        raises()
    except KeyError:
        return 3


def finishes():
    try:
        raises()
    finally:
        plain()


def returns_finally():
    try:
        return plain()
    finally:
        plain()


def in_c():
    int("x")


def yields():
    yield 1
    yield 2


def raises_later():
    yield 1
    raise KeyError


def drains():
    for _ in raises_later():
        pass


class Made:
    def __init__(self):
        raise KeyError


def makes():
    Made()


def thrown():
    yield 1


def caught():
    try:
        yield 1
    except KeyError:
        pass
    yield 2


def outer():
    yield from thrown()


class Turn:
    def __await__(self):
        return thrown()


async def coroutine():
    await Turn()


def closed():
    yield 1


def local():
    def lambda_():
        raise KeyError
    return lambda_


def attempt(function, *args):
    try:
        function(*args)
    except (KeyError, ValueError):
        pass


for what in (plain, raises, passes, finishes, returns_finally, in_c, drains,
             raises, passes, local()):
    attempt(what)
for turn in range(4):
    catches()
for turn in range(60):
    attempt(makes)
list(yields())
for generator in (thrown(), caught(), outer()):
    next(generator)
    attempt(generator.throw, KeyError)
generator = coroutine()
generator.send(None)
attempt(generator.throw, KeyError)
generator = closed()
next(generator)
generator.close()
