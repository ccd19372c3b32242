# SPDX-License-Identifier: GPL-2.0-or-later
"""nowhere.py TIMES READY GO: makes the file READY, waits for GO to be there, and
then imports so often what there is not."""
import os
import sys
import time

open(sys.argv[2], "w").close()
while not os.path.exists(sys.argv[3]):
    time.sleep(0.05)
for i in range(int(sys.argv[1])):
    try:
        import nowhere_at_all  # noqa: F401
    except ImportError:
        pass
