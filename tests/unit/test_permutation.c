/* Permutations by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <gsl/gsl_cdf.h>

#include "analysis/permutation.h"

static void each_place_is_taken_once(void **state)
{
    bool taken[600];
    (void)state;
    for (uint32_t count = 1; count < 600; count++) {
        const ctg_permutation permutation = {{count, 3}, 254, 7};
        memset(taken, 0, sizeof taken);
        for (uint32_t at = 0; at < count; at++) {
            const uint32_t place = ctg_permutation_at(&permutation, count, at);
            assert_true(place < count && !taken[place]);
            taken[place] = true;
        }
    }
}

/* Chi^2 of the orders of `count` things, 200 of each expected. */
static double unevenness(uint32_t count, uint32_t orders)
{
    uint32_t found[3125] = {0};
    double sum = 0;
    for (uint32_t seed = 0; seed < 200 * orders; seed++) {
        const ctg_permutation permutation = {{seed, 0}, 254, 0};
        uint32_t order = 0;
        for (uint32_t at = 0; at < count; at++) {
            order = 5 * order + ctg_permutation_at(&permutation, count, at);
        }
        found[order]++;
    }
    for (size_t order = 0; order < 3125; order++) {
        const double off = found[order] - 200.0;
        sum += found[order] > 0 ? off * off / 200 : 0;
        orders -= found[order] > 0 ? 1 : 0;
    }
    assert_int_equal(orders, 0);
    return sum;
}

static void every_order_of_a_few_is_as_likely(void **state)
{
    (void)state;
    assert_true(gsl_cdf_chisq_Q(unevenness(3, 6), 5) > 1e-4);
    assert_true(gsl_cdf_chisq_Q(unevenness(4, 24), 23) > 1e-4);
    assert_true(gsl_cdf_chisq_Q(unevenness(5, 120), 119) > 1e-4);
}

/* Of the largest count neighbours go far apart, and the name decides where. */
static void the_largest_count_works_and_the_name_decides(void **state)
{
    const ctg_permutation permutation = {{1, 0}, 254, 0};
    const ctg_permutation other = {{1, 1}, 254, 0};
    uint32_t near = 0;
    (void)state;
    for (uint32_t at = 0; at < 1000; at++) {
        const uint32_t place = ctg_permutation_at(&permutation, UINT32_MAX, at);
        const uint32_t next = ctg_permutation_at(&permutation, UINT32_MAX, at + 1);
        assert_int_not_equal(place, ctg_permutation_at(&other, UINT32_MAX, at));
        near += (place > next ? place - next : next - place) < UINT32_MAX / 1000 ? 1 : 0;
    }
    assert_in_range(near, 0, 12); /* 2 are expected */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_place_is_taken_once),
        cmocka_unit_test(every_order_of_a_few_is_as_likely),
        cmocka_unit_test(the_largest_count_works_and_the_name_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
