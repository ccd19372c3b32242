# SPDX-License-Identifier: GPL-2.0-or-later
"""Run a program as python3 itself would: a file, a directory, -m, -c.

It gets a __main__, sys.argv and sys.path[0] of its own.  What it can still see
of pysdt is sys.orig_argv, sys.modules, and a few frames below its own.
"""

import io
import marshal
import os
import runpy
import sys
import types
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER
from zipimport import ZipImportError, zipimporter

from . import _pysdt


def _search_first(directory):
    """sys.path[0], which a program has without -P and -I; a directory or an
    archive that is the program has it always."""
    if not sys.flags.safe_path:
        sys.path.insert(0, directory)


def _namespace(**values):
    """A new __main__; its dict, with what it has in this version."""
    if sys.version_info >= (3, 15):
        values.pop("__cached__", None)
    module = types.ModuleType("__main__")
    del module.__doc__
    module.__dict__.update(values, __builtins__=sys.modules["builtins"])
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    sys.modules["__main__"] = module
    return module.__dict__


def _of_string(text):
    _search_first("")
    return compile(text, "<string>", "exec"), _namespace(
        __doc__=None, __spec__=None, __loader__=None, __package__=None
    )


def _of_module(name, details=runpy._get_module_details):
    """runpy finds modules; pdb asks it in the same way."""
    _, spec, code = details(name)
    return code, _namespace(
        __doc__=None,
        __file__=spec.origin,
        __cached__=spec.cached,
        __loader__=spec.loader,
        __package__=spec.parent,
        __spec__=spec,
    )


def _of_directory(path):
    """A directory or an archive with a __main__ in it."""
    sys.path.insert(0, path)
    del sys.modules["__main__"]
    return _of_module("__main__")


def _read_script(path):
    with io.open_code(path) as file:
        text = file.read()
    if text.startswith(MAGIC_NUMBER):
        # a .pyc: its code is behind flags, and a time and size or a hash
        return marshal.loads(text[16:])
    return compile(text, path, "exec")


def _of_script(path):
    _search_first(os.path.dirname(os.path.realpath(path)))
    return _read_script(path), _namespace(
        __doc__=None,
        __file__=path,
        __cached__=None,
        __loader__=SourceFileLoader("__main__", path),
        __package__=None,
        __spec__=None,
    )


def _is_archive(path):
    try:
        zipimporter(path)
    except ZipImportError:
        return False
    return True


def _absolute(path):
    """As Python makes it of the program's name, since 3.9."""
    return os.path.join(os.getcwd(), path)


def _of_file(path):
    path = _absolute(path)
    if os.path.isdir(path) or _is_archive(path):
        return _of_directory(path)
    return _of_script(path)


def _prepare(arguments):
    """Code and namespace of a program; sys.argv becomes its own."""
    first = arguments[0]
    if first in ("-m", "-c"):
        sys.argv[:] = [first, *arguments[2:]]
        if first == "-c":
            return _of_string(arguments[1])
        _search_first(os.getcwd())
        code, namespace = _of_module(arguments[1])
        sys.argv[0] = namespace["__file__"]
        return code, namespace
    sys.argv[:] = arguments
    return _of_file(first)


def _shown(*_):
    """An excepthook for what has been shown."""


def _prepared(arguments):
    """The same; what cannot be run ends as it does under python3 itself."""
    if not sys.flags.safe_path:
        # what python3 has put there for -m pysdt
        del sys.path[0]
    try:
        return _prepare(arguments)
    except OSError as error:
        sys.stderr.write(
            f"{sys.executable}: can't open file {error.filename!r}: "
            f"[Errno {error.errno}] {error.strerror}\n"
        )
        sys.exit(2)
    except ImportError as error:
        sys.exit(f"{sys.executable}: {error}")
    except SyntaxError as error:
        sys.excepthook(type(error), error.with_traceback(None), None)
        sys.exit(1)


def run(arguments):
    """Run a program; returns or raises as it does, but shows what it raises."""
    code, namespace = _prepared(arguments)
    _pysdt.start(False)
    try:
        _pysdt.run(code, namespace)
    except KeyboardInterrupt:
        sys.excepthook = _shown
        raise
