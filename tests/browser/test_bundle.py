"""analysis/web/dist is what its sources give: `analysis/web/build` in a scratch folder makes the same
bytes. The bundle can stand in a page, is no larger than promised, and no committed file names a registry.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import browser

ROOT = Path(sys.argv[2])
WEB = ROOT / "analysis/web"
MOST_BYTES = 480_000
HOST = re.compile(r"https?://[^\"\s]+")


def rebuilt(failed):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([WEB / "build", folder], check=True)
        made = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    have = {path.name: path.read_bytes() for path in (WEB / "dist").iterdir()}
    for name in sorted(made.keys() | have.keys()):
        if made.get(name) != have.get(name):
            failed.append(f"analysis/web/dist/{name} is not what analysis/web/build makes")
    return have


def check_bundle(have, failed):
    for line in have["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        if hashlib.sha256(have[name]).hexdigest() != digest:
            failed.append(f"dist/{name} has not the digest of SHA256SUMS")
    script, style = have["report.js"], have["report.css"]
    for name, content, words in (("report.js", script, b"</script"), ("report.js", script, b"<!--"),
                                 ("report.css", style, b"</style")):
        if words in content.lower():
            failed.append(f"dist/{name} has {words.decode()}, which would end it in a page")
    for name in ("report.js", "report.css"):
        if not have[name].isascii():
            failed.append(f"dist/{name} has letters outside ASCII")
    if re.search(rb"\beval\(|new Function\b|Function\(\"", script):
        failed.append("dist/report.js makes code of strings, which the policy forbids")
    size = len(script) + len(style)
    print(f"report.js {len(script)} bytes, report.css {len(style)}, together {size} of {MOST_BYTES}")
    if size > MOST_BYTES:
        failed.append(f"dist has {size} bytes of script and style; at most {MOST_BYTES}")


def check_locks(failed):
    for folder in (WEB, ROOT / "tests/browser"):
        lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
        wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
        for name, version in wanted.items():
            if lock["packages"][f"node_modules/{name}"]["version"] != version:
                failed.append(f"{folder.name}/package.json asks for {name} {version}, the lock has another")
        for name, one in lock["packages"].items():
            if "resolved" in one or name and "integrity" not in one:
                failed.append(f"{folder.name}/package-lock.json: {name} names a registry or has no digest")
        for path in folder.glob("*package*.json"):
            for host in HOST.findall(path.read_text(encoding="utf-8")):
                failed.append(f"{path.relative_to(ROOT)} names {host}")


def main():
    browser.need()
    failed = []
    check_bundle(rebuilt(failed), failed)
    check_locks(failed)
    for sentence in failed:
        print(sentence)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
