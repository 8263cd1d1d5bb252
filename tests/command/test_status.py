"""The command `contingent status`: what is in a store, which shards are missing, what failed, who made it; what cannot
be read is one sentence.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import sqlite3
import subprocess
import time

from store_tests import BASELINE, PROGRAM, RUNS, StoreTest, main


class Status(StoreTest):
    def of(self, *stores):
        return json.loads(self.contingent("status", *stores, "--json").stdout)

    def test_a_whole_study(self):
        page = self.contingent("status", self.whole()).stdout
        for words in (f"{self.whole()}\n  Study    small (", "): A small one",
                      f"{RUNS} of {RUNS} (4 points x 2 arms x 2 replicates), 0 failed", "1 session",
                      "contingent sweep small.cfg --quiet -o whole.db", " MB"):
            self.assertIn(words, page)
        self.assertNotIn("Shards", page)
        said, = self.of(self.whole())
        self.assertEqual([said[key] for key in ("stored", "wanted", "failed", "points", "arms")],
                         [RUNS, RUNS, 0, 4, 2])
        self.assertEqual(said["study"], self.rows(self.whole(), "SELECT id FROM study")[0][0])
        self.assertEqual(said["bytes"], self.whole().stat().st_size)

    def test_which_shards_are_complete_begun_and_missing(self):
        first, = self.of(self.part(2))
        self.assertEqual(first["shards"], {"of": 3, "complete": [2], "begun": [], "missing": [1, 3]})
        self.contingent("merge", self.part(3), self.part(1), "-o", "m.db")
        self.change(self.here / "m.db", "DELETE FROM run WHERE number = "
                    "(SELECT max(number) FROM run WHERE (point * 2 + replicate) % 3 = 2)")
        second, = self.of(self.here / "m.db")
        self.assertEqual(second["shards"], {"of": 3, "complete": [1], "begun": [3], "missing": [2]})
        self.assertIn("Shards   of 3: complete 1; begun 3; missing 2",
                      self.contingent("status", "m.db").stdout)

    def test_what_failed_is_told_with_its_sentence(self):
        store = self.copy(self.whole())
        base = sqlite3.connect(store)
        with base:
            base.execute("UPDATE run SET status = 'broken', sentence = 'it rained' || char(10) || 'so'"
                         " WHERE arm = 1 AND point < 2")
        base.close()
        page = self.contingent("status", store).stdout
        self.assertIn("4 failed", page)
        self.assertIn("replicate 1 of s07-legal-reform at point 0: it rained\n", page)
        self.assertIn("and 1 more\n", page)
        said, = self.of(store)
        self.assertEqual(said["failed"], 4)
        self.assertEqual(said["failures"][0], {"run": "replicate 0 of s07-legal-reform at point 0",
                                               "sentence": "it rained"})

    def test_a_plain_study_and_several_at_once(self):
        both = self.of(self.plain(3), self.whole())
        self.assertEqual([one["name"] for one in both], ["baseline-2015", "small"])
        self.assertEqual((both[0]["stored"], both[0]["wanted"]), (3, 3))

    def test_a_store_that_a_process_writes_to(self):
        process = subprocess.Popen([str(PROGRAM), "run", BASELINE, "--replicates", "1000", "--quiet",
                                    "-o", "busy.db"], cwd=self.here, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        until = time.monotonic() + 60
        busy = self.here / "busy.db"
        while time.monotonic() < until and (not busy.exists() or busy.stat().st_size < 10 ** 6):
            time.sleep(0.05)
        ran = self.contingent("status", busy, code=1)
        self.one_sentence(ran, busy, "another process is using it; wait for it to end")
        self.assertNotIn("-o", ran.stderr)

    def test_one_that_cannot_be_read_does_not_hide_the_others(self):
        (self.here / "text.db").write_text("hello")
        ran = self.contingent("status", "text.db", self.whole(), code=2)
        self.assertIn("Study    small", ran.stdout)
        self.one_sentence(ran, "text.db is not a store of contingent")

    def test_a_store_is_only_read(self):
        store = self.copy(self.whole())
        before = store.read_bytes(), store.stat().st_mtime_ns
        self.contingent("status", store)
        self.assertEqual((store.read_bytes(), store.stat().st_mtime_ns), before)


if __name__ == "__main__":
    main()
