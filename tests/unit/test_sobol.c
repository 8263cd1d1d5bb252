/* Sobol' indices: forms by hand, published answers (Ishigami, Sobol's g), what is refused, that
 * chance is not taken for a factor.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/saltelli.h"

#include "analysis/resample.h"
#include "analysis/sobol_noise.h"

static void assert_index(const ctg_sobol_index *index, double truth)
{
    assert_close(index->estimate, truth, 0.01);
    assert_true(index->low <= truth && truth <= index->high);
}

/* Two factors, rows A, A1, A2, B1, B2, B. */
static void forms_are_reckoned_by_hand(void **state)
{
    (void)state;
    const ctg_sobol_shape shape = {2, true};
    const double rows[] = {1, 3, 6, 10, 4, 8};
    double contrasts[6];
    double forms[6];
    assert_int_equal(ctg_sobol_forms_rows(&shape), 6);
    assert_int_equal(ctg_sobol_forms_count(&shape), 6);
    ctg_sobol_forms_contrast(&shape, rows, 1, 0.5, contrasts);
    const double expected[] = {0.5, 7.5, 2, 5, 2, -4};
    for (size_t i = 0; i < 6; i++) {
        assert_bits_equal(contrasts[i], expected[i]);
    }
    ctg_sobol_forms_of(&shape, contrasts, contrasts, forms);
    assert_bits_equal(forms[0], (0.25 + 56.25) / 2);
    assert_bits_equal(forms[1], (3 - 1) * (8 - 10) / 2.0);
    assert_bits_equal(forms[2], (6 - 1) * (8 - 4) / 2.0);
    assert_bits_equal(forms[3], (4 + 4) / 4.0);
    assert_bits_equal(forms[4], (25 + 16) / 4.0);
    assert_bits_equal(forms[5], (2 * 5 + -4 * 2) / 2.0);
    const ctg_sobol_shape first = {2, false};
    const double less[] = {1, 3, 6, 8};
    ctg_sobol_forms_contrast(&first, less, 1, 0.5, contrasts);
    ctg_sobol_forms_of(&first, contrasts, contrasts, forms);
    assert_bits_equal(forms[1], 7.5 * 2);
    assert_bits_equal(forms[4], 25 / 2.0);
}

/* One factor, four base points, rows A, A1, B: variance of the eight a and b, S = mean of b (p - a)
 * over it; the interval is that of two resamples, 0.025 of the way from each to the other. */
static double by_hand(const double *rows, const double *times, double *variance)
{
    double mean = 0;
    double squares = 0;
    double first = 0;
    for (size_t i = 0; i < 4; i++) {
        const double a = rows[3 * i] - 3;
        const double b = rows[3 * i + 2] - 3;
        mean += times[i] * (a + b) / 8;
        squares += times[i] * (a * a + b * b) / 8;
        first += times[i] * b * (rows[3 * i + 1] - rows[3 * i]) / 4;
    }
    *variance = (squares - mean * mean) * 8 / 7;
    return first / *variance;
}

static void a_bootstrap_is_reckoned_by_hand(void **state)
{
    (void)state;
    const double rows[] = {1, 2, 3, 8, 7, 6,
                           2, 3, 4, 0, 2, 0}; /* a and b: 1 3 8 6 2 4 0 0, mean 3 */
    const double once[] = {1, 1, 1, 1};
    const ctg_sobol_asked asked = {rows, 4, 1, {1, false}, 11, 2, "x"};
    ctg_sobol sobol;
    double of[2];
    double variance;
    assert_int_equal(ctg_sobol_of(&sobol, &asked, NULL), ctg_ok);
    for (uint32_t k = 0; k < 2; k++) {
        double times[4];
        ctg_resample_times(11, k, 4, times);
        of[k] = by_hand(rows, times, &variance);
    }
    const double low = fmin(of[0], of[1]);
    const double high = fmax(of[0], of[1]);
    assert_true(high > low);
    assert_close(sobol.first->low, low + 0.025 * (high - low), 1e-12);
    assert_close(sobol.first->high, high - 0.025 * (high - low), 1e-12);
    assert_close(sobol.first->estimate, by_hand(rows, once, &variance), 1e-12);
    assert_close(sobol.variance, 58 / 7.0, 1e-12);
    ctg_sobol_destroy(&sobol);
}

