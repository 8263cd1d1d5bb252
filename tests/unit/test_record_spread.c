/* Concentration of known lists.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_spread.h"

#include <stdlib.h>

#include "tests/support/assert.h"

#define LENGTH(of) (sizeof(of) / sizeof(of)[0])

static void contributors_stand_first_the_largest_foremost(void **state)
{
    (void)state;
    int64_t few[] = {0, 7, 0, 0, 31, 2, 7, 0};
    const int64_t sorted[] = {31, 7, 7, 2};
    assert_int_equal(ctg_record_spread_sort(few, LENGTH(few)), 4);
    assert_memory_equal(few, sorted, sizeof sorted);
    int64_t none[] = {0, 0, 0};
    assert_int_equal(ctg_record_spread_sort(none, LENGTH(none)), 0);
    assert_int_equal(ctg_record_spread_sort(NULL, 0), 0);
}

static int falling(const void *a, const void *b)
{
    const int64_t left = *(const int64_t *)a;
    const int64_t right = *(const int64_t *)b;
    return left > right ? -1 : (left < right ? 1 : 0);
}

static void many_are_sorted_as_the_c_library_sorts(void **state)
{
    (void)state;
    uint64_t word = 2385;
    for (size_t count = 1; count < 1000; count += 37) {
        int64_t ours[1000];
        int64_t theirs[1000];
        size_t positive = 0;
        for (size_t i = 0; i < count; i++) {
            word = word * 6364136223846793005u + 1442695040888963407u;
            ours[i] = (int64_t)((word >> 33) % 2000) - 500;
            ours[i] = ours[i] < 0 ? 0 : ours[i];
            theirs[i] = ours[i];
            positive += ours[i] > 0;
        }
        qsort(theirs, count, sizeof theirs[0], falling);
        assert_int_equal(ctg_record_spread_sort(ours, count), positive);
        assert_memory_equal(ours, theirs, count * sizeof ours[0]);
    }
}

static void equal_contributions_have_a_gini_of_0_and_one_alone_has_too(void **state)
{
    (void)state;
    const int64_t equal[] = {13, 13, 13, 13, 13};
    const int64_t alone[] = {104496};
    assert_bits_equal(ctg_record_spread_gini(equal, LENGTH(equal)), 0.0);
    assert_bits_equal(ctg_record_spread_gini(alone, 1), 0.0);
    assert_bits_equal(ctg_record_spread_gini(NULL, 0), 0.0);
}

/* 1 2 3 4: 2 (1 + 4 + 9 + 16) / (4 x 10) - 5 / 4; a large one among n of 1 tends to (n - 1) / n. */
static void known_lists_have_known_ginis(void **state)
{
    (void)state;
    const int64_t four[] = {4, 3, 2, 1};
    const int64_t two[] = {3, 1};
    const int64_t steep[] = {1000000000, 1, 1, 1, 1};
    assert_bits_equal(ctg_record_spread_gini(four, LENGTH(four)), 0.25);
    assert_bits_equal(ctg_record_spread_gini(two, LENGTH(two)), 0.25);
    assert_close(ctg_record_spread_gini(steep, LENGTH(steep)), 0.8, 1e-8);
}

/* Half the mean absolute difference over the mean, by its definition. */
static void the_gini_is_half_the_mean_difference_over_the_mean(void **state)
{
    (void)state;
    int64_t values[] = {8145, 23, 1, 9436, 272, 547, 60, 8440, 7, 7};
    const size_t n = ctg_record_spread_sort(values, LENGTH(values));
    double differences = 0.0;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += (double)values[i];
        for (size_t j = 0; j < n; j++) {
            differences += (double)llabs(values[i] - values[j]);
        }
    }
    assert_close(ctg_record_spread_gini(values, n), differences / (2.0 * (double)n * sum), 1e-15);
}

static void the_median_lies_between_the_middle_two(void **state)
{
    (void)state;
    const int64_t odd[] = {900, 163, 2};
    const int64_t even[] = {900, 164, 31, 2};
    assert_bits_equal(ctg_record_spread_median(odd, 3), 163.0);
    assert_bits_equal(ctg_record_spread_median(even, 4), 97.5);
    assert_bits_equal(ctg_record_spread_median(NULL, 0), 0.0);
}

static void the_top_is_never_more_than_all(void **state)
{
    (void)state;
    const int64_t values[] = {900, 164, 31, 2};
    assert_int_equal(ctg_record_spread_top(values, 4, 1), 900);
    assert_int_equal(ctg_record_spread_top(values, 4, 3), 1095);
    assert_int_equal(ctg_record_spread_top(values, 4, 20), 1097);
    assert_int_equal(ctg_record_spread_top(NULL, 0, 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contributors_stand_first_the_largest_foremost),
        cmocka_unit_test(many_are_sorted_as_the_c_library_sorts),
        cmocka_unit_test(equal_contributions_have_a_gini_of_0_and_one_alone_has_too),
        cmocka_unit_test(known_lists_have_known_ginis),
        cmocka_unit_test(the_gini_is_half_the_mean_difference_over_the_mean),
        cmocka_unit_test(the_median_lies_between_the_middle_two),
        cmocka_unit_test(the_top_is_never_more_than_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
