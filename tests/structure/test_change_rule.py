"""Results change only with a reason: the golden digests are those that the newest entry of Changed
results in CHANGELOG.md names (tests/golden/accept writes them and the entry). Whoever names new ones in an
old entry by hand is not seen here.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import tree

DIGESTS, LOG = ("tests/golden/baseline.digest", "tests/golden/early.digest"), "CHANGELOG.md"
ENTRY = re.compile(r"^- (.*?)\s*\(golden digests ([0-9a-f]{16}, [0-9a-f]{16})\)$", re.S)
LEAST = 20  # characters of a reason, as in tests/golden/accept


def check(root):
    accepted = ", ".join(tree.text(root, name).strip() for name in DIGESTS)
    for section in re.findall(r"^### Changed results\n(.*?)(?=^##|\Z)", tree.text(root, LOG), re.M | re.S):
        entries = re.findall(r"^- .*?(?=^- |\Z)", section, re.M | re.S)
        if entries:
            newest = ENTRY.match(entries[-1].strip())
            if newest is None or len(newest[1]) < LEAST or newest[2] != accepted:
                return [f"{LOG}: the newest entry of Changed results gives no reason for the golden digests "
                        f"{accepted}; tests/golden/accept REASON"]
            return []
    return [f"{LOG}: has no entry of Changed results for the golden digests {accepted}"]


NAMED = "(golden digests 0123456789abcdef, 0000000000000001)"


def planted(early="0000000000000001", entry=f"- habit decays by the month {NAMED}"):
    return {DIGESTS[0]: "0123456789abcdef\n", DIGESTS[1]: f"{early}\n",
            LOG: f"### Changed results\n\n- an old one\n  of two lines\n{entry}\n\n### Fixed\n\n- x\n"}


GOOD = planted()
PLANTED = [
    ("a digest without an entry", planted(early="fedcba9876543210"), "no reason for the golden digests"),
    ("an entry without a reason", planted(entry=f"- new {NAMED}"), "no reason"),
    ("an entry that names none", planted(entry="- habit decays by the month"), "no reason"),
    ("no entry at all", planted() | {LOG: "### Changed results\n\n### Fixed\n"}, "has no entry"),
]

if __name__ == "__main__":
    tree.main(check, PLANTED, GOOD)
