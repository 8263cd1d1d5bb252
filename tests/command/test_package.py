"""The Debian package is whole and runs where it is unpacked; the recipes for Spack and Apptainer and the
citation have the form that their readers ask for.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import ast
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
RECIPES = SOURCE / "tools/packaging"
VERSION = re.search(r"project\(contingent VERSION ([\d.]+)", (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8"))[1]
# Of Spack's package API 2.0 (spack.package) what the recipes use.
SPACK = {"license", "version", "depends_on", "which", "homepage", "git"}


def packages(purpose):
    """What tools/packages says is needed for the purpose."""
    lines = (SOURCE / "tools/packages").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line.endswith(f" {purpose}")}


@unittest.skipUnless(shutil.which("dpkg-shlibdeps"), "dpkg-dev is not installed")
class Debian(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.here = Path(folder.name)
        subprocess.run(["cpack", "--config", str(PROGRAM.parent / "CPackConfig.cmake"), "-B", str(cls.here / "out")],
                       check=True, capture_output=True)
        cls.package = next((cls.here / "out").glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", str(cls.package), str(cls.here / "root")], check=True)

    def field(self, name):
        return subprocess.run(["dpkg-deb", "-f", str(self.package), name], check=True, capture_output=True,
                              text=True).stdout.strip()

    def test_it_names_the_libraries_that_it_needs(self):
        self.assertEqual(self.field("Version"), VERSION)
        needed = {word.split()[0] for word in self.field("Depends").split(", ")}
        self.assertLessEqual({"libc6", "libconfig9", "libcsv3", "libgsl27", "libjansson4", "libmd0",
                              "libsqlite3-0", "libxxhash0"}, needed)

    def test_it_runs_where_it_is_unpacked(self):
        ran = subprocess.run([str(self.here / "root/usr/bin/contingent"), "run", "baseline-2015", "--replicates", "2",
                              "--months", "12", "-q", "--no-store"], cwd=self.here, capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("Scenario baseline-2015", ran.stdout)
        self.assertTrue((self.here / "root/usr/share/man/man1/contingent-run.1.gz").exists())
        self.assertTrue((self.here / "root/usr/share/doc/contingent/scenarios/PARAMETERS.md").exists())

    @unittest.skipUnless(shutil.which("lintian"), "lintian is not installed")
    def test_lintian_finds_no_error(self):
        ran = subprocess.run(["lintian", "--allow-root", "--fail-on", "error", str(self.package)],
                             capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)


class Spack(unittest.TestCase):
    def names_of(self, name):
        tree = ast.parse((RECIPES / f"spack_repo/contingent/packages/{name}/package.py").read_text(encoding="utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        self.assertEqual([found.name.lower() for found in classes], [name])
        return classes[0]

    def test_a_recipe_is_a_class_of_directives_that_spack_has(self):
        for name in ("contingent", "libcsv"):
            recipe = self.names_of(name)
            self.assertTrue(ast.get_docstring(recipe))
            for node in recipe.body[1:]:
                if isinstance(node, ast.Expr):
                    self.assertIn(node.value.func.id, SPACK)
                elif isinstance(node, ast.Assign):
                    self.assertIn(node.targets[0].id, SPACK)
                else:
                    self.assertIsInstance(node, ast.FunctionDef)
                    self.assertRegex(node.name, r"^(cmake_args|test_\w+)$")

    def test_it_depends_on_what_debian_builds_it_with(self):
        directives = [node.value for node in self.names_of("contingent").body
                      if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
        needed = {re.split("[@:]", call.args[0].value)[0] for call in directives if call.func.id == "depends_on"}
        debian = {re.sub(r"^lib|-dev$", "", name) for name in packages("quickstart") if name.endswith("-dev")}
        self.assertEqual({name.replace("sqlite3", "sqlite") for name in debian - {"c6"}},
                         {re.sub("^lib", "", name) for name in needed - {"c", "cmake", "pkgconfig"}})

    def test_it_lies_in_the_clone_that_it_builds(self):
        recipe = RECIPES / "spack_repo/contingent/packages/contingent/package.py"
        self.assertEqual(recipe.parents[6], SOURCE)
        self.assertIn("parents[6]", recipe.read_text(encoding="utf-8"))
        self.assertIn("api: v2.0", (RECIPES / "spack_repo/contingent/repo.yaml").read_text(encoding="utf-8"))


class Apptainer(unittest.TestCase):
    def test_its_sections_are_apptainers_and_its_libraries_debians(self):
        text = (RECIPES / "Apptainer").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"^Bootstrap: (.*)", text, re.MULTILINE), ["docker"] * 2)
        self.assertEqual(re.findall(r"^Stage: (.*)", text, re.MULTILINE), ["build", "final"])
        self.assertLessEqual(set(re.findall(r"^%(\w+)", text, re.MULTILINE)),
                             {"files", "post", "environment", "runscript", "test", "help"})
        listed = set(re.search(r"apt-get install -y --no-install-recommends (.*)", text)[1].split())
        linked = subprocess.run(["ldd", str(PROGRAM)], capture_output=True, text=True, check=True).stdout
        for stem in ("config", "csv", "gsl", "jansson", "md", "sqlite3", "xxhash", "gomp"):
            self.assertTrue(any(name.startswith(f"lib{stem}") for name in listed), stem)
            self.assertIn(f"lib{stem}", linked)


class Citation(unittest.TestCase):
    def test_it_has_what_cff_asks_for(self):
        try:
            import yaml
        except ImportError:
            self.skipTest("python3-yaml is not installed")
        cited = yaml.safe_load((SOURCE / "CITATION.cff").read_text(encoding="utf-8"))
        self.assertLessEqual({"cff-version", "message", "title", "authors"}, set(cited))
        self.assertLessEqual(set(cited), {"cff-version", "message", "title", "authors", "type", "version", "license",
                                          "abstract", "keywords"})
        self.assertEqual((cited["cff-version"], cited["type"]), ("1.2.0", "software"))
        self.assertEqual(cited["authors"], [{"name": "The contingent developers"}])
        self.assertEqual(cited["license"], "GPL-3.0-or-later")
        self.assertEqual(str(cited["version"]), VERSION)
        self.assertTrue(all(isinstance(word, str) for word in cited["keywords"]))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
