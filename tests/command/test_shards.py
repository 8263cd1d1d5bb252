"""One study, however it is cut: uninterrupted, on other threads, in seven parts, as MPI and Slurm number
them, merged in any order. The same runs each time, none lost, none twice.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import itertools
import os
import random
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import sweeps  # noqa: E402
from sweeps import STUDY  # noqa: E402

RUNS = sweeps.ARMS * sweeps.POINTS * 6
NUMBERED = ("SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT", "SLURM_PROCID",
            "SLURM_NTASKS", "PMI_RANK", "PMI_SIZE", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE")


def numbered(**more):
    """The environment, numbered as said and not otherwise."""
    return {name: value for name, value in os.environ.items() if name not in NUMBERED} | more


class Shards(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, PROGRAM, SOURCE)

    def whole(self):
        answer = self.folder.sweep("whole.db", "--threads", "1")
        self.assertEqual(answer["runs"], RUNS)
        return answer["digest"], self.folder.runs("whole.db")

    def merged(self, parts, store="merged.db"):
        """Digest and runs of the parts together; each run must be in one part alone."""
        numbers = [number for part in parts for number in self.folder.runs(part)]
        self.assertEqual(len(numbers), len(set(numbers)))
        self.folder.contingent("merge", *parts, "-o", store)
        before = self.folder.rows(store, "SELECT number, seconds FROM run")
        digest = self.folder.sweep(store)["digest"]
        self.assertEqual(self.folder.rows(store, "SELECT number, seconds FROM run"), before)
        return digest, self.folder.runs(store)

    def test_threads_do_not_matter(self):
        digest, runs = self.whole()
        self.assertEqual(len(runs), RUNS)
        self.assertEqual(self.folder.sweep("three.db", "--threads", "3")["digest"], digest)
        self.assertEqual(self.folder.runs("three.db"), runs)

    def test_seven_parts_in_any_order_are_the_whole(self):
        whole = self.whole()
        order = random.Random(2015)
        parts = [f"part{part}.db" for part in range(1, 8)]
        for part in order.sample(range(1, 8), 7):
            self.folder.sweep(f"part{part}.db", "--shard", f"{part}/7")
        self.assertEqual(self.merged(order.sample(parts, 7)), whole)
        few, rest = parts[4:], parts[:5]  # one is in both
        self.folder.contingent("merge", *few, "-o", "few.db")
        self.folder.contingent("merge", *rest, "-o", "again.db")
        self.folder.contingent("merge", "few.db", "-o", "again.db")
        self.assertEqual(self.folder.sweep("again.db")["digest"], whole[0])
        self.assertEqual(self.folder.runs("again.db"), whole[1])

    @unittest.skipUnless(shutil.which("mpirun"), "mpirun is not installed (Debian: openmpi-bin)")
    def test_four_ranks_of_mpi_are_the_whole(self):
        whole = self.whole()
        ran = subprocess.run(["mpirun", "--oversubscribe", "--allow-run-as-root", "-np", "4",
                              *self.folder.command("sweep", STUDY, "--shard", "auto", "--threads", "1",
                                                   "-o", "rank.db", "--quiet")],
                             cwd=self.folder.here, env=numbered(), text=True, capture_output=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        parts = sorted(path.name for path in self.folder.here.glob("rank*"))
        self.assertEqual(parts, [f"rank-{rank}of4.db" for rank in range(1, 5)])
        self.assertEqual(self.merged(parts), whole)

    def test_tasks_of_an_array_and_ranks_in_them_are_the_whole(self):
        whole = self.whole()
        names = ("SLURM_PROCID", "SLURM_NTASKS"), ("PMI_RANK", "PMI_SIZE")
        for task, rank in itertools.product((4, 5, 6), (0, 1)):
            who, of = names[task % 2]
            numbers = {"SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_MIN": "4",
                       "SLURM_ARRAY_TASK_COUNT": "3", who: str(rank), of: "2"}
            self.folder.sweep("task.db", "--shard", "auto", env=numbered(**numbers))
        parts = [f"task-{part}of6.db" for part in range(1, 7)]
        self.assertEqual(self.merged(parts), whole)

    def test_without_a_launcher_auto_is_the_whole(self):
        self.folder.sweep("all.db", "--shard", "auto", env=numbered())
        self.assertEqual(len(self.folder.runs("all-1of1.db")), RUNS)

    def test_an_array_that_does_not_count_by_one_is_refused(self):
        gaps = numbered(SLURM_ARRAY_TASK_ID="9", SLURM_ARRAY_TASK_MIN="1", SLURM_ARRAY_TASK_COUNT="5")
        ran = self.folder.contingent("sweep", STUDY, "--shard", "auto", code=2, env=gaps)
        self.assertIn("task 8 of 5", ran.stderr)
        self.assertEqual(list(self.folder.here.glob("**/*.db")), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
