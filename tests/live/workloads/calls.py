# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls of every kind, a known number of times.

Each "#=" line is what a tracer must count: how often, which alias, which
function, on which Pythons.  A function of this file that is not listed for a
Python must not be seen on it.  3.13 and 3.14 have no function markers.

3.9 counts a frame each time it starts to run and each time it stops.
3.11 leaves entry out, but for throw() and close() of a generator.
3.15 has no frame for a list comprehension; it enters once more when it creates
a generator or coroutine, and does not enter for throw() and close().  A class
that is instantiated often returns once more there, from a frame "__init__" in
file "__init__", which the tapset leaves out.

#=   1    function.entry   <module>     3.9 3.15 pysdt
#=   1    function.return  <module>     3.9 3.11 3.15 pysdt
#= 177    function.entry   fib          3.9 3.15 pysdt
#= 177    function.return  fib          3.9 3.11 3.15 pysdt
#=   5    function.entry   raises       3.9 3.15 pysdt
#=   5    function.return  raises       3.9 3.11 3.15 pysdt
#=   5    function.entry   passes_on    3.9 3.15 pysdt
#=   5    function.return  passes_on    3.9 3.11 3.15 pysdt
#=   8    function.entry   three        3.9 pysdt
#=  10    function.entry   three        3.15
#=   8    function.return  three        3.9 3.11 3.15 pysdt
#=   3    function.entry   stubborn     3.9 pysdt
#=   2    function.entry   stubborn     3.11 3.15
#=   3    function.return  stubborn     3.9 3.11 3.15 pysdt
#=   2    function.entry   coroutine    3.9 pysdt
#=   3    function.entry   coroutine    3.15
#=   2    function.return  coroutine    3.9 3.11 3.15 pysdt
#=   2    function.entry   __await__    3.9 pysdt
#=   3    function.entry   __await__    3.15
#=   2    function.return  __await__    3.9 3.11 3.15 pysdt
#=   1    function.entry   Once         3.9 3.15 pysdt
#=   1    function.return  Once         3.9 3.11 3.15 pysdt
#=   1    function.entry   Point        3.9 3.15 pysdt
#=   1    function.return  Point        3.9 3.11 3.15 pysdt
#= 100    function.entry   __init__     3.9 3.15 pysdt
#= 100    function.return  __init__     3.9 3.11 3.15 pysdt
#=   0    function.return  ("__init__","__init__") 3.15
#=   3    function.entry   size         3.9 3.15 pysdt
#=   3    function.return  size         3.9 3.11 3.15 pysdt
#=   6    function.entry   __getitem__  3.9 3.15 pysdt
#=   6    function.return  __getitem__  3.9 3.11 3.15 pysdt
#= 100    function.entry   __del__      3.9 3.15 pysdt
#= 100    function.return  __del__      3.9 3.11 3.15 pysdt
#=   1    function.entry   <listcomp>   3.9
#=   1    function.return  <listcomp>   3.9 3.11
#=   4    function.entry   <genexpr>    3.9 pysdt
#=   5    function.entry   <genexpr>    3.15
#=   4    function.return  <genexpr>    3.9 3.11 3.15 pysdt
#=   4    function.entry   <lambda>     3.9 3.15 pysdt
#=   4    function.return  <lambda>     3.9 3.11 3.15 pysdt
#=   1    function.entry   outer        3.9 3.15 pysdt
#=   1    function.return  outer        3.9 3.11 3.15 pysdt
#=   2    function.entry   inner        3.9 3.15 pysdt
#=   2    function.return  inner        3.9 3.11 3.15 pysdt

Lines, of fib alone: the test each time, then one of the two returns.

#= 177    line             fib:+1       3.9 3.11 pysdt
#=  89    line             fib:+2       3.9 3.11 pysdt
#=  88    line             fib:+3       3.9 3.11 pysdt
"""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def raises():
    raise ValueError


def passes_on():
    raises()


def three():
    yield 1
    yield 2
    yield 3


def stubborn():
    try:
        yield 1
    except KeyError:
        yield 2


class Once:
    def __await__(self):
        yield


async def coroutine():
    await Once()


class Point:
    def __init__(self, x):
        self.x = x

    @property
    def size(self):
        return self.x

    def __getitem__(self, i):
        return self.x

    def __del__(self):
        pass


def outer():
    n = 0

    def inner():
        nonlocal n
        n += 1
    inner()
    inner()


fib(10)

for i in range(5):
    try:
        passes_on()
    except ValueError:
        pass

for i in range(2):
    for j in three():
        pass

g = stubborn()
next(g)
g.throw(KeyError())
g.close()

c = coroutine()
c.send(None)
try:
    c.send(None)
except StopIteration:
    pass

for i in range(99):
    Point(i)
p = Point(99)
for i in range(3):
    p.size
for i in range(6):
    p[i]
del p

[i for i in range(3)]
sum(i for i in range(3))

half = lambda n: n // 2     # noqa: E731
for i in range(4):
    half(i)

outer()
