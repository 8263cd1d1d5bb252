# Draws of section 5.2 of MODEL.md: CON5 to CON8.
"""Philox4x32-10 under names.

SPDX-License-Identifier: GPL-3.0-or-later
"""
M32 = 0xFFFFFFFF
PURPOSES = (
    'parameter', 'tour_phase', 'offer', 'unit_choice', 'offer_order', 'mission_order',
    'need_order', 'pledge', 'review', 'relief_order', 'cut_order', 'turnover', 'readiness',
    'payment', 'cohort', 'seat_order', 'effect', 'trainers', 'take_over', 'event_order',
    'programme_order', 'absorption', 'overlap', 'assignment', 'equipment', 'skill', 'situation',
    'opening', 'bridging', 'rehat', 'template', 'framework', 'same_framework', 'lead', 'robust',
    'closing', 'followed', 'danger', 'casualties', 'victim', 'posterior', 'will', 'will_host',
    'planned', 'will_lasting', 'broad')
NUMBER = {name: i for i, name in enumerate(PURPOSES)}


def philox(counter, key):
    """CON5."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        p0 = 0xD2511F53 * c0
        p1 = 0xCD9E8D57 * c2
        c0, c1, c2, c3 = ((p1 >> 32) ^ c1 ^ k0, p1 & M32, (p0 >> 32) ^ c3 ^ k1, p0 & M32)
        k0 = (k0 + 0x9E3779B9) & M32
        k1 = (k1 + 0xBB67AE85) & M32
    return c0, c1, c2, c3


def uniform_of(word):
    """CON6."""
    return (word + 0.5) * 2.0 ** -32


def uniform24(word):
    """CON6: the uniform of an offer and of WIL0."""
    return (word >> 8) * 2.0 ** -24


def name_hash(path):
    """CON8: FNV-1a of a parameter's path."""
    h = 2166136261
    for byte in path.encode():
        h = ((h ^ byte) * 16777619) & M32
    return h


class Draws:
    """All draws of one replicate."""

    def __init__(self, seed, replicate):
        self.key = (seed & M32, (seed >> 32) & M32)
        self.replicate = replicate
        self.month = 0

    def words(self, purpose, a, b, item, month=None, replicate=None):
        m = self.month if month is None else month
        r = self.replicate if replicate is None else replicate
        return philox((r & M32, (NUMBER[purpose] * (1 << 24) + m) & M32,
                       (a * 65536 + b) & M32, item & M32), self.key)

    def u(self, purpose, a, b, item, month=None, replicate=None):
        return uniform_of(self.words(purpose, a, b, item, month, replicate)[0])

    def us(self, purpose, a, b, item, month=None):
        return [uniform_of(w) for w in self.words(purpose, a, b, item, month)]

    def order(self, purpose, a, b, item, month=None):
        """CON7."""
        w = self.words(purpose, a, b, item, month)
        return (w[0] << 32) | w[1]
