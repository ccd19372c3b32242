# SPDX-License-Identifier: GPL-2.0-or-later
"""imports.py DIR [WHAT]: a tree of imports that is known.

Each "#>" line is one that python-imports.stp must show, in this order: which
process of the run, from 0, how deep, the module, "!" where the import fails;
for the versions behind it or for all.  "#a" lines are those after an attach
inside an import.  What start-up and the standard library import has other names.

A module in a package imports the package.  What importlib.import_module()
imports has no marker; what that imports in turn has.  Two threads wait for each
other in the modules that they import; a parent waits for its child.

#> 0 1 imports_leaf
#> 0 0 imports_plain
#> 0 2 imports_deepest
#> 0 1 imports_deeper
#> 0 1 imports_wide
#> 0 0 imports_deep
#> 0 0 imports_missing !
#> 0 0 imports_missing !
#> 0 1 imports_leaf_of_broken
#> 0 0 imports_broken !
#> 0 2 imports_absent !
#> 0 1 imports_optional !
#> 0 0 imports_tolerant
#> 0 1 imports_circle_2
#> 0 0 imports_circle_1
#> 0 3 imports_of_package
#> 0 2 imports_package
#> 0 1 imports_package.inner
#> 0 1 imports_of_module
#> 0 0 imports_package.inner.module
#> 0 0 imports_package.listed
#> 0 0 imports_seen
#> 0 1 imports_slow
#> 0 0 imports_patient
#> 0 1 imports_after_lazy            3.15
#> 0 1 imports_lazy                  3.15
#> 0 0 imports_lazily                3.15
#> 1 0 imports_in_child
#> 1 0 imports_after_child
#> 0 1 imports_in_parent
#> 0 0 imports_forks
#> 2 1 imports_leaf_of_execs
#> 2 1 imports_leaf_of_again
#> 2 0 imports_again
#> 0 1 imports_one_inner
#> 0 0 imports_one
#> 0 1 imports_two_inner
#> 0 0 imports_two
#> 0 0 imports_shared
#> 0 0 imports_last

#a 0 0 imports_inside
#a 0 0 imports_outside
"""
import _thread
import os
import sys
import time

directory, what = sys.argv[1], (sys.argv[2:] + ["all"])[0]

MODULES = {
    "imports_plain": "import imports_leaf",
    "imports_leaf": "",
    "imports_deep": "import imports_deeper, imports_wide",
    "imports_deeper": "import imports_deepest",
    "imports_deepest": "",
    "imports_wide": "import imports_leaf",
    "imports_broken": "import imports_leaf_of_broken; 1 / 0",
    "imports_leaf_of_broken": "",
    "imports_tolerant": """
try:
    import imports_optional
except ImportError:
    pass
""",
    "imports_optional": "import imports_absent",
    "imports_circle_1": "import imports_circle_2",
    "imports_circle_2": "import imports_circle_1",
    "imports_package/__init__": "import imports_of_package",
    "imports_package/inner/__init__": "",
    "imports_package/inner/module": "import imports_of_module",
    "imports_package/listed": "",
    "imports_of_package": "",
    "imports_of_module": "",
    "imports_unseen": "import imports_seen",
    "imports_seen": "",
    "imports_patient": "import imports_slow",
    "imports_slow": "import time; time.sleep(0.2)",
    "imports_lazily": """
lazy import imports_lazy
import imports_after_lazy
imports_lazy.name
""",
    "imports_lazy": "name = 1",
    "imports_after_lazy": "",
    "imports_one": "import imports_one_inner",
    "imports_one_inner": """
from __main__ import tell, wait
wait("two may go")
tell("one is inside")
wait("two is inside")
""",
    "imports_two": "import imports_two_inner",
    "imports_two_inner": """
from __main__ import tell, wait
tell("two is inside")
wait("one is done")
""",
    "imports_shared": "from __main__ import tell; tell('shared is begun')",
    "imports_forks": """
from __main__ import ended
import os
child = os.fork()
if child:
    ended(child)
    import imports_in_parent
else:
    import imports_in_child
""",
    "imports_in_child": "",
    "imports_after_child": "",
    "imports_in_parent": "",
    "imports_execs": """
import imports_leaf_of_execs
from __main__ import again
again()
""",
    "imports_leaf_of_execs": "",
    "imports_again": "import imports_leaf_of_again",
    "imports_leaf_of_again": "",
    "imports_last": "",
    "imports_attached": """
from __main__ import attached
attached()
import imports_inside
""",
    "imports_inside": "",
    "imports_outside": "",
}


def write():
    os.makedirs(directory + "/imports_package/inner")
    for name, text in MODULES.items():
        with open(f"{directory}/{name}.py", "w") as module:
            module.write(text + "\n")


events = {name: _thread.allocate_lock() for name in (
    "two may go", "one is inside", "two is inside", "one is done",
    "shared is begun", "two is done")}
for lock in events.values():
    lock.acquire()


def tell(event):
    events[event].release()


def wait(event):
    events[event].acquire()


def one():
    import imports_one      # noqa: F401
    tell("one is done")
    wait("two is done")
    import imports_shared   # noqa: F401
    tell("one is done")


def two():
    tell("two may go")
    wait("one is inside")
    import imports_two      # noqa: F401
    tell("two is done")
    # while the other thread is in it, or after that
    wait("shared is begun")
    import imports_shared   # noqa: F401
    tell("two is done")


def threads():
    _thread.start_new_thread(one, ())
    two()
    wait("one is done")
    wait("two is done")


def ended(child):
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def again():
    os.execv(sys.executable, [sys.executable, "-s", "-S", __file__, directory, "again"])


def attached():
    open(directory + "/waits", "w").close()
    while not os.path.exists(directory + "/go"):
        time.sleep(0.1)


def attempt(name):
    try:
        __import__(name)
    except (ImportError, ZeroDivisionError):
        pass


def everything():
    import imports_plain        # noqa: F401
    import imports_deep         # noqa: F401
    import imports_plain        # noqa: F401, F811  (there already: no marker)
    attempt("imports_missing")
    attempt("imports_missing")
    attempt("imports_broken")
    import imports_tolerant     # noqa: F401
    import imports_circle_1     # noqa: F401
    import imports_package.inner.module     # noqa: F401
    from imports_package import listed      # noqa: F401
    import importlib
    importlib.import_module("imports_unseen")
    import imports_patient      # noqa: F401
    if sys.version_info >= (3, 15):
        import imports_lazily   # noqa: F401
    main = os.getpid()
    import imports_forks        # noqa: F401
    if os.getpid() != main:
        import imports_after_child  # noqa: F401
        os._exit(0)
    child = os.fork()
    if child == 0:
        import imports_execs    # noqa: F401
    ended(child)
    threads()   # after that: a fork beside threads is warned of
    import imports_last         # noqa: F401


sys.path.insert(0, directory)
if what == "all":
    write()
    everything()
elif what == "again":
    import imports_again        # noqa: F401
elif what == "attach":
    write()
    import imports_attached     # noqa: F401
    import imports_outside      # noqa: F401
