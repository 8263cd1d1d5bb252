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
# Conditions stay as they are written, and once: nothing becomes a conditional move, a vector, a copy.
FLAGS = ("-O1 -g -DCTG_WIDE= -fno-inline -fno-if-conversion -fno-if-conversion2 -fno-tree-vectorize "
         "-fno-tree-loop-if-convert -fno-unroll-loops -fno-ipa-icf -fno-reorder-blocks-and-partition "
         "-fno-ipa-cp -fno-ipa-sra")


@dataclass(frozen=True, order=True)
class Jump:
    """The number-th conditional jump of a function; `file` is "" where the function is no file's own."""

    file: str
    function: str
    number: int


def build():
    for words in (["cmake", "-G", "Ninja", "-S", str(SOURCE), "-B", str(PLACE), "-DCMAKE_BUILD_TYPE=None",
                   "-DCMAKE_C_COMPILER=gcc", f"-DCMAKE_C_FLAGS={FLAGS}", "-DCTG_TESTS=ON"],
                  ["cmake", "--build", str(PLACE)]):
        ran = subprocess.run(words, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if ran.returncode != 0:
            raise SystemExit(ran.stdout[-3000:])


def said_by(*words, told=None):
    return subprocess.run(list(map(str, words)), text=True, capture_output=True, check=True,
                          input=told).stdout


def functions_of(floor):
    """{(file, function)} of a floor, as its objects have them."""
    found = set()
    for path in PLACE.rglob(f"{floor}/*.c.o"):
        for line in said_by("nm", "--defined-only", path).splitlines():
            kind, name = line.split()[-2:]
            if kind in "tT":
                found.add((path.name.removesuffix(".o") if kind == "t" else "", name))
    return found


class Program:
    """An executable whose conditions can be turned around."""

    def __init__(self, path):
        self.path = Path(path)

    @cached_property
    def bytes(self):
        return self.path.read_bytes()

    @cached_property
    def functions(self):
        """{address: (file, function)}"""
        found, file = {}, ""
        for line in said_by("readelf", "-sW", self.path).splitlines():
            fields = line.split()
            if len(fields) == 8 and fields[3] == "FILE":
                file = fields[7]
            elif len(fields) == 8 and fields[3] == "FUNC" and fields[6] != "UND":
                found[int(fields[1], 16)] = (file if fields[4] == "LOCAL" else "", fields[7])
        return found

    @cached_property
    def places(self):
        """{Jump: its address}"""
        places, function, number = {}, None, 0
        for line in said_by("objdump", "-d", "--no-show-raw-insn", "-j", ".text", self.path).splitlines():
            head = re.match(r"([0-9a-f]+) <(.+)>:$", line)
            if head:
                function, number = self.functions.get(int(head.group(1), 16)), 0
            jump = re.match(r"\s*([0-9a-f]+):\s+j(?!mp|rcxz|ecxz)\w+ ", line)
            if jump and function:
                places[Jump(*function, number)] = int(jump.group(1), 16)
                number += 1
        return places

    def place_of(self, jump):
        return self.places.get(jump)

    def lines_of(self, jumps):
        """[where in the source each is]"""
        told = said_by("addr2line", "-e", self.path,
                       told="".join(f"{self.places[jump]:x}\n" for jump in jumps)).splitlines()
        return [re.sub(r"^.*?((?:engine|analysis|bench)/.*?:\d+).*$", r"\1", line) for line in told]

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
