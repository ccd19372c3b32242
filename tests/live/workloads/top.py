# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls for a top view: a known number of each, with time for the last table.

A row is a function at its line: two of one name are two rows, and a generator
that goes on at many lines is one.  On 3.15 its creation counts, too.  What is
called once may not be among the 100 rows of a table.

#: often       1009  3.9 3.15
#: less         499  3.9 3.15
#: seldom        97  3.9 3.15
#: größe         53  3.9 3.15
#: steps         52  3.9
#: steps         65  3.15
#: <genexpr>     44  3.9
#: <genexpr>     55  3.15
#: wrapper       71  3.9 3.15
#: wrapper       41  3.9 3.15
"""
import time


def often():
    pass


def less():
    pass


def seldom():
    pass


def größe():
    pass


def steps():
    yield 1
    yield 2

    yield 3


def first(n):
    def wrapper():
        return n
    return wrapper


def second(n):
    def wrapper():
        return n
    return wrapper


for i in range(1009):
    often()
    if i < 499:
        less()
    if i < 97:
        seldom()
    if i < 53:
        größe()
for i in range(13):
    list(steps())
for i in range(11):
    sum(j
        for j in
        range(3))
call_first, call_second = first(1), second(2)
for i in range(71):
    call_first()
    if i < 41:
        call_second()
time.sleep(3)
