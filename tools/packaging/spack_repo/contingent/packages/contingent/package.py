"""contingent for Spack, from the clone in which this recipe lies.
SPDX-License-Identifier: GPL-3.0-or-later
"""
from pathlib import Path

from spack_repo.builtin.build_systems.cmake import CMakePackage

from spack.package import *


class Contingent(CMakePackage):
    """Simulates who contributes to peacekeeping, and with what: the member states of the United
    Nations month by month, with the same bits on any number of threads."""

    git = Path(__file__).resolve().parents[6].as_uri()

    license("GPL-3.0-or-later")

    version("main", branch="main")

    depends_on("c", type="build")
    depends_on("cmake@3.25:", type="build")
    depends_on("pkgconfig", type="build")
    depends_on("random123", type="build")
    depends_on("gsl")
    depends_on("jansson")
    depends_on("libconfig")
    depends_on("libcsv")
    depends_on("libmd@1.1.0:")
    depends_on("sqlite")
    depends_on("xxhash")

    def cmake_args(self):
        return [self.define("CTG_TESTS", False)]

    def test_short_run(self):
        """two replicates of the baseline, found by its name"""
        program = which(self.prefix.bin.contingent)
        program("run", "baseline-2015", "--replicates", "2", "--months", "12", "--no-store", "--quiet")
