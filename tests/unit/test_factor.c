/* Varied quantities: GSL's distributions are the oracle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "analysis/factor.h"
#include "analysis/normal.h"

static void assert_near(double value, double expected, double relative)
{
    assert_close(value, expected, relative * fabs(expected));
}

static void normal_quantiles_and_shares_are_those_of_gsl(void **state)
{
    (void)state;
    for (int i = -2900; i <= -31; i++) { /* shares from 1e-290 to 0.08, and those above */
        const double share = pow(10, i / 10.0);
        assert_near(ctg_normal_quantile(share), gsl_cdf_ugaussian_Pinv(share), 2e-15);
    }
    for (int i = 1; i < 4000; i++) {
        const double share = i / 4000.0;
        assert_close(ctg_normal_quantile(share), gsl_cdf_ugaussian_Pinv(share), 2e-15);
    }
    for (int i = -3600; i <= 800; i++) {
        const double at = i / 100.0;
        assert_near(ctg_normal_share(at), gsl_cdf_ugaussian_P(at), 1e-15 * (5 + at * at));
    }
    assert_bits_equal(ctg_normal_share(0), 0.5);
    assert_true(ctg_normal_share(-1e9) < 1e-290 && ctg_normal_share(1e9) <= 1);
}

static void values_have_closed_forms_where_there_are_any(void **state)
{
    const ctg_distribution uniform = {ctg_distribution_uniform, .low = -6, .high = -1};
    const ctg_distribution logs = {ctg_distribution_log_uniform, .low = 0.25, .high = 64};
    const ctg_distribution triangular = {ctg_distribution_triangular, .low = 0, .high = 4,
                                         .mode = 1};
    ctg_factor factor = ctg_factor_of(&uniform);
    (void)state;
    assert_close(ctg_factor_value(&factor, 0.3), -4.5, 1e-11);
    factor = ctg_factor_of(&logs);
    assert_close(ctg_factor_value(&factor, 0.5), 4, 1e-11);
    assert_close(ctg_factor_value(&factor, 0.875), 32, 1e-10);
    factor = ctg_factor_of(&triangular);
    assert_close(ctg_factor_value(&factor, 0.0625), 0.5, 1e-11);
    assert_close(ctg_factor_value(&factor, 1 - 1.0 / 12), 3, 1e-11);
}

/* What the distribution without bounds has below a value. */
static double share_below(const ctg_distribution *of, double value)
{
    return of->kind == ctg_distribution_normal
               ? gsl_cdf_gaussian_P(value - of->centre, of->spread)
               : gsl_cdf_lognormal_P(value, log(of->centre), of->spread * log(2));
}

static double share_above(const ctg_distribution *of, double value)
{
    return of->kind == ctg_distribution_normal
               ? gsl_cdf_gaussian_Q(value - of->centre, of->spread)
               : gsl_cdf_lognormal_Q(value, log(of->centre), of->spread * log(2));
}

/* The side on which shares are small says most. */
static double share_between(const ctg_distribution *of, double low, double high)
{
    return share_below(of, low) < 0.5 ? share_below(of, high) - share_below(of, low)
                                      : share_above(of, low) - share_above(of, high);
}

static void what_the_bounds_leave_is_the_whole(void **state)
{
    static const ctg_distribution cut[] = {
        {ctg_distribution_normal, .low = -100, .high = 100, .centre = 2.385, .spread = 0.77},
        {ctg_distribution_normal, .low = 2, .high = 3, .centre = 2.385, .spread = 0.77},
        {ctg_distribution_normal, .low = 5, .high = 9, .centre = 2.385, .spread = 0.77},
        {ctg_distribution_normal, .low = 9, .high = 10, .centre = 2.385, .spread = 0.77},
        {ctg_distribution_normal, .low = -9, .high = -1, .centre = 2.385, .spread = 0.77},
        {ctg_distribution_lognormal, .low = 0, .high = 1e6, .centre = 6.1, .spread = 1.3},
        {ctg_distribution_lognormal, .low = 20, .high = 90, .centre = 6.1, .spread = 1.3},
        {ctg_distribution_lognormal, .low = 0.1, .high = 3, .centre = 6.1, .spread = 1.3}};
    (void)state;
    for (size_t c = 0; c < sizeof cut / sizeof cut[0]; c++) {
        const ctg_factor factor = ctg_factor_of(&cut[c]);
        const double all = share_between(&cut[c], cut[c].low, cut[c].high);
        for (int i = 1; i < 200; i++) {
            const double value = ctg_factor_value(&factor, i / 200.0);
            assert_true(value > cut[c].low && value < cut[c].high);
            assert_close(share_between(&cut[c], cut[c].low, value) / all, i / 200.0, 1e-10);
        }
    }
}

