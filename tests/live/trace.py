#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""trace.py FILE NAME: is that trace of python-trace.stp valid JSON whose times every
viewer takes for microseconds, and are the calls of each thread in one another or apart?

Prints "FUNCTION CALLS" for each function of the source file NAME, sorted, and ends
with 1, after saying what is wrong.
"""
import collections
import decimal
import json
import sys


def nests(calls):
    """Of one thread: is each call within the one that it began in?"""
    inside = []
    for begin, end, name in sorted(calls, key=lambda call: (call[0], -call[1])):
        while inside and inside[-1][0] <= begin:
            inside.pop()
        if inside and end > inside[-1][0]:
            print(f"{name}: from {begin} to {end}, beyond {inside[-1]}")
            return False
        inside.append((end, name))
    return True


def main():
    path, source = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        trace = json.load(file, parse_float=decimal.Decimal)
    if "displayTimeUnit" in trace:
        print("displayTimeUnit: a Perfetto of before 2022 would take it for the unit of ts")
        sys.exit(1)
    threads = collections.defaultdict(list)
    functions = collections.Counter()
    for event in trace["traceEvents"]:
        if event["ph"] == "X":
            threads[event["pid"], event["tid"]].append(
                (event["ts"], event["ts"] + event["dur"], event["name"]))
            if event["args"]["file"].endswith(f"/{source}"):
                functions[event["name"]] += 1
    for name in sorted(functions):
        print(name, functions[name])
    right = all([nests(calls) for calls in threads.values()])
    sys.exit(not right or trace["otherData"]["calls"] > sum(map(len, threads.values())))


main()
