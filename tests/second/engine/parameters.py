# Parameters of section 5.4 of MODEL.md: CON14 to CON16.
"""The draw of parameters, changes, switches.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import math
import os

from draws import name_hash
from tables import month_of

WHOLE = {'rotation.tour_months', 'training.course_months', 'readiness.delay_months',
         'demand.winding_down_months', 'situations.memory_years', 'frameworks.rehat_months',
         'frameworks.bridging_months', 'civil.senior_posts'}

OFF = {  # CON16: switch -> (path, value) that it sets when off
    'mechanism.demand': [('situations.%s_per_year' % n, 0.0) for n in (
        'fresh_minor', 'fresh_major', 'again_minor', 'again_major', 'minor_ends',
        'minor_escalates', 'major_wanes', 'major_ends')] + [('demand.openings_factor', 0.0)] + [
        ('demand.closing_per_year_%s' % n, 0.0) for n in (
            'before_1999', 'from_1999', 'political', 'old', 'outside')] + [
        ('demand.unplanned_share', 0.0)],
    'mechanism.willingness': [('willingness.' + n, 0.0) for n in (
        'officer_status_per_doubling', 'officer_democracy', 'unit_status_per_doubling',
        'unit_democracy', 'interest', 'load', 'side_payment', 'vacancy')] + [
            ('exit.interest', 0.0)],
    'mechanism.habit': [('habit.' + n, 0.0) for n in (
        'mission', 'region', 'experience', 'officer_experience')] + [('exit.habit', 0.0)],
    'mechanism.reimbursement': [('willingness.profit', 0.0), ('exit.profit', 0.0)],
    'mechanism.will': [('will.' + n, 0.0) for n in ('spread', 'host_spread', 'start_share')],
    'mechanism.risk': [('willingness.risk', 0.0), ('exit.risk', 0.0)],
    'mechanism.casualties': [('casualties.' + n, 0.0) for n in (
        'malicious_factor', 'other_factor', 'own', 'others', 'aversion', 'early_probability')],
    'mechanism.peers': [('peers.un', 0.0), ('peers.outside', 0.0)],
    'mechanism.ceilings': [('ceiling.military_share', 1.0), ('ceiling.police_per_million', 1e6),
                           ('rotation.dwell_ratio', 0.0)],
    'mechanism.financing': [('money.payment_probability', 1.0), ('money.paid_share', 1.0),
                            ('money.debts_start_months', 0.0)],
    'mechanism.training': [('training.people_per_instructor', 0.0)],
    'mechanism.lapse': [('training.lapse_half_life_months', 1e9),
                        ('training.turnover_per_year', 0.0)],
    'mechanism.readiness': [('readiness.delay_months', 0.0), ('readiness.parliament_months', 0.0),
                            ('readiness.pledge_failure_share', 0.0),
                            ('readiness.lift_km_per_month', 1e9)],
    'mechanism.civil_military': [('civil.substitution', 1e9)] + [('civil.' + n, 0.0) for n in (
        'joint_works', 'overtask_share', 'standing', 'support')],
    'mechanism.portfolio': [('donor.' + n, 0.0) for n in (
        'unit_cost_share', 'officers_log_odds', 'lift_share')] + [
        ('donor.equipment_usd_per_unit', 1e18)] + [('gains.%s_weight' % n, 0.0) for n in (
            'recipient', 'donors', 'support', 'skill', 'security')],
}
for _name in ('recipient', 'donors', 'support', 'skill', 'security'):
    OFF['gains.' + _name] = [('gains.%s_weight' % _name, 0.0)]


class Setting:
    """What the study says of parameters, shared by all replicates."""

    def __init__(self, study, folder):
        self.rows = study['parameters']
        self.chances = study.get('chances', 1) or 1
        self.bounds = {p['path']: (float(p['least']), float(p['most'])) for p in self.rows}
        self.changes = []
        for c in study['changes']:
            if c['path'].count('.') == 1:
                self.changes.append((c['path'], c['how'], float(c['value']),
                                     month_of(c['from']) if c['from'] else None,
                                     month_of(c['to']) if c['to'] else None))
        self.posterior = []
        if study.get('posterior'):
            with open(os.path.join(folder, study['posterior']), encoding='utf-8') as f:
                self.posterior = [{k: float(v) for k, v in row.items()}
                                  for row in csv.DictReader(f)]

    def draw(self, draws):
        """CON14: the values of one replicate."""
        r = draws.replicate // self.chances
        chosen = {}
        if self.posterior:
            total = 0.0
            for row in self.posterior:
                total = total + row['weight']
            mark = draws.u('posterior', 0, 0, 0, month=0, replicate=r) * total
            for row in self.posterior:
                if mark < 0:
                    break
                chosen = row
                mark = mark - row['weight']
        values = {}
        for p in self.rows:
            path = p['path']
            value, low, high = float(p['value']), float(p['low']), float(p['high'])
            if p['drawn'] and path in chosen:
                value = chosen[path]
            elif p['drawn'] and low < high:
                u = draws.u('parameter', 0, 0, name_hash(path), month=0, replicate=r)
                mode = min(max(value, low), high)
                width = high - low
                at = (mode - low) / width
                if u < at:
                    value = low + math.sqrt(u * width * (mode - low))
                else:
                    value = high - math.sqrt((1 - u) * width * (high - mode))
                if path in WHOLE:
                    value = float(math.floor(value + 0.5))
            values[path] = value
        return values

    def of_month(self, drawn, month):
        """CON15, CON16."""
        values = dict(drawn)
        for path, how, operand, begin, end in self.changes:
            if (begin is None or begin <= month) and (end is None or month < end):
                v = values[path]
                v = v * operand if how == 'multiply' else v + operand if how == 'add' else operand
                least, most = self.bounds[path]
                values[path] = min(max(v, least), most)
        for switch, sets in OFF.items():
            if values[switch] < 0.5:
                for path, v in sets:
                    values[path] = v
        return values

    def turns(self, month):
        """TURN7: whether a change of a parameter begins or ends in the month."""
        return any(month in (begin, end) for _, _, _, begin, end in self.changes)

    def may_generate(self):
        """8.3: whether there are places."""
        if any(p['path'] == 'demand.generated' and p['value'] > 0 for p in self.rows):
            return True
        return any(c[0] == 'demand.generated' and c[2] > 0 for c in self.changes)
