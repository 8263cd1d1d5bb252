"""Turns a run of a store into one that failed, with the digests that the program would have written.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import struct

MASK = 2**64 - 1
P1, P2, P3, P4, P5 = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)


def rotated(x, by):
    return (x << by | x >> (64 - by)) & MASK


def xxh64(seed, data):
    """XXH64 of fewer than 32 bytes."""
    assert len(data) < 32
    x = (seed + P5 + len(data)) & MASK
    while len(data) >= 8:
        x ^= rotated(struct.unpack_from("<Q", data)[0] * P2 & MASK, 31) * P1 & MASK
        x, data = (rotated(x, 27) * P1 + P4) & MASK, data[8:]
    if len(data) >= 4:
        x ^= struct.unpack_from("<I", data)[0] * P1 & MASK
        x, data = (rotated(x, 23) * P2 + P3) & MASK, data[4:]
    for byte in data:
        x = rotated(x ^ byte * P5 & MASK, 11) * P1 & MASK
    x = (x ^ x >> 33) * P2 & MASK
    x = (x ^ x >> 29) * P3 & MASK
    return x ^ x >> 32


def fail(base, number, sentence):
    """The run of that number, in an open database, as one that failed with a sentence of fewer than 32 bytes."""
    digest = 0
    for part in (struct.pack("<QQ", number, 0), b"broken", sentence.encode(), b"", b""):
        digest = xxh64(digest, part)
    base.execute("UPDATE run SET status = 'broken', sentence = ?, digest = ?, row = ?, parameters = NULL, record = NULL "
                 "WHERE number = ?", (sentence, f"{0:016x}", f"{digest:016x}", number))
