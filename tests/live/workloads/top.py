# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls for a top view: a known number of each, with time for the last table.

#= 1009  function.entry  often    *
#=  499  function.entry  less     *
#=   97  function.entry  seldom   *
#=   53  function.entry  größe    *
"""
import time


def often():
    pass


def less():
    pass


def seldom():
    pass


def größe():
    pass


for i in range(1009):
    often()
    if i < 499:
        less()
    if i < 97:
        seldom()
    if i < 53:
        größe()
time.sleep(3)
