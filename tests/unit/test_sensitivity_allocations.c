/* Every allocation of the comparisons and sensitivities is made to fail, one after the other: each
 * ends in ctg_memory with a sentence and (under AddressSanitizer) without a leak.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>

#include "analysis/morris.h"
#include "analysis/paired_difference.h"
#include "analysis/prim.h"
#include "analysis/ranking.h"
#include "analysis/sobol_noise.h"
#include "tests/support/failing_malloc.h"

#define VALUES 128

static const uint32_t draws[VALUES / 2] = {0};
static const uint32_t moved[] = {0, 0};
static const double deltas[] = {1, 1};

static ctg_status pair(const double *values, ctg_error *error)
{
    const ctg_paired_difference_arms arms = {values, values + 64, draws, 64};
    ctg_paired_difference of;
    return ctg_paired_difference_of(&of, &arms, true, error);
}

static ctg_status rank(const double *values, ctg_error *error)
{
    const ctg_ranking_asked asked = {values, draws, 2, 64, true, (double)NAN, "x"};
    ctg_ranking ranking;
    const ctg_status status = ctg_ranking_of(&ranking, &asked, error);
    ctg_ranking_destroy(&ranking);
    return status;
}

static ctg_status sobol(const double *values, ctg_error *error)
{
    const ctg_sobol_asked asked = {values, 8, 4, {2, false}, 1, 20, "x"};
    ctg_sobol_noise noise;
    const ctg_status status = ctg_sobol_noise_of(&noise, &asked, error);
    ctg_sobol_noise_destroy(&noise);
    return status;
}

static ctg_status morris(const double *values, ctg_error *error)
{
    const ctg_morris_asked asked = {values, moved, deltas, 2, 1, 1, 1, 20, "x"};
    ctg_morris of;
    const ctg_status status = ctg_morris_of(&of, &asked, error);
    ctg_morris_destroy(&of);
    return status;
}

static ctg_status prim(const double *values, ctg_error *error)
{
    uint8_t fails[VALUES];
    for (size_t i = 0; i < VALUES; i++) {
        fails[i] = values[i] > 2 ? 1 : 0;
    }
    const ctg_prim_asked asked = {values, fails, VALUES, 1, 2, 0.1, "x"};
    ctg_prim of;
    const ctg_status status = ctg_prim_of(&of, &asked, error);
    ctg_prim_destroy(&of);
    return status;
}

/* Deviations of rows 1 and 3 are those of row 0 many times over, so that there is something to tell
 * with few points. */
static void make(double *values)
{
    static const double sizes[] = {1, 1000, 1, 1000};
    for (size_t i = 0; i < VALUES; i++) {
        values[i] = sizes[i / 4 % 4] * ((double)(i * 37 % 101) / 25);
    }
}

static void all_end_in_a_sentence(void **state)
{
    (void)state;
    ctg_status (*const works[])(const double *, ctg_error *) = {pair, rank, sobol, morris, prim};
    double values[VALUES];
    make(values);
    for (size_t w = 0; w < sizeof works / sizeof works[0]; w++) {
        ctg_error error;
        ctg_error_clear(&error);
        failing_malloc_arm(0, false);
        const ctg_status plain = works[w](values, &error);
        const uint64_t allocations = failing_malloc_disarm();
        if (plain != ctg_ok) {
            print_error("%zu: %s", w, error.text);
        }
        assert_int_equal(plain, ctg_ok);
        assert_in_range(allocations, 2, 10);
        for (uint64_t nth = 1; nth <= allocations; nth++) {
            ctg_error_clear(&error);
            failing_malloc_arm(nth, false);
            const ctg_status status = works[w](values, &error);
            (void)failing_malloc_disarm();
            assert_int_equal(status, ctg_memory);
            assert_int_equal(error.sentences, 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_end_in_a_sentence)};
    return cmocka_run_group_tests_name("sensitivity_allocations", tests, NULL, NULL);
}
