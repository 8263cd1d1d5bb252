"""A sweep's store on a full disk, in a folder that cannot be written, in two hands, of another study, with a bit
flipped, cut off: a sentence and an exit code each time, nothing that was committed is lost, and no answer
changes in silence.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import sweeps  # noqa: E402
from sweeps import STUDY  # noqa: E402

PAGE = 16384
NO_MOUNT = "only root can mount a small file system here"


def can_mount():
    """Whether this process may mount a tmpfs: root in a container often may not."""
    return os.geteuid() == 0 and shutil.which("unshare") is not None and subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0


class Faults(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, PROGRAM, SOURCE)

    def whole(self):
        answer = self.folder.sweep("whole.db")
        answer.pop("store")
        return answer, self.folder.runs("whole.db")

    def answered(self, ran):
        answer = json.loads(ran.stdout)
        answer.pop("store")
        return answer

    def mount(self, size):
        place = self.folder.here / "small"
        place.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], check=True)
        self.addCleanup(lambda: subprocess.run(["umount", place], capture_output=True))
        return place

    def remount(self, place, options):
        subprocess.run(["mount", "-o", f"remount,{options}", place], check=True)

    def run_on(self, store):
        return subprocess.run(self.folder.command("sweep", STUDY, "--json", "--quiet", "-o", store),
                              cwd=self.folder.here, text=True, capture_output=True)


@unittest.skipUnless(can_mount(), NO_MOUNT)
class Disk(Faults):
    def test_a_full_disk_loses_nothing_and_the_same_command_continues(self):
        many = sweeps.TEXT.replace("replicates = 6", "replicates = 40").replace('at = "end"; }, ', '}, ')
        self.folder.write(STUDY, many)
        answer, runs = self.whole()
        size = (self.folder.here / "whole.db").stat().st_size
        for share in (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 0.97):
            with self.subTest(share=share):
                place = self.mount(int(share * size) // 4096 * 4096)
                ran = self.run_on("small/a.db")
                self.assertEqual((ran.returncode, ran.stdout), (1, ""), ran.stderr)
                self.folder.one_sentence(ran, "small/a.db", "the disk is full")
                kept = self.folder.runs_of_copy("small/a.db")
                self.assertEqual(kept.items() - runs.items(), set())
                self.remount(place, "size=64m")
                ran = self.run_on("small/a.db")
                self.assertEqual(ran.returncode, 0, ran.stderr)
                self.assertEqual(self.answered(ran), answer)
                self.assertEqual(self.folder.runs("small/a.db"), runs)
                self.assertEqual([path.name for path in place.iterdir()], ["a.db"])
                subprocess.run(["umount", place], check=True)

    def test_a_folder_that_cannot_be_written_is_a_sentence(self):
        answer, runs = self.whole()
        place = self.mount("64m")
        shutil.copy(self.folder.here / "whole.db", place)
        self.folder.sweep("small/part.db", "--shard", "1/2")
        before = {path.name: path.read_bytes() for path in place.iterdir()}
        self.remount(place, "ro")
        for store in ("small/new.db", "small/part.db", "small/whole.db"):
            ran = self.run_on(store)
            self.assertEqual((ran.returncode, ran.stdout), (1, ""), ran.stderr)
            self.folder.one_sentence(ran, store)
            self.assertRegex(ran.stderr, "[Rr]ead-?only")
        self.assertEqual({path.name: path.read_bytes() for path in place.iterdir()}, before)


class Store(Faults):
    def test_the_second_of_two_processes_is_refused_and_the_first_ends_well(self):
        answer, runs = self.whole()
        self.folder.write("long.cfg", sweeps.TEXT.replace("months = 2", "months = 60"))
        first = self.folder.start("sweep", "long.cfg", "-o", "shared.db", "--json", "--quiet")
        store = self.folder.here / "shared.db"
        while not store.exists() or store.stat().st_size < PAGE:
            self.assertIsNone(first.poll())
        ran = self.folder.contingent("sweep", "long.cfg", "-o", "shared.db", code=1)
        self.folder.one_sentence(ran, "another process is using it")
        out, said = first.communicate()
        self.assertEqual((first.returncode, said), (0, ""))
        self.assertEqual(json.loads(out)["runs"], len(runs))
        self.assertEqual(len(self.folder.runs("shared.db")), len(runs))

    def test_a_store_of_another_study_is_left_as_it_is(self):
        self.folder.sweep("whole.db", "--shard", "1/20")
        before = (self.folder.here / "whole.db").read_bytes()
        for old, new in (("points = 5", "points = 6"), ("latin", "sobol"), ("seed = 7", "seed = 8"),
                         ("will.spread", "readiness.delay_months"), ("months = 2", "months = 3"),
                         ("s10a-surveyed-cost", "s07-legal-reform"), ('at = "end"', 'at = "years"'),
                         ('{ path = "will.spread"; }', '{ path = "will.spread"; low = 2; high = 3; }')):
            with self.subTest(new=new):
                self.assertIn(old, sweeps.TEXT)
                self.folder.write("other.cfg", sweeps.TEXT.replace(old, new))
                ran = self.folder.contingent("sweep", "other.cfg", "-o", "whole.db", code=2)
                self.folder.one_sentence(ran, "holds another study", "-o")
                self.assertEqual((self.folder.here / "whole.db").read_bytes(), before)


class Damage(Faults):
    def setUp(self):
        super().setUp()
        self.answer, self.known = self.whole()
        self.bytes = (self.folder.here / "whole.db").read_bytes()
        self.order = random.Random(2015)
        self.noticed = 0

    def check(self, damaged):
        """Noticed, then the file stays as it is; or the answer is what it was."""
        path = self.folder.here / "damaged.db"
        path.write_bytes(damaged)
        ran = self.run_on("damaged.db")
        if ran.returncode == 0:
            self.assertEqual(self.answered(ran), self.answer)
            return
        self.noticed += 1
        self.assertIn(ran.returncode, (1, 2), ran.stderr)
        self.assertEqual(ran.stdout, "")
        self.folder.one_sentence(ran, "damaged.db")
        self.assertEqual(path.read_bytes(), damaged)

    def flip(self, place):
        damaged = bytearray(self.bytes)
        damaged[place] ^= 1 << self.order.randrange(8)
        with self.subTest(place=place):
            self.check(bytes(damaged))

    def test_a_flipped_bit_is_noticed_or_harmless(self):
        digests = [self.bytes.index(run[1].encode()) for run in self.known.values()]
        for _ in range(8):
            self.flip(self.order.randrange(len(self.bytes)))
        for _ in range(12):  # in the pages of runs
            self.flip(self.order.choice(digests) // PAGE * PAGE + self.order.randrange(PAGE))
        self.assertGreater(self.noticed, 0)

    def test_a_flipped_bit_in_a_run_is_noticed_or_harmless(self):
        digest = self.order.choice(sorted(self.known.values()))[1].encode()
        first = self.bytes.index(digest)  # before it: length, number, header, name, status
        for place in range(first - 20, first + 2):
            self.flip(place)
        self.assertGreater(self.noticed, 12)

    def test_every_column_of_a_run_is_watched(self):
        for change in ("point = point + 1", "replicate = replicate + 64", "arm = 1 - arm", "status = 'broken'",
                       "sentence = 'x'", "digest = '0123456789abcdef'", "row = '0123456789abcdef'",
                       "parameters = NULL", "record = zeroblob(length(record))"):
            with self.subTest(change=change):
                path = self.folder.here / "damaged.db"
                path.write_bytes(self.bytes)
                base = sqlite3.connect(path)
                base.execute(f"UPDATE run SET {change} WHERE number = (SELECT max(number) FROM run)")
                base.commit()
                base.close()
                ran = self.run_on("damaged.db")
                self.assertEqual((ran.returncode, ran.stdout), (1, ""), ran.stderr)
                self.folder.one_sentence(ran, "damaged.db", "is not as it was stored")

    def test_a_store_that_was_cut_off_is_noticed(self):
        size = len(self.bytes)
        for length in (7, 99, PAGE // 2, PAGE, size - PAGE, *self.order.sample(range(size - PAGE), 3)):
            with self.subTest(length=length):
                noticed = self.noticed
                self.check(self.bytes[:length])
                self.assertEqual(self.noticed, noticed + 1)
        self.check(self.bytes[:-1])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
