# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls of a program that does not live long, a known number of each.

Of it there are many at once, or one after the other: a function of all of them
is one, at its line, also a generator and a closure.

#: leaf      30  3.9 3.15
#: branch    10  3.9 3.15
#: numbers    6  3.9
#: numbers    8  3.15
#: wrapper    5  3.9 3.15
"""


def leaf():
    pass


def branch():
    leaf()
    leaf()
    leaf()


def numbers():
    yield 1
    yield 2


def closure(n):
    def wrapper():
        return n
    return wrapper


for i in range(10):
    branch()
for i in range(2):
    list(numbers())
call = closure(1)
for i in range(5):
    call()
