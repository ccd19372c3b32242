# SPDX-License-Identifier: GPL-2.0-or-later
"""pysdt in a program that runs: attach, detach, status.

A script is run in that program, at a place where Python may run code:

  3.14 and later  by sys.remote_exec() (PEP 768), which the program can forbid
  3.12 and 3.13   by gdb, when it is asked for: it stops the program and has it
                  call mmap() and Py_AddPendingCall().  Both can be called from
                  anywhere but from themselves: a thread that is stopped just in
                  there can hang.  That is the risk.

In both ways it is the main thread that runs the script, when it next runs Python
code.  What comes of it is in a file that it writes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

from . import _remote

# exit statuses, one for each answer
DONE = 0
IS_OFF = 1
NO_PROCESS = 3
NO_PYTHON = 4
TOO_OLD = 5
NEEDS_GDB = 6
SWITCHED_OFF = 7
NOT_ALLOWED = 8
OTHER_MOUNTS = 9
NOT_YET = 10
FAILED_THERE = 11
GDB_FAILED = 12
OTHER_VERSION = 13

_OLDEST = (3, 12)
_WITHOUT_GDB = (3, 14)
_PATIENCE = 10.0  # seconds

_ATTACH = """
import sys
try:
    pysdt = sys.modules.get("pysdt")
    if pysdt is None:
        import importlib.util
        spec = importlib.util.spec_from_file_location(
            "pysdt", directory + "/__init__.py",
            submodule_search_locations=[directory])
        pysdt = importlib.util.module_from_spec(spec)
        sys.modules["pysdt"] = pysdt
        try:
            spec.loader.exec_module(pysdt)
        except BaseException:
            del sys.modules["pysdt"]
            raise
    pysdt.start()
    answer = "done"
except Exception as error:
    answer = "%s: %s" % (type(error).__name__, error)
"""

_DETACH = """
import sys
try:
    pysdt = sys.modules.get("pysdt")
    if pysdt is not None:
        pysdt.stop()
    answer = "done"
except Exception as error:
    answer = "%s: %s" % (type(error).__name__, error)
"""

_ANSWER = """
with open(outcome, "w", encoding="ascii", errors="backslashreplace") as file:
    file.write(answer + "\\n")
"""

# to be run by a Python of the process's version
_REMOTE_EXEC = """
import sys
try:
    sys.remote_exec(int(sys.argv[1]), sys.argv[2])
except Exception as error:
    print(type(error).__name__, error)
"""


class Refused(Exception):
    """A sentence, and the exit status that goes with it."""

    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status


def _no_process(pid):
    return Refused(NO_PROCESS, f"there is no process {pid}")


def _not_allowed(pid):
    return Refused(
        NOT_ALLOWED,
        f"process {pid} is another user's, or may not be traced: ask as root",
    )


def _escaped(text):
    return text.encode("ascii", "backslashreplace").decode("ascii").translate(
        {code: f"\\x{code:02x}" for code in [*range(32), 127]}
    )


def _dotted(version):
    return ".".join(map(str, version))


def _process(pid):
    try:
        return _remote.Process(pid)
    except (FileNotFoundError, ProcessLookupError):
        raise _no_process(pid) from None
    except PermissionError:
        raise _not_allowed(pid) from None


def _version(process):
    try:
        version = process.python_version()
    except PermissionError:
        raise _not_allowed(process.pid) from None
    except (OSError, ValueError):
        version = None
    if version is None:
        raise Refused(
            NO_PYTHON, f"process {process.pid} is no CPython of 3.11 or later"
        )
    return version


def _check_version(process, version, gdb):
    if version < _OLDEST:
        raise Refused(
            TOO_OLD,
            f"process {process.pid} is CPython {_dotted(version)}: pysdt needs "
            f"{_dotted(_OLDEST)}",
        )
    if version < _WITHOUT_GDB and not gdb:
        raise Refused(
            NEEDS_GDB,
            f"process {process.pid} is CPython {_dotted(version)}, which only a "
            "debugger gets into: add --gdb, which stops it for a moment and can, "
            "rarely, hang it",
        )


def _check_mounts(pid):
    def seen_by(who):
        return os.readlink(f"/proc/{who}/ns/mnt"), os.readlink(f"/proc/{who}/root")

    try:
        same = seen_by(pid) == seen_by("self") and os.path.samefile(
            f"/proc/{pid}/root", "/"
        )
    except FileNotFoundError:
        raise _no_process(pid) from None
    except PermissionError:
        raise _not_allowed(pid) from None
    if not same:
        raise Refused(
            OTHER_MOUNTS,
            f"process {pid} sees other files than this one (a container): "
            "attach from in there",
        )


class _Script:
    """A script that the process can read, and the file for its answer."""

    def __init__(self, pid, source):
        self.directory = tempfile.mkdtemp(prefix="pysdt-")
        self.path = os.path.join(self.directory, "script.py")
        self.outcome = os.path.join(self.directory, "outcome")
        owner = os.stat(f"/proc/{pid}")
        names = {
            "directory": os.path.dirname(os.path.abspath(__file__)),
            "outcome": self.outcome,
        }
        with open(self.path, "x", encoding="ascii") as file:
            # one expression: nothing is left in whatever namespace it runs in
            file.write(f"exec({source + _ANSWER!a}, {names!a})\n")
        with open(self.outcome, "x"):
            pass
        if os.geteuid() == 0:
            os.chown(self.outcome, owner.st_uid, owner.st_gid)
        os.chmod(self.path, 0o644)
        os.chmod(self.directory, 0o755)

    def answer(self):
        """What it answered within _PATIENCE; None: nothing."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            with open(self.outcome, "rb") as file:
                answer = file.read(1000)
            if answer.endswith(b"\n"):
                return answer.decode("ascii", "replace").strip()
            time.sleep(0.02)
        return None

    def remove(self):
        shutil.rmtree(self.directory, ignore_errors=True)


