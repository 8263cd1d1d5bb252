"""The reference kernel: the same hashes by every form, on every path and number of threads, from a
written input; the naive form the same in the mean.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

CK1 = Path(sys.argv[1]).parent / "bench" / "ck1"
SMALL = ["--states", "45", "--missions", "5", "--months", "30", "--rounds", "1"]
TWO = ["--slow", "2", "--replicates", "2"]
failed = []


def expect(holds, what):
    if not holds:
        failed.append(what)
        print("failed:", what)


def run(*arguments):
    return subprocess.run([str(CK1), *arguments], capture_output=True, text=True)


def answer(*arguments):
    ran = run("--json", *arguments)
    expect(ran.returncode == 0, f"ck1 {' '.join(arguments)}: {ran.stderr}")
    return json.loads(ran.stdout) if ran.returncode == 0 else {"forms": []}


def hashes(found):
    """Those of all forms but the naive one, which must be one list."""
    lists = [form["hashes"] for form in found["forms"] if form["form"] != "naive"]
    expect(all(each == lists[0] for each in lists), f"the forms differ: {lists}")
    return lists[0] if lists else None


def equal_bits():
    many = [*SMALL, "--replicates", "8", "--slow", "8"]
    first = answer(*many, "--threads", "1")
    expected = hashes(first)
    expect(len(set(expected)) == 8, "replicates are alike")
    paths = [form["form"] for form in first["forms"]][2:]
    expect(paths == ["plain", "avx2", "avx512"][:len(paths)] and paths[-1] == first["widest_path"],
           f"the paths are {paths}")
    for threads in ("2", "3", "5", "7"):
        found = answer(*many, "--threads", threads)
        expect(hashes(found) == expected, f"{threads} threads give other hashes")
        expect(found["forms"][-1]["threads"] == int(threads), f"not on {threads} threads")
    for path in paths:
        found = answer(*many, "--path", path, "--threads", "2")
        expect([form["form"] for form in found["forms"]][2:] == [path, path], f"not {path} alone")
        expect(hashes(found) == expected, f"{path} alone gives other hashes")
    for sizes in (["--states", "1"], ["--states", "16"], ["--states", "129"],
                  ["--capabilities", "1"], ["--capabilities", "5"], ["--missions", "24"]):
        hashes(answer(*SMALL, *TWO, *sizes))


def written_input():
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "input.txt")
        made = hashes(answer(*SMALL, *TWO, "--write-input", path))
        expect(hashes(answer("--rounds", "1", *TWO, "--input", path)) == made,
               "an input written and read again gives other hashes")
        text = Path(path).read_text(encoding="ascii")
        for wrong, words in ((text + "1\n", "something follows number"), (text[:-2], "conflict"),
                             (text.replace("45\n", "0\n", 1), "number 1, states: '0'")):
            Path(path).write_text(wrong, encoding="ascii")
            ran = run("--input", path)
            expect(ran.returncode == 1 and words in ran.stderr, f"{words}: {ran.stderr}")


def same_mean():
    found = answer(*SMALL, "--slow", "400", "--replicates", "400", "--path", "plain",
                   "--threads", "1")
    naive, reference = found["forms"][:2]
    apart = abs(naive["volunteers"] - reference["volunteers"])
    error = (naive["volunteers_standard_error"] ** 2
             + reference["volunteers_standard_error"] ** 2) ** 0.5
    expect(0 < error < 0.02 * naive["volunteers"], f"a standard error of {error}")
    expect(apart < 5 * error, f"volunteers a month: naive {naive['volunteers']}, "
                              f"reference {reference['volunteers']}, standard error {error}")


def mistakes():
    for arguments, words in ((["--path", "sse9"], "there are plain, avx2 and avx512"),
                             (["--states", "0"], "from 1 to 65535"), (["--rounds"], "--rounds"),
                             (["--fast"], "--fast: no such option"),
                             (["--input", "no.such.file"], "no.such.file")):
        ran = run(*arguments)
        expect(ran.returncode == 1 and words in ran.stderr and ran.stderr.count("\n") == 1,
               f"{arguments}: {ran.stderr}")
    page = run(*SMALL, *TWO, "--threads", "2")
    expect(page.returncode == 0 and "on 2 threads:" in page.stdout, page.stdout + page.stderr)


equal_bits()
written_input()
same_mean()
mistakes()
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
