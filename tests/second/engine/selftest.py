# Selftest of public numbers: Philox, XXH64, deal.
"""python3 selftest.py

SPDX-License-Identifier: GPL-3.0-or-later
"""
import math

from arithmetic import deal, exp2, exp2f, log2
from draws import philox
from xxhash64 import xxh64

assert ['%08x' % x for x in philox((0, 0, 0, 0), (0, 0))] == [
    '6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']
assert xxh64(0, b'') == 0xEF46DB3751D8E999
assert xxh64(0, b'abc') == 0x44BC2CF5AD770999
assert deal(10, [1, 1, 1], [2, 1, 3]) == [3, 4, 3]
for x in (-5.3, -0.1, 0.0, 0.7, 12.34):
    assert math.isclose(exp2(x), 2 ** x, rel_tol=1e-15)
    assert math.isclose(exp2f(x), 2 ** x, rel_tol=1e-6)
    assert x <= 0 or math.isclose(log2(x), math.log2(x), rel_tol=1e-14)
print('good')
