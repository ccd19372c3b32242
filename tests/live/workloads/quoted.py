# SPDX-License-Identifier: GPL-2.0-or-later
"""A function whose name is all that JSON escapes, and one whose name is too long."""


def quoted():
    pass


def long():
    pass


quoted.__code__ = quoted.__code__.replace(co_name='a"b\\c\x07\u00e9\U0001f600')
quoted()
long.__code__ = long.__code__.replace(co_name="\u00e9\"" * 2000)
long()
