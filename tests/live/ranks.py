#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""ranks.py PROFILE OUTPUT WHAT: are the ten functions of workloads/ranks.py that take
most time themselves the same in both, and in which order?

PROFILE is what the program prints of cProfile, OUTPUT a script's table with a column
OWN or its folded stacks, of which the last function is counted.  Prints results and
comments for tally() of tests/live/run.
"""
import collections
import re
import sys

FIRST = 10
SOURCE = "ranks.py"
FOLDED = re.compile(rf"(?:.*;)?([^;]+) \({re.escape(SOURCE)}:\d+\) (\d+)$")


def profiled(lines):
    """Microseconds of each function."""
    own = {}
    for line in lines:
        taken, name = line.split()
        own[name] = int(taken) / 1000
    return own


def told(lines):
    """The same of a script; a generator may have several rows."""
    own, column = collections.Counter(), None
    for line in lines:
        words = line.split()
        if "OWN" in words and words[-1] == "FILENAME":
            column = words.index("OWN")
        elif match := FOLDED.match(line):
            own[match[1]] += int(match[2])
        elif column is not None and words and words[-1].endswith("/" + SOURCE):
            own[words[-2]] += int(words[column])
    return own


def ranked(own):
    return sorted(own, key=own.get, reverse=True)


def report(right, what):
    print("ok" if right else "not ok", "-", what)


def main():
    profile, output, what = sys.argv[1:]
    with open(profile, encoding="utf-8") as file:
        truth = profiled(file)
    with open(output, encoding="utf-8") as file:
        found = told(file)
    by_profile, by_script = ranked(truth), ranked(found)
    first, others = by_profile[:FIRST], by_profile[FIRST:]
    report(len(first) == FIRST and others and truth[first[-1]] > 1.5 * truth[others[0]],
           f"{what}: ten functions take clearly most, by cProfile")
    report(set(first) == set(by_script[:FIRST]), "… and the script has the same ten")
    sums = sum(truth.values()), sum(found.values())
    print(f"# {'function':12} cProfile         the script       of all, us: {sums[0]:.0f} {sums[1]}")
    for rank, name in enumerate(by_profile, 1):
        place = by_script.index(name) + 1 if name in found else 0
        print(f"# {name:12} {rank:2} {100 * truth[name] / sums[0]:6.2f} %"
              f"     {place:2} {100 * found[name] / max(sums[1], 1):6.2f} %"
              + ("" if place == rank else "   another place"))


main()
