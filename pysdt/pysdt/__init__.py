# SPDX-License-Identifier: GPL-2.0-or-later
"""CPython's static markers, for CPythons that lack them.

The extension module is loaded when it is needed, and no sooner: each start of a
Python that has pysdt.pth may come by here.
"""

__all__ = ["start", "status", "stop"]


def start(thread=True):
    """Tell events while somebody watches.

    With a thread, tracers are noticed within a tenth of a second; without, only
    one that is there now.
    """
    from . import _pysdt

    _pysdt.start(thread)


def stop():
    """Tell nothing any more, whoever watches."""
    from . import _pysdt

    _pysdt.stop()


def status():
    """What pysdt does in this interpreter."""
    from . import _pysdt

    return _pysdt.status()


def _boot():
    """Called at start-up by pysdt.pth and pysdt.start: PYSDT says what to do.

    A program that was started with PYSDT in its environment must not fail
    because pysdt cannot be loaded there.
    """
    import os

    way = os.environ.get("PYSDT", "")
    # a misspelt "nothread" must not make a thread
    if way not in ("1", "nothread"):
        return
    try:
        start(thread=way == "1")
    except Exception:
        pass
