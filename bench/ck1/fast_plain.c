/* The fast form of CK1 in C11 alone: structure of arrays, the loops widened by the compiler.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/lanes_plain.h"

#define CK1_PRAGMA(...) _Pragma(#__VA_ARGS__)
#define CK1_WIDEN(...) CK1_PRAGMA(omp simd __VA_ARGS__)

#include "bench/ck1/fast.h"

const ck1_form ck1_fast_plain = {"plain", open, fast_run, ck1_fast_world_close};
