# SPDX-License-Identifier: GPL-2.0-or-later
"""Threads and a forked child; what each process calls is counted apart.

#= 100  function.entry   in_thread        3.9 3.15 pysdt
#= 100  function.return  in_thread        3.9 3.11 3.15 pysdt
#=   4  function.entry   thread           3.9 3.15 pysdt
#=   4  function.return  thread           3.9 3.11 3.15 pysdt
#=   2  function.entry   both             3.9 3.15 pysdt
#=   2  function.return  both             3.9 3.11 3.15 pysdt
#=   1  function.entry   <module>         3.9 3.15 pysdt
#=   1  function.return  <module>         3.9 3.11 3.15 pysdt
#=   6  child function.entry   both       3.9 3.15 pysdt
#=   6  child function.return  both       3.9 3.11 3.15 pysdt
#=  13  audit        test.parent          *
#=  19  child audit  test.child           *
"""
import os
import sys
import threading


def in_thread():
    pass


def thread():
    for i in range(25):
        in_thread()


def both():
    pass


threads = []
for i in range(4):
    threads.append(threading.Thread(target=thread))
for t in threads:
    t.start()
for t in threads:
    t.join()

child = os.fork()
if child == 0:
    for i in range(6):
        both()
    for i in range(19):
        sys.audit("test.child")
    os._exit(0)
os.waitpid(child, 0)
print("pid", child, "child")
for i in range(2):
    both()
for i in range(13):
    sys.audit("test.parent")
