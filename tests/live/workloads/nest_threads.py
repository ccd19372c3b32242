# SPDX-License-Identifier: GPL-2.0-or-later
"""Many threads that end, while the main thread is three functions deep.

#> 1 => show_start
#> 2 => show_deep
#> 3 => show_leaf
#> 3 <= show_leaf
#> 3 => show_leaf
#> 3 <= show_leaf
#> 2 <= show_deep
#> 1 <= show_start
"""
import _thread
import time


def thread(depth, done):
    if depth:
        thread(depth - 1, done)
    else:
        done.release()


def run(times, depth):
    for i in range(times):
        done = _thread.allocate_lock()
        done.acquire()
        _thread.start_new_thread(thread, (depth, done))
        done.acquire()
    time.sleep(0.1)


def show_leaf():
    pass


def show_deep():
    run(3000, 30)
    show_leaf()
    run(9000, 0)
    show_leaf()


def show_start():
    show_deep()


show_start()