def _python_of(version):
    if version == sys.version_info[:2]:
        return sys.executable
    python = shutil.which("python" + _dotted(version))
    if python is None:
        raise Refused(
            OTHER_VERSION,
            f"the process is CPython {_dotted(version)}, and only a Python of that "
            f"version can get into it: there is no python{_dotted(version)}",
        )
    return python


def _remote_exec(process, version, script):
    ran = subprocess.run(
        [_python_of(version), "-IS", "-c", _REMOTE_EXEC, str(process.pid), script],
        capture_output=True, text=True, errors="replace", check=False,
    )
    if ran.returncode == 0 and not ran.stdout:
        return
    why = _escaped((ran.stdout or ran.stderr).strip())
    if why.startswith("PermissionError"):
        raise _not_allowed(process.pid)
    if "not enabled" in why or "disabled" in why:
        raise Refused(
            SWITCHED_OFF,
            f"process {process.pid} was started with remote debugging switched "
            "off, or built without it",
        )
    raise Refused(FAILED_THERE, f"process {process.pid} cannot be entered: {why}")


def _gdb(pid, expression):
    """The value of an expression in the process."""
    gdb = shutil.which("gdb")
    if gdb is None:
        raise Refused(GDB_FAILED, "there is no gdb: install the package gdb")
    ran = subprocess.run(
        [gdb, "-nx", "-batch", "-iex", "set auto-load off",
         "-iex", "set debuginfod enabled off",
         "-p", str(pid), "-ex", f"printf \"=%ld\\n\", (long){expression}"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
        errors="replace", check=False,
    )
    for line in ran.stdout.splitlines():
        if line.startswith("="):
            return int(line[1:])
    last = ran.stderr.strip().splitlines()[-1:] or ["it said nothing"]
    raise Refused(GDB_FAILED, f"gdb failed: {_escaped(last[0])}")


def _inject_by_gdb(process, script):
    """A page for the text, the text, and a call of it when Python may run."""
    text = f"exec(open({script!a}).read(), {{}})".encode() + b"\0"
    page = _gdb(
        process.pid,
        f"((void *(*)(void *, long, int, int, int, long))mmap)"
        f"(0, {len(text)}, 3, 0x22, -1, 0)",
    )
    if page <= 0:
        raise Refused(GDB_FAILED, "gdb failed: the process has no memory")
    process.write(page, text)
    if _gdb(
        process.pid,
        "((int (*)(void *, void *))Py_AddPendingCall)"
        f"((void *)&PyRun_SimpleString, (void *){page})",
    ):
        raise Refused(GDB_FAILED, "too many calls wait in the process: try again")


def _run_there(process, version, gdb, source):
    script = _Script(process.pid, source)
    keep = False
    try:
        if gdb:
            _inject_by_gdb(process, script.path)
        else:
            _remote_exec(process, version, script.path)
        answer = script.answer()
        keep = answer is None
    finally:
        if not keep:
            script.remove()
    if answer is None:
        raise Refused(
            NOT_YET,
            f"the main thread of process {process.pid} has run no Python code for "
            f"{_PATIENCE:.0f} seconds: it will be done when it does, out of "
            f"{script.directory}",
        )
    if answer != "done":
        raise Refused(
            FAILED_THERE,
            f"in process {process.pid}: {_escaped(answer)}",
        )


def _status_of(process):
    try:
        return process.status()
    except PermissionError:
        raise _not_allowed(process.pid) from None
    except (OSError, ValueError) as error:
        raise Refused(
            FAILED_THERE, f"process {process.pid}: {_escaped(str(error))}"
        ) from None


def attach(pid, gdb):
    process = _process(pid)
    # first: in a chroot, /proc names files in a way that says nothing there
    _check_mounts(pid)
    version = _version(process)
    _check_version(process, version, gdb)
    _run_there(process, version, gdb, _ATTACH)


def detach(pid, gdb):
    process = _process(pid)
    _check_mounts(pid)
    status = _status_of(process)
    if status is None or not status["interpreters"]:
        raise Refused(IS_OFF, f"pysdt is not on in process {pid}")
    version = _version(process)
    _check_version(process, version, gdb)
    _run_there(process, version, gdb, _DETACH)


def _names(markers):
    from ._pysdt import MARKERS

    return " ".join(
        name for bit, name in enumerate(MARKERS) if markers >> bit & 1
    ) or "-"


def status(pid, gdb):
    del gdb
    process = _process(pid)
    found = _status_of(process)
    if found is None:
        raise Refused(IS_OFF, f"pysdt is not loaded in process {pid}")
    tool = found["tool"]
    if not found["interpreters"]:
        print("state        off: --attach turns it on")
    print(f"carries      {_names(found['carried'])}")
    print(f"tells        {_names(found['installed'])}")
    print(f"tool id      {tool if tool >= 0 else '-'}")
    print(f"interpreters {found['interpreters']}")
    print(f"thread       {'yes' if found['thread'] else 'no'}")
    print(f"lost events  {found['lost']}")
    if found["refused"]:
        print("other tools have all of sys.monitoring's ids 3, 4 and 5: "
              "it is tried again every second")


_VERBS = {"attach": attach, "detach": detach, "status": status}


def command(verb, pid, gdb):
    """Does it and returns the exit status; a refusal is one line."""
    try:
        _VERBS[verb](pid, gdb)
    except Refused as refusal:
        print(f"pysdt: {refusal}", file=sys.stderr)
        return refusal.status
    return DONE
