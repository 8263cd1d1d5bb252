/* What a core can do at most, for comparison with CK1: written once, compiled once a path of lanes.
 *
 * Twelve sums that do not wait for each other, more than any core has to keep busy. To be included
 * after one of engine/base/lanes_*.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BENCH_CK1_PEAKS_H
#define BENCH_CK1_PEAKS_H

#include "bench/ck1/peak.h"

/* A product and a sum a step, of each of twelve. */
static void peak_floats(size_t steps, float *numbers)
{
    const ctg_lanes_f32 factor = ctg_lanes_all_f32(numbers[0]);
    const ctg_lanes_f32 term = ctg_lanes_all_f32(numbers[1]);
    ctg_lanes_f32 x[CK1_PEAK_CHAINS];
    for (size_t i = 0; i < CK1_PEAK_CHAINS; i++) {
        x[i] = ctg_lanes_load_f32(numbers + i * CTG_LANES_COUNT);
    }
    for (size_t step = 0; step < steps; step++) {
#pragma GCC unroll 12
        for (size_t i = 0; i < CK1_PEAK_CHAINS; i++) {
            x[i] = x[i] * factor + term;
        }
    }
    for (size_t i = 0; i < CK1_PEAK_CHAINS; i++) {
        ctg_lanes_store_f32(numbers + i * CTG_LANES_COUNT, x[i]);
    }
}

/* An exclusive or and a sum a step, of each of twelve. */
static void peak_words(size_t steps, uint32_t *numbers)
{
    const ctg_lanes_u32 mask = ctg_lanes_all_u32(numbers[0]);
    const ctg_lanes_u32 term = ctg_lanes_all_u32(numbers[1]);
    ctg_lanes_u32 x[CK1_PEAK_CHAINS];
    for (size_t i = 0; i < CK1_PEAK_CHAINS; i++) {
        x[i] = ctg_lanes_load_u32(numbers + i * CTG_LANES_COUNT);
    }
    for (size_t step = 0; step < steps; step++) {
#pragma GCC unroll 12
        for (size_t i = 0; i < CK1_PEAK_CHAINS; i++) {
            x[i] = (x[i] ^ mask) + term;
        }
    }
    for (size_t i = 0; i < CK1_PEAK_CHAINS; i++) {
        ctg_lanes_store_u32(numbers + i * CTG_LANES_COUNT, x[i]);
    }
}

/* Reads all numbers, a multiple of CK1_PEAK_BLOCK, so many times. */
static uint32_t peak_read(size_t times, const uint32_t *numbers, size_t count)
{
    ctg_lanes_u32 x[4] = {ctg_lanes_all_u32(0), ctg_lanes_all_u32(0), ctg_lanes_all_u32(0),
                          ctg_lanes_all_u32(0)};
    for (size_t time = 0; time < times; time++) {
        for (size_t at = 0; at < count; at += 4 * CTG_LANES_COUNT) {
#pragma GCC unroll 4
            for (size_t i = 0; i < 4; i++) {
                x[i] ^= ctg_lanes_load_u32(numbers + at + i * CTG_LANES_COUNT);
            }
        }
        x[0] += x[1]; /* so that reading twice is not reading nothing */
    }
    return (uint32_t)ctg_lanes_sum_i32((ctg_lanes_i32)(x[0] ^ x[1] ^ x[2] ^ x[3]));
}

#endif
