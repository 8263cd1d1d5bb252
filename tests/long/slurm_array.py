#!/usr/bin/env python3
"""A study as a job array under a real Slurm of one node, made and ended here: tasks that run out of time queue
themselves again, others are told to, and the merged whole is what it is uninterrupted.

tests/long/slurm_array.py PROGRAM SOURCE [--seconds S]: S seconds of computing (150). Needs root and Debian's
slurm-wlm and munge; their daemons run on loopback, in a folder of their own, and are stopped by their number.
Minutes; no part of ./check.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("program", type=lambda path: Path(path).resolve())
parser.add_argument("source", type=lambda path: Path(path).resolve())
parser.add_argument("--seconds", type=float, default=150)
ASKED = parser.parse_args()
sys.path.insert(0, str(ASKED.source / "tests/support"))
import sweeps  # noqa: E402
from sweeps import STUDY  # noqa: E402

TASKS = 3
CONF = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={here}/munge.socket,cred_expire=5
SlurmctldPidFile={here}/slurmctld.pid
SlurmdPidFile={here}/slurmd.pid
SlurmctldLogFile={here}/slurmctld.log
SlurmdLogFile={here}/slurmd.log
StateSaveLocation={here}/state
SlurmdSpoolDir={here}/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
MailProg=/bin/true
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
"""


def free_ports(count):
    taken = [socket.socket() for _ in range(count)]
    for one in taken:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return ports


class Cluster:
    """Munge and Slurm's two daemons, in the foreground of a folder of their own."""

    def __init__(self, test):
        self.here = Path(tempfile.mkdtemp(prefix="ctg-slurm-"))
        test.addCleanup(shutil.rmtree, self.here, ignore_errors=True)
        self.here.chmod(0o755)
        for name in ("state", "spool"):
            (self.here / name).mkdir()
        key = self.here / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        conf = self.here / "slurm.conf"
        conf.write_text(CONF.format(here=self.here, host=socket.gethostname().split(".")[0], ports=free_ports(2)))
        (self.here / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n")
        self.environment = os.environ | {"SLURM_CONF": str(conf)}
        self.start(test, "munged", "--foreground", "--force", f"--socket={self.here}/munge.socket",
                   f"--key-file={key}", f"--pid-file={self.here}/munged.pid",
                   f"--log-file={self.here}/munged.log", f"--seed-file={self.here}/munged.seed")
        self.wait("munge", lambda: (self.here / "munge.socket").exists())
        self.start(test, "slurmctld", "-D", "-f", conf)
        self.start(test, "slurmd", "-D", "-f", conf)
        test.addCleanup(self.clear)
        self.wait("the node", lambda: "idle" in self.ask("sinfo", "-h", "-o", "%T", code=None))

    def clear(self):
        """No job outlives its daemons."""
        self.ask("scancel", "--user=root", code=None)
        self.wait("the end of all jobs", lambda: not self.ask("squeue", "-h", code=None))

    def start(self, test, *words):
        log = open(self.here / f"{words[0]}.out", "w", encoding="utf-8")
        daemon = subprocess.Popen([str(word) for word in words], env=self.environment, stdout=log, stderr=log)

        def end():
            daemon.terminate()
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
            log.close()
        test.addCleanup(end)

    def logs(self):
        return "\n".join(f"{path.name}:\n{path.read_text(errors='replace')[-1500:]}"
                         for path in sorted([*self.here.glob("*.log"), *self.here.glob("*.out")]))

    def wait(self, what, done, most=60.0):
        end = time.monotonic() + most
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"{what} did not come within {most:.0f} s\n{self.logs()}")
            time.sleep(0.5)

    def ask(self, *words, code=0, **more):
        ran = subprocess.run(words, env=self.environment, text=True, capture_output=True, **more)
        if code is not None and ran.returncode != code:
            raise AssertionError(f"{words}: {ran.returncode}\n{ran.stdout}{ran.stderr}\n{self.logs()}")
        return ran.stdout.strip()


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("slurmctld") and shutil.which("munged"),
                     "needs root and Debian's slurm-wlm and munge")
