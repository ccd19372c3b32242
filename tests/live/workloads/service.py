# SPDX-License-Identifier: GPL-2.0-or-later
"""A web service on loopback, and a client that measures it; tests/pysdt/service.tap
has them, too.

service.py serve PORT: a service of asyncio's streams, which writes the number of
its port to the file PORT.  It calls answer() once for each request, and ends
when the file is gone.
service.py ask PORT REQUESTS: so many requests, one after the other, ten on each
connection.  Prints how many were answered as they should be, and how long the
middle one and the slowest of a hundred took, in microseconds."""
import asyncio
import os
import sys
import time


def answer(path):
    body = b"<p>" + path + b"</p>"
    return (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body)) + body


async def handle(reader, writer):
    while line := await reader.readline():
        while (await reader.readline()).strip():
            pass
        writer.write(answer(line.split()[1]))
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def serve(port):
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    with open(port + "~", "w") as f:
        print(server.sockets[0].getsockname()[1], file=f)
    os.rename(port + "~", port)
    while os.path.exists(port):
        await asyncio.sleep(0.2)
    server.close()


async def ask_one(reader, writer, path):
    """Was it answered as it should be, and after how many microseconds?"""
    began = time.perf_counter_ns()
    writer.write(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.readexactly(len(b"<p></p>" + path))
    taken = (time.perf_counter_ns() - began) // 1000
    return (head.startswith(b"HTTP/1.1 200 ") and
            body == b"<p>" + path + b"</p>", taken)


async def ask(port, requests):
    with open(port) as f:
        number = int(f.read())
    right, times = 0, []
    for first in range(0, requests, 10):
        reader, writer = await asyncio.open_connection("127.0.0.1", number)
        for i in range(first, min(first + 10, requests)):
            as_it_should, taken = await ask_one(reader, writer, b"/%d" % i)
            right += as_it_should
            times.append(taken)
        writer.close()
        await writer.wait_closed()
    times.sort()
    print(right, times[len(times) // 2], times[len(times) * 99 // 100])


if sys.argv[1] == "serve":
    asyncio.run(serve(sys.argv[2]))
else:
    asyncio.run(ask(sys.argv[2], int(sys.argv[3])))