/* Within 0.01 with 4,096 base points of Sobol's sequence, both kinds of design. */
static void ishigamis_indices_are_found(void **state)
{
    (void)state;
    static const double truth[] = {0.3139, 0.4424, 0, 0.5576, 0.4424, 0.2437, 0, 0.2437, 0};
    for (int second = 0; second < 2; second++) {
        const saltelli of = {4096, 1, {3, second == 1}, true, 5, saltelli_ishigami};
        ctg_sobol sobol = saltelli_indices(&of, 300);
        for (size_t i = 0; i < (second == 1 ? 9 : 6); i++) {
            assert_index(sobol.first + i, truth[i]);
        }
        assert_close(sobol.variance, 13.8446, 0.1);
        assert_close(sobol.mean, 3.5, 0.01);
        assert_true(isnan(sobol.chance));
        assert_true(sobol.first[0].distinguishable && sobol.total[2].distinguishable);
        assert_false(sobol.first[2].distinguishable);
        assert_true((sobol.second == NULL) == (second == 0));
        ctg_sobol_destroy(&sobol);
    }
}

static void the_g_functions_indices_are_found(void **state)
{
    (void)state;
    double part[8];
    double product = 1;
    for (size_t i = 0; i < 8; i++) {
        part[i] = 1 / (3 * (1 + saltelli_g_a[i]) * (1 + saltelli_g_a[i]));
        product *= 1 + part[i];
    }
    for (int second = 0; second < 2; second++) {
        const saltelli of = {8192, 1, {8, second == 1}, true, 3, saltelli_g};
        ctg_sobol sobol = saltelli_indices(&of, 300);
        for (size_t i = 0; i < 8; i++) {
            assert_index(sobol.first + i, part[i] / (product - 1));
            assert_index(sobol.total + i, part[i] * product / (1 + part[i]) / (product - 1));
            for (size_t j = i + 1; j < 8 && second == 1; j++) {
                assert_index(sobol.second + ctg_sobol_pair(i, j, 8),
                             part[i] * part[j] / (product - 1));
            }
        }
        ctg_sobol_destroy(&sobol);
    }
}

static double constant(const double *x, uint32_t point, uint32_t replicate, const ctg_draw *from)
{
    (void)x, (void)point, (void)from;
    return 6.1 + replicate;
}

static double rounded(const double *x, uint32_t point, uint32_t replicate, const ctg_draw *from)
{
    (void)point, (void)replicate, (void)from;
    return 6.1e6 + 1e-9 * x[0];
}

static double chance_only(const double *x, uint32_t point, uint32_t replicate, const ctg_draw *from)
{
    (void)x;
    return 50 + ctg_draw_uniform(from, 1, 0, replicate, 0, point);
}

static void assert_refused(saltelli_function *function, size_t replicates, const char *sentence)
{
    const saltelli of = {64, replicates, {3, false}, false, 9, function};
    double *const outputs = saltelli_outputs(&of);
    const ctg_sobol_asked asked = {outputs, 64, replicates, of.shape, 1, 100, "world.x_pers"};
    ctg_sobol sobol;
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_sobol_of(&sobol, &asked, &error), ctg_input);
    if (strstr(error.text, sentence) == NULL) {
        print_error("%s", error.text);
        fail();
    }
    ctg_sobol_destroy(&sobol);
    free(outputs);
}

static void what_does_not_change_is_refused_by_name(void **state)
{
    (void)state;
    assert_refused(constant, 1, "world.x_pers: is 6.1 at all 320 points");
    assert_refused(constant, 3, "world.x_pers: is 7.1 at all 320 points");
    assert_refused(rounded, 1, "world.x_pers: is 6100000 at all 320 points");
    assert_refused(chance_only, 5, "world.x_pers: its changes between points cannot be told");
}

