# SPDX-License-Identifier: GPL-2.0-or-later
"""One thing more often than a run without it: exporter.py WHAT DIRECTORY.

#: calls    python_calls_total                  1000
#: imports  python_imports_total                   5
#: fails    python_import_failures_total           7
#: gc       python_gc_pause_seconds_count          3
#: gc       python_gc_collected_objects_total     11
"""
import gc
import os
import sys

gc.disable()
what, directory = sys.argv[1:]
# under -m pysdt the directory of a program is there already
sys.path.insert(0, directory)
for i in range(5):
    with open(f"{directory}/tiny{i}.py", "w"):
        pass


def nothing():
    pass


# What has been made so far stays: a collection would forget the tuples among it,
# and the one at the end find fewer objects.
gc.freeze()
if what == "calls":
    for i in range(1000):
        nothing()
if what == "imports":
    for i in range(5):
        __import__(f"tiny{i}")
if what == "fails":
    for i in range(7):
        try:
            __import__(f"nowhere{i}")
        except ImportError:
            pass
if what == "gc":
    for i in range(11):
        cycle = []
        cycle.append(cycle)
    del cycle
    for i in range(3):
        gc.collect()
if what == "forks":
    for i in range(300):
        pid = os.fork()
        if not pid:
            nothing()
            os._exit(0)
        os.waitpid(pid, 0)
print(os.getpid())
