/* The most that a core can do on the path avx2.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/lanes_avx2.h"

#include "bench/ck1/peaks.h"

const ck1_peak ck1_peak_avx2 = {CTG_LANES_COUNT, peak_floats, peak_words, peak_read};
