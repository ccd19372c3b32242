# SPDX-License-Identifier: GPL-2.0-or-later
"""What pyproject.toml cannot say: the extension, and two files beside it.

Builds with a GIL share one shared object from 3.12 on; a free-threaded build has
one of its own.
"""

import os
import sysconfig
from glob import glob

from setuptools import Extension, setup
from setuptools.command.build_py import build_py

FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
# what Python reads at each start, beside the package and not in it
STARTED = ["pysdt.pth", "pysdt.start"]


class BuildWithStart(build_py):
    """Also puts STARTED where site looks."""

    def run(self):
        super().run()
        for name in STARTED:
            self.copy_file(name, os.path.join(self.build_lib, name))

    def get_outputs(self, include_bytecode=1):
        return super().get_outputs(include_bytecode) + [
            os.path.join(self.build_lib, name) for name in STARTED
        ]


setup(
    cmdclass={"build_py": BuildWithStart},
    options={} if FREE_THREADED else {"bdist_wheel": {"py_limited_api": "cp312"}},
    ext_modules=[
        Extension(
            "pysdt._pysdt",
            sorted(glob("src/*.c")),
            depends=sorted(glob("src/*.h")),
            py_limited_api=not FREE_THREADED,
            extra_compile_args=["-std=gnu17", "-fvisibility=hidden", "-pthread"],
            extra_link_args=["-pthread"],
        )
    ],
)
