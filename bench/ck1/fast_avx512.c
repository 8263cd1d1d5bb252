/* The fast form of CK1 on AVX512.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/lanes_avx512.h"

#define CK1_WIDEN(...)

#include "bench/ck1/fast.h"

const ck1_form ck1_fast_avx512 = {"avx512", open, fast_run, ck1_fast_world_close};
