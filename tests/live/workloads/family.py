# SPDX-License-Identifier: GPL-2.0-or-later
"""A program with children that run other Pythons.

family.py READY GO PYTHON…: of each there is a child when the file READY is made,
and another begins when GO is there; the last has the first alone.  Each is
nowhere.py: the first of them imports 100 times what there is not, the second of
the first Python 200 times, and so on; this program itself 7 times."""
import os
import subprocess
import sys
import time


def child(python, times):
    ready = f"{sys.argv[1]}-{times}"
    children.append(subprocess.Popen(
        [python, "nowhere.py", str(times), ready, sys.argv[2]]))
    while not os.path.exists(ready):
        time.sleep(0.05)
    os.unlink(ready)


children = []
pythons = sys.argv[3:]
for i, python in enumerate(pythons):
    child(python, 200 * i + 100)
open(sys.argv[1], "w").close()
while not os.path.exists(sys.argv[2]):
    time.sleep(0.05)
for i, python in enumerate(pythons[:-1]):
    child(python, 200 * i + 200)
for i in range(7):
    try:
        import nowhere_at_all  # noqa: F401
    except ImportError:
        pass
for one in children:
    one.wait()
