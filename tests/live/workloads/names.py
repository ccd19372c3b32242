# SPDX-License-Identifier: GPL-2.0-or-later
r"""Functions whose names a tracer may stumble over.

A name that is not valid Unicode reaches the marker as NULL, and is "?" for the
tapset.  (CPython then forgets to clear the exception that the conversion set,
and may raise SystemError in the traced program: caught here.)  Each byte of
a control character becomes "?"; 511 bytes are kept of a name, whole characters only.
pysdt escapes what is not valid, and sets no exception.

#= 3  function.entry   größe                            3.9 3.15 pysdt
#= 3  function.return  größe                            3.9 3.11 3.15 pysdt
#= 5  function.entry   ("/job/in/数え.py","数え")       3.9 3.15 pysdt
#= 5  function.return  ("/job/in/数え.py","数え")       3.9 3.11 3.15 pysdt
#= 1  function.entry   ?                                3.9 3.15
#= 1  function.entry   "\\ud800x"                        pysdt
#= 1  function.return  ?                                3.9 3.11 3.15
#= 1  function.return  "\\ud800x"                        pysdt
#= 1  function.entry   ("?","named")                    3.9 3.15
#= 1  function.entry   ("\\ud800.py","named")           pysdt
#= 1  function.return  ("?","named")                    3.9 3.11 3.15
#= 1  function.return  ("\\ud800.py","named")           pysdt
#= 2  function.entry   ("/job/in/a?[2Jb?c?.py","red?[0m??")   3.9 3.15 pysdt
#= 2  function.return  ("/job/in/a?[2Jb?c?.py","red?[0m??")   3.9 3.11 3.15 pysdt
#= 2  function.entry   ("/job/in/"+251*"é","é"*255)     3.9 3.15 pysdt
#= 2  function.return  ("/job/in/"+251*"é","é"*255)     3.9 3.11 3.15 pysdt
#= 2  function.entry   "x"+255*"é"                      3.9 3.15 pysdt
#= 2  function.return  "x"+255*"é"                      3.9 3.11 3.15 pysdt
#= 2  function.entry   169*"数"+"xyzu"                  3.9 3.15 pysdt
#= 2  function.return  169*"数"+"xyzu"                  3.9 3.11 3.15 pysdt
#= 2  function.entry   127*"🐍"                         3.9 3.15 pysdt
#= 2  function.return  127*"🐍"                         3.9 3.11 3.15 pysdt
#= 3  function.entry   original                         3.9 3.15 pysdt
#= 3  function.return  original                         3.9 3.11 3.15 pysdt
#= 8  function.entry   call                             3.9 3.15 pysdt
#= 8  function.return  call                             3.9 3.11 3.15 pysdt
#= 1  function.entry   <module>                         3.9 3.15 pysdt
"""
import os


def größe():
    pass


def original():
    pass


def call(times, **names):
    function = type(original)(original.__code__.replace(**names), {})
    for i in range(times):
        function()


for i in range(3):
    größe()
    original()

call(5, co_filename="/job/in/数え.py", co_name="数え")
call(2, co_filename="/job/in/a\x1b[2Jb\x7fc\n.py", co_name="red\x1b[0m\x85")
call(2, co_filename="/job/in/" + 300 * "é", co_name=300 * "é")
call(2, co_name="x" + 300 * "é")
call(2, co_name=169 * "数" + "xyzuvw")
call(2, co_name=300 * "🐍")
for names in ({"co_name": "\ud800x"},
              {"co_filename": "\ud800.py", "co_name": "named"}):
    try:
        call(1, **names)
        len("")     # only a call into C notices the exception that was left
    except (SystemError, UnicodeEncodeError):
        pass

os._exit(0)     # 3.15 would find such an exception at shutdown, and print it
