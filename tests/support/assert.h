/* What every test in C includes: cmocka, and two comparisons of numbers that cmocka 1.1.5 lacks
 * (its own compares doubles as floats).
 *
 *   assert_bits_equal(a, b)           the same bits: 0.0 is not -0.0, a NaN equals itself
 *   assert_close(a, b, tolerance)     |a - b| <= tolerance; never true for a NaN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_ASSERT_H
#define CTG_TESTS_SUPPORT_ASSERT_H

/* clang-format off: cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static inline void ctg_assert_bits_equal(double a, double b, const char *what, const char *file,
                                         int line)
{
    if (memcmp(&a, &b, sizeof a) != 0) {
        print_error("%s: %.17g (%a) is not %.17g (%a)\n", what, a, a, b, b);
        _fail(file, line);
    }
}

static inline void ctg_assert_close(double a, double b, double tolerance, const char *what,
                                    const char *file, int line)
{
    const double apart = a > b ? a - b : b - a;
    if (!(a == b || apart <= tolerance)) {
        print_error("%s: %.17g and %.17g are %.3g apart, more than %.3g\n", what, a, b, apart,
                    tolerance);
        _fail(file, line);
    }
}

/* A float is compared as the double of the same value: equal bits there are equal bits here. */
#define assert_bits_equal(a, b)                                                                    \
    ctg_assert_bits_equal((double)(a), (double)(b), #a " and " #b, __FILE__, __LINE__)
#define assert_close(a, b, tolerance)                                                              \
    ctg_assert_close((double)(a), (double)(b), (double)(tolerance), #a " and " #b, __FILE__,       \
                     __LINE__)

#endif
