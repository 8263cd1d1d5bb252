/* What a core can do at most, on one path of lanes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_PEAK_H
#define BENCH_CK1_PEAK_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/lanes_path.h"

#define CK1_PEAK_CHAINS 12
#define CK1_PEAK_NUMBERS ((size_t)CK1_PEAK_CHAINS * 16) /* room for the widest lanes */
#define CK1_PEAK_BLOCK 64                               /* numbers read in one go, of any path */

typedef struct ck1_peak {
    size_t lanes; /* numbers to an operation */
    /* 2 CK1_PEAK_CHAINS operations a step, on CK1_PEAK_NUMBERS numbers. */
    void (*floats)(size_t steps, float *numbers);
    void (*words)(size_t steps, uint32_t *numbers);
    /* Reads `count` numbers, a multiple of CK1_PEAK_BLOCK, `times` times; a sum of sorts. */
    uint32_t (*read)(size_t times, const uint32_t *numbers, size_t count);
} ck1_peak;

extern const ck1_peak ck1_peak_plain;
extern const ck1_peak ck1_peak_avx2;   /* not on every machine */
extern const ck1_peak ck1_peak_avx512; /* likewise */

/* The peak of a path that the machine has. */
const ck1_peak *ck1_peak_of(ctg_lanes_path path);

/* Steps of a product of whole numbers and an exclusive or, each waiting for the one before: 4
 * cycles a step on every x86-64 of the last ten years (3 and 1; other processors differ). */
#define CK1_PEAK_CYCLES 4
uint64_t ck1_peak_chain(size_t steps, uint64_t start);

#endif
