# SPDX-License-Identifier: GPL-2.0-or-later
# rounds.py LABEL FILE: append what a round of a generator takes, in instructions,
# to FILE.  The clock must count instructions.
import sys
import time

ROUNDS = 20000


def numbers(n):
    for number in range(n):
        yield number


def run(n):
    for _ in numbers(n):
        pass


run(100)
start = time.perf_counter_ns()
run(ROUNDS)
taken = time.perf_counter_ns() - start
with open(sys.argv[2], "a") as out:
    print(sys.argv[1], round(taken / ROUNDS), file=out)
