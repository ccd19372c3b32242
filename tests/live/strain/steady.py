# SPDX-License-Identifier: GPL-2.0-or-later
"""Calls without end, with a pause now and then, so that others get on, too."""
import time


def leaf():
    pass


while True:
    for _ in range(100):
        leaf()
    time.sleep(0.004)
