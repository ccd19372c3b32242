# SPDX-License-Identifier: GPL-2.0-or-later
"""bundle.py NAME VARIABLES ARG...: prints the config.json of a container NAME, for
a runtime of the Open Container Initiative: an image's python with these arguments
and variables, which are separated by blanks; and this machine's libraries and
/job."""
import json
import sys

name, variables, *args = sys.argv[1:]


def bind(directory):
    return {"destination": directory, "source": directory, "type": "bind",
            "options": ["rbind"]}


json.dump({
    "ociVersion": "1.0.2",
    "hostname": name,
    "root": {"path": "rootfs"},
    "process": {
        "user": {"uid": 0, "gid": 0},
        "cwd": "/",
        "env": ["PATH=/usr/bin", *variables.split()],
        "args": ["/opt/bin/python", *args],
    },
    "mounts": [{"destination": "/proc", "source": "proc", "type": "proc"},
               {"destination": "/dev", "source": "tmpfs", "type": "tmpfs"},
               *map(bind, ["/bin", "/lib", "/lib64", "/usr", "/srv", "/job"])],
    "linux": {"namespaces": [{"type": t} for t in ("pid", "mount", "uts", "ipc")]},
}, sys.stdout)
