/* Powers and logarithms to the base 2 with the same bits on every machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/maths.h"

#include <float.h>
#include <stdbool.h>

#include "engine/base/wide.h"

static inline double from_bits(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline uint64_t to_bits(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static const double inverse_factorials[] = {1.0,
                                            1.0,
                                            0.5,
                                            0.16666666666666666,
                                            0.041666666666666664,
                                            0.0083333333333333332,
                                            0.0013888888888888889,
                                            0.00019841269841269841,
                                            2.4801587301587302e-05,
                                            2.7557319223985893e-06,
                                            2.7557319223985888e-07,
                                            2.505210838544172e-08,
                                            2.08767569878681e-09,
                                            1.6059043836821613e-10,
                                            1.1470745597729725e-11,
                                            7.6471637318198164e-13,
                                            4.7794773323873853e-14};

static inline double clamped(double x)
{
    return x < -1000.0 ? -1000.0 : (x > 1000.0 ? 1000.0 : x);
}

/* Of what is clamped. */
static inline double exp2_of(double inside)
{
    const double shifted = inside + 6755399441055744.0; /* 1.5 x 2^52: to the nearest whole */
    const double whole = shifted - 6755399441055744.0;
    const double part = (inside - whole) * 0.69314718055994530942; /* to the base e */
    double sum = inverse_factorials[16];
    for (int n = 15; n >= 0; n--) { /* the exponential series by Horner's rule */
        sum = sum * part + inverse_factorials[n];
    }
    return sum * from_bits((to_bits(shifted) + 1023) << 52); /* the low bits are the whole */
}

double ctg_maths_exp2(double x)
{
    return exp2_of(clamped(x));
}

/* In two loops: a compiler makes of a bound within the second a branch, and widens nothing. */
CTG_WIDE static void exp2_all(double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = clamped(values[i]);
    }
    for (size_t i = 0; i < count; i++) {
        values[i] = exp2_of(values[i]);
    }
}

void ctg_maths_exp2_all(double *values, size_t count)
{
    exp2_all(values, count);
}

static inline double log2_of(double x)
{
    const uint64_t bits = to_bits(x);
    const double mantissa = from_bits((bits & 0xfffffffffffffu) | 0x3ff0000000000000u);
    const bool high = mantissa > 1.41421356237309504880;
    const double near_1 = high ? mantissa * 0.5 : mantissa;
    /* The exponent as a double: 2^52 with the bits of the whole number below, less 2^52. */
    const double biased = from_bits((bits >> 52) | 0x4330000000000000u) - 4503599627370496.0;
    const double exponent = biased - (high ? 1022.0 : 1023.0);
    const double z = (near_1 - 1.0) / (near_1 + 1.0);
    const double square = z * z;
    double sum = 1.0 / 23.0;
    for (int n = 21; n >= 1; n -= 2) { /* ln m = 2 (z + z^3/3 + z^5/5 + ...) */
        sum = sum * square + 1.0 / (double)n;
    }
    return exponent + sum * z * 2.88539008177792681472; /* 2 / ln 2 */
}

double ctg_maths_log2(double x)
{
    return log2_of(x);
}

CTG_WIDE static void log2_all(double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = log2_of(values[i]);
    }
}

void ctg_maths_log2_all(double *values, size_t count)
{
    log2_all(values, count);
}

ctg_status ctg_maths_check(ctg_error *error)
{
    volatile double one = 1.0;
    volatile double tiny = DBL_MIN;
    volatile double third = one / 3.0;
    volatile double a = 1.0 + 0x1p-30;
    volatile double product = a * a;
    volatile double fused = a * a - product;
    if (one + DBL_EPSILON / 2 != one || one - DBL_EPSILON / 2 == one || third * 3.0 != one) {
        return ctg_error_add(error, ctg_platform, "floating point does not round to nearest here");
    }
    if (tiny / 2.0 == 0.0) {
        return ctg_error_add(error, ctg_platform,
                             "floating point flushes subnormal numbers to zero here: some library "
                             "was linked with -ffast-math");
    }
    if (fused != 0.0) {
        return ctg_error_add(error, ctg_platform,
                             "the compiler fused a product and a sum: build with "
                             "-ffp-contract=off");
    }
    if (to_bits(ctg_maths_log2(3.0)) != 0x3ff95c01a39fbd69u || ctg_maths_exp2(10.0) != 1024.0) {
        return ctg_error_add(error, ctg_platform,
                             "logarithms do not have the tested bits on this machine");
    }
    return ctg_ok;
}
