# SPDX-License-Identifier: GPL-2.0-or-later
#
# poke.py PID FILE VALUE MARKER...: writes the semaphores of markers of a file
# that the process has mapped, as a tracer that attaches has the kernel do.
# poke.py PID FILE toggle COUNT SECONDS MARKER...: so often, in so much time.
#
# Where they are is readelf's to say: nothing of pysdt is asked.

import re
import struct
import subprocess
import sys
import time


def semaphores(file, names):
    notes = subprocess.run(
        ["readelf", "-n", file], capture_output=True, text=True, check=True
    ).stdout
    found = re.findall(r"Name: (\S+)\s+Location: \S+ Base: \S+ Semaphore: (\S+)", notes)
    return [int(address, 16) for name, address in found if name in names]


def bias(pid, file):
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as maps:
        for line in maps:
            if line.rstrip().endswith("/" + file.rsplit("/", 1)[-1]):
                # a shared object is linked to 0, and begins with its first byte
                return int(line.split("-")[0], 16)
    sys.exit(f"process {pid} has not mapped {file}")


def main():
    pid, file, how, *rest = sys.argv[1:]
    count, seconds = 1, 0.0
    if how == "toggle":
        count, seconds, *rest = int(rest[0]), float(rest[1]), *rest[2:]
    base = bias(pid, file)
    places = [base + address for address in semaphores(file, rest)]
    assert len(places) == len(rest), (places, rest)
    with open(f"/proc/{pid}/mem", "r+b", buffering=0) as memory:
        for turn in range(count):
            value = 1 - turn % 2 if how == "toggle" else int(how)
            for place in places:
                memory.seek(place)
                memory.write(struct.pack("=H", value))
            time.sleep(seconds / count)


main()
