# SPDX-License-Identifier: GPL-2.0-or-later
# fib.py LABEL FILE: append what a Python call takes, in instructions, to FILE.
# The clock must count instructions; fib(20) is 21,891 calls.
import sys
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(8)
start = time.perf_counter_ns()
fib(20)
taken = time.perf_counter_ns() - start
with open(sys.argv[2], "a") as out:
    print(sys.argv[1], round(taken / 21891), file=out)
