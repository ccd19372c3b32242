#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""compare.py COUNTS RUN…: what a tracer counted against what is expected.

COUNTS is what count.stp or line.stp printed.  RUN is the directory of one run
of a workload, named WORKLOAD-VERSION-BUILD; the "log" in it tells the pids.
What is expected is written in the workload itself, in its "#=" lines:

    #= COUNT [PROCESS] ALIAS WHAT… VERSIONS

VERSIONS are CPython's, "pysdt" for one that lacks the function's markers and has
them by pysdt, in a run named 3.13+pysdt, "unmarked" for one that has no marker of
its own, or * for all.

Prints an "ok" or "not ok" line for each run and alias.  It knows how the
expectations are written, not what they are about.
"""
import collections
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
ROW = re.compile(r"#=\s+(\S+)\s+(?:(child)\s+)?((?:function|import|gc)\.\w+|audit|line)"
                 r"\s+(.*?)\s+(\*|(?:3\.\d+|pysdt)(?: 3\.\d+| pysdt| unmarked)*|unmarked)$")


def names_of(version, build):
    """Under which names a run is in VERSIONS."""
    plain, plus, _ = version.partition("+")
    return {build if build == "unmarked" else plain, plus and "pysdt"}


def expectations(source, workload, names):
    """{(process, alias): {key: count}} for one run."""
    expected = collections.defaultdict(dict)
    for line in source.splitlines():
        if not line.startswith("#="):
            continue
        match = ROW.match(line.strip())
        if not match:
            sys.exit(f"{workload}: cannot read {line}")
        count, process, alias, what, versions = match.groups()
        if versions != "*" and not names & set(versions.split()):
            continue
        key = parse(alias, what, f"/job/in/{workload}.py", source)
        expected[process or "main", alias][key] = int(count)
    return expected


def parse(alias, what, path, source):
    """The pair of texts by which the tracer knows this row."""
    if alias == "line":
        function, offset = what.split(":+")
        definition = source[:source.index(f"\ndef {function}(")].count("\n") + 2
        return path, f"{function}:{definition + int(offset)}"
    if alias.startswith("function"):
        # a Python expression where a plain word will not do
        value = eval(what) if '"' in what else what
        return value if isinstance(value, tuple) else (path, value)
    if alias == "audit":
        return what, "tuple"
    if alias.startswith("import"):
        name, _, found = what.partition(" ")
        return name, found or "0"
    return what, ""


def read_counts(path):
    """{pid: {alias: {key: count}}}, the totals under the key "total"."""
    counts = collections.defaultdict(lambda: collections.defaultdict(dict))
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            pid, alias, first, second, count = line.rstrip("\n").split("\t")
            key = "total" if first == "total" else (first, second)
            counts[int(pid)][alias.removeprefix("python.")][key] = int(count)
    return counts


def read_log(path):
    """The pids by process, and the counts to be added to the expectations."""
    pids, also = {}, collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if words[:1] == ["pid"]:
                pids[words[2]] = int(words[1])
            elif words[:1] == ["also"]:
                also[words[2], words[3]] += int(words[1])
            else:
                sys.exit(f"{path}: {line}")
    return pids, also


def differences(alias, expected, seen, also):
    """One text for each count that is not as expected."""
    for key, count in expected.items():
        count += also[alias, key[0]]
        if seen.get(key, 0) != count:
            yield f"{key[0]} {key[1]}: expected {count}, seen {seen.get(key, 0)}"
    for key, n in seen.items():
        if key == "total" or key in expected:
            continue
        if alias == "line":
            functions = {known[1].split(":")[0] for known in expected}
            unlisted = key[1].split(":")[0] in functions
        else:
            unlisted = alias.startswith("function")
        if unlisted:
            yield f"{key[0]} {key[1]}: expected none, seen {n}"


def compare(counts, run, aliases):
    name = os.path.basename(run)
    workload, version, build = name.split("-")
    with open(f"{here}/workloads/{workload}.py", encoding="utf-8") as f:
        source = f.read()
    expected = expectations(source, workload, names_of(version, build))
    pids, also = read_log(f"{run}/log")
    if build == "unmarked":
        also.clear()    # was before pysdt
    for (process, alias), rows in expected.items():
        if alias not in aliases:
            continue
        label = f"{workload} on {version} {build}: python.{alias}" + (
            " in the child" if process == "child" else "")
        if process not in pids:
            print(f"not ok - {label}: the {process} process left no pid")
            continue
        seen = counts[pids[process]][alias]
        wrong = list(differences(alias, rows, seen, also))
        for text in wrong:
            print(f"#   {text}")
        events = sum(n for key, n in seen.items() if key in rows)
        print(f"{'not ok' if wrong else 'ok'} - {label}: "
              f"{len(rows)} counts expected, {events} events seen")
    # a marker that this version does not have, though others do
    for alias in sorted(aliases - {alias for _, alias in expected}):
        if not re.search(rf"^#=.* {alias} ", source, re.MULTILINE):
            continue
        n = sum(n for key, n in counts[pids["main"]][alias].items()
                if key != "total")
        print(f"{'not ok' if n else 'ok'} - {workload} on {version} {build}: "
              f"python.{alias}: expected none, seen {n}")


def main():
    counts = read_counts(sys.argv[1])
    aliases = ({"line"} if os.path.basename(sys.argv[1]).startswith("line") else
               {"function.entry", "function.return", "import.start",
                "import.done", "audit", "gc.start", "gc.done"})
    for run in sys.argv[2:]:
        compare(counts, run, aliases)


main()
