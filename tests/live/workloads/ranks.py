# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions of every kind that take clearly different times themselves, and few
calls: ten of them take most, and the tenth more than twice what the next one does.

With "profile" as its argument it prints what cProfile makes of that, nanoseconds and
name, a function a line.  cProfile takes the functions in C from those that call them;
here they are given back, from what it says about callers: builtins=False is to do
that, and does nothing on CPython 3.14 and 3.15.

Each has a loop of its own, of so many turns for each turn of main(): a loop that they
share would be a function itself.  What is shared out to many calls is divided.
"""
import sys

UNIT = 250


def recursive(depth):           # 100
    x = 1
    for _ in range(5 * UNIT):
        x = x * 3 & 1023
    if depth:
        recursive(depth - 1)
    return x


class Till:
    def method(self):           # 82, in two calls
        x = 1
        for _ in range(41 * UNIT):
            x = x * 3 & 1023
        return x

    @property
    def quality(self):          # 5
        x = 1
        for _ in range(5 * UNIT):
            x = x * 3 & 1023
        return x

    @staticmethod
    def static():               # 4
        x = 1
        for _ in range(4 * UNIT):
            x = x * 3 & 1023
        return x


def generator():                # 67
    x = 1
    for n in range(10):
        for _ in range(67 * UNIT // 10):
            x = x * 3 & 1023
        yield n


def delegates():                # 6
    x = 1
    for _ in range(6 * UNIT):
        x = x * 3 & 1023
    yield from generator()


def plain():                    # 55
    x = 1
    for _ in range(55 * UNIT):
        x = x * 3 & 1023
    return x


def closure_of(turns):
    def closure():              # 45
        x = 1
        for _ in range(turns):
            x = x * 3 & 1023
        return x
    return closure


def even(n):                    # 37, of which even() has six calls
    x = 1
    for _ in range(37 * UNIT // 6):
        x = x * 3 & 1023
    if n:
        odd(n - 1)
    return x


def odd(n):                     # 30, of which odd() has five
    x = 1
    for _ in range(6 * UNIT):
        x = x * 3 & 1023
    if n:
        even(n - 1)
    return x


def sort_key(n):                # 24, called by C
    x = n
    for _ in range(2 * UNIT):
        x = x * 3 & 1023
    return x


def in_c():                     # about 30: C is its own
    return sum(range(150 * UNIT))


def raising():                  # 20
    x = 1
    for _ in range(20 * UNIT):
        x = x * 3 & 1023
    raise KeyError(x)


async def awaited():            # 3
    x = 1
    for _ in range(3 * UNIT):
        x = x * 3 & 1023
    return x


async def coroutine():          # 8
    x = 1
    for _ in range(8 * UNIT):
        x = x * 3 & 1023
    await awaited()
    return x


def turn(till, closure):
    """What takes longest with all that it calls, and next to nothing itself."""
    recursive(19)
    till.method()
    for _ in delegates():
        pass
    plain()
    closure()
    even(10)
    sorted(range(12), key=sort_key)
    in_c()
    try:
        raising()
    except KeyError:
        till.method()
    try:
        coroutine().send(None)
    except StopIteration:
        pass
    till.static()
    return till.quality


def main(turns=10):
    till, closure = Till(), closure_of(45 * UNIT)
    for _ in range(turns):
        turn(till, closure)


def profile():
    import cProfile
    import pstats
    # a first turn brings what is run into memory: a clock that counts instructions
    # leaps while a machine waits for its disk
    for turns in 1, 10:
        profiler = cProfile.Profile()
        profiler.runcall(main, turns)
    stats, own = pstats.Stats(profiler).stats, {}
    for (file, _, name), (_, _, taken, _, callers) in stats.items():
        if file != "~":
            own[name] = own.get(name, 0) + taken
            continue
        for (_, _, caller), (_, _, taken_there, _) in callers.items():
            own[caller] = own.get(caller, 0) + taken_there
    for name, taken in own.items():
        print(int(taken * 1e9), name)


if sys.argv[1:] == ["profile"]:
    profile()
else:
    main()
