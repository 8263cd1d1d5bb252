"""Conditional jumps of a program: where they are, which line of the source they come from, and copies
of the program in which one of them is turned around (x86-64).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PLACE = SOURCE / "build/mutation"
# Conditions stay as they are written: nothing becomes a conditional move, a vector or another's copy.
FLAGS = ("-O1 -g -fno-inline -fno-if-conversion -fno-if-conversion2 -fno-tree-vectorize "
         "-fno-tree-loop-if-convert -fno-unroll-loops -fno-ipa-icf -fno-reorder-blocks-and-partition "
         "-fno-ipa-cp -fno-ipa-sra")


@dataclass(frozen=True, order=True)
class Jump:
    """The number-th conditional jump of a function."""

    file: str
    line: int
    function: str
    number: int


def build():
    for words in (["cmake", "-G", "Ninja", "-S", str(SOURCE), "-B", str(PLACE), "-DCMAKE_BUILD_TYPE=None",
                   "-DCMAKE_C_COMPILER=gcc", f"-DCMAKE_C_FLAGS={FLAGS}", "-DCTG_TESTS=ON"],
                  ["cmake", "--build", str(PLACE)]):
        ran = subprocess.run(words, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if ran.returncode != 0:
            raise SystemExit(ran.stdout[-3000:])


class Program:
    """An executable whose conditions can be turned around."""

    def __init__(self, path):
        self.path = Path(path)

    @cached_property
    def bytes(self):
        return self.path.read_bytes()

    @cached_property
    def places(self):
        """{Jump: its address}"""
        found, function, number = [], None, 0
        listing = subprocess.run(["objdump", "-d", "--no-show-raw-insn", "-j", ".text", str(self.path)],
                                 text=True, capture_output=True, check=True).stdout
        for line in listing.splitlines():
            head = re.match(r"[0-9a-f]+ <(.+)>:$", line)
            if head:
                function, number = head.group(1), 0
            jump = re.match(r"\s*([0-9a-f]+):\s+j(?!mp|rcxz|ecxz)\w+ ", line)
            if jump:
                found.append((int(jump.group(1), 16), function, number))
                number += 1
        lines = subprocess.run(["addr2line", "-e", str(self.path)], text=True, capture_output=True,
                               input="".join(f"{address:x}\n" for address, _, _ in found),
                               check=True).stdout.splitlines()
        places = {}
        for (address, function, number), where in zip(found, lines):
            told = re.match(r"/?(?:.*/)?((?:engine|analysis|bench)/[^:]+):(\d+)", where)
            if told:
                places[Jump(told.group(1), int(told.group(2)), function, number)] = address
        return places

    @property
    def jumps(self):
        return self.places.keys()

    def place_of(self, jump):
        return self.places.get(jump)

    @cached_property
    def shift(self):
        """From an address of .text to its place in the file."""
        sections = subprocess.run(["readelf", "-SW", str(self.path)], text=True, capture_output=True,
                                  check=True).stdout
        address, offset = re.search(r"\.text\s+PROGBITS\s+([0-9a-f]+)\s+([0-9a-f]+)", sections).groups()
        return int(offset, 16) - int(address, 16)

    def write(self, to, address):
        """A copy with the jump at the address turned around."""
        at = address + self.shift
        mutant = bytearray(self.bytes)
        if mutant[at] == 0x0f:  # a long jump: 0f 80 to 0f 8f
            at += 1
        assert 0x70 <= mutant[at] <= 0x7f or 0x80 <= mutant[at] <= 0x8f, hex(mutant[at])
        mutant[at] ^= 1
        if to.exists():
            to.unlink()
        to.write_bytes(mutant)
        to.chmod(0o755)
