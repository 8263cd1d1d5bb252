"""What README.md tells its reader to type works, and what it shows is what comes out.

Each command of a ```sh block is run by bash in a clean copy of the project; ./quickstart, ./check and what
only fetches or enters the project are recognised and not run. A comment before a block says more:
  <!-- small: --replicates 4 --months 24 -->   these words are added to every run in it
  <!-- exit: 2 -->                             its last command ends with this code
  <!-- output: COMMAND -->                     before any block: it is what the command prints; a line
                                               with ... alone stands for any lines, ... for any words
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
NOT_RUN = ("git clone", "cd ", "./quickstart", "./check", "sudo ", "apt-get ", "less ")
BLOCK = re.compile(r"((?:<!--[^\n]*-->\n+)*)^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
sys.path.insert(0, str(SOURCE / "tests/structure"))


def marks(comments):
    return dict(re.findall(r"<!-- (\w+): (.*?) -->", comments))


def commands(body):
    """The lines of a block, continued lines joined, comments and prompts left out."""
    lines = [re.sub(r"^\$ ", "", line).strip() for line in body.replace("\\\n", " ").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def smaller(command, words):
    return re.sub(r"(contingent (?:run|compare|sweep|sensitivity) [^|&;>]*)", lambda m: f"{m.group(1).rstrip()} {words} ", command)


def matches(shown, printed):
    """Is `shown`, with ... for what varies, what was printed?"""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else
                      re.sub(r"(\\\.){3}", ".*?", re.escape(line.rstrip())) + r" *\n"
                      for line in shown.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


class Readme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        import tree
        cls.folder = tempfile.TemporaryDirectory()
        cls.copy = Path(cls.folder.name) / "contingent"
        for name in tree.files(SOURCE):
            (cls.copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(SOURCE / name, cls.copy / name)
        built = cls.copy / "build/release"
        built.mkdir(parents=True)
        (built / "contingent").symlink_to(PROGRAM)
        cls.blocks = [(marks(comments), language, body) for comments, language, body
                      in BLOCK.findall((SOURCE / "README.md").read_text(encoding="utf-8"))]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def bash(self, command):
        path = f"{self.copy / 'build/release'}:{os.environ['PATH']}"
        return subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.copy, text=True,
                              capture_output=True, env=os.environ | {"PATH": path})

    def run_block(self, said, body):
        block = commands(body)
        for number, command in enumerate(block, 1):
            if command.startswith("./"):
                self.assertTrue(os.access(self.copy / shlex.split(command)[0], os.X_OK), command)
            if command.startswith(NOT_RUN):
                continue
            ran = self.bash(smaller(command, said.get("small", "")))
            expected = int(said.get("exit", 0)) if number == len(block) else 0
            self.assertEqual(ran.returncode, expected, f"{command}\n{ran.stdout}{ran.stderr}")

    def test_every_command_of_the_readme_works(self):
        blocks = [(said, body) for said, language, body in self.blocks if language == "sh"]
        self.assertTrue(blocks, "README.md shows no command")
        for said, body in blocks:
            with self.subTest(block=body):
                self.run_block(said, body)

    def test_the_output_that_the_readme_shows_is_what_comes_out(self):
        for said, _, body in self.blocks:
            if "output" in said:
                with self.subTest(command=said["output"]):
                    ran = self.bash(said["output"])
                    self.assertTrue(matches(body, ran.stdout),
                                    f"README.md shows\n{body}\nbut it prints\n{ran.stdout}")

    def test_both_commands_are_named(self):
        typed = [command.split()[0] for _, language, body in self.blocks if language == "sh"
                 for command in commands(body)]
        self.assertIn("./quickstart", typed)
        self.assertIn("./check", typed)

    def test_this_test_notices_what_differs(self):
        self.assertTrue(matches("a ... c\n...\nz\n", "a b c\nd\ne\nz\n"))
        self.assertFalse(matches("a 1 c\n", "a 2 c\n"))
        self.assertFalse(matches("a\n", "a\nb\n"))
        with self.assertRaises(AssertionError):
            self.run_block({}, "true\nfalse\n")
        with self.assertRaises(AssertionError):
            self.run_block({"exit": "2"}, "true\n")
        with self.assertRaises(AssertionError):
            self.run_block({}, "./no-such-script\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
