# SPDX-License-Identifier: GPL-2.0-or-later
"""The command line: what is asked for, and the exit status."""

import sys

_USAGE = """\
usage: {name} PROGRAM [ARGUMENT...]
       {name} -m MODULE [ARGUMENT...]
       {name} -c CODE [ARGUMENT...]
           run it with markers, for a tracer that is already there
       {name} --status PID
           what pysdt does in a process
       {name} --attach PID [--gdb]
       {name} --detach PID [--gdb]
           load pysdt into a running Python (3.14 or later; 3.12 and 3.13 with
           --gdb, as a debugger does), or turn it off there
"""

EX_USAGE = 64


def _usage(name):
    sys.stderr.write(_USAGE.format(name=name))
    sys.exit(EX_USAGE)


def _process(arguments, name):
    """A PID and whether --gdb was given, which may stand on both sides."""
    gdb = "--gdb" in arguments
    numbers = [word for word in arguments if word != "--gdb"]
    if len(numbers) != 1 or not (numbers[0].isascii() and numbers[0].isdigit()):
        _usage(name)
    return int(numbers[0]), gdb


def _about_process(verb, arguments, name):
    from . import _attach

    pid, gdb = _process(arguments, name)
    sys.exit(_attach.command(verb, pid, gdb))


def main(arguments, name):
    """What python3 -m pysdt does."""
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help"):
        sys.stdout.write(_USAGE.format(name=name))
    elif first in ("--status", "--attach", "--detach"):
        _about_process(first[2:], arguments[1:], name)
    elif first in ("-m", "-c") and len(arguments) == 1:
        _usage(name)
    elif first in ("", "--") or (
        first.startswith("-") and first not in ("-m", "-c")
    ):
        if first == "--" and len(arguments) > 1:
            from ._program import run

            run(arguments[1:])
        else:
            _usage(name)
    else:
        from ._program import run

        run(arguments)


def script():
    """What the command pysdt does: its verbs are attach, detach and status."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in ("attach", "detach", "status"):
        _about_process(arguments[0], arguments[1:], "pysdt")
    main(arguments, "pysdt")
