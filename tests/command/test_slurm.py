"""The job array that `contingent slurm` prints: what it asks for, what it runs, that a shell takes it whatever
the names are. Under a real Slurm: tests/long/slurm_array.py.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
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
# Stand in for Slurm's: srun runs the words behind its own, scontrol notes what it is told.
SRUN = """#!/bin/sh
while [ "${1#--}" != "$1" ]; do shift; done
printf '%s\\n' "$@" > srun.txt
exit "$CODE"
"""
SCONTROL = "#!/bin/sh\necho \"$@\" > scontrol.txt\n"


class Slurm(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, PROGRAM, SOURCE)

    def script(self, *words):
        return self.folder.contingent("slurm", *words).stdout

    def asked(self, script):
        """What stands behind #SBATCH, which must stand above the first command."""
        lines = script.splitlines()
        found = [number for number, line in enumerate(lines) if line.startswith("#SBATCH --")]
        first = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
        self.assertLess(max(found), first)
        return dict(lines[number][len("#SBATCH --"):].partition("=")[::2] for number in found)

    def run_script(self, script, code):
        for name, text in (("srun", SRUN), ("scontrol", SCONTROL)):
            self.folder.write(name, text)
            (self.folder.here / name).chmod(0o755)
        for name in ("srun.txt", "scontrol.txt"):
            (self.folder.here / name).unlink(missing_ok=True)
        place = {"PATH": f"{self.folder.here}:{os.environ['PATH']}", "CODE": str(code),
                 "SLURM_CPUS_PER_TASK": "2", "SLURM_ARRAY_JOB_ID": "17", "SLURM_ARRAY_TASK_ID": "3"}
        ran = subprocess.run(["bash", "-eu", "-c", "set +e; " + script], cwd=self.folder.here, env=os.environ | place,
                             text=True, capture_output=True)
        self.assertEqual((ran.returncode, ran.stderr), (code, ""))
        return (self.folder.here / "srun.txt").read_text().splitlines()

    def test_it_asks_for_what_the_study_needs(self):
        script = self.script(STUDY, "--tasks", "7", "--threads", "3")
        asked = self.asked(script)
        self.assertEqual({name: asked[name] for name in ("array", "ntasks", "cpus-per-task", "signal", "requeue",
                                                         "open-mode", "job-name")},
                         {"array": "1-7", "ntasks": "1", "cpus-per-task": "3", "signal": "USR1@60",
                          "requeue": "", "open-mode": "append", "job-name": "small"})
        self.assertRegex(asked["time"], r"^00:\d\d:00$")
        self.assertGreater(int(asked["mem"].rstrip("M")), 50)
        for word in ("OMP_NUM_THREADS", "OMP_PROC_BIND=close", "OMP_PLACES=cores", "afterany"):
            self.assertIn(word, script)
        self.assertIn(f"{RUNS} runs in 7 parts", script)
        for time in ("48:30:00", "02:00:00"):
            self.assertEqual(self.asked(self.script(STUDY, "--time", time))["time"], time)
        self.assertEqual(self.asked(self.script(STUDY))["array"], "1-1")  # less than an hour
        self.assertFalse((self.folder.here / "results").exists())

    def test_a_long_study_is_cut_into_hours(self):
        words = (STUDY, "--replicates", "1000000", "--months", "120", "--threads", "1")
        script = self.script(*words)
        each, = re.findall(r"a part should take (\d+):", script)
        parts = int(self.asked(script)["array"].partition("-")[2])
        if parts < 1000:
            self.assertLess(int(each), 2)
        self.assertGreater(parts, 5)

    def test_it_runs_the_sweep_as_it_was_asked_for_and_queues_what_was_stopped(self):
        script = self.script(STUDY, "--replicates", "9", "--months", "3", "--seed", "8", "--fixed-parameters",
                             "--tables", "data", "-o", "it's.db")
        words = ["contingent", "sweep", STUDY, "--replicates", "9", "--months", "3", "--seed", "8", "--tables",
                 "data", "--fixed-parameters", "--shard", "auto", "-o", "it's.db"]
        noted = self.folder.here / "scontrol.txt"
        for code in (0, 1, 3):
            self.assertEqual(self.run_script(script, code), words)
            self.assertFalse(noted.exists())
        self.run_script(script, 75)
        self.assertEqual(noted.read_text(), "requeue 17_3\n")

    def test_parts_and_merge_have_the_names_of_the_sweep(self):
        merge, = re.findall(r"#   contingent merge (.*)", self.script(STUDY, "--tasks", "2"))
        for task in ("1", "2"):
            self.folder.contingent("sweep", STUDY, "--shard", "auto", "--quiet", env=os.environ | {
                "SLURM_ARRAY_TASK_ID": task, "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "2"})
        ran = subprocess.run(["bash", "-c", f"printf '%s\\n' {merge}"], cwd=self.folder.here, text=True,
                             capture_output=True, check=True)
        *parts, option, whole = ran.stdout.splitlines()
        self.assertEqual(len(parts), 2)
        for part in parts:
            self.assertTrue((self.folder.here / part).exists())
        self.assertEqual(option, "-o")
        self.folder.contingent("sweep", STUDY, "--quiet")
        self.assertTrue((self.folder.here / whole).exists())

    @unittest.skipUnless(shutil.which("shellcheck"), "shellcheck is not installed")
    def test_shellcheck_finds_nothing(self):
        odd = "it's a $(study) \"here\".cfg"
        self.folder.write(odd, sweeps.TEXT)
        # That $ is meant as it stands is a remark worth having, and no fault.
        for least, *words in (("style", STUDY), ("warning", odd, "-o", "out `1`.db", "--tables", "data")):
            ran = subprocess.run(["shellcheck", f"--severity={least}", "-"], input=self.script(*words), text=True, capture_output=True)
            self.assertEqual((ran.returncode, ran.stdout), (0, ""))

    def test_mistakes_are_sentences(self):
        self.folder.write("two\nlines.cfg", sweeps.TEXT)
        for words, said in ((("--tasks", "0"), "is not between 1 and 10000"), (("--tasks", "x"), "--tasks"),
                            (("--time", "1:00"), "--time is HH:MM:SS"), (("--time", "00:02:59"), "00:03:00"),
                            (("--time", "00:61:00"), "--time is"), (("--shard", "1/2"), "unknown option '--shard'"),
                            (("--no-store",), "unknown option '--no-store'"),
                            (("--tsaks", "2"), "did you mean 'tasks'")):
            with self.subTest(words=words):
                ran = self.folder.contingent("slurm", STUDY, *words, code=2)
                self.assertIn(said, ran.stderr)
                self.assertEqual(ran.stdout, "")
        self.assertIn("more than one line", self.folder.contingent("slurm", "two\nlines.cfg", code=2).stderr)
        self.assertIn("tasks", self.folder.contingent("sweep", STUDY, "--tasks", "2", code=2).stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
