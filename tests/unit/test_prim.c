/* Patient rule induction finds boxes that were planted, with and without chance; what it drops,
 * what it refuses, and that equals are told apart the same way always.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "analysis/prim.h"
#include "engine/base/draw.h"
#include "tests/support/assert.h"

#define FUTURES 2000u
#define FACTORS 6u

typedef struct room {
    double values[FUTURES * FACTORS];
    uint8_t fails[FUTURES];
} room;

static room made;

static double uniform(uint32_t what, uint32_t future)
{
    const ctg_draw from = {1999, 0};
    return ctg_draw_uniform(&from, 0, 0, what, 0, future);
}

static bool in_first(const double *x)
{
    return x[0] < 0.3 && x[2] > 0.6;
}

static bool in_second(const double *x)
{
    return x[3] > 0.35 && x[3] < 0.65 && x[4] > 0.7;
}

/* In a planted box all fail but a share, outside none but that share. */
static ctg_prim_asked plant(bool second, double noise, double levels)
{
    for (uint32_t i = 0; i < FUTURES; i++) {
        double *const x = made.values + i * FACTORS;
        for (uint32_t k = 0; k < FACTORS; k++) {
            const double u = uniform(k, i);
            x[k] = levels > 0 ? floor(u * levels) : u;
        }
        const bool in = in_first(x) || (second && in_second(x));
        made.fails[i] = in != (uniform(FACTORS, i) < noise) ? 1 : 0;
    }
    return (ctg_prim_asked){made.values, made.fails, FUTURES, FACTORS, 3, 0.05, "world.x_pers"};
}

static size_t limits_of(const ctg_prim_box *box)
{
    size_t limits = 0;
    for (size_t k = 0; k < FACTORS; k++) {
        limits += isfinite(box->limit[k].low) ? 1 : 0;
        limits += isfinite(box->limit[k].high) ? 1 : 0;
    }
    return limits;
}

static void a_planted_box_is_found_to_the_future(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0, 0);
    ctg_prim prim;
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    assert_int_equal(prim.count, 1);
    const ctg_prim_box *const box = prim.box;
    assert_bits_equal(box->density, 1);
    assert_bits_equal(box->coverage, 1);
    assert_int_equal(box->futures, prim.failed);
    assert_bits_equal(box->mass, (double)prim.failed / FUTURES);
    assert_bits_equal(box->outside, box->mass);
    assert_int_equal(limits_of(box), 2);
    assert_close(box->limit[0].high, 0.3, 0.01);
    assert_close(box->limit[2].low, 0.6, 0.01);
    assert_true(box->limit[0].p_high < 1e-12 && box->limit[2].p_low < 1e-12);
    assert_true(isnan(box->limit[1].p_low) && isnan(box->limit[0].p_low));
    ctg_prim_destroy(&prim);
}

static void two_boxes_are_found_one_after_the_other_under_chance(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(true, 0.03, 0);
    ctg_prim prim;
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    assert_true(prim.count >= 2);
    const ctg_prim_box *const first = prim.box;
    const ctg_prim_box *const second = prim.box + 1;
    for (size_t i = 0; i < prim.count; i++) {
        print_message("box %zu: mass %.3f density %.3f (%.3f) coverage %.3f limits %zu\n", i,
                      prim.box[i].mass, prim.box[i].density, prim.box[i].outside,
                      prim.box[i].coverage, limits_of(prim.box + i));
    }
    assert_int_equal(limits_of(first), 2);
    assert_close(first->limit[0].high, 0.3, 0.02);
    assert_close(first->limit[2].low, 0.6, 0.02);
    assert_int_equal(limits_of(second), 3);
    assert_close(second->limit[3].low, 0.35, 0.02);
    assert_close(second->limit[3].high, 0.65, 0.02);
    assert_close(second->limit[4].low, 0.7, 0.02);
    assert_true(first->density > 0.94 && second->density > 0.9);
    assert_true(first->coverage + second->coverage > 0.85);
    ctg_prim_destroy(&prim);
}

