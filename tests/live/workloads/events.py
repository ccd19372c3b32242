# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports, audit events and garbage collections, a known number of times.

A module fires a start and a done when it is not in sys.modules yet, whether it
is found (1) or not (0); importlib.import_module() fires neither.  What
start-up imports does not count: each name below is imported here alone.

#=  3   import.start  no_such_module        *
#=  3   import.done   no_such_module 0      *
#=  0   import.done   no_such_module 1      *
#=  1   import.start  events_outer          *
#=  1   import.done   events_outer 1        *
#=  1   import.start  events_inner          *
#=  1   import.done   events_inner 1        *
#=  1   import.start  events_broken         *
#=  1   import.done   events_broken 0       *
#=  0   import.start  events_unseen         *
#=  0   import.done   events_unseen 1       *

#= 11   audit  test.event                   *
#=  1   audit  test.?[31m                   *
#=  1   audit  tést.größe                   *

The collections of each generation, and those that found 17, 34, 51 … objects.
The workload prints how often the interpreter had collected before it got to
run ("also").  When it ends, the collector runs although it is disabled: twice
when the modules are torn down, and from 3.11 on once more for the interpreter;
pysdt, where these are its own, tells of none of them.

#=  3   gc.start  0                         *
#=  5   gc.start  1                         *
#=  9   gc.start  2                         3.9
#= 10   gc.start  2                         3.11 3.13 3.14 3.15
#=  7   gc.start  2                         unmarked
#=  1   gc.done   17                        *
#=  1   gc.done   34                        *
#=  1   gc.done   51                        *
"""
import gc

gc.disable()

import sys  # noqa: E402


def also():
    for generation, stats in enumerate(gc.get_stats()):
        print("also", stats["collections"], "gc.start", generation)


also()

with open(sys.argv[1] + "/events_outer.py", "w") as f:
    f.write("import events_inner\n")
with open(sys.argv[1] + "/events_inner.py", "w") as f:
    f.write("inner = 1\n")
with open(sys.argv[1] + "/events_broken.py", "w") as f:
    f.write("1 / 0\n")
with open(sys.argv[1] + "/events_unseen.py", "w") as f:
    f.write("unseen = 1\n")
sys.path.insert(0, sys.argv[1])

for i in range(3):
    try:
        import no_such_module   # noqa: F401
    except ImportError:
        pass
import events_outer     # noqa: E402, F401
import events_inner     # noqa: E402, F401  (a second time: nothing fires)
try:
    import events_broken    # noqa: F401
except ZeroDivisionError:
    pass
import importlib        # noqa: E402
importlib.import_module("events_unseen")

for i in range(11):
    sys.audit("test.event", i)
sys.audit("test.\x1b[31m")
sys.audit("tést.größe")

for i in range(3):
    gc.collect(0)
for i in range(5):
    gc.collect(1)
for i in range(4):
    gc.collect()
for n in (17, 34, 51):
    for i in range(n):
        cycle = []
        cycle.append(cycle)
    del cycle
    assert gc.collect() == n
