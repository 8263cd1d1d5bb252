"""Results change only with a reason: the golden digest is the one that the newest entry of Changed
results in CHANGELOG.md names (tests/golden/accept writes both).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

DIGEST, LOG = "tests/golden/baseline.digest", "CHANGELOG.md"
ENTRY = re.compile(r"^- (.*?)\s*\(golden digest ([0-9a-f]{16})\)$", re.S)
LEAST = 20  # characters of a reason, as in tests/golden/accept


def check(root):
    accepted = tree.text(root, DIGEST).strip()
    for section in re.findall(r"^### Changed results\n(.*?)(?=^##|\Z)", tree.text(root, LOG), re.M | re.S):
        entries = re.findall(r"^- .*?(?=^- |\Z)", section, re.M | re.S)
        if entries:
            newest = ENTRY.match(entries[-1].strip())
            if newest is None or len(newest[1]) < LEAST or newest[2] != accepted:
                return [f"{LOG}: the newest entry of Changed results gives no reason for the golden digest "
                        f"{accepted}; tests/golden/accept REASON"]
            return []
    return [f"{LOG}: has no entry of Changed results for the golden digest {accepted}"]


def planted(digest="0123456789abcdef", entry="- habit decays by the month (golden digest 0123456789abcdef)"):
    return {DIGEST: f"{digest}\n", LOG: f"# Changes\n\n### Changed results\n\n- an old one\n  of two lines\n{entry}\n\n### Fixed\n\n- x\n"}


GOOD = planted()
PLANTED = [
    ("a digest without an entry", planted(digest="fedcba9876543210"), "no reason for the golden digest"),
    ("an entry without a reason", planted(entry="- new (golden digest 0123456789abcdef)"), "no reason"),
    ("an entry that names none", planted(entry="- habit decays by the month"), "no reason"),
    ("no entry at all", {DIGEST: "0123456789abcdef\n", LOG: "### Changed results\n\n### Fixed\n"}, "has no entry"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)
