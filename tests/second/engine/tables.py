# Tables of section 7.1 of MODEL.md: TAB1 to TAB3.
"""Reading of tables and of changes of their cells.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os

from arithmetic import round_half_away

TYPES = ('troops', 'police', 'experts')
CLASSES = ('none', 'observer', 'political', 'traditional', 'multidimensional', 'robust')
KEYS = {'regions': 'region', 'states': 'state', 'territories': 'territory', 'tasks': 'task',
        'capabilities': 'capability', 'units': 'unit', 'frameworks': 'framework',
        'missions': 'mission', 'classes': 'mission_class', 'caveats': 'state',
        'templates': 'template', 'reimbursement': 'month', 'donors': 'donor',
        'programmes': 'programme', 'events': 'event'}
OTHERS = ('covariates', 'scale', 'discounts', 'organisations', 'dyads', 'mandates',
          'capability_mix', 'specialisation', 'consent', 'contributions', 'placements',
          'deployments', 'prior_placements', 'outside_contributors', 'demand', 'conflicts',
          'authorisation', 'recipients')
REALS = {'budget_usd_m_per_year', 'malicious_deaths', 'other_deaths', 'security_weight',
         'civil_weight', 'works_weight', 'aid_weight', 'value'}


def month_of(text):
    """Section 2: a month as 12 * year + month - 1."""
    year, month = text.split('-')
    return 12 * int(year) + int(month) - 1


def month_or_none(text):
    return month_of(text) if text else None


def members(text):
    """TAB1: a set of keys; None stands for `all`."""
    return None if text == 'all' else frozenset(x for x in text.split(';') if x)


def read(folder, name):
    path = os.path.join(folder, name + '.csv')
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


class Tables:
    """Raw rows by table, and the edits of TAB2."""

    def __init__(self, study, folder):
        where = os.path.join(folder, study['data'])
        self.raw = {name: read(where, name) for name in list(KEYS) + list(OTHERS)}
        self.raw['events'] = self.raw['events'] + [dict(e) for e in study['events']]
        self.edits = []
        for c in study['changes']:
            parts = c['path'].split('.')
            if len(parts) == 3:
                self.edits.append((parts[0], parts[1], parts[2], c['how'], c['value'],
                                   month_or_none(c['from']), month_or_none(c['to'])))

    def epochs(self, start, end):
        """Months in which an epoch begins; the first is the start."""
        found = {start}
        for edit in self.edits:
            for month in edit[5:7]:
                if month is not None and start < month <= end:
                    found.add(month)
        return sorted(found)

    def of(self, month):
        """The tables with the edits that are in force in the month."""
        now = dict(self.raw)
        copied = set()
        for table, key, column, how, value, begin, end in self.edits:
            if (begin is not None and month < begin) or (end is not None and month >= end):
                continue
            if table not in copied:
                now[table] = [dict(row) for row in now[table]]
                copied.add(table)
            for row in now[table]:
                if row[KEYS[table]] == key:
                    row[column] = self.edited(row[column], column, how, value)
        return now

    @staticmethod
    def edited(text, column, how, value):
        if how == 'set':
            return value
        was = float(text)
        is_now = was * float(value) if how == 'multiply' else was + float(value)
        return repr(is_now) if column in REALS else str(round_half_away(is_now))
