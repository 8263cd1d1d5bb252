/* The fast form of CK1 on AVX2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/lanes_avx2.h"

#define CK1_WIDEN(...)

#include "bench/ck1/fast.h"

const ck1_form ck1_fast_avx2 = {"avx2", open, fast_run, ck1_fast_world_close};
