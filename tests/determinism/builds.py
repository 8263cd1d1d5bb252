"""The programs that the matrix compares: contingent and cells, by compiler, level and machine.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
FEW = ("gcc -O0", "clang -O3", "aarch64-linux-gnu-gcc -O2")  # and the program that is tested
MORE = ("gcc -O1", "gcc -O2", "gcc -O3", "gcc -Os", "gcc -O3 -march=native", "gcc -O2 -flto", "clang -O0",
        "clang -O1", "clang -O2", "clang -O3 -march=native", "aarch64-linux-gnu-gcc -O0", "aarch64-linux-gnu-gcc -O3")
TARGETS = ("contingent", "cells")
LIBRARIES = ("libgsl-dev", "libgsl27", "libgslcblas0", "libconfig-dev", "libconfig9", "libsqlite3-dev",
             "libsqlite3-0", "libjansson-dev", "libjansson4", "libcsv-dev", "libcsv3", "libxxhash-dev",
             "libxxhash0", "libmd-dev", "libmd0", "zlib1g", "libcmocka-dev", "libcmocka0",
             "librandom123-dev")


@dataclass
class Build:
    """What is made with one compiler and its flags."""

    place: Path
    flags: str
    machine: str = "x86_64"
    root: Path = None  # where another machine's libraries are
    settings: list = field(default_factory=list)

    @property
    def native(self):
        return "native" in self.flags

    def command(self, target):
        """How it is started."""
        path = self.place / ("contingent" if target == "contingent" else "tests/cells")
        if self.machine == "x86_64":
            return [str(path)]
        libraries = f"{self.root}/usr/lib/aarch64-linux-gnu:{self.root}/lib/aarch64-linux-gnu"
        return ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu", "-E", f"LD_LIBRARY_PATH={libraries}",
                str(path)]


def aarch64_root(folder):
    """Debian's libraries for aarch64, unpacked in the folder; nothing is installed."""
    root, state = folder / "aarch64-root", folder / "aarch64-apt"
    if root.is_dir():
        return root
    for part in ("lists/partial", "archives/partial", "packages"):
        (state / part).mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-q", "-o", "APT::Architecture=arm64", "-o", "APT::Architectures::=arm64",
           "-o", f"Dir::State={state}", "-o", "Dir::State::status=/dev/null", "-o", f"Dir::Cache={state}",
           "-o", "APT::Sandbox::User="]
    quietly([*apt, "update"])
    quietly([*apt, "download", *LIBRARIES], cwd=state / "packages")
    unpacked = folder / "aarch64-unpacked"
    for package in sorted((state / "packages").glob("*.deb")):
        quietly(["dpkg", "-x", str(package), str(unpacked)])
    unpacked.rename(root)
    return root


def quietly(words, **more):
    """Runs it; what it said is shown where it fails."""
    ran = subprocess.run(words, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if ran.returncode != 0:
        print(f"{' '.join(map(str, words))}\n{ran.stdout[-3000:]}", file=sys.stderr)
        raise SystemExit(1)


def make_one(name, folder):
    compiler, flags = name.split(" ", 1)
    build = Build(folder / name.replace(" ", "_").replace("=", "_"), flags)
    environment = dict(os.environ)
    if compiler.startswith("aarch64"):
        build.machine, build.root = "aarch64", aarch64_root(folder)
        build.settings = ["-DCMAKE_SYSTEM_NAME=Linux", "-DCMAKE_SYSTEM_PROCESSOR=aarch64",
                          f"-DCMAKE_FIND_ROOT_PATH={build.root}", "-DCMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER",
                          "-DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY",
                          "-DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY"]
        environment |= {"PKG_CONFIG_SYSROOT_DIR": str(build.root), "PKG_CONFIG_LIBDIR":
                        f"{build.root}/usr/lib/aarch64-linux-gnu/pkgconfig:{build.root}/usr/share/pkgconfig"}
    quietly(["cmake", "-G", "Ninja", "-S", str(SOURCE), "-B", str(build.place), "-DCMAKE_BUILD_TYPE=None",
             f"-DCMAKE_C_COMPILER={compiler}", f"-DCMAKE_C_FLAGS={flags}", "-DCTG_TESTS=ON",
             *build.settings], env=environment)
    quietly(["cmake", "--build", str(build.place), "--target", *TARGETS], env=environment)
    return build


def make(folder, every, tested=None):
    """{name: Build}, each built; `tested` is where a program has been built already."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"as it is tested": Build(tested, "")} if tested else {}
    return given | {name: make_one(name, folder) for name in FEW + (MORE if every else ())}
