# SPDX-License-Identifier: GPL-2.0-or-later
# kernel.py WHAT LABEL FILE: append what something that the kernel does takes, in
# instructions, to FILE: a call, a write, or a turn, of two processes that wait for
# each other.  The clock must count instructions.
import os
import sys
import time


def call(n):
    for i in range(n):
        os.getppid()


def write(n):
    null = os.open("/dev/null", os.O_WRONLY)
    for i in range(n):
        os.write(null, b"x")


def turn(n):
    # two switches each time
    for i in range(n // 2):
        os.write(ping, b"x")
        os.read(pong, 1)


def answer():
    while os.read(pinged, 1):
        os.write(ponged, b"x")


pinged, ping = os.pipe()
pong, ponged = os.pipe()
if os.fork() == 0:
    os.close(ping)
    answer()
    os._exit(0)
do = {"call": call, "write": write, "turn": turn}[sys.argv[1]]
do(10)
start = time.perf_counter_ns()
do(4000)
taken = time.perf_counter_ns() - start
with open(sys.argv[3], "a") as out:
    print(sys.argv[2], round(taken / 4000), file=out)
os.close(ping)
os.wait()
