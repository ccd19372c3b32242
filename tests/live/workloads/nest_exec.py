# SPDX-License-Identifier: GPL-2.0-or-later
"""A program that becomes another one while it is three functions deep.

#> 1 => show_start
#> 2 => show_deep
#> 1 => show_leaf
#> 1 <= show_leaf
"""
import os
import sys


def show_leaf():
    pass


def show_deep():
    os.execv(sys.executable, [sys.executable, "-s", "-S", __file__, "again"])


def show_start():
    show_deep()


if sys.argv[1:] == ["again"]:
    show_leaf()
else:
    show_start()