static void base_points_with_a_failed_run_are_dropped_and_counted(void **state)
{
    (void)state;
    const saltelli of = {40, 2, {3, true}, false, 9, saltelli_ishigami};
    double *const outputs = saltelli_outputs(&of);
    const size_t values = 8 * 2; /* of a base point */
    ctg_sobol_asked asked = {outputs + 2 * values, 38, 2, of.shape, 1, 100, "x"};
    ctg_sobol without;
    ctg_sobol with;
    assert_int_equal(ctg_sobol_of(&without, &asked, NULL), ctg_ok);
    outputs[3] = (double)NAN;
    outputs[2 * values - 1] = (double)INFINITY;
    asked.outputs = outputs;
    asked.points = 40;
    assert_int_equal(ctg_sobol_of(&with, &asked, NULL), ctg_ok);
    assert_int_equal(with.points, 38);
    assert_int_equal(with.dropped, 2);
    for (size_t i = 0; i < 9; i++) {
        assert_bits_equal(with.first[i].estimate, without.first[i].estimate);
        assert_bits_equal(with.first[i].low, without.first[i].low);
    }
    ctg_sobol_destroy(&with);
    ctg_sobol_destroy(&without);
    for (size_t point = 0; point < 37; point++) {
        outputs[point * values] = (double)NAN;
    }
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_sobol_of(&with, &asked, &error), ctg_input);
    assert_non_null(strstr(error.text, "x: only 3 of 40 base points"));
    ctg_sobol_destroy(&with);
    free(outputs);
}

/* Chance that is the same at all points takes nothing from a factor and gives nothing. */
static double shifted(const double *x, uint32_t point, uint32_t replicate, const ctg_draw *from)
{
    return saltelli_ishigami(x, point, replicate, from) + (replicate == 0 ? 3 : -3);
}

static void chance_that_is_the_same_everywhere_changes_no_index(void **state)
{
    (void)state;
    const saltelli plain = {128, 1, {3, true}, false, 9, saltelli_ishigami};
    const saltelli with = {128, 2, {3, true}, false, 9, shifted};
    ctg_sobol a = saltelli_indices(&plain, 100);
    ctg_sobol b = saltelli_indices(&with, 100);
    for (size_t i = 0; i < 9; i++) {
        assert_close(a.first[i].estimate, b.first[i].estimate, 1e-12);
        assert_close(a.first[i].high, b.first[i].high, 1e-12);
    }
    assert_close(b.chance, 18, 1e-12);
    ctg_sobol_destroy(&a);
    ctg_sobol_destroy(&b);
}

/* The first factor moves the mean, the second doubles the deviations ten times. */
static double mean_and_noise(const double *x, uint32_t point, uint32_t replicate,
                             const ctg_draw *from)
{
    const double chance = ctg_draw_uniform(from, 1, 0, replicate, 0, point) - 0.5;
    return 1000 * x[0] + exp2(10 * x[1]) * chance;
}

static void what_moves_the_mean_is_told_from_what_moves_chance(void **state)
{
    (void)state;
    const saltelli of = {512, 16, {3, false}, false, 9, mean_and_noise};
    double *const outputs = saltelli_outputs(&of);
    const ctg_sobol_asked asked = {outputs, 512, 16, of.shape, 1, 200, "x"};
    ctg_sobol sobol;
    ctg_sobol_noise noise;
    assert_int_equal(ctg_sobol_of(&sobol, &asked, NULL), ctg_ok);
    assert_int_equal(ctg_sobol_noise_of(&noise, &asked, NULL), ctg_ok);
    assert_int_equal(noise.groups, 4);
    assert_false(noise.is_deviation);
    assert_close(sobol.first[0].estimate, 1, 0.05);
    assert_false(sobol.first[1].distinguishable || sobol.total[1].distinguishable);
    assert_close(noise.sobol.first[1].estimate, 1, 0.1);
    assert_close(noise.sobol.variance, 400 / 12.0, 4);
    assert_false(noise.sobol.total[0].distinguishable || noise.sobol.total[2].distinguishable);
    ctg_sobol_noise_destroy(&noise);
    ctg_sobol_destroy(&sobol);
    for (size_t r = 0; r < 16; r++) {
        outputs[r] = 7; /* no chance there: no logarithm */
    }
    assert_int_equal(ctg_sobol_noise_of(&noise, &asked, NULL), ctg_ok);
    assert_true(noise.is_deviation);
    assert_true(noise.sobol.first[1].distinguishable);
    ctg_sobol_noise_destroy(&noise);
    free(outputs);
}

