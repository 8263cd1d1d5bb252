/* One mean over another: the interval against its definition, and where there is no ratio.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/ratio.h"
#include "engine/base/draw.h"

#define COUNT 12u

static void make(double *a, double *b, double shift, uint32_t seed)
{
    const ctg_draw from = {seed, 0};
    for (uint32_t i = 0; i < COUNT; i++) {
        const double common = ctg_draw_uniform(&from, 0, 0, 0, 0, i);
        b[i] = shift + 3 * common;
        a[i] = 0.4 * b[i] + ctg_draw_uniform(&from, 0, 0, 0, 1, i) - 0.5;
    }
}

/* Student's t of the mean of a - q b. */
static double t_of(const double *a, const double *b, double q)
{
    double mean = 0;
    double squares = 0;
    for (size_t i = 0; i < COUNT; i++) {
        mean += (a[i] - q * b[i]) / COUNT;
    }
    for (size_t i = 0; i < COUNT; i++) {
        const double apart = a[i] - q * b[i] - mean;
        squares += apart * apart;
    }
    return mean / sqrt(squares / (COUNT - 1) / COUNT);
}

static void at_the_ends_the_mean_of_a_less_q_b_can_just_be_told_from_0(void **state)
{
    (void)state;
    double a[COUNT];
    double b[COUNT];
    const double t = gsl_cdf_tdist_Qinv(0.025, COUNT - 1);
    make(a, b, 2.385, 1);
    const ctg_ratio of = ctg_ratio_of_means(a, b, COUNT);
    assert_true(of.low < of.ratio && of.ratio < of.high);
    assert_close(t_of(a, b, of.ratio), 0, 1e-9);
    assert_close(t_of(a, b, of.low), t, 1e-6);
    assert_close(t_of(a, b, of.high), -t, 1e-6);
}

static void where_the_lower_mean_cannot_be_told_from_0_there_is_no_ratio(void **state)
{
    (void)state;
    double a[COUNT];
    double b[COUNT];
    make(a, b, -1.5, 2);
    assert_true(isnan(ctg_ratio_of_means(a, b, COUNT).ratio));
    assert_true(isnan(ctg_ratio_of_means(a, b, 1).low));
}

static void it_holds_the_truth_19_times_out_of_20(void **state)
{
    (void)state;
    double a[COUNT];
    double b[COUNT];
    uint32_t held = 0;
    for (uint32_t seed = 0; seed < 2000; seed++) {
        make(a, b, 0.2, seed + 10);
        const ctg_ratio of = ctg_ratio_of_means(a, b, COUNT);
        held += of.low <= 0.4 && 0.4 <= of.high ? 1 : 0;
    }
    assert_in_range(held, 1860, 1940);
}

static void what_is_the_same_everywhere_has_an_interval_of_one_point(void **state)
{
    (void)state;
    const double a[] = {3, 3, 3};
    const double b[] = {12, 12, 12};
    const ctg_ratio of = ctg_ratio_of_means(a, b, 3);
    assert_close(of.low, 0.25, 1e-12);
    assert_close(of.high, 0.25, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_the_ends_the_mean_of_a_less_q_b_can_just_be_told_from_0),
        cmocka_unit_test(where_the_lower_mean_cannot_be_told_from_0_there_is_no_ratio),
        cmocka_unit_test(it_holds_the_truth_19_times_out_of_20),
        cmocka_unit_test(what_is_the_same_everywhere_has_an_interval_of_one_point),
    };
    return cmocka_run_group_tests_name("ratio", tests, NULL, NULL);
}
