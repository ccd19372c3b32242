#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""hierarchy.py TRACE WORKLOAD VERSION [OPTION…]: the nesting of the
lines that a call hierarchy printed, against the "#>" lines of a workload.

With --relative the workload's first line may be at any depth, with --flat every
line.  --dtrace reads the format of call_stack.d.  VERSION-FUNCTION is that
version without what it alone has of that function.  Prints nothing and ends with
0 if all is right.
"""
import difflib
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
#   1234 python3.9(77):  => fib in /job/in/tree.py:12
STAP = re.compile(r" *\d+ (?P<thread>\S+\(\d+\)):(?P<indent> *) (?P<arrow>=>|<=) "
                  r"(?P<name>\S+) in (?P<file>.+):(?P<line>-?\d+)$")
#   123456  function-entry: plain.py:start:30
DTRACE = re.compile(r"(?P<thread>)\d+\t *function-(?P<arrow>entry|return):(?P<indent> *)"
                    r"(?P<file>[^:]+):(?P<name>[^:]+):(?P<line>-?\d+)$")


def expected(workload, version):
    """The lines of the main thread, and those of each other thread."""
    with open(f"{here}/workloads/{workload}.py", encoding="utf-8") as f:
        rows = re.findall(r"^#([>t]) ( *)(.*?)(?:  +(3\.\S+))?$", f.read(), re.MULTILINE)
    main, thread, repeat = [], [], None
    version, _, without = version.partition("-")
    for kind, indent, text, only in rows:
        if only and (only != version or text.split()[-1] == without):
            continue
        if text.endswith(" times"):
            repeat, begin = int(text.split()[0]), len(main)
        elif text == "end":
            main += main[begin:] * (repeat - 1)
        else:
            (main if kind == ">" else thread).append(f"{indent}{text}")
    return main, thread


def seen(path, workload, pattern):
    """{thread: lines}, in the notation of the workloads, in the order seen."""
    threads = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            match = pattern.match(line.rstrip("\n"))
            if match and os.path.basename(match["file"]) == f"{workload}.py":
                arrow = {"entry": "=>", "return": "<="}.get(match["arrow"], match["arrow"])
                threads.setdefault(match["thread"], []).append(
                    (len(match["indent"]), f"{arrow} {match['name']}"))
    return threads


def main():
    options = {a for a in sys.argv[1:] if a.startswith("--")}
    path, workload, version = (a for a in sys.argv[1:] if not a.startswith("--"))
    main, thread = expected(workload, version)
    threads = seen(path, workload, DTRACE if "--dtrace" in options else STAP)
    wrong = False
    want = [main] + [thread] * (2 if thread else 0)
    if len(threads) != len(want):
        print(f"expected {len(want)} threads, seen {len(threads)}")
        wrong = True
    for lines, want in zip(threads.values(), want):
        if {"--relative", "--flat"} & options:
            lines = [line for line in lines if not line[1].endswith("<module>")]
        base = lines[0][0] if lines and "--relative" in options else 0
        if "--flat" in options:
            lines = [(0, text) for depth, text in lines]
            want = [text.strip() for text in want]
        got = ["  " * (depth - base) + text for depth, text in lines]
        diff = list(difflib.unified_diff(want, got, "expected", "seen", lineterm="", n=2))
        print("\n".join(diff[:25]), end="\n" if diff else "")
        wrong = wrong or bool(diff)
    sys.exit(wrong)


main()
