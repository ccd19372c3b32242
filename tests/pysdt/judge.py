# SPDX-License-Identifier: GPL-2.0-or-later
#
# judge.py TRACE EXPECTED VERSION: is what was traced of workload.py right?  The
# trace has lines "E THREAD NAME" and "R THREAD NAME", in order.

import sys
from collections import Counter, defaultdict


def expected_counts(path, version):
    counts = {}
    with open(path, encoding="utf-8") as lines:
        for words in map(str.split, lines):
            if not words or words[0] == "#" or words[0].startswith("#"):
                continue
            if len(words) > 2:
                first, last = numbers(words[3]), numbers(words[5])
                if not first <= numbers(version) <= last:
                    continue
            counts[words[0]] = words[1]
    return counts


def numbers(version):
    return [int(part) for part in version.rstrip("t").split(".")]


def main():
    trace, expected, version = sys.argv[1:]
    entries, returns = Counter(), Counter()
    stacks = defaultdict(list)
    wrong = []
    with open(trace, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("Lost"):
                wrong.append("the tracer lost events")
            words = line.split()
            if len(words) != 3 or words[0] not in ("E", "R"):
                continue
            kind, thread, name = words
            if kind == "E":
                entries[name] += 1
                stacks[thread].append(name)
            else:
                returns[name] += 1
                # a child has the frames that were entered before the fork
                if stacks[thread] and stacks[thread].pop() != name:
                    wrong.append(f"{name} returned out of turn")
    for thread, stack in stacks.items():
        if stack and stack != ["factorial"]:
            wrong.append(f"thread {thread} ended in {stack}")
    for name, count in expected_counts(expected, version).items():
        if count == "*":
            count = entries[name] or "some"
        if str(entries[name]) != str(count) or str(returns[name]) != str(count):
            wrong.append(
                f"{name}: {entries[name]} entries, {returns[name]} returns, "
                f"not {count}"
            )
    for name in set(entries) - set(expected_counts(expected, version)):
        wrong.append(f"{name} was not expected")
    print(*sorted(set(wrong))[:20], sep="\n")
    sys.exit(bool(wrong))


main()
