/* What a core can do at most.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/ck1/peak.h"

const ck1_peak *ck1_peak_of(ctg_lanes_path path)
{
#if defined(__x86_64__)
    static const ck1_peak *const peaks[] = {&ck1_peak_plain, &ck1_peak_avx2, &ck1_peak_avx512};
    return peaks[path];
#else
    (void)path; /* engine/base/lanes_path.h knows no other on such a machine */
    return &ck1_peak_plain;
#endif
}

uint64_t ck1_peak_chain(size_t steps, uint64_t start)
{
    const uint64_t factor = start | 1;
    uint64_t x = start;
    for (size_t step = 0; step < steps; step++) {
        x = (x * factor) ^ start;
    }
    return x;
}
