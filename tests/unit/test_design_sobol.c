/* Sobol' sequences: the table of Joe and Kuo, the points it gives, and their scrambling.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>

#include "analysis/design_sobol.h"
#include "engine/base/draw.h"

#define GSL_DIMENSIONS 40
#define PROPERTY_A 1111 /* dimensions for which Joe and Kuo made it hold */

/* How many steps the shift register of x^s + a_1 x^(s-1) + ... + 1 takes to come round: 2^s - 1
 * where the polynomial is primitive. */
static uint32_t period(const ctg_joe_kuo *row)
{
    const uint32_t taps = (uint32_t)row->polynomial << 1 | 1u;
    const uint32_t mask = (1u << row->degree) - 1;
    uint32_t state = 1;
    uint32_t steps = 0;
    do {
        const uint32_t out = state >> (row->degree - 1);
        state = (state << 1 & mask) ^ (out == 0 ? 0 : taps & mask);
        steps++;
    } while (state != 1 && steps <= mask);
    return steps;
}

static void each_dimension_has_a_primitive_polynomial_of_its_own(void **state)
{
    (void)state;
    for (size_t d = 1; d < CTG_JOE_KUO_DIMENSIONS; d++) {
        const ctg_joe_kuo *const row = ctg_joe_kuo_row(d);
        assert_in_range(row->degree, 1, CTG_JOE_KUO_DEGREE_MOST);
        assert_int_equal(period(row), (1u << row->degree) - 1);
        for (uint32_t i = 0; i < row->degree; i++) {
            assert_true(row->first[i] % 2 == 1 && row->first[i] < 2u << i);
        }
        if (d > 1) {
            const ctg_joe_kuo *const before = ctg_joe_kuo_row(d - 1);
            assert_true(row->degree > before->degree ||
                        (row->degree == before->degree && row->polynomial > before->polynomial));
        }
    }
}

/* Sobol's Property A: the first binary digits of the first d direction numbers of the first d
 * dimensions form a matrix that is regular modulo 2, for each d. The first digits follow the linear
 * recurrence of the polynomial. A wrong number in the table is found with near certainty: of random
 * digits a third survive each dimension. */
static void the_table_has_property_a(void **state)
{
    enum { WORDS = PROPERTY_A / 64 + 1 };
    uint64_t(*const rows)[WORDS] = calloc(PROPERTY_A, sizeof *rows);
    (void)state;
    assert_non_null(rows);
    for (size_t d = 0; d < PROPERTY_A; d++) {
        uint8_t digits[PROPERTY_A] = {1};
        for (size_t k = 0; d > 0 && k < PROPERTY_A; k++) {
            const ctg_joe_kuo *const row = ctg_joe_kuo_row(d);
            const size_t s = row->degree;
            digits[k] = (uint8_t)(k < s ? row->first[k] >> k & 1u : digits[k - s]);
            for (size_t i = 1; k >= s && i < s; i++) {
                digits[k] ^= (uint8_t)((row->polynomial >> (s - 1 - i) & 1u) & digits[k - i]);
            }
        }
        for (size_t k = 0; k < PROPERTY_A; k++) {
            rows[d][k / 64] |= (uint64_t)digits[k] << k % 64;
        }
    }
    /* Elimination without exchange of rows or columns: regular leading minors need none. */
    for (size_t d = 0; d < PROPERTY_A; d++) {
        for (size_t above = 0; above < d; above++) {
            const bool has = rows[d][above / 64] >> above % 64 & 1u;
            for (size_t w = 0; has && w < WORDS; w++) {
                rows[d][w] ^= rows[above][w];
            }
        }
        assert_true(rows[d][d / 64] >> d % 64 & 1u);
    }
    free(rows);
}

/* The first points that the authors print for their own program, in the order of Gray codes. */
static void the_first_points_are_those_of_joe_and_kuo(void **state)
{
    static const double points[][3] = {{0, 0, 0},
                                       {0.5, 0.5, 0.5},
                                       {0.75, 0.25, 0.25},
                                       {0.25, 0.75, 0.75},
                                       {.375, .375, .625},
                                       {.875, .875, .125},
                                       {.625, .125, .875},
                                       {.125, .625, .375},
                                       {.1875, .3125, .9375},
                                       {.6875, .8125, .4375}};
    (void)state;
    for (uint32_t i = 0; i < 10; i++) {
        for (size_t d = 0; d < 3; d++) {
            assert_bits_equal(ctg_design_sobol_word(d, i ^ i >> 1) * 0x1p-32, points[i][d]);
        }
    }
}

/* Warnock's formula for the square of the L2 star discrepancy of points in the plane. */
static double discrepancy(double (*points)[GSL_DIMENSIONS], size_t count, size_t a, size_t b)
{
    double single = 0;
    double pairs = 0;
    for (size_t i = 0; i < count; i++) {
        const double *const p = points[i];
        single += (1 - p[a] * p[a]) * (1 - p[b] * p[b]);
        for (size_t j = 0; j < count; j++) {
            pairs += (1 - fmax(p[a], points[j][a])) * (1 - fmax(p[b], points[j][b]));
        }
    }
    const double n = (double)count;
    return 1.0 / 9 - single / (2 * n) + pairs / (n * n);
}

/* GSL has other direction numbers (Bratley and Fox), the same in the first two dimensions. In the
 * first 40, ours are to have the better projections onto planes, for which they were made. */
