# SPDX-License-Identifier: GPL-2.0-or-later
"""Threads and processes, whose stacks are their own; some end, or become another
program, while they are in functions.

A child's stack begins where it was forked.

#> 2 thread;here
#> 3 <module>;start;here
#> 1 here
#> 3 <module>;fork;here
#> 2 <module>;here
#> 2 <module>;here
#> then 0
#> lost 0
"""
import _thread
import os


def here():
    pass


def thread(done):
    here()
    done.release()


def run(function, *arguments):
    done = _thread.allocate_lock()
    done.acquire()
    _thread.start_new_thread(function, (*arguments, done))
    done.acquire()


def start():
    run(thread)
    here()


def fork():
    pid = os.fork()
    if pid == 0:
        here()
        os._exit(0)
    os.waitpid(pid, 0)
    here()


def ends(n, becomes):
    """Ends the process that deep, or has it run another program there."""
    if n:
        ends(n - 1, becomes)
    elif becomes:
        os.execv("/bin/true", ["true"])
    else:
        os._exit(0)


start()
fork()
here()
# more than all stacks have room for
for i in range(300):
    pid = os.fork()
    if pid == 0:
        ends(300, i % 2)
    os.waitpid(pid, 0)
here()
