# Numbers of section 5.1 and 5.3 of MODEL.md: CON1 to CON4, CON9 to CON11.
"""Arithmetic of the second engine.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import math
import struct
from ctypes import c_float

LOG2E = 1.4426950408889634
LN2 = 0.69314718055994530942
SQRT3 = math.sqrt(3.0)
ROUND64 = 6755399441055744.0


def f32(value):
    """CON2: a float64 (or whole number) as the nearest float32, kept in a Python float."""
    return c_float(value).value


ROUND32 = 12582912.0
EXP2 = (1.0, 1.0, 0.5, 0.16666666666666666, 0.041666666666666664, 0.0083333333333333332,
        0.0013888888888888889, 0.00019841269841269841, 2.4801587301587302e-05,
        2.7557319223985893e-06, 2.7557319223985888e-07, 2.505210838544172e-08,
        2.08767569878681e-09, 1.6059043836821613e-10, 1.1470745597729725e-11,
        7.6471637318198164e-13, 4.7794773323873853e-14)
EXP2F_FIRST = f32(0.00015453163)
EXP2F = tuple(f32(c) for c in (0.0013390863, 0.0096180826, 0.0555035711, 0.2402265076,
                               0.6931471880))


def exp2(a):
    """CON4, float64."""
    y = min(max(a, -1000.0), 1000.0)
    w = (y + ROUND64) - ROUND64
    r = (y - w) * LN2
    total = 0.0
    for n in range(16, -1, -1):
        total = total * r + EXP2[n]
    return total * math.ldexp(1.0, int(w))


def log2(a):
    """CON4, float64, a > 0."""
    m, e = math.frexp(a)
    m, e = m * 2.0, e - 1
    if m > 1.41421356237309504880:
        m, e = m * 0.5, e + 1
    z = (m - 1.0) / (m + 1.0)
    q = z * z
    total = 0.0
    for n in range(23, 0, -2):
        total = total * q + 1.0 / n
    return float(e) + (total * z) * 2.88539008177792681472


def exp2f(a):
    """CON4, float32 throughout."""
    y = min(max(a, -126.0), 126.0)
    w = f32(f32(y + ROUND32) - ROUND32)
    r = f32(y - w)
    total = EXP2F_FIRST
    for c in EXP2F:
        total = f32(f32(total * r) + c)
    return f32(f32(f32(total * r) + 1.0) * math.ldexp(1.0, int(w)))


def trunc(a):
    """CON2."""
    return int(a)


def cut_div(a, b):
    """CON2: integer division that cuts towards zero, b > 0."""
    return a // b if a >= 0 else -((-a) // b)


def deal(amount, weights, orders):
    """CON10."""
    total = sum(weights)
    if total == 0:
        return [0] * len(weights)
    parts = [amount * w // total for w in weights]
    left = amount - sum(parts)
    if left:
        rest = [amount * w - q * total for w, q in zip(weights, parts)]
        ranked = sorted(range(len(weights)), key=lambda i: (-rest[i], orders[i]))
        for i in ranked[:left]:
            parts[i] += 1
    return parts


def whole(a, u):
    """CON11."""
    n = int(a)
    return n + (1 if u < a - n else 0)


def round_half_away(value):
    """TAB2: to the nearest whole number, halves away from zero."""
    size = abs(value)
    low = math.floor(size)
    n = int(low) + (1 if size - low >= 0.5 else 0)
    return n if value >= 0 else -n


def pack(kind, values):
    """Bytes of an array of one type, little-endian (section 10)."""
    return struct.pack('<%d%s' % (len(values), kind), *values)
