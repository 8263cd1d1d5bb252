# Entry of the second engine: reads a study, writes cells (FORMAT.md).
"""python3 second.py study.json [--replicates FIRST COUNT] [--months T]

SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import json
import os
import sys

import start
import step
from digest import fingerprint
from scene import Scene


def write(w, out):
    """The cells of one month."""
    head = '%d %d ' % (w.draws.replicate, w.t)
    scene, e = w.scene, w.e

    def line(keys, values):
        out.write('%s%s : %s\n' % (head, keys, ' '.join(str(v) for v in values)))
    for s, st in enumerate(w.states):
        code = scene.codes[s]
        for k, pool in enumerate(st.pools):
            line('people %d %d' % (code, e.caps[k].number),
                 pool.stock + [pool.joined, pool.left, pool.level])
            if any(pool.home.values()):
                line('home %d %d' % (code, e.caps[k].number),
                     [x for when in sorted(pool.home) if pool.home[when]
                      for x in (when, pool.home[when])])
        line('state %d' % code, [st.instructors, st.away, st.withheld, st.allowance])
        for m in w.missions:
            if m.serials[s]:
                line('serials %d %d' % (code, m.number), [m.serials[s]])
    for u in w.units.values():
        line('unit %d %d %d' % (scene.codes[u.s], w.missions[u.m].number, u.serial),
             [e.caps[u.k].number, u.persons, u.learning, u.arrives,
              u.review if u.there else 0, int(u.there), u.lost])
    for m in w.missions:
        if m.open():
            line('mission %d' % m.number, [
                scene.hosts[m.host].number, e.frameworks[m.framework].number,
                scene.codes[m.lead] if m.lead >= 0 else 0,
                w.missions[m.predecessor].number if m.predecessor >= 0 else 0,
                m.chapter, m.cls, *m.posts, m.since, m.staff, m.diverted])
        if m.money:
            line('money %d' % m.number, [m.cash, m.bills, m.ahead])
        for s in w.S:
            if m.arrears[s] or m.debts[s]:
                line('owed %d %d' % (m.number, scene.codes[s]), [m.arrears[s], m.debts[s]])
    for h, host in enumerate(scene.hosts):
        line('host %d' % host.number, [w.situation[h], w.fought[h], w.fought_major[h]])
    for d, donor in enumerate(w.donors):
        line('donor %d' % scene.codes[e.donors[d].state], [donor.lift])
    for i, p in enumerate(e.programmes):
        line('programme %d' % p.number, [w.purse[i]])
    line('world', ['%016x' % fingerprint(w, 0)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('study')
    parser.add_argument('--replicates', nargs=2, type=int, metavar=('FIRST', 'COUNT'))
    parser.add_argument('--months', type=int)
    args = parser.parse_args()
    with open(args.study, encoding='utf-8') as f:
        study = json.load(f)
    scene = Scene(study, os.path.dirname(os.path.abspath(args.study)))
    first, count = args.replicates or (0, study['replicates'])
    months = study['months'] if args.months is None else args.months
    for replicate in range(first, first + count):
        w = start.begin(scene, replicate)
        write(w, sys.stdout)
        for _ in range(months):
            step.month(w)
            write(w, sys.stdout)


if __name__ == '__main__':
    main()
