#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""flow.py OUTPUT FILE: is what python-flow.stp printed one story a thread?

Each "<=" with a time belongs to the last "=>" of its function at its depth, and
the times between the lines from there on come to what it says, as exactly as
whole microseconds do.  Prints what is wrong, and "NAME ENTRIES" for each function
of the file; ends with 1 if something is.
"""
import collections
import re
import sys

#         8       (26)     140   <= total in /job/shop.py:22
LINE = re.compile(r" *(?P<delta>\d+) +(?:\((?P<total>\d+)\) +)?(?P<thread>\d+)"
                  r" (?P<depth> *)(?P<arrow>[<=][=>]) (?P<name>\S+) in (?P<file>.*):-?\d+$")


def main():
    path, file = sys.argv[1:]
    threads = collections.defaultdict(list)
    entries = collections.Counter()
    wrong = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            match = LINE.match(line.rstrip("\n"))
            if not match or not match["file"].endswith(f"/{file}"):
                continue
            # of each call: depth, name, time since, lines since
            calls = threads[match["thread"]]
            for call in calls:
                call[2] += int(match["delta"])
                call[3] += 1
            depth = len(match["depth"])
            if match["arrow"] == "=>":
                entries[match["name"]] += 1
                calls.append([depth, match["name"], 0, 0])
            elif match["total"]:
                # those that only create a generator have no return
                while calls and calls[-1][:2] != [depth, match["name"]]:
                    calls.pop()
                if not calls:
                    wrong.append(f"line {number}: a return without an entry")
                    continue
                _, _, passed, count = calls.pop()
                if abs(passed - int(match["total"])) > 2 * count + passed // 50:
                    wrong.append(f"line {number}: {passed} us passed in {count} lines")
    print("\n".join(wrong[:20]), end="\n" if wrong else "")
    for name, count in sorted(entries.items()):
        print(name, count)
    sys.exit(bool(wrong))


main()
