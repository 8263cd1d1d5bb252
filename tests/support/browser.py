"""What tests of reports in a real browser share: the packages that drive it, and `findings(pages)`.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "browser"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def need():
    """Ends the test where npm or the browser is missing: as skipped, in CI as failed."""
    missing = ([] if shutil.which("npm") else ["npm"]) + (
        [] if "CTG_CHROMIUM" in os.environ or any(map(shutil.which, CHROMIUM)) else ["chromium"])
    if missing:
        print(f"{' and '.join(missing)} missing: `tools/install check` installs it; nothing was tested")
        sys.exit(1 if os.environ.get("CI") else 77)


def install():
    """`npm ci` in tests/browser, once, whoever else is at it."""
    wanted = (HERE / "package-lock.json").read_text(encoding="utf-8")
    stamp = HERE / "node_modules/installed-from.json"
    with open(HERE / "package.json", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
                       cwd=HERE, check=True)
        stamp.write_text(wanted, encoding="utf-8")


def looked_at(pages, only=None):
    """What check_page.mjs says in all views or in one: {page: {findings, ready_ms, loaded_ms}}."""
    install()
    more = ["--only", only] if only else []
    ran = subprocess.run(["node", str(HERE / "check_page.mjs"), *more, *map(str, pages)],
                         capture_output=True, text=True)
    if ran.returncode not in (0, 1) or not ran.stdout:
        raise RuntimeError(f"check_page.mjs failed: {ran.stderr}")
    return {Path(one["page"]): one for one in json.loads(ran.stdout)}
