# SPDX-License-Identifier: GPL-2.0-or-later
"""python3 -m pysdt: see usage."""

import sys

from ._command import main

if __name__ == "__main__":
    main(sys.argv[1:], "python3 -m pysdt")
