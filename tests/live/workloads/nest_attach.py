# SPDX-License-Identifier: GPL-2.0-or-later
"""Deep in functions when tracing begins; they return when it has begun.

#> 0 <= show_deep
#> 0 <= show_start
#> 0 => show_leaf
#> 0 <= show_leaf
"""
import os
import sys
import time


def show_leaf():
    pass


def show_deep():
    open(sys.argv[1] + "/waits", "w").close()
    while not os.path.exists(sys.argv[1] + "/go"):
        time.sleep(0.1)


def show_start():
    show_deep()


show_start()
show_leaf()
