# SPDX-License-Identifier: GPL-2.0-or-later
"""A child whose first event is the return of what forked it, and two that have
the same number one after the other: the first ends three functions deep.

The child's stack begins where it was forked.

#> 1 => show_fork
#> 1 <= show_fork
#> 0 <= show_fork
#> 0 => show_leaf
#> 0 <= show_leaf
#> 0 => show_deep
#> 1 => show_ends
#> 0 => show_leaf
#> 0 <= show_leaf
"""
import os

LAST = "/proc/sys/kernel/ns_last_pid"


def show_leaf():
    pass


def show_ends():
    os._exit(0)


def show_deep():
    show_ends()


def show_fork():
    pid = os.fork()
    if pid == 0:
        os.read(after_parent[0], 1)
    return pid


def child(function, number=0):
    """Runs it in a process, of that number if one is given: the kernel may
    have taken it for one of its own in between.  Returns the number."""
    for attempt in range(100):
        if number:
            with open(LAST, "w") as last:
                last.write(str(number - 1))
        pid = os.fork()
        if pid == 0:
            if number in (0, os.getpid()):
                function()
            os._exit(0)
        os.waitpid(pid, 0)
        if number in (0, pid):
            return pid
    raise OSError(f"no process got the number {number}")


after_parent = os.pipe()
pid = show_fork()
if pid == 0:
    show_leaf()
    os._exit(0)
os.write(after_parent[1], b"!")
os.waitpid(pid, 0)
first = child(show_deep)
child(show_leaf, first)
