/* Lanes: the same arithmetic on many numbers at once, with the same bits on every path.
 *
 * A path is a width and the instructions for it: lanes_plain.h (1 number, C11), lanes_avx2.h (8),
 * lanes_avx512.h (16). A file includes one of them, and none includes two: what it computes is
 * written once, in a header that all such files include, and compiled once a path
 * (cmake/lanes.cmake gives the flags by the end of the name). Which path a machine has is asked of
 * lanes_path.h at run time.
 *
 *   CTG_LANES_COUNT                         numbers in one ctg_lanes_f32, _i32 or _u32
 *   CTG_LANES_LOOKUP                        1 where a lookup is cheaper than computing the entry
 *   + - * & | ^ << >>                       lane by lane, as in C; never fused
 *   all_T(a), numbers()                     a in each lane; 0, 1, 2 ...
 *   load_T(from), store_T(to, a)            CTG_LANES_COUNT numbers, at any address
 *   bits(f), of_bits(u), float(i)           reinterpretation; the nearest float
 *   less_T, equal_T, and, or, differ        masks; a comparison with a NaN is false
 *   any(mask), count(mask)                  how many lanes are set
 *   select_T(mask, a, b)                    a where set, else b
 *   least_T(a, b), most_T(a, b)             of floats: b where one is a NaN
 *   sum_i32(a)                              over the lanes
 *   lookup8(table, i), lookup16(table, i)   table[i], 0 <= i < 8 or 16
 *   gather_T(from, i)                       from[i], in each lane
 *   pack_T(to, mask, a)                     the set lanes, one behind the other; returns how many.
 *                                           Up to CTG_LANES_COUNT numbers are overwritten
 *   multiply(a, b, &high, &low)             32 x 32 bits
 *   philox(words, key0, key1, first)        rounds first .. 9 of Philox4x32-10; with first = 0
 *                                           the words are the counter
 *   exp2_near(x)                            2^x within 1e-4, |x| < 126: for bounds only, because
 *                                           its bits differ between paths
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_LANES_H
#define CTG_BASE_LANES_H

/* 2^x with the bits of ctg_maths_exp2f, relative error below 3e-7; x is clamped to [-126, 126]. */
static inline ctg_lanes_f32 ctg_lanes_exp2(ctg_lanes_f32 x)
{
    const ctg_lanes_f32 inside = ctg_lanes_least_f32(
        ctg_lanes_all_f32(126.0f), ctg_lanes_most_f32(ctg_lanes_all_f32(-126.0f), x));
    const ctg_lanes_f32 shifted = inside + 12582912.0f; /* 1.5 x 2^23: to the nearest whole */
    const ctg_lanes_f32 part = inside - (shifted - 12582912.0f);
    ctg_lanes_f32 sum = part * 0.00015453163f + 0.0013390863f;
    sum = sum * part + 0.0096180826f;
    sum = sum * part + 0.0555035711f;
    sum = sum * part + 0.2402265076f;
    sum = sum * part + 0.6931471880f;
    const ctg_lanes_u32 scale = (ctg_lanes_bits(shifted) << 23) + (127u << 23);
    return (sum * part + 1.0f) * ctg_lanes_of_bits(scale);
}

/* Words as uniforms in [0, 1) of 24 bits, those of ctg_draw_float. */
static inline ctg_lanes_f32 ctg_lanes_uniform(ctg_lanes_u32 words)
{
    return ctg_lanes_float((ctg_lanes_i32)(words >> 8)) * 0x1p-24f;
}

#endif
