# SPDX-License-Identifier: GPL-2.0-or-later
#
# service.py serve: a service on loopback, of asyncio's streams; it prints its
# port.  It ends when its standard input does.
# service.py ask PORT COUNT: so many requests, one after the other, ten on each
# connection.  Prints how many were answered as they should be, and how long the
# middle one and the slowest of a hundred took, in microseconds.

import asyncio
import hashlib
import sys
import time


def answer(request):
    return hashlib.sha256(request).hexdigest().encode() + b"\n"


async def handle(reader, writer):
    async for request in reader:
        writer.write(answer(request))
        await writer.drain()
    writer.close()


async def serve():
    import pysdt

    pysdt.start()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


async def ask(port, count):
    right, times = 0, []
    for first in range(0, count, 10):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in range(first, min(first + 10, count)):
            request = b"request %d\n" % number
            start = time.perf_counter_ns()
            writer.write(request)
            right += await reader.readline() == answer(request)
            times.append((time.perf_counter_ns() - start) // 1000)
        writer.close()
        await writer.wait_closed()
    times.sort()
    print(right, times[len(times) // 2], times[len(times) * 99 // 100])


if sys.argv[1] == "serve":
    asyncio.run(serve())
else:
    asyncio.run(ask(int(sys.argv[2]), int(sys.argv[3])))
