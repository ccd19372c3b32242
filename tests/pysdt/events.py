# SPDX-License-Identifier: GPL-2.0-or-later
#
# Each marker but those of functions, a known number of times, on one processor.

import gc
import importlib
import os
import sys

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
gc.disable()
gc.collect()
circle = []
circle.append(circle)
del circle
gc.collect(1)

import colorsys

try:
    import no_such_module
except ImportError:
    pass
# CPython's own markers are not on this way
importlib.import_module("quopri")

sys.audit("pysdt.event", 1, 2, 3)


def lines():
    value = 1
    for value in range(3): pass
    while value:
        value -= 1
    return value


class Outer:
    class Inner:
        def method(self):
            return lines()


def numbers():
    yield 1
    raise KeyError


def named(name):
    code = compile(f"def {name}(): pass\n{name}()", "naïve_ж.py", "exec")
    exec(code.replace(co_filename="bad\udcff.py"), {"__name__": "mod\ud800"})


Outer.Inner().method()
iterator = numbers()
next(iterator)
try:
    iterator.throw(ValueError)
except ValueError:
    pass
named("функция")
twice = compile("def twice(): pass\ntwice()", "twice.py", "exec")
for module in "one", "two", "two":
    exec(twice, {"__name__": module})
# no small number is where it ends
far = "def far():\n" + "    x = 1\n" * 300 + "    return x\nfar()"
exec(compile(far, "far.py", "exec"))
exec(compile("pass", "nameless.py", "exec"), {})
