# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls that begin and end in each way.  A "#>" line is what must be told of it.
What is thrown into a coroutine comes to what that waits for first.

#> __main__ <module>:1 starts
#> __main__ Shop:34 starts
#> __main__ Shop:35 return
#> __main__ Once:51 starts
#> __main__ Once:52 return
#> __main__ Shop.price:35 starts
#> __main__ Shop.price:36 return
#> __main__ each:39 starts
#> __main__ each:40 yield
#> __main__ each:40 goes on
#> __main__ each:40 return
#> __main__ fails:43 starts
#> __main__ fails:44 exception
#> __main__ later:47 starts
#> __main__ Once.__await__:52 starts
#> __main__ Once.__await__:53 yield
#> __main__ later:48 yield
#> __main__ Once.__await__:53 goes on
#> __main__ Once.__await__:53 exception
#> __main__ later:48 goes on
#> __main__ later:48 exception
#> __main__ outer:56 starts
#> __main__ outer.<locals>.<lambda>:57 starts
#> __main__ outer.<locals>.<lambda>:57 return
#> __main__ outer:57 return
#> __main__ <module>:73 return
"""


class Shop:
    def price(self):
        return 1


def each():
    yield 1


def fails():
    raise ValueError


async def later():
    await Once()


class Once:
    def __await__(self):
        yield


def outer():
    return (lambda: 1)()


Shop().price()
for one in each():
    pass
try:
    fails()
except ValueError:
    pass
coroutine = later()
coroutine.send(None)
try:
    coroutine.throw(KeyError)
except KeyError:
    pass
outer()