static void projections_are_no_worse_than_those_of_gsl(void **state)
{
    enum { COUNT = 256 };
    double ours[COUNT][GSL_DIMENSIONS];
    double theirs[COUNT][GSL_DIMENSIONS] = {{0}};
    gsl_qrng *const gsl = gsl_qrng_alloc(gsl_qrng_sobol, GSL_DIMENSIONS);
    double sums[2] = {0, 0};
    double worst[2] = {0, 0};
    (void)state;
    for (uint32_t i = 0; i < COUNT; i++) {
        for (size_t d = 0; d < GSL_DIMENSIONS; d++) {
            ours[i][d] = ctg_design_sobol_word(d, i ^ i >> 1) * 0x1p-32;
        }
        if (i > 0) {
            (void)gsl_qrng_get(gsl, theirs[i]);
        }
        assert_close(ours[i][0], theirs[i][0], 1e-9);
        assert_close(ours[i][1], theirs[i][1], 1e-9);
    }
    for (size_t a = 0; a < GSL_DIMENSIONS; a++) {
        for (size_t b = 0; b < a; b++) {
            const double here = discrepancy(ours, COUNT, a, b);
            const double there = discrepancy(theirs, COUNT, a, b);
            sums[0] += here;
            sums[1] += there;
            worst[0] = fmax(worst[0], here);
            worst[1] = fmax(worst[1], there);
        }
    }
    assert_true(sums[0] < sums[1] / 2 && worst[0] < worst[1] / 2);
    gsl_qrng_free(gsl);
}

/* Of each 2^m points in a row, scrambled or not, one lies in each of 2^m cells. */
static void each_block_has_a_point_in_each_cell_of_each_dimension(void **state)
{
    static const size_t dimensions[] = {0, 1, 2, 39, 40, 41, 200, 1023, 1500, 2047};
    enum { COUNT = 1024 };
    (void)state;
    for (size_t at = 0; at < sizeof dimensions / sizeof dimensions[0]; at++) {
        for (uint32_t first = 0; first < 4 * COUNT; first += COUNT) {
            bool seen[2][COUNT] = {{false}};
            for (uint32_t i = first; i < first + COUNT; i++) {
                const uint32_t plain = ctg_design_sobol_word(dimensions[at], i) >> 22;
                const double unit = ctg_design_sobol_at(99, dimensions[at], i);
                assert_true(unit > 0 && unit < 1);
                assert_false(seen[0][plain] || seen[1][(size_t)(unit * COUNT)]);
                seen[0][plain] = seen[1][(size_t)(unit * COUNT)] = true;
            }
        }
    }
}

/* The first two dimensions stay a (0, m, 2)-net: one point in each box of volume 2^-m. */
static void scrambling_leaves_a_net_in_the_plane(void **state)
{
    enum { M = 8, COUNT = 1 << M };
    (void)state;
    for (uint32_t wide = 0; wide <= M; wide++) {
        bool seen[COUNT] = {false};
        for (uint32_t i = 0; i < COUNT; i++) {
            const double x = ctg_design_sobol_at(4, 0, i);
            const double y = ctg_design_sobol_at(4, 1, i);
            const size_t column = (size_t)(x * (double)(1u << wide));
            const size_t box = (column << (M - wide)) + (size_t)(y * (double)(1u << (M - wide)));
            assert_false(seen[box]);
            seen[box] = true;
        }
    }
}

static uint32_t random_word(uint32_t i)
{
    const ctg_draw draw = {8, 0};
    uint32_t words[4];
    ctg_draw_words(&draw, 200, 0, 0, 0, i, words);
    return words[0];
}

/* Owen's definition: words that part at a digit part at that digit, and what becomes of the digits
 * below is independent: any digit below is flipped in one and not in the other half the time. */
static void words_part_where_they_did_and_are_free_below(void **state)
{
    enum { PAIRS = 400 };
    (void)state;
    for (uint32_t digit = 0; digit < 31; digit++) {
        uint32_t differ[32] = {0};
        for (uint32_t i = 0; i < PAIRS; i++) {
            const uint32_t a = random_word(i);
            const uint32_t b = a ^ 1u << (31 - digit);
            const uint32_t apart =
                ctg_design_sobol_scrambled(i, digit, a) ^ ctg_design_sobol_scrambled(i, digit, b);
            assert_int_equal(apart >> (31 - digit), 1);
            for (uint32_t below = digit + 1; below < 32; below++) {
                differ[below] += apart >> (31 - below) & 1u;
            }
        }
        for (uint32_t below = digit + 1; below < 32; below++) {
            assert_close(differ[below], PAIRS / 2, 5 * 10);
        }
    }
}

/* Of a fixed point each coordinate is uniform over seeds, and two coordinates are independent:
 * chi^2 over 8 x 8 boxes. */
static void a_point_is_uniform_over_seeds(void **state)
{
    uint32_t boxes[64] = {0};
    double sum = 0;
    (void)state;
    for (uint64_t seed = 0; seed < 6400; seed++) {
        const double x = ctg_design_sobol_at(seed, 100, 37);
        const double y = ctg_design_sobol_at(seed, 101, 37);
        boxes[8 * (size_t)(8 * x) + (size_t)(8 * y)]++;
    }
    for (size_t i = 0; i < 64; i++) {
        sum += (boxes[i] - 100.0) * (boxes[i] - 100.0) / 100;
    }
    assert_true(gsl_cdf_chisq_Q(sum, 63) > 1e-4 && gsl_cdf_chisq_P(sum, 63) > 1e-4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dimension_has_a_primitive_polynomial_of_its_own),
        cmocka_unit_test(the_table_has_property_a),
        cmocka_unit_test(the_first_points_are_those_of_joe_and_kuo),
        cmocka_unit_test(projections_are_no_worse_than_those_of_gsl),
        cmocka_unit_test(each_block_has_a_point_in_each_cell_of_each_dimension),
        cmocka_unit_test(scrambling_leaves_a_net_in_the_plane),
        cmocka_unit_test(words_part_where_they_did_and_are_free_below),
        cmocka_unit_test(a_point_is_uniform_over_seeds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