/* The quasi-p of a limit, from the futures themselves. */
static void a_limits_quasi_p_is_the_binomials(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0.2, 0);
    ctg_prim prim;
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    const ctg_prim_box *const box = prim.box;
    double futures = 0;
    double failed = 0;
    for (size_t i = 0; i < FUTURES; i++) {
        bool in = true;
        for (size_t k = 0; k < FACTORS; k++) {
            const double x = made.values[i * FACTORS + k];
            in = in && (k == 0 || x <= box->limit[k].high) && x >= box->limit[k].low;
        }
        futures += in ? 1 : 0;
        failed += in && made.fails[i] == 1 ? 1 : 0;
    }
    assert_true(futures > (double)box->futures);
    assert_bits_equal(
        box->limit[0].p_high,
        gsl_cdf_binomial_Q((unsigned)box->failed - 1, failed / futures, (unsigned)box->futures));
    for (size_t k = 0; k < FACTORS; k++) {
        const ctg_prim_limit *const of = box->limit + k;
        assert_true(isnan(of->p_low) || of->p_low <= CTG_PRIM_QUASI_P);
        assert_true(isnan(of->p_high) || of->p_high <= CTG_PRIM_QUASI_P);
    }
    ctg_prim_destroy(&prim);
}

/* Levels 0, 1, 2: below 0.3 is 0, above 0.6 is 1 or 2. A level is peeled as a whole. */
static void levels_are_peeled_whole(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0, 3);
    ctg_prim prim;
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    assert_int_equal(prim.count, 1);
    assert_bits_equal(prim.box->density, 1);
    assert_bits_equal(prim.box->coverage, 1);
    assert_bits_equal(prim.box->limit[0].high, 0);
    assert_bits_equal(prim.box->limit[2].low, 1);
    assert_int_equal(limits_of(prim.box), 2);
    ctg_prim_destroy(&prim);
}

/* The second factor is a copy of the first: either would do, the first is taken. */
static void of_equal_factors_the_first_is_taken(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0, 0);
    ctg_prim prim;
    for (size_t i = 0; i < FUTURES; i++) {
        made.values[i * FACTORS + 1] = made.values[i * FACTORS];
    }
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    assert_int_equal(limits_of(prim.box), 2);
    assert_close(prim.box->limit[0].high, 0.3, 0.01);
    assert_true(isinf(prim.box->limit[1].high));
    ctg_prim_destroy(&prim);
}

static void futures_that_are_not_known_are_left_out(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0, 0);
    size_t known = 0;
    ctg_prim prim;
    for (size_t i = 0; i < FUTURES; i++) {
        made.fails[i] = i % 4 == 0 ? CTG_PRIM_UNKNOWN : made.fails[i];
        known += i % 4 == 0 ? 0u : 1u;
    }
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    assert_int_equal(prim.futures, known);
    assert_bits_equal(prim.box->density, 1);
    assert_bits_equal(prim.box->coverage, 1);
    assert_int_equal(prim.box->futures, prim.failed);
    ctg_prim_destroy(&prim);
}

static void where_failing_has_nothing_to_do_with_factors_there_is_little_to_find(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0, 0);
    ctg_prim prim;
    for (uint32_t i = 0; i < FUTURES; i++) {
        made.fails[i] = uniform(9, i) < 0.3 ? 1 : 0;
    }
    assert_int_equal(ctg_prim_of(&prim, &asked, NULL), ctg_ok);
    for (size_t i = 0; i < prim.count; i++) {
        assert_true(prim.box[i].density < 0.5);
    }
    ctg_prim_destroy(&prim);
}

static void where_none_or_all_fail_it_is_refused_by_name(void **state)
{
    (void)state;
    const ctg_prim_asked asked = plant(false, 0, 0);
    for (uint8_t all = 0; all < 2; all++) {
        ctg_prim prim;
        ctg_error error;
        ctg_error_clear(&error);
        memset(made.fails, all, FUTURES);
        assert_int_equal(ctg_prim_of(&prim, &asked, &error), ctg_input);
        assert_non_null(strstr(error.text, all == 0 ? "world.x_pers: fails in 0 of 2000 futures"
                                                    : "fails in 2000 of 2000 futures"));
        ctg_prim_destroy(&prim);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planted_box_is_found_to_the_future),
        cmocka_unit_test(two_boxes_are_found_one_after_the_other_under_chance),
        cmocka_unit_test(a_limits_quasi_p_is_the_binomials),
        cmocka_unit_test(levels_are_peeled_whole),
        cmocka_unit_test(of_equal_factors_the_first_is_taken),
        cmocka_unit_test(futures_that_are_not_known_are_left_out),
        cmocka_unit_test(where_failing_has_nothing_to_do_with_factors_there_is_little_to_find),
        cmocka_unit_test(where_none_or_all_fail_it_is_refused_by_name),
    };
    return cmocka_run_group_tests_name("prim", tests, NULL, NULL);
}
