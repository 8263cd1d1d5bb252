"""What `cmake --install` puts into a folder works there, and where the folder is moved to: the program with
its scenarios, the manual, the completions, the library with pkg-config and with find_package.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BUILD = PROGRAM.parent
EXAMPLE = SOURCE / "engine/examples/what_if.c"
GOLDEN = (SOURCE / "tests/golden/baseline.digest").read_text(encoding="utf-8").split()[0]
POLICY = ("--set", "donors.JPN.budget_usd_m_per_year*=2", "--from", "2016-01")
PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(embedder C)
find_package(contingent 0.1 REQUIRED)
add_executable(what_if what_if.c)
target_link_libraries(what_if PRIVATE contingent::contingent m)
file(WRITE "${CMAKE_BINARY_DIR}/scenarios" "${contingent_SCENARIOS}")
"""
CPP = """#include <contingent.h>
int main() { ctg_experiment_close(nullptr); return ctg_experiment_measure_count() > 100 ? 0 : 1; }
"""


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        first = Path(folder.name) / "first"
        cls.run_words("cmake", "--install", str(BUILD), "--prefix", str(first))
        cls.prefix = Path(folder.name) / "moved here"  # nobody may remember where it was
        first.rename(cls.prefix)
        cls.library = next(cls.prefix.rglob("libcontingent.so")).parent
        cls.environment = {key: value for key, value in os.environ.items() if key != "CONTINGENT_SCENARIOS"} | {
            "PATH": f"{cls.prefix / 'bin'}:{os.environ['PATH']}", "LD_LIBRARY_PATH": str(cls.library),
            "PKG_CONFIG_PATH": str(cls.library / "pkgconfig")}

    @staticmethod
    def run_words(*words, **options):
        ran = subprocess.run(words, capture_output=True, text=True, **options)
        if ran.returncode != 0:
            raise AssertionError(f"{words}\n{ran.stdout}{ran.stderr}")
        return ran.stdout

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = Path(folder.name)

    def call(self, *words):
        return self.run_words(*words, cwd=self.here, env=self.environment)

    def digest(self, *words):
        page = self.call("contingent", "run", "baseline-2015", "--replicates", "8", "--months", "24",
                         "--no-store", "--quiet", "--json", *words)
        return re.search(r'"digest": "(\w+)"', page).group(1)

    def expect_digests(self, printed):
        found = re.findall(r"digest (\w+)", printed)
        self.assertEqual(found, [GOLDEN, self.digest(*POLICY)], printed)
        self.assertIn("South-eastern Asia", printed)

    def test_scenarios_are_found_by_name_from_anywhere(self):
        self.assertEqual(self.digest(), GOLDEN)
        self.assertIn("s07-legal-reform\n", self.call("contingent", "scenarios"))
        (self.here / "mine.cfg").write_text('base = "baseline-2015";\nmonths = 12;\n', encoding="utf-8")
        self.assertIn("12 months after 2015-01", self.call("contingent", "check", "mine.cfg"))
        (self.here / "study.cfg").write_text(
            'base = "baseline-2015"; policies = ( "s07-legal-reform" ); replicates = 1; months = 12;\n',
            encoding="utf-8")
        self.call("contingent", "sweep", "study.cfg", "--no-store", "-q")
        (self.here / "baseline-2015").write_text('base = "baseline-2008";\n', encoding="utf-8")
        self.assertIn("after 2008-01", self.call("contingent", "check", "baseline-2015"))  # as typed goes first

    def test_every_scenario_that_is_shipped_can_be_read(self):
        for name in self.call("contingent", "completion", "scenarios").split():
            self.call("contingent", "check", "-q", name)
        self.assertEqual(set(self.call("contingent", "completion", "studies").split()),
                         {path.stem for path in SOURCE.glob("scenarios/*.cfg")
                          if re.match("vary|calibration-[12]", path.stem)})  # calibration-base is what they start from

    def test_a_name_that_is_none_is_told_with_where_it_was_looked_for(self):
        (self.here / "mine.cfg").write_text('\nbase = "baseline-215";\n', encoding="utf-8")
        for words, place in (("baseline-215", "baseline-215: "), ("mine.cfg", "mine.cfg:2: ")):
            ran = subprocess.run(["contingent", "check", words], cwd=self.here, env=self.environment,
                                 capture_output=True, text=True)
            self.assertEqual(ran.returncode, 2)
            self.assertEqual(ran.stderr, f"{place}error: there is no file 'baseline-215', and no scenario of this "
                             f"name in {self.prefix}/share/contingent/scenarios; did you mean 'baseline-2015'?\n")

    def test_manual_and_completions_are_there(self):
        names = self.call("contingent", "completion", "commands").split()
        pages = {path.name for path in (self.prefix / "share/man/man1").iterdir()}
        self.assertEqual(pages, {"contingent.1"} | {f"contingent-{name}.1" for name in names})
        for shell, path in (("bash", "bash-completion/completions/contingent"),
                            ("zsh", "zsh/site-functions/_contingent"),
                            ("fish", "fish/vendor_completions.d/contingent.fish")):
            self.assertEqual((self.prefix / "share" / path).read_text(encoding="utf-8"),
                             self.call("contingent", "completion", shell))

    def test_nothing_names_a_folder_of_this_machine(self):
        for path in self.prefix.rglob("*"):
            if path.is_file():
                self.assertNotIn(str(SOURCE).encode(), path.read_bytes(), path)
                self.assertNotIn(str(self.prefix.parent).encode(), path.read_bytes(), path)

    def test_documents_link_to_what_is_there(self):
        docs = self.prefix / "share/doc/contingent"
        for name in ("README.md", "TUTORIAL.md", "engine/MODEL.md"):
            for link in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", (docs / name).read_text(encoding="utf-8")):
                if not link.endswith("CONTRIBUTING.md"):
                    self.assertTrue((docs / name).parent.joinpath(link).exists(), f"{name}: {link}")

    def test_the_example_with_pkg_config(self):
        flags = self.call("pkg-config", "--cflags", "--libs", "contingent")
        scenarios = self.call("pkg-config", "--variable=scenarios", "contingent").strip()
        subprocess.run(f"cc -Wall -Wextra -Werror -std=c11 '{EXAMPLE}' {flags.strip()} -lm -o what_if", shell=True,
                       check=True, cwd=self.here)
        self.expect_digests(self.call("./what_if", scenarios.replace("\\ ", " "), "8", "24"))

    def test_the_example_with_find_package(self):
        shutil.copy(EXAMPLE, self.here)
        (self.here / "CMakeLists.txt").write_text(PROJECT, encoding="utf-8")
        self.call("cmake", "-B", "out", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        self.call("cmake", "--build", "out")
        scenarios = (self.here / "out/scenarios").read_text(encoding="utf-8")
        self.expect_digests(self.call("out/what_if", scenarios, "8", "24"))

    def test_the_header_is_one_of_cpp_too(self):
        if shutil.which("c++") is None:
            self.skipTest("there is no C++ compiler")
        (self.here / "a.cpp").write_text(CPP, encoding="utf-8")
        self.call("c++", "-Wall", "-Wextra", "-Werror", "-pedantic", "a.cpp", f"-I{self.prefix / 'include'}",
                  f"-L{self.library}", "-lcontingent", "-o", "a")
        self.call("./a")

    def test_the_library_shows_what_the_header_names_and_nothing_else(self):
        shown = self.call("nm", "-D", "--defined-only", str(self.library / "libcontingent.so"))
        names = {line.split()[2] for line in shown.splitlines() if line.split()[1] in "TDB"}
        header = (self.prefix / "include/contingent.h").read_text(encoding="utf-8")
        wanted = set(re.findall(r"^CTG_EXPORT .*?(ctg_\w+)\(", header, re.MULTILINE | re.DOTALL))
        linkers = {"__bss_start", "_edata", "_end"}
        self.assertEqual({name for name in names if not name.startswith(".gomp")} - linkers, wanted)
        self.assertGreater(len(wanted), 10)


class InTheBuild(unittest.TestCase):
    def test_the_example_has_the_digests_of_the_program(self):
        printed = subprocess.run([str(BUILD / "what_if"), "scenarios", "8", "24"], cwd=SOURCE, text=True,
                                 capture_output=True, check=True).stdout
        self.assertEqual(re.findall(r"baseline: .* digest (\w+)", printed), [GOLDEN])

    def test_a_mistake_is_a_sentence(self):
        ran = subprocess.run([str(BUILD / "what_if"), "tests", "8", "24"], cwd=SOURCE, text=True,
                             capture_output=True)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("no scenario of this name in tests", ran.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
