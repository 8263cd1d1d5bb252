/* Powers and logarithms against the C library, and the check of the machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/maths.h"

#include <float.h>
#include <math.h>

#include "tests/support/assert.h"

static void powers_of_two_are_within_two_ulp(void **state)
{
    (void)state;
    for (int i = -200000; i <= 200000; i++) {
        const double x = (double)i * 2.385e-4;
        assert_true(fabs(ctg_maths_exp2(x) / exp2(x) - 1.0) <= 2.0 * DBL_EPSILON);
        const float y = (float)x;
        assert_true(fabs((double)ctg_maths_exp2f(y) / exp2((double)y) - 1.0) < 3e-7);
    }
    assert_bits_equal(ctg_maths_exp2(-7.0), 0.0078125);
    assert_bits_equal(ctg_maths_exp2f(10.0f), 1024.0f);
}

static void powers_far_out_are_held(void **state)
{
    (void)state;
    assert_bits_equal(ctg_maths_exp2f(1e9f), 0x1p126f);
    assert_bits_equal(ctg_maths_exp2f(-1e9f), 0x1p-126f);
    assert_bits_equal(ctg_maths_exp2(1e9), 0x1p1000);
    assert_bits_equal(ctg_maths_exp2(-1e9), 0x1p-1000);
}

/* Near 1 the logarithm vanishes, so the bound is on the larger of both errors. */
static void logarithms_are_within_two_ulp(void **state)
{
    (void)state;
    for (int i = 1; i <= 400000; i++) {
        const double x = (double)i * 2.385e-3;
        const double expected = log2(x);
        const double bound = 2.0 * DBL_EPSILON * fmax(fabs(expected), 1.0);
        assert_true(fabs(ctg_maths_log2(x) - expected) <= bound);
    }
    assert_bits_equal(ctg_maths_log2(1.0), 0.0);
    assert_bits_equal(ctg_maths_log2(0x1p-30), -30.0);
}

static void many_at_once_are_the_same_bits(void **state)
{
    (void)state;
    double powers[37];
    double logarithms[37];
    for (size_t count = 0; count <= 37; count++) {
        for (size_t i = 0; i < count; i++) {
            powers[i] = ((double)i - 18.0) * 73.85;
            logarithms[i] = ctg_maths_exp2(powers[i]);
        }
        ctg_maths_exp2_all(powers, count);
        ctg_maths_log2_all(logarithms, count);
        for (size_t i = 0; i < count; i++) {
            const double power = ctg_maths_exp2(((double)i - 18.0) * 73.85);
            assert_bits_equal(powers[i], power);
            assert_bits_equal(logarithms[i], ctg_maths_log2(power));
        }
    }
}

static void this_machine_computes_as_tested(void **state)
{
    (void)state;
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_maths_check(&error), ctg_ok);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(powers_of_two_are_within_two_ulp),
        cmocka_unit_test(powers_far_out_are_held),
        cmocka_unit_test(logarithms_are_within_two_ulp),
        cmocka_unit_test(many_at_once_are_the_same_bits),
        cmocka_unit_test(this_machine_computes_as_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