class Array(unittest.TestCase):
    def setUp(self):
        self.folder = sweeps.Folder(self, ASKED.program, ASKED.source)
        self.cluster = Cluster(self)
        path = f"{ASKED.program.parent}:{self.cluster.environment['PATH']}"
        self.cluster.environment["PATH"] = path

    def submit(self, *words):
        return self.cluster.ask("sbatch", "--parsable", *words, cwd=self.folder.here)

    def states(self, job):
        """task -> (state, how often it was queued again)."""
        told = self.cluster.ask("scontrol", "show", "job", job)
        return {int(re.search(r"ArrayTaskId=(\d+)", one).group(1)):
                (re.search(r"JobState=(\w+)", one).group(1), int(re.search(r"Restarts=(\d+)", one).group(1)))
                for one in told.split("\n\n") if re.search(r"ArrayTaskId=\d+\s", one)}

    def test_an_array_with_requeue_is_the_whole(self):
        need = json.loads(self.folder.contingent("sweep", STUDY, "--dry-run", "--json", "--threads", "1").stdout)
        replicates = max(4, round(ASKED.seconds * need["replicates"] / need["seconds"]))
        self.folder.write(STUDY, sweeps.TEXT.replace("replicates = 6", f"replicates = {replicates}"))
        whole = self.folder.sweep("whole.db")
        script = self.folder.contingent("slurm", STUDY, "--tasks", TASKS, "--threads", "1", "-o", "part.db").stdout
        self.folder.write("study.sh", script)
        merge, = re.findall(r"#   (contingent merge .*)", script)
        begun = time.monotonic()
        job = self.submit("--time=2", "study.sh")  # USR1 comes after a minute
        after = self.submit(f"--dependency=afterany:{job}", "--time=5", "--wrap", merge)
        self.cluster.wait("a part", lambda: "RUNNING" in str(self.states(job)))
        time.sleep(5)
        running = [task for task, (state, _) in self.states(job).items() if state == "RUNNING"]
        self.cluster.ask("scontrol", "requeue", f"{job}_{running[0]}")            # killed in the midst
        if len(running) > 1:
            self.cluster.ask("scancel", "--signal=USR1", f"{job}_{running[1]}")   # asked to stop
        seen = {}

        def ended():
            seen.update(self.states(job) if self.cluster.ask("squeue", "-h", "-j", job, code=None) else {})
            told = self.cluster.ask("scontrol", "show", "job", after)
            return re.search(r"JobState=(COMPLETED|FAILED|CANCELLED|TIMEOUT)", told)
        self.cluster.wait("the merge", ended, most=3600)
        took = time.monotonic() - begun
        restarts = {task: of for task, (_, of) in sorted(self.states(job).items())}
        logs = "\n".join(path.read_text() for path in self.folder.here.glob("slurm-*.out"))
        self.assertTrue((self.folder.here / "part.db").exists(), f"{seen}\n{logs}\n{self.cluster.logs()}")
        parts = [self.folder.runs(f"part-{part}of{TASKS}.db") for part in range(1, TASKS + 1)]
        merged = self.folder.sweep("part.db")
        self.assertEqual(merged["digest"], whole["digest"])
        self.assertEqual(self.folder.runs("part.db"), self.folder.runs("whole.db"))
        self.assertEqual(sum(map(len, parts)), whole["runs"])
        self.assertGreater(sum(restarts.values()), 0)
        print(f"{whole['runs']} runs in {TASKS} tasks, {took:.0f} s; queued again: {restarts}; stopped in "
              f"time {logs.count('Stopped after')} times; digest {merged['digest']}", file=sys.stderr)


def give_up(number, _):
    """A signal is an error of the test, so that it cleans up behind itself."""
    raise TimeoutError(f"signal {number}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, give_up)
    unittest.main(argv=sys.argv[:1])
