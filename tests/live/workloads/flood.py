# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls as fast as it can for 60 seconds, of ever new functions.

A generator with 5000 yields is entered at 5000 lines, which a top view takes
for 5000 functions; a new one, with another name, follows when it is through.
Prints how many it entered.
"""
import sys
import time


def leaf():
    pass


end = time.monotonic() + float(sys.argv[1])
lines = "def {}():\n" + "    yield\n" * 5000
entered = leaves = functions = 0
while time.monotonic() < end:
    functions += 1
    scope = {}
    exec(compile(lines.format(f"flood_{functions}"), "/job/in/flood", "exec"), scope)
    for i in scope[f"flood_{functions}"]():
        entered += 1
        leaf()
        leaf()
        leaves += 2
print("entered", entered, "lines of", functions, "functions and", leaves, "leaves")
sys.stdout.flush()
time.sleep(3)
