"""The benchmark as its user meets it: the shape of the JSON, tables, document, warnings, mistakes; what
bench/RESULTS.md has is what the program prints. That figures are right is a matter of a quiet machine.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PATHS = ["plain", "avx2", "avx512"]
SUMMARY = {"median", "p25", "p75", "least", "most"}
BUSY = """import time
end = time.monotonic() + 60
while time.monotonic() < end: pass"""


def rows(text):
    """What stands first in the lines of a document's tables, and their headings."""
    return [line for line in text.splitlines() if line.startswith("## ")] + [
        "|".join(line.split("|")[1:3]) for line in text.splitlines() if line.startswith("|")]


class Bench(unittest.TestCase):
    def contingent(self, *words, code=0):
        ran = subprocess.run([PROGRAM, *words], cwd=SOURCE, capture_output=True, text=True)
        self.assertEqual(ran.returncode, code, f"{words}: {ran.stdout[-300:]}{ran.stderr}")
        return ran

    def bench(self, *words, code=0):
        return self.contingent("bench", "--quick", *words, code=code)

    def answer(self, *words):
        return json.loads(self.bench("--json", *words).stdout)

    def summary(self, of):
        self.assertEqual(set(of), SUMMARY)
        self.assertTrue(0 < of["least"] <= of["p25"] <= of["median"] <= of["p75"] <= of["most"], of)

    def test_the_json_says_what_was_measured_where(self):
        told = self.answer("--threads", "2")
        self.assertEqual(set(told), {
            "command", "day", "quick", "rounds", "threads_most", "scenario", "machine", "build",
            "paths", "warnings", "ck1", "engine", "memory", "threads", "growth", "peaks"})
        self.assertEqual(set(told["machine"]), {
            "cpu", "cores", "affinity", "cores_allowed", "caches", "load_average", "used_by_others",
            "stolen"})
        self.assertEqual(told["machine"]["cores_allowed"], len(os.sched_getaffinity(0)))
        for fact in ("commit", "compiler", "flags", "type", "version"):
            self.assertTrue(told["build"][fact])
        self.assertEqual(told["command"], "contingent bench --quick --json --threads 2")
        self.assertGreater(told["memory"]["bytes_a_replicate"], 1e5)
        self.assertGreater(told["memory"]["stored_bytes_a_replicate"], 1e3)
        for part in ("ck1", "engine", "threads"):
            for row in told[part]:
                self.summary(row["per_second"])
                self.assertRegex(row["digest"], "^[0-9a-f]{16}$")
        self.assertEqual([row["what"] for row in told["engine"]], ["loop", "worlds", "main job"])
        self.assertEqual([(row["what"], row["kind"], row["threads"]) for row in told["threads"]],
                         [(what, kind, threads) for what in ("ck1", "engine")
                          for kind in ("strong", "weak") for threads in (1, 2)])

    def test_growth_is_told_of_every_size_of_both(self):
        growth = self.answer("--only", "growth")["growth"]
        self.assertEqual([(row["what"], row["in"]) for row in growth],
                         [(what, kind) for what in ("ck1", "engine") for kind in
                          ("states", "missions", "capabilities", "months", "replicates")])
        for row in growth:
            few = row["what"] == "engine" and row["in"] == "capabilities"
            self.assertEqual(row["sizes"][-1] / row["sizes"][0], 4 if few else 8, row)
            self.assertEqual(len(row["sizes"]), len(row["seconds"]))
            self.assertEqual(row["within_target"], abs(row["exponent"]["median"] - 1) <= 0.05)

    def test_peaks_are_told_beside_the_clock(self):
        clock, *others = self.answer("--only", "peaks")["peaks"]
        self.assertEqual((clock["what"], clock["unit"], clock["per_cycle"]["median"]),
                         ("clock", "cycles", 1))
        self.assertTrue(1e8 < clock["per_second"]["median"] < 1e11, clock)
        self.assertEqual([row["unit"] for row in others], 2 * ["operations"] + 3 * ["bytes"])
        for row in others:  # no core issues more operations, or loads more bytes, in a cycle
            most = 16 if row["unit"] == "operations" else 512
            self.assertTrue(0.01 < row["per_cycle"]["median"] < most, row)

    def test_forms_and_threads_agree_and_a_path_can_be_chosen(self):
        every = self.answer("--only", "ck1", "--only", "threads", "--threads", "3")
        forms = [row["what"] for row in every["ck1"]]
        widest = PATHS.index(every["paths"]["widest"])
        self.assertEqual(forms, ["naive", "reference", *PATHS[:widest + 1]])
        digests = {row["digest"] for row in every["ck1"][1:]}
        digests |= {row["digest"] for row in every["threads"] if row["what"] == "ck1"}
        self.assertEqual(len(digests), 1)
        self.assertEqual([row["threads"] for row in every["threads"]], [1, 2, 3] * 4)
        self.assertEqual(every["engine"], [])
        for path in PATHS[:widest + 1]:
            one = self.answer("--only", "ck1", "--path", path)
            self.assertEqual([row["what"] for row in one["ck1"]], ["naive", "reference", path])
            self.assertEqual(one["paths"]["ck1"], path)
            self.assertEqual({row["digest"] for row in one["ck1"][1:]}, digests)

    def test_an_input_can_be_written_and_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "input.txt")
            made = self.answer("--only", "ck1", "--write-input", path)
            read = self.answer("--only", "ck1", "--input", path)  # all its 240 months, quick or not
            self.assertEqual(read["ck1"][0]["work"], 10 * made["ck1"][0]["work"])
            self.assertEqual(len({row["digest"] for row in read["ck1"][1:]}), 1)
            said = self.bench("--only", "ck1", "--input", folder + "/none", code=2).stderr
            self.assertIn("none", said)

    def test_page_and_document_have_the_same_tables(self):
        page = self.bench("--threads", "2").stdout
        document = self.bench("--threads", "2", "--markdown").stdout
        headings = re.findall(r"^## (.*)$", document, re.MULTILINE)
        self.assertEqual(len(headings), 5)
        for heading in headings:
            self.assertIn("\n" + heading + "\n", page)
        self.assertIn("Nothing above 2 threads was measured", document)
        self.assertIn("`contingent bench --quick --threads 2 --markdown`", document)
        self.assertIn("contingent bench --markdown >> bench/RESULTS.md", document)
        for word in ("machine", "caches", "build", "paths", "rounds"):
            self.assertRegex(page, rf"(?m)^{word} +\S")

    def test_the_results_are_what_the_program_prints(self):
        results = (SOURCE / "bench/RESULTS.md").read_text(encoding="utf-8")
        first = results.split("\n# Speed")[0]
        threads = re.search(r"Nothing above (\d+) threads? was measured", first).group(1)
        printed = self.bench("--threads", threads, "--markdown").stdout
        self.assertIn("Written by `contingent bench --markdown`", first)
        self.assertNotIn("--quick", first)
        if "avx512" in first and "avx512" in printed:
            self.assertEqual(rows(first), rows(printed))

    def test_a_busy_machine_is_told(self):
        busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count())]
        try:
            told = self.answer("--only", "ck1")
        finally:
            for one in busy:
                one.kill()
                one.wait()
        self.assertTrue(any("other programs used" in text for text in told["warnings"]), told)

    def test_oversubscription_and_few_rounds_are_told(self):
        cores = len(os.sched_getaffinity(0))
        ran = self.bench("--only", "threads", "--threads", str(cores + 1))
        self.assertIn(f"warning: {cores + 1} threads on {cores} cores: oversubscribed", ran.stderr)
        self.assertIn("fewer than 7", ran.stderr)
        self.assertIn("oversubscribed", ran.stdout)
        calm = self.contingent("bench", "--quick", "--only", "ck1", "--rounds", "7", "--threads", "1",
                               "--quiet")
        self.assertEqual(calm.stderr, "")
        self.assertNotIn("oversubscribed", calm.stdout)
        self.assertNotIn("fewer than 7", calm.stdout)

    def test_a_signal_stops_it_and_nothing_is_left(self):
        with tempfile.TemporaryDirectory() as folder:
            running = subprocess.Popen([PROGRAM, "bench", "--only", "engine"], cwd=SOURCE,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                       env=os.environ | {"TMPDIR": folder})
            while not os.listdir(folder) and running.poll() is None:
                time.sleep(0.01)
            running.send_signal(signal.SIGINT)
            told, said = running.communicate()
            self.assertEqual((running.returncode, told), (75, ""), said)
            self.assertIn("Stopped. Nothing is kept.", said)
            self.assertEqual(os.listdir(folder), [])

    def test_mistakes_are_sentences(self):
        for words, said in ((["--only", "ck2"], "there are ck1, engine, threads, growth and peaks; did you"),
                            (["--path", "sse9"], "there are plain, avx2 and avx512"),
                            (["--rounds", "0"], "is not between 1 and 1000"),
                            (["--threads", "x"], "is not a whole number"),
                            (["--rounds"], "--rounds needs a value"),
                            (["--marcdown"], "did you mean 'markdown'"),
                            (["--json", "--markdown"], "exclude each other"),
                            (["a.cfg", "b.cfg"], "'b.cfg' is another"),
                            (["no-such.cfg"], "no-such.cfg")):
            with self.subTest(words=words):
                self.assertIn(said, self.bench(*words, code=2).stderr)

    def test_the_examples_of_the_help_work(self):
        text = self.contingent("bench", "--help").stdout
        examples = re.findall(r"^  (contingent bench.*)$", text.partition("\n\n")[0], re.MULTILINE)
        self.assertEqual(len(examples), 4)
        for example in examples:
            words = re.sub(r" >.*", "", example).split()[1:]
            self.assertTrue(self.contingent(*words, "--quick").stdout)
        options = self.contingent("bench", "--help").stdout
        for option in ("only", "rounds", "threads", "path", "input", "quick", "markdown", "json"):
            self.assertIn("--" + option, options)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
