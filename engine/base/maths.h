/* Powers and logarithms to the base 2 with the same bits on every machine.
 *
 * The C library's exp and log differ in their last bits between processors; these use only
 * additions, multiplications, one division and exponent shifts, in a fixed order, without fused
 * operations (all targets are compiled with -ffp-contract=off).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_BASE_MATHS_H
#define CTG_BASE_MATHS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/error.h"

/* 2^x in single precision, relative error below 3e-7. x is clamped to [-126, 126]. */
static inline float ctg_maths_exp2f(float x)
{
    const float inside = x < -126.0f ? -126.0f : (x > 126.0f ? 126.0f : x);
    const float shifted = inside + 12582912.0f; /* 1.5 x 2^23: rounds to the nearest whole */
    const float whole = shifted - 12582912.0f;
    const float part = inside - whole;
    float sum = 0.00015453163f; /* (2^x - 1) / x at Chebyshev points of [-1/2, 1/2] */
    sum = sum * part + 0.0013390863f;
    sum = sum * part + 0.0096180826f;
    sum = sum * part + 0.0555035711f;
    sum = sum * part + 0.2402265076f;
    sum = sum * part + 0.6931471880f;
    const uint32_t bits = (uint32_t)((int32_t)whole + 127) << 23;
    float scale;
    memcpy(&scale, &bits, sizeof scale);
    return (sum * part + 1.0f) * scale;
}

/* 2^x, within 2 ulp; x is clamped to [-1000, 1000]. */
double ctg_maths_exp2(double x);

/* The same, with the same bits, of each of `count` numbers, in their place. */
void ctg_maths_exp2_all(double *values, size_t count);

/* The logarithm to the base 2 of a finite x > 0 that is no subnormal number, within 2 ulp. */
double ctg_maths_log2(double x);

/* The same, with the same bits, of each of `count` numbers, in their place. */
void ctg_maths_log2_all(double *values, size_t count);

/* Refuses to go on where floating point does not behave as it did when the results were tested:
 * rounding mode, subnormal numbers flushed to zero, excess precision, fused operations. */
ctg_status ctg_maths_check(ctg_error *error);

#endif
