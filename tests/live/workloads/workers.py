# SPDX-License-Identifier: GPL-2.0-or-later
"""A server that has forked its workers before anybody looks.

workers.py WORKERS: each waits for SIGUSR1, which the server passes on, calls
work() a thousand times in each of two threads, and forks; then both call it
once more as often, and the server when they have ended."""
import os
import signal
import sys
import threading

TIMES = 1000


def work():
    pass


def many():
    for i in range(TIMES):
        work()


def worker():
    signal.sigwait([signal.SIGUSR1])
    thread = threading.Thread(target=many)
    thread.start()
    many()
    thread.join()
    child = os.fork()
    many()
    if child:
        os.waitpid(child, 0)
    os._exit(0)


def main(count):
    # blocked, so that it waits for whoever is not yet waiting for it
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    workers = []
    for i in range(count):
        pid = os.fork()
        if not pid:
            worker()
        workers.append(pid)
    print("waiting as", os.getpid(), flush=True)
    signal.sigwait([signal.SIGUSR1])
    for pid in workers:
        os.kill(pid, signal.SIGUSR1)
    for pid in workers:
        os.waitpid(pid, 0)
    many()
    print("well", flush=True)


main(int(sys.argv[1]))
