# SPDX-License-Identifier: GPL-2.0-or-later
"""What a script has to survive: names of 4,000 characters, 200 threads, 5,000
processes, another program in the process, and its end by SIGKILL.  With a file's
name: that it is at its end is told by that file."""

import gc
import os
import signal
import sys
import threading

LONG = "x" * 4000


def leaf():
    pass


def work(n):
    for _ in range(n):
        leaf()


def in_thread(barrier):
    barrier.wait()
    work(20)


def threads(_):
    n = 200
    barrier = threading.Barrier(n)
    all_of_them = [threading.Thread(target=in_thread, args=(barrier,))
                   for _ in range(n)]
    for thread in all_of_them:
        thread.start()
    for thread in all_of_them:
        thread.join()


def long_names(_):
    code = "def %s():\n raise KeyError\ntry: %s()\nexcept KeyError: pass" % (LONG, LONG)
    exec(compile(code, "/tmp/" + LONG, "exec"), {})
    try:
        __import__(LONG)
    except ImportError:
        pass
    sys.audit(LONG, LONG)


def children(n):
    for _ in range(n):
        pid = os.fork()
        if not pid:
            leaf()
            os._exit(0)
        os.waitpid(pid, 0)


def in_the_middle(told):
    open(told, "w").close()
    os.kill(os.getpid(), signal.SIGKILL)


def main(told, processes, again=None):
    if again:
        work(100)
        gc.collect()
        in_the_middle(told)
    for stage in long_names, threads, children:
        print(stage.__name__, file=sys.stderr)
        stage(int(processes))
    os.execv(sys.executable, [sys.executable, "-s", "-S", sys.argv[0], told,
                              processes, "again"])


main(*sys.argv[1:])
