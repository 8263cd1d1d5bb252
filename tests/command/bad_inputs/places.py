"""Paths that are no plain file, or lead where they must not.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from bad_inputs.case import HEAD, TABLES, Case, after


def folder(path):
    path.mkdir()


def fifo(path):
    os.mkfifo(path)


def sparse(path):
    path.touch()
    os.truncate(path, 1 << 30)


def unreadable(path):
    path.write_text(HEAD)
    path.chmod(0)


def loop(path):
    path.symlink_to(path.name)


def dangling(path):
    path.symlink_to("nowhere")


def argument(name, path, told):
    return Case(name, {}, [told], [path])


def donors(name, make, told):
    return Case(name, {"x.csv": make, "a.cfg": HEAD + 'tables = { donors = "x.csv"; };'},
                [f"a.cfg:2: error: table donors 'x.csv' {told}"])


CASES = [
    argument("a file that is missing", "none.cfg", "there is no file 'none.cfg', and no scenario of this name"),
    argument("no name", "", "cannot be read: No such file or directory"),
    argument("the folder", ".", ".: error: is a folder; a plain file is needed"),
    argument("a device", "/dev/zero", "/dev/zero: error: is a character device; a plain file"),
    argument("a file as a folder", "data/states.csv/x", "cannot be read: Not a directory"),
    argument("a name of 5,000 bytes", "x" * 5000, "xx...' is longer than 1000 bytes"),
    argument("a name of 900 bytes", "x" * 900, "xx: error: cannot be read: File name too long"),
    argument("an escape sequence", "\x1b[31mred", "the name of the file '?[31mred' holds a control"),
    argument("a name that would be a line of its own", "a\nb.cfg:1: error: x",
             "the name of the file 'a?b.cfg:1: error: x' holds a control character"),
    argument("a name that would be HTML", "<script>alert(1)</script>.cfg", "cannot be read"),
    argument("a name that would be SQL", "x');DROP TABLE run;--", "there is no file 'x');DROP TABLE run;--'"),
    Case("a FIFO", {"a.cfg": fifo}, ["a.cfg: error: is a FIFO; a plain file is needed"]),
    Case("1 GB of nothing", {"a.cfg": sparse},
         ["a.cfg: error: has 1073741824 bytes; at most 1048576 are read"]),
    Case("a link to itself", {"a.cfg": loop}, ["cannot be read: Too many levels of symbolic links"]),
    Case("a link to nowhere", {"a.cfg": dangling}, ["cannot be read: No such file or directory"]),
    Case("a file that nobody may read", {"a.cfg": unreadable}, ["cannot be read: Permission denied"]),
    donors("a table that is a FIFO", fifo, "is a FIFO; a plain file is needed"),
    donors("a table that is a folder", folder, "is a folder; a plain file is needed"),
    donors("a table of 1 GB", sparse, "has 1073741824 bytes; at most 16777216 are read"),
    donors("a table that is a link to nowhere", dangling, "cannot be read: No such file or directory"),
    Case("data that is a file", {"d": "", "a.cfg": HEAD.replace('"data"', '"d"')},
         ["a.cfg:1: error: table regions 'd/regions.csv' cannot be read: Not a directory",
          *["cannot be read: Not a directory"] * (TABLES - 1)]),
    after("a table above the folder", 'tables = { donors = "../donors.csv"; };',
          "a.cfg:2: error: 'donors' is '../donors.csv'; tables lie in the folder of the scenario or"),
    after("a table far above the folder", 'tables = { donors = "data/../../../etc/passwd"; };',
          "tables lie in the folder of the scenario or below"),
    after("a table elsewhere", 'tables = { donors = "/etc/passwd"; };',
          "'donors' is '/etc/passwd'; tables lie in the folder of the scenario or below"),
    Case("data elsewhere", {"a.cfg": HEAD.replace('"data"', '"/etc"')},
         ["'data' is '/etc'; tables lie in the folder of the scenario or below"]),
    after("a table without name", 'tables = { donors = ""; };', "'donors' is ''; tables lie in"),
]