static void noise_that_does_not_change_is_refused_by_name(void **state)
{
    (void)state;
    const saltelli of = {64, 4, {3, false}, false, 9, constant};
    double *const outputs = saltelli_outputs(&of);
    ctg_sobol_asked asked = {outputs, 64, 4, of.shape, 1, 100, "world.x_pers"};
    ctg_sobol_noise noise;
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_sobol_noise_of(&noise, &asked, &error), ctg_input);
    assert_non_null(strstr(error.text, "world.x_pers, its log2 variance over replicates: is 1 at"));
    ctg_sobol_noise_destroy(&noise);
    asked.replicates = 3;
    ctg_error_clear(&error);
    assert_int_equal(ctg_sobol_noise_of(&noise, &asked, &error), ctg_input);
    assert_non_null(strstr(error.text, "world.x_pers: 3 replicates are too few"));
    ctg_sobol_noise_destroy(&noise);
    free(outputs);
}

static void resamples_are_named_and_whole(void **state)
{
    (void)state;
    double times[10];
    double other[10];
    double sum = 0;
    int differ = 0;
    ctg_resample_times(7, 3, 10, times);
    ctg_resample_times(7, 4, 10, other);
    for (size_t i = 0; i < 10; i++) {
        sum += times[i];
        differ += times[i] < other[i] || times[i] > other[i] ? 1 : 0;
    }
    assert_bits_equal(sum, 10);
    assert_true(differ > 0);
    const double without[] = {1, 9, 2, 9, 6, 9};
    assert_close(ctg_resample_jackknife(without, 3, 2), (4 + 1 + 9) * 2 / 3.0, 1e-14);
}

static void pairs_stand_in_a_row(void **state)
{
    (void)state;
    size_t at = 0;
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = i + 1; j < 5; j++) {
            assert_int_equal(ctg_sobol_pair(i, j, 5), at++);
        }
    }
}

static void interactions_come_largest_first(void **state)
{
    (void)state;
    /* of 0 and 1, 0 and 2, 0 and 3, 1 and 2, 1 and 3, 2 and 3 */
    ctg_sobol_index second[] = {
        {.estimate = 0.1, .distinguishable = true}, {.estimate = 0.9, .distinguishable = false},
        {.estimate = 0.4, .distinguishable = true}, {.estimate = -0.2, .distinguishable = true},
        {.estimate = 0.3, .distinguishable = true}, {.estimate = 0.35, .distinguishable = false}};
    static const size_t expected[][2] = {{0, 3}, {1, 3}, {0, 1}, {1, 2}};
    const ctg_sobol sobol = {.factors = 4, .second = second};
    size_t one = 0;
    size_t other = 0;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_true(ctg_sobol_next_pair(&sobol, &one, &other));
        assert_int_equal(one, expected[i][0]);
        assert_int_equal(other, expected[i][1]);
    }
    assert_false(ctg_sobol_next_pair(&sobol, &one, &other));
    for (size_t i = 0; i < sizeof second / sizeof second[0]; i++) {
        second[i].distinguishable = false;
    }
    one = other = 0;
    assert_false(ctg_sobol_next_pair(&sobol, &one, &other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_reckoned_by_hand),
        cmocka_unit_test(a_bootstrap_is_reckoned_by_hand),
        cmocka_unit_test(ishigamis_indices_are_found),
        cmocka_unit_test(the_g_functions_indices_are_found),
        cmocka_unit_test(what_does_not_change_is_refused_by_name),
        cmocka_unit_test(base_points_with_a_failed_run_are_dropped_and_counted),
        cmocka_unit_test(chance_that_is_the_same_everywhere_changes_no_index),
        cmocka_unit_test(what_moves_the_mean_is_told_from_what_moves_chance),
        cmocka_unit_test(noise_that_does_not_change_is_refused_by_name),
        cmocka_unit_test(resamples_are_named_and_whole),
        cmocka_unit_test(pairs_stand_in_a_row),
        cmocka_unit_test(interactions_come_largest_first),
    };
    return cmocka_run_group_tests_name("sobol", tests, NULL, NULL);
}
