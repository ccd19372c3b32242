# SPDX-License-Identifier: GPL-2.0-or-later
"""Plain calls, in a known order, for tracers that only count depth.

#> => start
#>   => function_1
#>     => function_3
#>     <= function_3
#>   <= function_1
#>   => function_2
#>     => function_1
#>       => function_3
#>       <= function_3
#>     <= function_1
#>   <= function_2
#>   => function_3
#>   <= function_3
#>   => fails
#>   <= fails
#> <= start
"""


def function_3():
    pass


def function_1():
    function_3()


def function_2():
    function_1()


def fails():
    raise KeyError


def start():
    function_1()
    function_2()
    function_3()
    try:
        fails()
    except KeyError:
        pass


start()
