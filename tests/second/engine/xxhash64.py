# Hash of section 10 of MODEL.md: XXH64.
"""XXH64, written from its public specification.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import struct

M64 = (1 << 64) - 1
P1, P2, P3 = 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
P4, P5 = 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5


def _rotate(x, n):
    return ((x << n) | (x >> (64 - n))) & M64


def _round(acc, lane):
    return (_rotate((acc + lane * P2) & M64, 31) * P1) & M64


def xxh64(seed, data):
    """The hash of bytes under a seed."""
    n = len(data)
    at = 0
    if n >= 32:
        v = [(seed + P1 + P2) & M64, (seed + P2) & M64, seed & M64, (seed - P1) & M64]
        stripes = n // 32
        lanes = struct.unpack_from('<%dQ' % (stripes * 4), data)
        v0, v1, v2, v3 = v
        for i in range(0, stripes * 4, 4):
            x = (v0 + lanes[i] * P2) & M64
            v0 = ((((x << 31) | (x >> 33)) & M64) * P1) & M64
            x = (v1 + lanes[i + 1] * P2) & M64
            v1 = ((((x << 31) | (x >> 33)) & M64) * P1) & M64
            x = (v2 + lanes[i + 2] * P2) & M64
            v2 = ((((x << 31) | (x >> 33)) & M64) * P1) & M64
            x = (v3 + lanes[i + 3] * P2) & M64
            v3 = ((((x << 31) | (x >> 33)) & M64) * P1) & M64
        at = stripes * 32
        h = (_rotate(v0, 1) + _rotate(v1, 7) + _rotate(v2, 12) + _rotate(v3, 18)) & M64
        for x in (v0, v1, v2, v3):
            h = ((h ^ _round(0, x)) * P1 + P4) & M64
    else:
        h = (seed + P5) & M64
    h = (h + n) & M64
    while at + 8 <= n:
        lane, = struct.unpack_from('<Q', data, at)
        h = (_rotate(h ^ _round(0, lane), 27) * P1 + P4) & M64
        at += 8
    if at + 4 <= n:
        lane, = struct.unpack_from('<I', data, at)
        h = (_rotate(h ^ (lane * P1 & M64), 23) * P2 + P3) & M64
        at += 4
    while at < n:
        h = (_rotate(h ^ (data[at] * P5 & M64), 11) * P1) & M64
        at += 1
    h = ((h ^ (h >> 33)) * P2) & M64
    h = ((h ^ (h >> 29)) * P3) & M64
    return h ^ (h >> 32)
