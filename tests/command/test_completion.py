"""Completions in real shells, and manual pages without a fault.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
ENVIRONMENT = os.environ | {"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}


def printed(*words):
    return subprocess.run([str(PROGRAM), *words], capture_output=True, text=True, check=True).stdout


COMMANDS = printed("completion", "commands").split()
# What is typed, the last word unfinished: words that must be offered, words that must not.
CASES = [
    (("contingent", "ru"), {"run"}, {"compare", "--seed"}),
    (("contingent", "run", "--mo"), {"--months"}, {"--replicates", "--origins"}),
    (("contingent", "backtest", "--or"), {"--origins"}, set()),
    (("contingent", "run", "s07"), {"s07-legal-reform"}, {"baseline-2015"}),
    (("contingent", "run", "mi"), {"mine.cfg"}, {"mine.db"}),
    (("contingent", "sweep", "va"), {"vary-courses"}, set()),
    (("contingent", "compare", "baseline-2015", "--set", "training.lapse"),
     {"training.lapse_half_life_months"}, {"training.turnover_per_year"}),
    (("contingent", "compare", "baseline-2015", "--measure", "world.contrib"), {"world.contributors"}, set()),
    (("contingent", "export", "mi"), {"mine.db"}, {"mine.cfg"}),
    (("contingent", "export", "mine.db", "--format", ""), {"csv", "json", "salib"}, {"mine.db"}),
    (("contingent", "explain", "tra"), {"training.turnover_per_year"}, {"world.contributors"}),
    (("contingent", "man", "sens"), {"sensitivity"}, set()),
    (("contingent", "completion", ""), {"bash", "zsh", "fish"}, {"run"}),
]


def bash(typed, folder):
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))\n'
              'complete -p contingent >/dev/null || exit 1\n'
              '_contingent; printf "%s\\n" "${COMPREPLY[@]}"')
    return subprocess.run(["bash", "-c", script, "bash", str(folder / "bash"), *typed], cwd=folder,
                          env=ENVIRONMENT, capture_output=True, text=True, check=True)


def fish(typed, folder):
    line = " ".join(typed)
    return subprocess.run(["fish", "--no-config", "-c", f"source {folder / 'fish'}; complete -C '{line}'"],
                          cwd=folder, env=ENVIRONMENT | {"HOME": str(folder)}, capture_output=True, text=True,
                          check=True)


# zsh completes in a terminal only: it gets one, and writes what it would offer to a file.
ZSHRC = r"""
PROMPT=; fpath=($ZDOTDIR $fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word
compadd() {
    local -a offered
    if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        builtin compadd -A offered "$@"
        print -rl -- $offered >>$ZDOTDIR/offered
    fi
    builtin compadd "$@"
}
comppostfuncs=(exit)
zle-line-init() { : >$ZDOTDIR/ready; }
zle -N zle-line-init
"""


def zsh(typed, folder):
    home = folder / "zsh"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    (home / ".zshrc").write_text(ZSHRC, encoding="utf-8")
    shutil.copy(folder / "_contingent", home)
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(["zsh", "-d", "-i"], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder,
                             env=ENVIRONMENT | {"ZDOTDIR": str(home), "TERM": "dumb"}, start_new_session=True)
    os.close(theirs)
    threading.Thread(target=drain, args=(ours,), daemon=True).start()
    while shell.poll() is None and not (home / "ready").exists():
        time.sleep(0.02)
    os.write(ours, (" ".join(typed) + "\t").encode())
    shell.wait(timeout=60)
    return subprocess.CompletedProcess(typed, 0, (home / "offered").read_text(encoding="utf-8"), "")


def drain(end):
    try:
        while os.read(end, 4096):
            pass
    except OSError:  # nobody has the other end any longer
        pass


class Completions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)
        for shell, name in (("bash", "bash"), ("zsh", "_contingent"), ("fish", "fish")):
            (self.here / name).write_text(printed("completion", shell), encoding="utf-8")
        for name in ("mine.cfg", "mine.db"):
            (self.here / name).touch()

    def offers(self, shell, cases=CASES):
        if shutil.which(shell.__name__) is None:
            self.skipTest(f"{shell.__name__} is not installed")
        for typed, wanted, unwanted in cases:
            with self.subTest(typed=typed):
                ran = shell(typed, self.here)
                self.assertEqual(ran.stderr, "")
                words = set(ran.stdout.split())
                self.assertLessEqual(wanted, words)
                if shell is not fish:  # it offers other files, too, behind those of the right ending
                    self.assertFalse(unwanted & (words - set(typed)))

    def test_bash(self):
        self.offers(bash)

    def test_fish(self):
        self.offers(fish)

    def test_zsh(self):
        self.offers(zsh)

    def test_every_option_of_every_help_is_offered(self):
        for name in COMMANDS:
            options = set(re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+)", printed(name, "--help").partition("\n\n")[2]))
            self.offers(bash, [(("contingent", name, "--"), options, set())])

    def test_bash_finds_no_fault_in_its_script(self):
        if shutil.which("shellcheck"):
            subprocess.run(["shellcheck", "--shell=bash", str(self.here / "bash")], check=True)


class ManualPages(unittest.TestCase):
    def test_man_and_mandoc_find_no_fault(self):
        for name in [None, *COMMANDS]:
            page = printed("man", *([name] if name else []))
            for checker in (["mandoc", "-Tlint", "-Wwarning"], ["groff", "-man", "-ww", "-Tutf8", "-z"]):
                if shutil.which(checker[0]):
                    with self.subTest(page=name, checker=checker[0]):
                        ran = subprocess.run(checker, input=page, capture_output=True, text=True)
                        told = [line for line in (ran.stdout + ran.stderr).splitlines()
                                if "missing date" not in line]
                        self.assertEqual(told, [])

    def test_a_fault_would_be_found(self):
        if shutil.which("mandoc"):
            page = printed("man", "run").replace(".SH OPTIONS", ".SHH OPTIONS")
            ran = subprocess.run(["mandoc", "-Tlint", "-Wwarning"], input=page, capture_output=True, text=True)
            self.assertIn("SHH", ran.stdout + ran.stderr)

    @unittest.skipUnless(shutil.which("mandoc"), "mandoc is not installed")
    def test_a_page_has_what_the_help_has(self):
        for name in COMMANDS:
            page = subprocess.run(["mandoc", "-Tascii", "-Owidth=200"], input=printed("man", name), text=True,
                                  capture_output=True, check=True).stdout
            page = " ".join(re.sub(r".\x08", "", page).split())
            for part in printed(name, "--help").replace("  -h, --help", "").split("\n"):
                part = part.strip()
                if part and not part.startswith(("-", "Exit codes")):
                    self.assertIn(" ".join(part.split()), page, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
