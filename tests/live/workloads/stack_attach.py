# SPDX-License-Identifier: GPL-2.0-or-later
"""Deep in functions when tracing begins.  What was entered before is on no stack;
that it returns changes nothing.

#> 1 here
#> 1 here
#> 2 helper;here
#> 1 here
#> then 0
#> lost 0
"""
import os
import sys
import time


def here():
    pass


def helper():
    here()


def inner():
    open(sys.argv[1] + "/waits", "w").close()
    while not os.path.exists(sys.argv[1] + "/go"):
        time.sleep(0.1)
    here()


def outer(n):
    if n:
        outer(n - 1)
    else:
        inner()
    if n == 20:
        here()
        helper()


outer(20)
here()
