"""What a document tells its reader to type works, and what it shows is what comes out.

Each command of a ```sh block is run by bash, in order; ./quickstart, ./check and what only fetches or enters
something are recognised and not run. A comment before a block says more:
  <!-- small: --replicates 4 --months 24 -->   these words are added to every run in it
  <!-- exit: 2 -->                             its last command ends with this code
  <!-- output: COMMAND -->                     before any block: it is what the command prints
  <!-- printed -->                             it is what the command before it printed
In what is shown a line with ... alone stands for any lines, ... for any words.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NOT_RUN = ("git clone", "cd ", "./quickstart", "./check", "sudo ", "apt-get ", "less ", "export PATH=")
BLOCK = re.compile(r"((?:<!--[^\n]*-->\n+)*)^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def marks(comments):
    return dict(re.findall(r"<!-- (\w+):? ?(.*?) ?-->", comments))


def commands(body):
    """The lines of a block, continued lines joined, comments and prompts left out."""
    lines = [re.sub(r"^\$ ", "", line).strip() for line in body.replace("\\\n", " ").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def smaller(command, words):
    return re.sub(r"(contingent (?:run|compare|sweep|sensitivity) [^|&;>]*)",
                  lambda m: f"{m.group(1).rstrip()} {words} ", command)


def matches(shown, printed):
    """Is `shown`, with ... for what varies, what was printed?"""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else
                      re.sub(r"(\\\.){3}", ".*?", re.escape(line.rstrip())) + r" *\n"
                      for line in shown.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


def blocks(text):
    """(marks, language, body) of each block of a document."""
    return [(marks(comments), language, body) for comments, language, body in BLOCK.findall(text)]


def clone(test, program, source):
    """A clean copy of the project, in which the program is where it would have been built. `test` is a
    test or the class of one."""
    sys.path.insert(0, str(source / "tests/structure"))
    import tree
    folder = tempfile.TemporaryDirectory()
    getattr(test, "addClassCleanup" if isinstance(test, type) else "addCleanup")(folder.cleanup)
    copy = Path(folder.name) / "contingent"
    for name in tree.files(source):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / name, copy / name)
    built = copy / "build/release"
    built.mkdir(parents=True)
    (built / "contingent").symlink_to(program)
    return copy


class Reader:
    """Types what a document says, in `here`, with the programs of `path` before all others."""

    def __init__(self, test, here, path):
        self.test, self.here, self.printed = test, here, None
        self.environment = os.environ | {"PATH": f"{path}:{os.environ['PATH']}"}

    def bash(self, command):
        return subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.here, text=True,
                              capture_output=True, env=self.environment)

    def type(self, said, body):
        """Runs the commands of a block; a `cd` alone is followed."""
        block = commands(body)
        for number, command in enumerate(block, 1):
            if command.startswith("./"):
                self.test.assertTrue(os.access(self.here / shlex.split(command)[0], os.X_OK), command)
            if command.startswith(NOT_RUN):
                if re.fullmatch(r"cd [\w./-]+", command) and (self.here / command[3:]).is_dir():
                    self.here = self.here / command[3:]
                continue
            ran = self.bash(smaller(command, said.get("small", "")))
            expected = int(said.get("exit", 0)) if number == len(block) else 0
            self.test.assertEqual(ran.returncode, expected, f"{command}\n{ran.stdout}{ran.stderr}")
            self.printed = ran.stdout if expected == 0 else ran.stderr

    def compare(self, shown, printed):
        self.test.assertTrue(matches(shown, printed), f"shown is\n{shown}\nbut it prints\n{printed}")
