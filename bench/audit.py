# SPDX-License-Identifier: GPL-2.0-or-later
# audit.py LABEL FILE: append what an audit event takes, in instructions, to FILE.
# The clock must count instructions.
import sys
import time


def events(n):
    for i in range(n):
        sys.audit("bench.event", "/usr/lib/python3/bench", 524288, "r")


events(10)
start = time.perf_counter_ns()
events(5000)
taken = time.perf_counter_ns() - start
with open(sys.argv[2], "a") as out:
    print(sys.argv[1], round(taken / 5000), file=out)
