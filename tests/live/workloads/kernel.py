# SPDX-License-Identifier: GPL-2.0-or-later
"""Work, waiting, system calls and bytes, as often as is told here.

A "#s" line names a function, a system call, how often it makes it and how often
that fails; a "#b" line a function, a way, how often it reads or writes, how many
bytes, and of which file.  "DIR" is the directory that the program is given.

#s ids       getppid 100  0
#s in_thread getppid  30  0
#s fails     rmdir     5  5
#s nulls     write    50  0
#s files     pwrite64  4  0
#s pipes     read     20  0
#s sockets   recvfrom 10  0

#b nulls   out 50 5000 /dev/null
#b files   out  9 4400 DIR/data
#b files   in   9 2000 DIR/data
#b pipes   out 20  200 pipe:
#b pipes   in  20  200 pipe:
#b sockets out 10   70 socket:
#b sockets in  10   70 socket:
#b refused in   3    0 /dev/null

For each part that computes or waits it prints what the kernel says of it: its
name, the nanoseconds, and how many of these the thread had a processor.

With a second argument it makes a file of that name, begins when there is another
with ".go" behind it, and stays at the end.
"""
import _thread
import os
import socket
import sys
import time

measured = []


def ids():
    for i in range(100):
        os.getppid()


def in_thread(done):
    for i in range(30):
        os.getppid()
    done.release()


def fails():
    for i in range(5):
        try:
            os.rmdir("/nowhere/at/all")
        except OSError:
            pass


def nulls(fd):
    for i in range(50):
        os.write(fd, b"x" * 100)


def refused(fd):
    for i in range(3):
        try:
            os.read(fd, 10)
        except OSError:
            pass


def files(fd):
    for i in range(3):
        os.write(fd, b"x" * 1000)
    for i in range(2):
        os.writev(fd, [b"x" * 500, b"x" * 100])
    for i in range(4):
        os.pwrite(fd, b"x" * 50, 100)
    for i in range(5):
        os.pread(fd, 100, 0)
    os.lseek(fd, 0, os.SEEK_SET)
    for i in range(2):
        os.read(fd, 500)
    os.readv(fd, [bytearray(200), bytearray(100)])
    os.preadv(fd, [bytearray(200)], 0)


def pipes(out, into):
    for i in range(20):
        os.write(into, b"x" * 10)
        os.read(out, 100)


def sockets(one, other):
    for i in range(10):
        one.send(b"1234567")
        other.recv(100)


def naps():
    since, ran = time.perf_counter_ns(), time.thread_time_ns()
    for i in range(4):
        time.sleep(0.05)
    ran = time.thread_time_ns() - ran
    measured.append(("naps", time.perf_counter_ns() - since, ran))


def burns():
    since, ran = time.perf_counter_ns(), time.thread_time_ns()
    while time.thread_time_ns() - ran < 300000000:
        pass
    ran = time.thread_time_ns() - ran
    measured.append(("burns", time.perf_counter_ns() - since, ran))


def both():
    since, ran = time.perf_counter_ns(), time.thread_time_ns()
    for i in range(20):
        time.sleep(0.01)
        until = time.perf_counter_ns() + 10000000
        while time.perf_counter_ns() < until:
            pass
    ran = time.thread_time_ns() - ran
    measured.append(("both", time.perf_counter_ns() - since, ran))


def shares():
    since, ran = time.perf_counter_ns(), time.thread_time_ns()
    while time.thread_time_ns() - ran < 200000000:
        pass
    ran = time.thread_time_ns() - ran
    measured.append(("shares", time.perf_counter_ns() - since, ran))


def sharer(busy):
    os.write(busy, b"x")
    while True:
        pass


def holds(lock, held):
    held.release()
    time.sleep(0.1)
    lock.release()


def waits(lock):
    since, ran = time.perf_counter_ns(), time.thread_time_ns()
    lock.acquire()
    ran = time.thread_time_ns() - ran
    measured.append(("waits", time.perf_counter_ns() - since, ran))


def counted(directory):
    ids()
    done = _thread.allocate_lock()
    done.acquire()
    _thread.start_new_thread(in_thread, (done,))
    done.acquire()
    fails()
    null = os.open("/dev/null", os.O_WRONLY)
    nulls(null)
    refused(null)
    files(os.open(directory + "/data", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    pipes(*os.pipe())
    sockets(*socket.socketpair())


def timed():
    naps()
    burns()
    both()
    lock, held = _thread.allocate_lock(), _thread.allocate_lock()
    lock.acquire()
    held.acquire()
    _thread.start_new_thread(holds, (lock, held))
    held.acquire()
    waits(lock)
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        sharer(into)
    os.read(out, 1)
    shares()
    os.kill(pid, 9)
    os.waitpid(pid, 0)


def stays():
    while True:
        time.sleep(1000)


if sys.argv[2:]:
    open(sys.argv[2], "w").close()
    while not os.path.exists(sys.argv[2] + ".go"):
        time.sleep(0.01)
counted(sys.argv[1])
timed()
for name, took, ran in measured:
    print("ran", name, took, ran, flush=True)
if sys.argv[2:]:
    stays()
