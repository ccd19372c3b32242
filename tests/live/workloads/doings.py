# SPDX-License-Identifier: GPL-2.0-or-later
"""What python-stat.stp, python-gc.stp, python-audit.stp and python-lines.stp show,
a known number of times.

A "#|" line is what a child does in all, as python-stat.stp has it: calls, imports,
collections, audit events; "*" is what differs from version to version.

#| calls    1009     0  0  0
#| events      1     0  5 11
#| imports     *     7  0  *

A "#:" line is how often a function triggers a collection of a generation, and how
many objects these find in all; the collection of slow() takes 50 ms or longer.

#: young      0 3   0
#: deep       2 4   0
#: numbers    1 5   0
#: cycles     2 3 102
#: thread     1 2   0
#: slow       2 1   0
#: ends       2 1   0

A "#>" line is an audit event with its arguments.

#> doings.text 'plain', 'it\\'s', 'größe', 'ж', '😀', '?[31m', ''
#> doings.numbers 0, 1, -7, 1099511627776, -1099511627776, 9223372036854775807, -9223372036854775807, 0x10000000000000000, True, False, None
#> doings.fractions 0.5, -2.25, 0.0, 3.0, 1234567.125, 0x1.249ad2594c37dp+332
#> doings.bytes b'plain', b'\\xff\\x00'
#> doings.objects <object>, <dict>, [1, 'two'], (3, ('four',)), <code>, 0.1
#> doings.none
#> open '/nonexistent/doings', 'r', 524288
#> os.system b'true'
#> socket.connect <object>, ('127.0.0.1', 80)
#> subprocess.Popen '/bin/true', ['true', '-x'], None, None

A "#-" line is how often a line of loop() runs.

#- 1 11
#- 2 110
#- 3 100
#- 4 10
"""
import gc

gc.disable()

import os  # noqa: E402
import sys  # noqa: E402
import _thread  # noqa: E402
import time  # noqa: E402


def nothing():
    pass


def calls():
    for i in range(1008):
        nothing()


def events():
    for i in range(5):
        gc.collect()
    for i in range(11):
        sys.audit("doings.child", i)


def imports():
    for i in range(7):
        try:
            import no_such_module   # noqa: F401
        except ImportError:
            pass


def child(does):
    pid = os.fork()
    if pid == 0:
        does()
        os._exit(0)
    os.waitpid(pid, 0)
    print(does.__name__, pid, flush=True)


def young():
    nothing()
    gc.collect(0)


def deep(n):
    if n == 0:
        for i in range(4):
            gc.collect()
    else:
        deep(n - 1)


def numbers():
    for i in range(5):
        yield i
        gc.collect(1)


def cycles(n):
    for i in range(n):
        cycle = []
        cycle.append(cycle)
    del cycle
    gc.collect()


def thread(done):
    for i in range(2):
        gc.collect(1)
    done.release()


class Slow:
    def __del__(self):
        time.sleep(0.05)


def slow():
    it = Slow()
    it.itself = it
    del it
    gc.collect()


def ends():
    try:
        raise KeyError
    except KeyError:
        gc.collect()


def collections():
    for i in range(3):
        young()
    deep(50)
    for number in numbers():
        nothing()
    for n in (17, 34, 51):
        cycles(n)
    done = _thread.allocate_lock()
    done.acquire()
    _thread.start_new_thread(thread, (done,))
    done.acquire()
    slow()
    ends()


def audits():
    sys.audit("doings.text", "plain", "it's", "größe", "ж", "😀", "\x1b[31m", "")
    sys.audit("doings.numbers", 0, 1, -7, 2**40, -2**40, 2**63 - 1, -2**63 + 1,
              2**64, True, False, None)
    sys.audit("doings.fractions", 0.5, -2.25, 0.0, 3.0, 1234567.125, 1e100)
    sys.audit("doings.bytes", b"plain", b"\xff\x00")
    sys.audit("doings.objects", object(), {}, [1, "two"], (3, ("four",)),
              nothing.__code__, 0.1)
    sys.audit("doings.none")
    sys.audit("doings.long", "x" * 4000, "y")
    sys.audit("doings." + "n" * 4000, 1)
    for i in range(1, 4):
        sys.audit("doings.many", *["z" * 180] * i)
    try:
        open("/nonexistent/doings")
    except OSError:
        pass
    os.system("true")
    sys.audit("socket.connect", object(), ("127.0.0.1", 80))
    sys.audit("subprocess.Popen", "/bin/true", ["true", "-x"], None, None)


def loop():
    for i in range(10):
        for j in range(10):
            nothing
        k = i
    return k


for does in calls, events, imports:
    child(does)
collections()
audits()
loop()
if sys.argv[1:]:
    open(sys.argv[1], "w").close()
    while True:
        time.sleep(0.01)
