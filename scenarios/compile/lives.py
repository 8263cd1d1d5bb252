"""How long missions last and how one leads to another, for generated demand: what stands in
engine/parameters.def as groups `demand` and `frameworks`.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import math
import statistics

from compile.base import month_number
from compile.spells import (BEGINS, ORIGIN, at_risk_hosts, bridges, ends_and_years, kind, median_life,
                            predecessors, spells, taken_over)


def _life(account, name, some, by_median):
    ends, years = ends_and_years(some)
    median = median_life(some)
    rate = math.log(2) / (median / 12) if by_median else ends / years
    account.note("%s: %d missions, %d ended in %.1f years, %.3f a year; median %s months; taken: "
                 "%.3f" % (name, len(some), ends, years, ends / years, median, rate))
    return rate, ends


def lifetimes(out, account):
    """The closing hazards that stand in engine/parameters.def."""
    return {name: rate for name, (rate, _) in counted_lifetimes(out, account).items()}


def counted_lifetimes(out, account):
    """name -> (closing hazard a year, the ends seen that it rests on)"""
    account.title("lifetimes to %s (constant hazard a year)" % ORIGIN)
    everything = spells(out["missions"], out["demand"])
    un = [s for s in everything if s.un]
    keeping = [s for s in un if s.budget == "peacekeeping" and s.began_in_record()]
    kept = set(taken_over(out, everything))
    found = {
        "before_1999": _life(account, "UN peacekeeping begun before 1999 (ln 2 / median)",
                             [s for s in keeping if s.early()], True),
        "from_1999": _life(account, "UN peacekeeping begun from 1999 on (ln 2 / median)",
                           [s for s in keeping if not s.early()], True),
        "old": _life(account, "UN, open when the record begins",
                     [s for s in un if not s.began_in_record()], False),
        "political": _life(account, "UN, regular budget",
                           [s for s in un if s.budget != "peacekeeping" and s.began_in_record()],
                           False),
    }
    outside = [s for s in everything if not s.un]
    ends, years = ends_and_years(outside)
    own = ends - len([s for s in kept if s.end is not None])
    found["outside"] = own / years, own
    account.note("outside: %d missions, %d ended in %.1f years, %d of them without being taken over "
                 "by the UN: %.3f a year" % (len(outside), ends, years, own, own / years))
    return found


def chains(out, account):
    """Shares and months by which one mission leads to another, for engine/parameters.def."""
    return {name: statistics.median(found) if isinstance(found, list) else found[0] / found[1]
            for name, found in counted_chains(out, account).items()}


def counted_chains(out, account):
    """name -> (how many, of how many), or the months seen"""
    account.title("one mission after another, to %s" % ORIGIN)
    everything = spells(out["missions"], out["demand"])
    hosts = at_risk_hosts(out)
    takers = taken_over(out, everything)
    young, found = bridges(takers), {}
    for un in (True, False):
        some = [s for s in everything if s.un == un]
        ended = [s for s in some if s.end is not None and (un or s not in takers)]
        kinds = [kind(s, some) for s in some if s.began_in_record() and s not in young]
        name = "" if un else "outside_"
        at_risk = _years_with_mission(hosts, some, un)
        found[name + "followed_share"] = kinds.count("follow"), len(ended)
        found[name + "further_per_year"] = kinds.count("further"), at_risk
        account.note("%s: %d ends, %d followed by another in the host: %.3f; %d begun beside an open "
                     "one in %.0f host-years: %.4f a year"
                     % ("UN" if un else "outside", len(ended), kinds.count("follow"),
                        kinds.count("follow") / len(ended), kinds.count("further"), at_risk,
                        kinds.count("further") / at_risk))
    found["same_framework_share"] = _same_framework(everything, young, account)
    found.update(_hats(everything, takers, young, account))
    return found


def _same_framework(everything, young, account):
    """Outside missions that follow another under the same framework."""
    some = [s for s in everything if not s.un]
    later = [s for s in some if s.began_in_record() and s not in young and kind(s, some) == "follow"]
    same = [s for s in later if any(o.framework == s.framework for o in predecessors(s, some))]
    account.note("outside missions that follow another: %d, under the same framework %d"
                 % (len(later), len(same)))
    return len(same), len(later)


def _years_with_mission(hosts, some, un):
    months = 0
    for host, (_, at_risk) in hosts.items():
        here = [s for s in some if s.host == host]
        months += sum(1 for m in range(month_number(BEGINS[un]) + 1, month_number(ORIGIN) + 1)
                      if m // 12 in at_risk and any(s.is_open(m) for s in here))
    return months / 12


def _hats(everything, takers, young, account):
    opened = [s for s in everything if s.un and s.first > month_number(BEGINS[False])]
    beside = [s for s in opened if s not in young.values() and
              any(o.host == s.host and not o.un and o.is_open(s.first) for o in everything)]
    taking = [s for s in beside if any(b is s and a.is_open(s.first) for a, b in takers.items())]
    overlaps = sorted(a.end - b.first for a, b in takers.items()
                      if a.is_open(b.first) and a.end is not None)
    ages = sorted(b.first - a.first for a, b in young.items())
    account.note("UN missions begun since 1993-02: %d; after a bridging force: %d, %s; bridging "
                 "forces' months when they began: %s"
                 % (len(opened), len(young), " ".join(sorted(a.key for a in young)), ages))
    account.note("begun beside another open outside mission: %d, of which took it over: %d, %s; months "
                 "from the UN's beginning to the other's end: %s"
                 % (len(beside), len(taking), " ".join(sorted(s.key for s in taking)), overlaps))
    return {"bridging_share": (len(young), len(opened)), "rehat_share": (len(taking), len(beside)),
            "rehat_months": overlaps, "bridging_months": ages}
