# SPDX-License-Identifier: GPL-2.0-or-later
"""Is watched line by line, as by a tool for coverage, of CPython 3.15: the return of
gives() begins a line, and what begins a line is then hidden."""
import sys


def gives(number):
    return (
        number + 1
    )


def raises():
    raise ValueError


watch = sys.monitoring
watch.use_tool_id(watch.COVERAGE_ID, "watched")
watch.set_events(watch.COVERAGE_ID, watch.events.LINE)
for i in range(7):
    gives(i)
for i in range(3):
    try:
        raises()
    except ValueError:
        pass
watch.set_events(watch.COVERAGE_ID, 0)
