"""The command `contingent merge`: parts of a study become one store in any order, any of them again, after a kill; what
cannot be merged is one sentence and leaves the whole as it was.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import itertools
import json
import random
import resource
import signal
import sqlite3
import subprocess
import time

from store_tests import BASELINE, PROGRAM, RUNS, StoreTest, main


def own(content):
    """What does not depend on who ran what when."""
    return {name: rows for name, rows in content.items() if name not in ("session", "build")}


class Merged(StoreTest):
    def merge(self, *parts, name="m.db", **more):
        self.contingent("merge", *parts, "-o", self.here / name, **more)
        return self.here / name

    def test_every_order_gives_the_same_rows_sessions_and_digest_as_the_whole(self):
        parts = [self.part(number) for number in (1, 2, 3)]
        contents = []
        for at, order in enumerate(itertools.permutations(parts)):
            contents.append(self.content(self.merge(*order, name=f"m{at}.db")))
        for content in contents[1:]:
            self.same(content, contents[0])
        self.same(own(self.content(self.here / "m0.db", seconds=False)),
                         own(self.content(self.whole(), seconds=False)))
        self.assertEqual(len(contents[0]["session"]), 3)
        self.assertEqual(sorted(row[3] for row in contents[0]["session"]), [0, 1, 2])
        self.assertEqual(len(contents[0]["build"]), 3 * 9)

    def test_step_by_step_and_again_changes_nothing_more(self):
        at_once = self.content(self.merge(*(self.part(number) for number in (1, 2, 3))))
        for order in ([2], [3, 2], [1, 1], [1, 2, 3], [3]):
            self.merge(*(self.part(number) for number in order), name="steps.db")
        self.same(self.content(self.here / "steps.db"), at_once)
        self.merge(self.here / "steps.db")
        self.same(self.content(self.here / "m.db"), at_once)

    def test_the_command_of_the_study_finds_everything_there(self):
        whole = json.loads(self.contingent("sweep", self.study, "--json", "-o",
                                           self.whole()).stdout)
        merged = self.merge(self.part(3), self.part(1))
        said = self.contingent("merge", self.part(2), "-o", merged).stdout
        self.assertIn(f"it has {RUNS} of {RUNS}", said)
        ran = self.contingent("sweep", self.study, "--json", "-o", merged)
        self.assertIn("nothing had to be run", ran.stderr)
        self.assertEqual(json.loads(ran.stdout)["digest"], whole["digest"])
        self.contingent("verify", merged)

    def test_a_whole_that_lacks_a_part_says_how_many_and_is_completed(self):
        said = self.contingent("merge", self.part(1), self.part(3), "-o", "m.db").stdout
        self.assertRegex(said, rf"it has 10 of {RUNS}\.\nNext: contingent status m\.db")
        self.contingent("sweep", self.study, "--quiet", "-o", self.here / "m.db")
        self.same(own(self.content(self.here / "m.db", seconds=False)),
                         own(self.content(self.whole(), seconds=False)))

    def test_replicates_of_a_plain_study_merge_and_get_their_summary(self):
        words = ["run", BASELINE, "--months", 12, "--replicates", 3, "--quiet", "-o"]
        for first, second in (("plain2", "plain3"), ("plain3", "plain2")):
            stores = {"plain2": self.plain(2), "plain3": self.plain(3)}
            name = f"{first}.db"
            merged = self.merge(stores[first], stores[second], name=name)
            self.assertEqual(self.rows(merged, "SELECT replicates, summarised FROM study"), [(3, 0)])
            self.contingent(*words, merged)
            one, other = (self.content(path, seconds=False) for path in (merged, self.plain(3)))
            for table in ("run", "final", "summary"):
                self.same(one[table], other[table])
            self.assertNotEqual(self.rows(merged, "SELECT count(*) FROM summary"), [(0,)])

    def test_what_took_longer_does_not_stay(self):
        slow = self.copy(self.part(1), "slow.db")
        base = sqlite3.connect(slow)
        with base:
            base.execute("UPDATE run SET seconds = 1000")
        base.close()
        for parts in ((slow, self.part(1)), (self.part(1), slow)):
            merged = self.merge(*parts, name=f"{parts[0].stem}.db.merged")
            self.assertLess(self.rows(merged, "SELECT max(seconds) FROM run")[0][0], 1000)

    def test_runs_that_failed_for_want_of_memory_are_left_out(self):
        part = self.copy(self.part(1))
        number, = self.rows(part, "SELECT min(number) FROM run")[0]
        other = self.contingent("merge", part, "-o", "all.db").stdout
        self.assertIn("6 runs added", other)
        self.change(part, "DELETE FROM run WHERE number = ?", number)
        self.change(part, "INSERT INTO run SELECT number - 1, point, replicate, arm, 'memory', 'no', "
                    "digest, seconds, row, parameters, x'' FROM run WHERE number = ?", number + 1)
        ran = self.contingent("merge", part, "-o", "m.db", code=1)
        self.one_sentence(ran, "is not as it was stored")  # a row's digest covers its status too


class Refused(StoreTest):
    def refused(self, *parts, code, into=2, **more):
        """Merges into a whole with something in it, and into none: both stay as they were."""
        whole = self.copy(self.part(into), "into.db")
        before = whole.read_bytes()
        ran = self.contingent("merge", *parts, "-o", whole, code=code, **more)
        self.assertEqual(whole.read_bytes(), before)
        self.assertEqual(ran.stdout, "")
        fresh = self.contingent("merge", self.part(into), *parts, "-o", "fresh.db", code=code, **more)
        self.assertFalse((self.here / "fresh.db").exists())
        self.assertEqual([path.name for path in self.here.glob("*-journal")], [])
        self.one_sentence(fresh)
        return ran

    def test_a_part_of_another_study(self):
        ran = self.refused(self.part(1), self.plain(3), code=2)
        self.one_sentence(ran, "plain3.db holds another study (baseline-2015", "(small, ",
                          "nothing was merged")

    def test_a_bit_that_was_flipped_in_a_part(self):
        for blob in ("record", "parameters"):
            part = self.copy(self.part(1), f"{blob}.db")
            point, replicate, arm = self.flip(part, blob)
            ran = self.refused(self.part(3), part, code=1)
            name = ("baseline-2015", "s07-legal-reform")[arm]
            self.one_sentence(ran, part, f"replicate {replicate} of {name} at point {point} is not as "
                              "it was stored")

    def test_a_bit_that_was_flipped_in_the_file(self):
        part = self.copy(self.part(1))
        damaged = bytearray(part.read_bytes())
        root, = self.rows(part, "SELECT rootpage FROM sqlite_schema WHERE name = 'run'")[0]
        damaged[(root - 1) * 16384] ^= 0xff
        part.write_bytes(damaged)
        self.one_sentence(self.refused(part, code=1), part)

    def test_an_input_that_was_changed(self):
        part = self.copy(self.part(1))
        self.change(part, "UPDATE input SET bytes = CAST(bytes || ' ' AS BLOB) WHERE number = 3")
        ran = self.contingent("merge", part, "-o", "fresh.db", code=1)
        self.one_sentence(ran, "its input data/", "is not as it was stored")
        self.assertFalse((self.here / "fresh.db").exists())

    def test_parts_that_disagree_on_a_run(self):
        # Runs of another seed under the name of the same study: what a broken machine might give.
        other = self.make("seed.db", "sweep", self.study, "--seed", 43, "--shard", "1/3")
        liar = self.copy(other, "liar.db")
        mine, = self.rows(self.part(1), "SELECT id FROM study")[0]
        self.change(liar, "UPDATE study SET id = ?", mine)
        digests = [self.rows(path, "SELECT digest FROM run ORDER BY number")[0][0]
                   for path in (liar, self.part(1))]
        ran = self.refused(liar, code=1, into=1)
        self.one_sentence(ran, "replicate 0 of baseline-2015 at point 0 of", "liar.db", *digests,
                          "must agree to the bit", "nothing was merged")

    def test_a_part_that_another_process_has(self):
        part = self.copy(self.part(1))
        base = sqlite3.connect(part, isolation_level=None)
        self.addCleanup(base.close)
        base.execute("BEGIN EXCLUSIVE")
        self.one_sentence(self.refused(part, code=1), part, "another process is using it; wait for it")

    def test_the_whole_as_a_part_of_itself(self):
        whole = self.copy(self.part(1))
        ran = self.contingent("merge", self.part(2), "copy.db", "-o", whole, code=2)
        self.one_sentence(ran, "copy.db is the whole and a part of it")

    def test_what_is_no_store(self):
        (self.here / "text.db").write_text("hello")
        (self.here / "empty.db").write_text("")
        for name in ("text.db", "empty.db"):
            self.one_sentence(self.refused(name, code=2), f"{name} is not a store of contingent")
        self.one_sentence(self.refused("nowhere.db", code=2), "cannot open nowhere.db: No such file")
        self.assertEqual((self.here / "text.db").read_text(), "hello")
        ran = self.contingent("merge", self.part(1), "-o", "text.db", code=2)
        self.one_sentence(ran, "text.db is not a store of contingent; it was left as it is")
        self.assertEqual((self.here / "text.db").read_text(), "hello")

    def test_no_room_for_the_whole(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200000, 200000))
        ran = self.contingent("merge", self.part(1), "-o", "m.db", code=1, preexec_fn=limit)
        self.one_sentence(ran, "m.db")
        self.assertFalse((self.here / "m.db").exists())

    def test_words_that_are_wrong(self):
        for words, sentence in (((), "the store is missing"), (("a.db",), "-o says where to write"),
                                (("a.db", "-o", "b.db", "--jsn"), "unknown option '--jsn'"),
                                (("a.db", "-o"), "-o needs a value")):
            self.assertIn(sentence, self.contingent("merge", *words, code=2).stderr)


class Killed(StoreTest):
    def test_a_merge_that_is_killed_is_completed_by_the_same_command(self):
        parts = [str(self.part(number)) for number in (1, 2, 3)]
        self.contingent("merge", *parts, "-o", "calm.db")
        chance = random.Random(11)
        killed = 0
        for at in range(24):
            process = subprocess.Popen([str(PROGRAM), "merge", "--quiet", *parts, "-o", "m.db"],
                                       cwd=self.here)
            time.sleep(chance.uniform(0, 0.05))
            killed += process.poll() is None
            process.kill()
            process.wait()
            if at % 4 == 3:
                self.contingent("merge", *parts, "-o", "m.db")
                self.same(self.content(self.here / "m.db"),
                                 self.content(self.here / "calm.db"))
                (self.here / "m.db").unlink()
        self.assertGreater(killed, 0)


if __name__ == "__main__":
    main()
