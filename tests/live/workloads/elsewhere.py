# SPDX-License-Identifier: GPL-2.0-or-later
"""Says that its arguments are in a file, which any program may say; then sleeps.

Of a file that it served itself (FUSE), who reads these might wait for ever."""
import ctypes
import mmap
import struct
import sys
import time

PR_SET_MM, PR_SET_MM_MAP = 35, 14
ARGUMENTS = b"python3\0of a file\0"

with open(sys.argv[1], "w+b") as file:
    file.write(ARGUMENTS.ljust(mmap.PAGESIZE, b"\0"))
    file.flush()
    page = mmap.mmap(file.fileno(), mmap.PAGESIZE)
at = ctypes.addressof(ctypes.c_char.from_buffer(page))

# struct prctl_mm_map: all but the arguments as it is
with open("/proc/self/stat") as file:
    stat = [int(field) for field in file.read().rpartition(")")[2].split()[1:]]
code, data, brk, environment = stat[22:24], stat[41:43], stat[43], stat[46:48]
libc = ctypes.CDLL(None, use_errno=True)
libc.sbrk.restype = ctypes.c_void_p
now = struct.pack("=12Q2I", *code, *data, brk, libc.sbrk(0), stat[24],
                  at, at + len(ARGUMENTS), *environment, 0, 0, 2**32 - 1)
if libc.prctl(PR_SET_MM, PR_SET_MM_MAP, now, ctypes.c_ulong(len(now)), 0):
    raise OSError(ctypes.get_errno(), "prctl")
print("elsewhere", flush=True)
time.sleep(1e6)
