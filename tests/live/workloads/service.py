# SPDX-License-Identifier: GPL-2.0-or-later
"""A web service on loopback, and a client that measures it.

service.py serve PORT: writes the number of its port to the file PORT; calls
answer() once for each request, and ends when the file is gone.
service.py ask PORT REQUESTS: prints how many were not answered as they should,
and the median and the 99th percentile of the time of an answer, in
microseconds."""
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


async def serve(port):
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    with open(port + "~", "w") as f:
        print(server.sockets[0].getsockname()[1], file=f)
    os.rename(port + "~", port)
    while os.path.exists(port):
        await asyncio.sleep(0.2)
    server.close()


async def ask(port, requests):
    with open(port) as f:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(f.read()))
    times, wrong = [], 0
    for i in range(requests):
        path = b"/%d" % i
        began = time.perf_counter_ns()
        writer.write(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(7 + len(path))
        times.append(time.perf_counter_ns() - began)
        wrong += not head.startswith(b"HTTP/1.1 200 ") or \
            body != b"<p>" + path + b"</p>"
    writer.close()
    times.sort()
    print(wrong, times[len(times) // 2] // 1000, times[len(times) * 99 // 100] // 1000)


if sys.argv[1] == "serve":
    asyncio.run(serve(sys.argv[2]))
else:
    asyncio.run(ask(sys.argv[2], int(sys.argv[3])))
