#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""rows.py TABLES WORKLOAD VERSION [TIMES]: the rows of python-top.stp, summed
over its tables, against the "#:" lines of a workload that ran once, or so often.

Each names a function and how often it is entered, in the order in which the
functions of that name are defined; where it is defined is looked up.  Functions
without such a line do not matter.  Prints nothing and ends with 0 if all is
right.
"""
import collections
import os
import re
import sys
import types

here = os.path.dirname(os.path.abspath(__file__))
#     77892     148     14 price                          /tmp/shop.py
ROW = re.compile(r" *(?P<calls>\d+) +\d+\+? +(?P<line>-?\d+) (?P<name>\S+) +(?P<file>\S.*)$")


def lines_of(code, found):
    """{name: [line of each definition]} of a code object and those in it."""
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            found[inner.co_name].append(inner.co_firstlineno)
            lines_of(inner, found)
    return found


def expected(workload, version, times):
    with open(f"{here}/workloads/{workload}.py", encoding="utf-8") as f:
        source = f.read()
    lines = lines_of(compile(source, workload, "exec"), collections.defaultdict(list))
    rows = {}
    for name, calls, versions in re.findall(r"^#: (\S+) +(\d+) +(.*)$", source, re.MULTILINE):
        if version in versions.split():
            rows[name, lines[name].pop(0)] = int(calls) * times
    return rows


def seen(path, workload, names):
    rows = collections.Counter()
    with open(path, encoding="utf-8") as f:
        for line in f:
            match = ROW.match(line.rstrip("\n"))
            if (match and os.path.basename(match["file"]) == f"{workload}.py"
                    and match["name"] in names):
                rows[match["name"], int(match["line"])] += int(match["calls"])
    return rows


def main():
    path, workload, version, *times = sys.argv[1:]
    want = expected(workload, version, int(*times or "1"))
    got = seen(path, workload, {name for name, line in want})
    for row in sorted(want.keys() | got.keys()):
        if want.get(row, 0) != got[row]:
            print(f"{row[0]} at line {row[1]}: expected {want.get(row, 0)}, seen {got[row]}")
    sys.exit(want != got)


main()
