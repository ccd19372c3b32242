# SPDX-License-Identifier: GPL-2.0-or-later
"""Another process, as far as /proc shows it: what it has mapped, and symbols.

Nothing in that process is run or changed by this, except by Process.write().
A file or a number that a process shows is not trusted: what does not fit ends as
ValueError or OSError.
"""

import os
import re
import struct

STATUS_MAGIC = 0x74647379
STATUS_VERSION = 1
_STATUS = struct.Struct("=IIIIiIIIQQ")
_STATUS_NAMES = (
    "magic version carried installed tool refused thread interpreters changes lost"
).split()

_PT_LOAD = 1
_SHT_DYNSYM = 11
_TABLE_MAX = 1 << 26  # bytes

_MAPPING = re.compile(
    rb"([0-9a-f]+)-([0-9a-f]+) \S+ ([0-9a-f]+) (\S+) (\d+) +(/.*)$"
)


class Elf:
    """Symbols and segments of an ELF file."""

    def __init__(self, file):
        self._file = file
        ident = self._read(0, 16)
        if ident[:4] != b"\x7fELF" or ident[4] not in (1, 2):
            raise ValueError("not an ELF file")
        self._wide = ident[4] == 2
        self._order = "<" if ident[5] == 1 else ">"
        head = self._unpack("16xHHIQQQIHHHHHH", "16xHHIIIIIHHHHHH", 0)
        self._segments, self._sections = head[4], head[5]
        self._segment_count, self._section_count = head[9], head[11]

    def _read(self, offset, size):
        if not 0 <= size <= _TABLE_MAX:
            raise ValueError("a table of an ELF file is too large")
        self._file.seek(offset)
        found = self._file.read(size)
        if len(found) != size:
            raise ValueError("an ELF file is cut short")
        return found

    def _unpack(self, wide, narrow, offset):
        layout = struct.Struct(self._order + (wide if self._wide else narrow))
        return layout.unpack(self._read(offset, layout.size))

    def _section(self, index):
        """type, offset, size, link"""
        size = 64 if self._wide else 40
        found = self._unpack(
            "IIQQQQIIQQ", "IIIIIIIIII", self._sections + index * size
        )
        return found[1], found[4], found[5], found[6]

    def base(self):
        """The address that the file's first byte is linked to."""
        size = 56 if self._wide else 32
        for index in range(self._segment_count):
            at = self._segments + index * size
            if self._wide:
                kind, _, offset, address = self._unpack("IIQQ", "", at)
            else:
                kind, offset, address = self._unpack("", "III", at)
            if kind == _PT_LOAD:
                return address - offset
        raise ValueError("an ELF file has nothing to load")

    def symbol(self, name):
        """The address of a dynamic symbol, or None."""
        for index in range(self._section_count):
            kind, offset, size, link = self._section(index)
            if kind == _SHT_DYNSYM:
                _, text_at, text_size, _ = self._section(link)
                return self._symbol_in(
                    self._read(offset, size), self._read(text_at, text_size), name
                )
        return None

    def _symbol_in(self, symbols, text, name):
        wanted = name.encode() + b"\0"
        layout = struct.Struct(
            self._order + ("IBBHQQ" if self._wide else "IIIBBH")
        )
        whole = len(symbols) - len(symbols) % layout.size
        for found in layout.iter_unpack(symbols[:whole]):
            if text.startswith(wanted, found[0]):
                defined = found[3 if self._wide else 5] != 0
                if defined:
                    return found[4 if self._wide else 1]
        return None


class Process:
    """A process; OSError when it cannot be looked at."""

    def __init__(self, pid):
        self.pid = pid
        self._symbols = {}
        with open(f"/proc/{pid}/maps", "rb") as maps:
            self._files = self._first_mappings(maps)

    @staticmethod
    def _first_mappings(maps):
        """{path: where its first byte is mapped}"""
        files = {}
        for line in maps:
            found = _MAPPING.match(line)
            if found and int(found[3], 16) == 0:
                files.setdefault(found[6], int(found[1], 16))
        return files

    def _open(self, path):
        """The file that is mapped, in the mount namespace of the process."""
        path = path.removesuffix(b" (deleted)")
        return open(f"/proc/{self.pid}/root".encode() + path, "rb")

    def find(self, symbol, names):
        """A symbol's address, in a mapped file whose name matches; or None."""
        for path, start in self._files.items():
            if not re.fullmatch(names, os.path.basename(path)):
                continue
            try:
                with self._open(path) as file:
                    elf = Elf(file)
                    address = elf.symbol(symbol)
                    if address is not None:
                        return start + address - elf.base()
            except (OSError, ValueError, struct.error):
                continue
        return None

    def read(self, address, size):
        with open(f"/proc/{self.pid}/mem", "rb", buffering=0) as memory:
            memory.seek(address)
            found = memory.read(size)
        if len(found) != size:
            raise ValueError("memory is not mapped")
        return found

    def write(self, address, content):
        with open(f"/proc/{self.pid}/mem", "r+b", buffering=0) as memory:
            memory.seek(address)
            memory.write(content)

    def python_version(self):
        """(major, minor) of its CPython, or None: Py_Version is since 3.11."""
        executable = os.path.basename(os.readlink(f"/proc/{self.pid}/exe"))
        executable = re.escape(os.fsencode(executable.removesuffix(" (deleted)")))
        address = self.find(
            "Py_Version", executable + rb"|libpython3\..*"
        )
        if address is None:
            return None
        (version,) = struct.unpack("@L", self.read(address, struct.calcsize("@L")))
        return version >> 24 & 0xFF, version >> 16 & 0xFF

    def status(self):
        """What pysdt says of itself there, as a dict; None: it isn't there."""
        address = self.find("pysdt_status", rb"_pysdt\..*")
        if address is None:
            return None
        found = _STATUS.unpack(self.read(address, _STATUS.size))
        status = dict(zip(_STATUS_NAMES, found))
        if (status["magic"], status["version"]) != (STATUS_MAGIC, STATUS_VERSION):
            raise ValueError("another version of pysdt is loaded there")
        return status
