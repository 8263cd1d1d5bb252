# The digest, section 10 of MODEL.md: DIG1 to DIG5.
"""F(D).

SPDX-License-Identifier: GPL-3.0-or-later
"""
from arithmetic import pack
from xxhash64 import M64, xxh64


def pieces(d, kind, values, size):
    for at in range(0, len(values), size):
        d = xxh64(d, pack(kind, values[at:at + size]))
    return d


def number_of(rows, i):
    return rows[i].number if i >= 0 else 0


def fingerprint(w, d):
    """F(D)."""
    d = units(w, d)
    for s in w.S:
        d = state(w, s, d)
    for m in w.missions:
        d = mission(w, m, d)
    if w.scene.generates:
        d = places(w, d)
    for donor in w.donors:
        d = pieces(d, 'd', donor.relation, 64)
        d = xxh64(d, pack('d', [donor.others, donor.support, donor.skill, donor.security,
                                float(donor.lift)]))
    for purse in w.purse:
        d = xxh64(d, pack('q', [purse]))
    return d


def units(w, d):
    """DIG1."""
    total = 0
    for u in w.units.values():
        total += xxh64(0, pack('q', [
            w.scene.codes[u.s], w.missions[u.m].number, w.e.caps[u.k].number, u.persons,
            u.serial, u.arrives, u.review if u.there else 0, int(u.there), u.lost]))
    return xxh64(d, pack('Q', [total & M64]))


def state(w, s, d):
    """DIG2."""
    st = w.states[s]
    ints = []
    for pool in st.pools:
        ints += pool.stock + [pool.level]
    d = xxh64(d, pack('i', ints))
    d = xxh64(d, pack('d', [pool.dependent for pool in st.pools]))
    d = xxh64(d, pack('d', [float(x) for x in (
        st.experience, st.paid_share, st.due, st.received, st.backlog, st.help, st.instructors,
        st.allowance, st.away, st.withheld, st.lost, st.will, st.lasting, *st.by_type)]))
    for pool in st.pools:
        ring = [0] * 64
        for when, n in pool.home.items():
            ring[when % 64] += n
        d = xxh64(d, pack('i', ring))
    d = pieces(d, 'f', w.know[s], 64)
    return pieces(d, 'f', w.will_host[s], 64)


def mission(w, m, d):
    """DIG3."""
    if m.open():
        d = xxh64(d, pack('i', [m.number] + m.posts + [m.since, m.cls, m.staff, m.diverted]))
        d = xxh64(d, pack('d', [m.output, m.repute]))
    if m.money:
        pairs = [x for s in w.S for x in (m.arrears[s], m.debts[s])]
        d = pieces(d, 'q', pairs, 128)
        d = xxh64(d, pack('q', [m.cash, m.bills, m.ahead]))
    if m.any > 0:
        pairs = [x for s in w.S for x in (m.lost[s], m.lost_malicious[s])]
        d = pieces(d, 'f', pairs, 128)
        d = xxh64(d, pack('f', [m.malicious, m.any]))
    return d


def places(w, d):
    """DIG4."""
    for h in range(len(w.scene.hosts)):
        d = xxh64(d, pack('i', [w.situation[h], w.fought[h], w.fought_major[h]]))
    for m in w.missions:
        if m.host < 0:
            continue
        d = xxh64(d, pack('i', [
            w.scene.hosts[m.host].number, w.e.frameworks[m.framework].number,
            number_of(w.scene.states, m.lead), number_of(w.missions, m.predecessor), m.chapter,
            m.uses, m.begins, m.ends, m.looked] + m.course + [m.ending, int(m.held)]))
    return d
