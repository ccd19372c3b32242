#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""doings.py SCRIPT OUTPUT SAID KNOWN: what python-SCRIPT.stp made of the workload
doings.py, which said SAID, against what the workload tells of itself; SCRIPT is
stat, gc, audit or lines, and KNOWN is "calls" where the Python has function
markers.  Prints what differs, and ends with 0 if nothing does.
"""
import collections
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
with open(f"{here}/workloads/doings.py", encoding="utf-8") as f:
    workload = f.read()
wrong = False


def told(sign):
    return re.findall(rf"^#{re.escape(sign)} +(.*)$", workload.replace("\\\\", "\\"),
                      re.MULTILINE)


def same(what, expected, seen):
    global wrong
    if expected != seen:
        print(f"{what}: expected {expected}, seen {seen}")
        wrong = True


def stat(lines, said, known):
    """Each child's line, and all lines of intervals against the last table."""
    pids = {pid: name for name, pid in
            (line.split() for line in said if re.match(r"\w+ \d+$", line))}
    sums, last, total = collections.Counter(), collections.Counter(), None
    children = {}
    for line in lines:
        match = re.match(r" *([\d.]+|all) +(-|\d+) +(-|\d+) +(-|\d+) +([\d.]+)"
                         r" +(-|\d+) +(\d*) +(\S+)$", line)
        if match:
            when, *numbers, pid, name = match.groups()
            calls, imports, gc, time, audit = numbers
            counts = [calls, imports, gc, audit]
            for kind, n in enumerate(counts):
                (last if when == "all" else sums)[kind] += int(n.replace("-", "0"))
            if when == "all" and pid in pids:
                children[pids[pid]] = counts
        if re.match(r"\d+ calls, ", line):
            total = [int(n) for n in re.findall(
                r"(\d+) (?:calls|imports|collections|audit)", line)]
    for line in told("|"):
        name, *expected = line.split()
        seen = children.get(name, ["none"] * 4)
        if known != "calls":
            expected[0] = "-"
            # nothing that could be seen
            if not any(int(n) for n in expected[1:] if n != "*"):
                expected = ["none"] * 4
        same(name, expected, [n if e != "*" else "*" for e, n in zip(expected, seen)])
    same("the sum", [last[kind] for kind in range(4)], total)
    # one that is shorter has no table of intervals
    if sums:
        same("the intervals", last, sums)


def gc(lines, said, known):
    """Each function's collections, and all lines against the tables."""
    seen, objects = collections.Counter(), collections.Counter()
    pauses, generations = [], collections.Counter()
    for line in lines:
        match = re.match(r" *[\d.]+ +\d+ +(\d) +(\d+\.\d+) +(\d+) (\S+)(.*)$", line)
        if match:
            generation, pause, found, function, where = match.groups()
            if "doings.py" in where:
                seen[function, generation] += 1
                objects[function, generation] += int(found)
            pauses.append(pause)
            generations[generation] += 1
            if function == "slow" and float(pause) < 50:
                same("slow", "50 ms or longer", pause)
    wanted = {}
    for line in told(":"):
        function, generation, times, found = line.split()
        wanted[function, generation] = int(times), int(found)
    for key, (times, found) in wanted.items():
        if known == "calls":
            same(f"{key[0]} in generation {key[1]}", times, seen[key])
            if found:
                same(f"{key[0]}: objects", found, objects[key])
    if known != "calls":
        same("functions", {}, dict(seen))
    text = "\n".join(lines)
    same("the sum", [str(len(pauses))], re.findall(r"^(\d+) collections, ", text,
                                                  re.MULTILINE))
    table = dict((g, int(n)) for n, g in re.findall(
        r"^ +(\d+) +\d+\.\d+ +\d+\.\d+ +\d+ (\d)$", text, re.MULTILINE))
    same("the generations", dict(generations), table)
    table = re.findall(r"^ +(\d+) +\d+\.\d+ +\d+\.\d+ (?!\d$)(?! +\d)\S.*$", text,
                       re.MULTILINE)
    same("the functions", len(pauses), sum(map(int, table)))
    same("the picture", len(pauses), sum(
        int(n) for n in re.findall(r"^ *\d+ \|@* +(\d+)$", text, re.MULTILINE)))


def audit(lines, said, known):
    """The events of the workload itself, and what was cut."""
    events = [match[1] for match in
              (re.match(r" *\d+\.\d{3} +\d+ (.*)$", line) for line in lines) if match]
    for line in told(">"):
        same(line, True, line in events)
    same("doings.child", [f"doings.child {i}" for i in range(11)],
         [event for event in events if event.startswith("doings.child")])
    same("a string of 4000", [f"doings.long '{'x' * 200}'..., 'y'"],
         [event for event in events if event.startswith("doings.long")])
    same("a name of 4000", [f"doings.{'n' * 501}... 1"],
         [event for event in events if event.startswith("doings.n") and "nn" in event])
    many = [event for event in events if event.startswith("doings.many")]
    same("many arguments", [False, False, True], [e.endswith("...") for e in many])
    same("… as many as there is room for", True, 490 <= len(many[2]) <= 530)
    text = "\n".join(lines)
    total = re.search(r"^ +(\d+) of (\d+) audit events in ", text, re.MULTILINE)
    same("the sum", str(len(events)), total and total[1])
    table = text.split("TIMES EVENT\n")[-1].split(total[0] if total else "\n\n")[0]
    same("the table", len(events),
         sum(int(n) for n in re.findall(r"^ +(\d+) ", table, re.MULTILINE)))
    same("names that were cut", ["1"],
         re.findall(r"(\d+) had a name that was cut", text))


def lines_of(lines, said, known):
    """The lines of loop()."""
    first = workload[:workload.index("def loop()")].count("\n") + 1
    wanted = {first + int(line): int(times) for line, times in
              (told_line.split() for told_line in told("-"))}
    seen = {}
    rest = total = None
    for line in lines:
        match = re.match(r" *(\d+) +\d+ +(\d+) loop +\S*/doings\.py$", line)
        if match:
            seen[int(match[2])] = int(match[1])
        match = re.match(r" *(\d+) lines ran", line)
        if match:
            total = int(match[1])
            rest = re.search(r", (\d+) of them", line)
    same("the lines of loop()", wanted, {n: seen.get(n) for n in wanted})
    rows = sum(int(n) for n in re.findall(r"^ *(\d+) +\d+ +-?\d+ \S", "\n".join(lines),
                                          re.MULTILINE))
    same("the sum", total, rows + int(rest[1] if rest else 0))


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read().split("\n")


def main():
    script, output, said, known = sys.argv[1:]
    {"stat": stat, "gc": gc, "audit": audit, "lines": lines_of}[script](
        read(output), read(said), known)
    sys.exit(wrong)


main()
