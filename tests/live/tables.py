#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""tables.py OUTPUT ROWS: do the tables of python-top.stp add up?

In each the rows, "(others)" and what is not shown come to all calls; as many
rows are shown as there are, or as many as ROWS; and the last line is about all
tables, where there are several.  Prints what is wrong, and ends with 1 then;
else how many tables there are, what the last of them is of, shown or not, and
calls in all.
"""
import re
import sys

HEADING = re.compile(r"(?:\x1b\[2J\x1b\[1;1H)?    CALLS +(?:PID|PROCS) ")
OTHERS = re.compile(r" *(\d+) +\(others\)$")
ROW = re.compile(r" *(\d+) +\d+\+? ")
TOTAL = re.compile(r" *(\d+) calls? in \d+\.\d s"
                   r"(?:, (\d+) of them in (\d+) (?:function|file|process)(?:e?s)? not shown)?$")
ALL = re.compile(r" *(\d+) calls in \d+\.\d s in all (\d+) tables$")


class Table:
    def __init__(self, number):
        self.number = number
        self.rows = []
        self.others = self.beyond = self.more = 0
        self.calls = None

    def wrong(self, limit):
        if self.calls is None:
            yield "no line of all calls"
            return
        if sum(self.rows) + self.others + self.beyond != self.calls:
            yield (f"rows {sum(self.rows)}, others {self.others}, not shown "
                   f"{self.beyond}: not {self.calls}")
        if self.more and len(self.rows) != limit:
            yield f"{self.more} not shown, and {len(self.rows)} rows"
        if self.beyond < self.more:
            yield f"{self.more} not shown, with {self.beyond} calls"
        if self.rows != sorted(self.rows, reverse=True):
            yield "not in order"


def read(path):
    """The tables, and what the last line says: calls and tables, or None."""
    tables, summary = [], None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if HEADING.match(line):
                tables.append(Table(len(tables) + 1))
            elif match := ALL.match(line):
                summary = int(match[1]), int(match[2])
            elif match := TOTAL.match(line):
                tables[-1].calls = int(match[1])
                tables[-1].beyond = int(match[2] or 0)
                tables[-1].more = int(match[3] or 0)
            elif match := OTHERS.match(line):
                tables[-1].others = int(match[1])
            elif tables and (match := ROW.match(line)):
                tables[-1].rows.append(int(match[1]))
    return tables, summary


def main():
    path, limit = sys.argv[1], int(sys.argv[2])
    tables, summary = read(path)
    wrong = [f"table {table.number}: {text}"
             for table in tables for text in table.wrong(limit)]
    calls = sum(table.calls or 0 for table in tables)
    expected = (calls, len(tables)) if len(tables) > 1 else None
    if summary != expected:
        wrong.append(f"of all tables it says {summary}, and not {expected}")
    if not tables:
        wrong.append("no table")
    for text in wrong:
        print(text)
    if wrong:
        sys.exit(1)
    print(len(tables), len(tables[-1].rows) + tables[-1].more, calls)


main()
