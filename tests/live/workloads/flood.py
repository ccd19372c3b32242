# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls as fast as it can, for as many seconds as it is told, of ever new
functions, and of generators that go on at ever new lines.

Each round has 5000 functions of other names, which is more than a top view has
room for, and a generator with 5000 yields.  Prints how many were entered.
"""
import sys
import time


def leaf():
    pass


def another(name):
    return type(leaf)(leaf.__code__.replace(co_name=name), {})


end = time.monotonic() + float(sys.argv[1])
lines = "def {}():\n" + "    yield\n" * 5000
entered = leaves = functions = 0
while time.monotonic() < end:
    functions += 1
    scope = {}
    exec(compile(lines.format(f"lines_{functions}"), "/job/in/flood", "exec"), scope)
    for i in scope[f"lines_{functions}"]():
        entered += 1
        leaf()
    many = [another(f"flood_{functions}_{i}") for i in range(5000)]
    for function in many:
        function()
        leaf()
    leaves += 10000
print("entered", entered, "lines of", functions, "functions and", leaves, "leaves")
sys.stdout.flush()
time.sleep(3)
