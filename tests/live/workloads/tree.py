# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls of every kind, in a known order and at a known depth.

Each "#>" line is a line that a call hierarchy must show, indented by two
blanks for each call above it, for the versions behind it or for all.  "#t"
lines are those of each thread.  On 3.15 creating a generator or coroutine
shows one more "=>", and throw() and close() show a "<=" only; a generator that
has nothing to clean up is dropped without being run again.

#> => <module>
#>   => Point
#>   <= Point
#>   => Once
#>   <= Once
#>   => start
#>     => fib
#>       => fib
#>         => fib
#>         <= fib
#>         => fib
#>         <= fib
#>       <= fib
#>       => fib
#>       <= fib
#>     <= fib
#>     => passes_on
#>       => raises
#>       <= raises
#>     <= passes_on
#>     => two              3.15
#>     => two
#>     <= two
#>     => leaf
#>     <= leaf
#>     => two
#>     <= two
#>     => leaf
#>     <= leaf
#>     => two
#>     <= two
#>     => stubborn         3.15
#>     => stubborn
#>     <= stubborn
#>     => stubborn         3.9
#>     <= stubborn
#>     => stubborn         3.9
#>     <= stubborn
#>     => leaf
#>     <= leaf
#>     => coroutine        3.15
#>     => coroutine
#>       => __await__      3.15
#>       => __await__
#>       <= __await__
#>     <= coroutine
#>     => coroutine
#>       => __await__
#>       <= __await__
#>     <= coroutine
#>     => <genexpr>        3.15
#>     => <genexpr>
#>     <= <genexpr>
#>     => <genexpr>
#>     <= <genexpr>
#>     => <genexpr>
#>     <= <genexpr>
#>     200 times
#>     => __init__
#>     <= __init__
#>     end
#>     => unfinished       3.15
#>     => unfinished
#>     <= unfinished
#>     => leaf
#>     <= leaf
#>     => unfinished       3.9
#>     <= unfinished       3.9
#>     => leaf
#>     <= leaf
#>   <= start
#> <= <module>

#t => thread
#t   => leaf
#t   <= leaf
#t   => leaf
#t   <= leaf
#t <= thread
"""
import _thread


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def raises():
    raise ValueError


def passes_on():
    raises()


def leaf():
    pass


def two():
    yield 1
    yield 2


def stubborn():
    try:
        yield 1
    except KeyError:
        yield 2


class Point:
    def __init__(self):
        pass


class Once:
    def __await__(self):
        yield


async def coroutine():
    await Once()


def unfinished():
    yield 1


def thread(done):
    leaf()
    leaf()
    done.release()


def start():
    fib(3)
    try:
        passes_on()
    except ValueError:
        pass
    for i in two():
        leaf()
    g = stubborn()
    next(g)
    g.throw(KeyError())
    g.close()
    leaf()
    c = coroutine()
    c.send(None)
    try:
        c.send(None)
    except StopIteration:
        pass
    sum(i for i in range(2))
    for i in range(200):
        Point()
    g = unfinished()
    next(g)
    leaf()
    del g
    leaf()
    locks = []
    for i in range(2):
        locks.append(_thread.allocate_lock())
        locks[i].acquire()
        _thread.start_new_thread(thread, (locks[i],))
    for lock in locks:
        lock.acquire()
    # begun, and not yet returned: at exit they would be stopped there
    while _thread._count():
        pass


start()
