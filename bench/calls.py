# SPDX-License-Identifier: GPL-2.0-or-later
# calls.py WORKLOAD SIZE [POKE OBJECT MARKER...]: a workload of so many calls, or
# of so many rounds of a generator; with the rest, these markers of pysdt's
# shared object are watched meanwhile, by POKE, which is tests/pysdt/poke.py.
import os
import subprocess
import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def numbers(n):
    for number in range(n):
        yield number


def generator(n):
    for _ in numbers(n):
        pass


def watch(poke, shared, *markers):
    from pysdt import _pysdt as pysdt

    subprocess.run(
        [sys.executable, "-IS", poke, str(os.getpid()), shared, "1", *markers],
        check=True,
    )
    pysdt.start(False)
    missing = set(markers) - set(pysdt.status()["installed"])
    if missing:
        sys.exit(f"calls.py: not told: {missing}")


workload = {"fib": fib, "generator": generator}[sys.argv[1]]
if sys.argv[3:]:
    watch(*sys.argv[3:])
workload(8)
workload(int(sys.argv[2]))
