"""What `contingent init` makes passes, works as its README says, says all that such files may say, and
nothing is overwritten.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(SOURCE / "tests/support"))
import typed

FILES = {"policy.cfg", "vary.cfg", "README.md", ".gitignore"}
# A setting behind a #: "# name = ...;", or "# { ... }," or "# "a.measure"," in a list.
SETTING = re.compile(r"^( *)# ((\w+) = .*;|\{.*\},|\"[\w.]+\",)$", re.MULTILINE)
NUMBER = r"-?[\d.e+-]+"


def keys(*names):
    """What the lists of keys in engine/io allow: {"path", ...} and likewise."""
    found = set()
    for name in names:
        code = (SOURCE / "engine/io" / name).read_text(encoding="utf-8")
        for table in re.findall(r"(?:ctg_scenario_key keys|names)\[\] = \{(.*?)\};", code, re.DOTALL):
            found |= set(re.findall(r'"([\w-]+)"', table))
    return found


class Init(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def contingent(self, *words, code=0, here=None):
        ran = subprocess.run([PROGRAM, *map(str, words)], cwd=here or self.here, text=True, capture_output=True)
        self.assertEqual(ran.returncode, code, f"{words}\n{ran.stdout}{ran.stderr}")
        return ran

    def made(self, *words):
        self.contingent("init", "study", *words)
        return self.here / "study"

    def test_it_makes_its_files_and_says_what_comes_next(self):
        said = self.contingent("init", "study").stdout
        self.assertEqual({path.name for path in (self.here / "study").iterdir()}, FILES)
        for name in FILES:
            self.assertIn(f"  {name}", said)
        following = re.search(r"^Next: (.*)$", said, re.MULTILINE)[1].replace("contingent", str(PROGRAM))
        ran = subprocess.run(["bash", "-c", following], cwd=self.here, text=True, capture_output=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)

    def test_every_command_of_its_readme_works_as_typed(self):
        study = self.made()
        reader = typed.Reader(self, study, PROGRAM.parent)
        blocks = [(said, body) for said, language, body
                  in typed.blocks((study / "README.md").read_text(encoding="utf-8")) if language == "sh"]
        commands = [command.split()[1] for _, body in blocks for command in typed.commands(body)]
        self.assertLessEqual({"check", "compare", "sweep", "sensitivity", "export"}, set(commands))
        self.assertEqual("report" in commands, "\n  report " in self.contingent().stdout)
        for _, body in blocks:
            with self.subTest(block=body):
                reader.type({"small": "--months 24"}, body)

    def test_what_it_makes_can_be_moved(self):
        study = self.made()
        elsewhere = self.here / "some where" / "else"
        elsewhere.parent.mkdir()
        study.rename(elsewhere)
        self.contingent("check", "policy.cfg", "vary.cfg", here=elsewhere)
        self.contingent("check", elsewhere / "policy.cfg", elsewhere / "vary.cfg")

    def test_every_setting_behind_a_hash_is_right(self):
        """Each is put in force alone, for that of the same name where there is one."""
        study = self.made()
        (study / "points.csv").write_text("training.turnover_per_year\n0.1\n0.2\n")
        tried = 0
        for name in ("policy.cfg", "vary.cfg"):
            text = (study / name).read_text(encoding="utf-8")
            for match in SETTING.finditer(text):
                active = text[:match.start()] + match[1] + match[2] + text[match.end():]
                if match[3]:
                    active = re.sub(rf"^{match[3]} = [^\n]*;\n(?=[\s\S]*^{match[3]} = )", "", active,
                                    flags=re.MULTILINE)
                if "points.csv" in match[2]:
                    active = re.sub(r"^vary = \(.*?^\);\n", "", active, flags=re.MULTILINE | re.DOTALL)
                with self.subTest(file=name, setting=match[2]):
                    self.assertEqual(len(re.findall(rf"^{match[3]} = ", active, re.MULTILINE)) if match[3] else 1, 1)
                    (study / "tried.cfg").write_text(active)
                    self.contingent("check", "tried.cfg", here=study)
                    tried += 1
        self.assertGreaterEqual(tried, 20)

    def test_a_wrong_setting_behind_a_hash_would_be_noticed(self):
        study = self.made()
        text = (study / "vary.cfg").read_text(encoding="utf-8")
        (study / "tried.cfg").write_text(text.replace('# on_error = "stop"', 'on_error = "sotp"'))
        self.contingent("check", "tried.cfg", here=study, code=2)

    def test_the_files_say_all_that_such_files_may_say(self):
        study = self.made()
        policy = (study / "policy.cfg").read_text(encoding="utf-8")
        vary = (study / "vary.cfg").read_text(encoding="utf-8")
        wanted = keys("scenario_sheet.c", "scenario_values.c", "scenario_expects.c", "scenario_asks.c")
        self.assertLessEqual({"title", "change", "multiply", "covariates_known_to", "draw", "cause"}, wanted)
        for key in wanted:
            self.assertRegex(policy, rf"\b{key}\b")
        wanted = keys("sweep.c", "sweep_vary.c", "sweep_design.c", "sweep_keep.c", "distribution.c", "design_kind.c")
        self.assertLessEqual({"vary", "sd_log", "second_order", "on_error", "lognormal", "saltelli", "at"}, wanted)
        for key in wanted:
            self.assertRegex(vary, rf"(?<![\w-]){key}(?![\w-])")

    def test_what_comments_say_of_parameters_is_what_explain_says(self):
        study = self.made()
        seen = 0
        for name in ("policy.cfg", "vary.cfg"):
            text = re.sub(r"\n *# (?=[^{\"])", " ", (study / name).read_text(encoding="utf-8"))
            for path, what, value, least, most, unit, drawn in re.findall(
                    rf"([a-z]+\.[a-z_]+): ([^;]+); ({NUMBER}), allowed ({NUMBER}) to ({NUMBER}) ([^,]+), "
                    rf"(plausible {NUMBER} to {NUMBER}|never drawn)", text):
                known = json.loads(self.contingent("explain", path, "--json").stdout)["explained"][0]
                with self.subTest(path=path):
                    self.assertEqual((what, float(value), unit), (known["what"], known["value"], known["unit"]))
                    self.assertEqual({"least": float(least), "most": float(most)}, known["allowed"])
                    self.assertEqual(drawn != "never drawn", known["drawn"])
                    seen += 1
        self.assertGreaterEqual(seen, 9)

    def test_the_question_is_asked_as_it_was_typed(self):
        question = 'Is "this" \\ worth it? 日本'
        study = self.made("--question", question)
        self.contingent("check", "policy.cfg", "vary.cfg", here=study)
        self.assertTrue((study / "README.md").read_text(encoding="utf-8").startswith(f"# {question}\n"))
        listed = json.loads(self.contingent("scenarios", "study", "--json").stdout)["scenarios"]
        self.assertEqual([(one["name"], one["question"]) for one in listed], [("policy", question)])
        for wrong in ("", "two\nlines", "x" * 501):
            ran = self.contingent("init", "other", "--question", wrong, code=2)
            self.assertIn("--question", ran.stderr)
        self.assertFalse((self.here / "other").exists())

    def test_nothing_is_overwritten(self):
        for name in sorted(FILES):
            folder = self.here / ("with" + name)
            folder.mkdir()
            (folder / name).write_text("mine")
            (folder / "notes.txt").write_text("mine too")
            ran = self.contingent("init", folder.name, code=2)
            with self.subTest(name=name):
                self.assertEqual(ran.stderr, f"with{name}/{name} is there already; nothing was written\n")
                self.assertEqual(ran.stdout, "")
                self.assertEqual({path.name: path.read_text() for path in folder.iterdir()},
                                 {name: "mine", "notes.txt": "mine too"})

    def test_an_empty_folder_is_taken_and_a_link_to_nowhere_is_not(self):
        (self.here / "study").mkdir()
        self.assertEqual({path.name for path in self.made().iterdir()}, FILES)
        (self.here / "other").mkdir()
        (self.here / "other/vary.cfg").symlink_to("nowhere")
        self.contingent("init", "other", code=2)
        self.assertFalse((self.here / "other/nowhere").exists())

    def test_what_is_wrong_is_one_sentence(self):
        (self.here / "file").write_text("")
        for words, said in (([], "one folder is needed"), (["a", "b"], "one folder is needed"),
                            (["no/such/place"], "cannot make the folder no/such/place: No such file"),
                            (["file"], "cannot make the folder file: File exists"),
                            (["a", "--qestion", "b"], "did you mean 'question'?")):
            with self.subTest(words=words):
                self.assertIn(said, self.contingent("init", *words, code=2).stderr)
        self.assertEqual([path.name for path in self.here.iterdir()], ["file"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
