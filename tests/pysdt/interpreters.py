# SPDX-License-Identifier: GPL-2.0-or-later
#
# interpreters.py WAY...: runs code in interpreters of its own, one way after the
# other, and prints for each whether pysdt has a tool there.
#
# legacy     shares the GIL
# own        has a GIL of its own
# thread     the same, begun by a thread while another one calls functions
# call       as concurrent.interpreters calls a function (3.14)
# pool       two at a time, by concurrent.futures (3.14)

import sys
import threading

try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

CODE = """
import sys
def told_inner():
    pass
def told_numbers():
    yield told_inner()
def told_outer():
    for _ in range(100):
        list(told_numbers())
told_outer()
tools = [sys.monitoring.get_tool(tool) for tool in range(6)]
print("WAY", tools.count("pysdt"), flush=True)
"""


def run(way, isolated):
    code = CODE.replace("WAY", way)
    if sys.version_info < (3, 13):
        interpreter = interpreters.create(isolated=isolated)
        interpreters.run_string(interpreter, code)
    else:
        interpreter = interpreters.create("isolated" if isolated else "legacy")
        failed = interpreters.exec(interpreter, code)
        if failed:
            raise RuntimeError(failed.formatted)
    interpreters.destroy(interpreter)


def told_called():
    import sys
    tools = [sys.monitoring.get_tool(tool) for tool in range(6)]
    return tools.count("pysdt")


def call():
    from concurrent.interpreters import create
    interpreter = create()
    for _ in range(10):
        tools = interpreter.call(told_called)
    print("call", tools, flush=True)
    interpreter.close()


def pool():
    from concurrent.futures import InterpreterPoolExecutor
    with InterpreterPoolExecutor(2) as executor:
        tasks = [executor.submit(told_called) for _ in range(10)]
        print("pool", *sorted({task.result() for task in tasks}), flush=True)


def other():
    pass


def thread():
    ended = threading.Event()

    def busy():
        while not ended.is_set():
            other()

    threads = [threading.Thread(target=busy),
               threading.Thread(target=run, args=("thread", True))]
    for one in threads:
        one.start()
    threads[1].join()
    ended.set()
    threads[0].join()


WAYS = {
    "legacy": lambda: run("legacy", False),
    "own": lambda: run("own", True),
    "thread": thread,
    "call": call,
    "pool": pool,
}

if __name__ == "__main__":
    for asked in sys.argv[1:]:
        WAYS[asked]()