static void the_ends_are_the_bounds_and_more_share_is_more(void **state)
{
    ctg_distribution of = {.low = 1.1, .high = 7.3, .mode = 2, .centre = 3, .spread = 0.4};
    (void)state;
    for (of.kind = ctg_distribution_uniform; of.kind < ctg_distribution_values; of.kind++) {
        const ctg_factor factor = ctg_factor_of(&of);
        double before = 1.1;
        assert_bits_equal(ctg_factor_value(&factor, 0), 1.1);
        assert_bits_equal(ctg_factor_value(&factor, 1), 7.3);
        for (int i = 1; i < 1000; i++) {
            const double value = ctg_factor_value(&factor, i / 1000.0);
            assert_true(value > before && value < 7.3);
            before = value;
        }
    }
}

/* Near an end no value leaves the bounds, however narrow and far out they are. */
static void no_value_leaves_the_bounds(void **state)
{
    ctg_distribution of = {.low = 5.50000000000049,
                           .high = 5.50000000003951,
                           .mode = 5.50000000000049,
                           .centre = 1,
                           .spread = 0.8};
    (void)state;
    for (of.kind = ctg_distribution_uniform; of.kind < ctg_distribution_values; of.kind++) {
        const ctg_factor factor = ctg_factor_of(&of);
        for (int i = 0; i <= 32; i++) {
            const double low = ctg_factor_value(&factor, ldexp(1, -i));
            const double high = ctg_factor_value(&factor, 1 - ldexp(1, -i));
            assert_true(low >= of.low && low <= of.high && high >= of.low && high <= of.high);
        }
    }
}

static void whole_numbers_have_equal_shares(void **state)
{
    const ctg_distribution of = {ctg_distribution_uniform, .low = -2, .high = 4, .is_whole = true};
    const ctg_factor factor = ctg_factor_of(&of);
    size_t found[7] = {0};
    (void)state;
    for (int i = 0; i < 7000; i++) {
        const double value = ctg_factor_value(&factor, (i + 0.5) / 7000);
        assert_bits_equal(value, floor(value));
        found[(size_t)(value + 2)]++;
    }
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(found[i], 1000);
    }
    assert_bits_equal(ctg_factor_value(&factor, 0), -2.0);
    assert_bits_equal(ctg_factor_value(&factor, 1), 4.0);
}

static void other_whole_numbers_are_rounded(void **state)
{
    const ctg_distribution of = {
        ctg_distribution_normal, .low = 0, .high = 10, .centre = 5, .spread = 1, .is_whole = true};
    const ctg_factor factor = ctg_factor_of(&of);
    (void)state;
    assert_bits_equal(ctg_factor_value(&factor, gsl_cdf_ugaussian_P(1.49)), 6.0);
    assert_bits_equal(ctg_factor_value(&factor, gsl_cdf_ugaussian_P(1.51)), 7.0);
}

/* A grid's level i of n has the coordinate i / (n - 1): each is a value of its own. */
static void the_values_of_a_list_meet_the_levels_of_a_grid(void **state)
{
    static const double values[] = {4, 1, 2.5, 8, 0, 7, 3, 9, 6, 5, 12};
    (void)state;
    for (size_t count = 1; count <= 11; count++) {
        const ctg_distribution of = {ctg_distribution_values, .values = values,
                                     .value_count = count};
        const ctg_factor factor = ctg_factor_of(&of);
        for (size_t i = 0; i < count; i++) {
            const double level = count == 1 ? 0.5 : (double)i / (double)(count - 1);
            assert_bits_equal(ctg_factor_value(&factor, level), values[i]);
            assert_bits_equal(ctg_factor_value(&factor, ((double)i + 0.5) / (double)count),
                              values[i]);
        }
    }
}

static void a_value_is_what_twelve_digits_say(void **state)
{
    ctg_distribution of = {.low = -0.7, .high = 7.3, .mode = 2, .centre = 3, .spread = 0.4};
    char text[32];
    (void)state;
    for (of.kind = ctg_distribution_uniform; of.kind < ctg_distribution_values; of.kind++) {
        of.low = of.kind == ctg_distribution_log_uniform ? 0.001 : of.low;
        const ctg_factor factor = ctg_factor_of(&of);
        for (int i = 1; i < 300; i++) {
            const double value = ctg_factor_value(&factor, i / 300.0);
            (void)snprintf(text, sizeof text, "%.12g", value);
            assert_bits_equal(value, strtod(text, NULL));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_quantiles_and_shares_are_those_of_gsl),
        cmocka_unit_test(values_have_closed_forms_where_there_are_any),
        cmocka_unit_test(what_the_bounds_leave_is_the_whole),
        cmocka_unit_test(the_ends_are_the_bounds_and_more_share_is_more),
        cmocka_unit_test(no_value_leaves_the_bounds),
        cmocka_unit_test(whole_numbers_have_equal_shares),
        cmocka_unit_test(other_whole_numbers_are_rounded),
        cmocka_unit_test(the_values_of_a_list_meet_the_levels_of_a_grid),
        cmocka_unit_test(a_value_is_what_twelve_digits_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
