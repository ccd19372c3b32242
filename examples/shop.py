# SPDX-License-Identifier: GPL-2.0-or-later
"""A small program to try the examples on: three baskets at the till.

Every call is known: 1 start, 3 total, 7 price, 4 rounds of the generator
baskets on top of its creation.  With a number of seconds as its argument it
goes on that long, for python-top.stp.
"""
import sys
import time

PRICES = {"apple": 30, "bread": 210, "cheese": 480}


def price(item):
    return PRICES[item]


def total(basket):
    cents = 0
    for item in basket:
        cents += price(item)
    return cents


def baskets():
    yield ["apple", "bread"]
    yield ["cheese"]
    yield ["apple", "apple", "bread", "cheese"]


def start():
    for basket in baskets():
        total(basket)


end = time.monotonic() + float(sys.argv[1] if len(sys.argv) > 1 else 0)
start()
while time.monotonic() < end:
    start()
