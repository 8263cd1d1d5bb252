/* Experimental designs: what each kind promises of its points, and which points it has always had.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/assert.h"

#include <inttypes.h>

#include "analysis/design.h"

#define FACTORS_MOST 1024

static void index_and_seed_alone_decide(const ctg_design *design)
{
    double forth[FACTORS_MOST];
    double back[FACTORS_MOST];
    const uint64_t count = ctg_design_count(design);
    uint64_t moved = 0;
    for (uint64_t i = count; i-- > 0;) {
        ctg_design other = *design;
        other.seed++;
        ctg_design_at(design, i, back);
        ctg_design_at(&other, count - 1 - i, forth);
        ctg_design_at(&other, i, forth);
        moved += memcmp(forth, back, design->factors * sizeof *back) != 0 ? 1 : 0;
        ctg_design_at(design, i, forth);
        assert_memory_equal(forth, back, design->factors * sizeof *back);
    }
    assert_true(design->kind == ctg_design_grid ? moved == 0 : moved > count / 2);
}

static void a_point_depends_on_its_index_and_the_seed_alone(void **state)
{
    static const uint32_t levels[] = {3, 4, 5};
    ctg_design design = {.factors = 3,
                         .size = 50,
                         .levels = levels,
                         .morris_levels = CTG_DESIGN_MORRIS_LEVELS,
                         .seed = 11};
    (void)state;
    for (design.kind = ctg_design_grid; design.kind < CTG_DESIGN_KINDS; design.kind++) {
        if (design.kind != ctg_design_list) {
            index_and_seed_alone_decide(&design);
        }
    }
}

static void a_grid_has_every_combination_once_the_first_factor_slowest(void **state)
{
    static const uint32_t levels[] = {3, 1, 4};
    const ctg_design design = {.kind = ctg_design_grid, .factors = 3, .levels = levels};
    double unit[3];
    uint64_t index = 0;
    (void)state;
    assert_int_equal(ctg_design_check(&design, NULL), ctg_ok);
    assert_int_equal(ctg_design_count(&design), 12);
    for (int a = 0; a < 3; a++) {
        for (int c = 0; c < 4; c++) {
            ctg_design_at(&design, index++, unit);
            assert_bits_equal(unit[0], a / 2.0);
            assert_bits_equal(unit[1], 0.5);
            assert_bits_equal(unit[2], c / 3.0);
        }
    }
}

/* In which of `count` cells a coordinate lies. */
static uint64_t cell_of(double unit, uint64_t count)
{
    assert_true(unit > 0 && unit < 1);
    return (uint64_t)(unit * (double)count);
}

static void a_latin_hypercube_has_one_point_in_each_cell_of_each_factor(void **state)
{
    static const uint64_t sizes[] = {1, 2, 3, 7, 64, 1000};
    (void)state;
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        const ctg_design design = {
            .kind = ctg_design_latin, .factors = 5, .size = sizes[s], .seed = 23};
        bool seen[5][1000] = {{false}};
        for (uint64_t i = 0; i < sizes[s]; i++) {
            double unit[5];
            ctg_design_at(&design, i, unit);
            for (size_t k = 0; k < 5; k++) {
                const uint64_t cell = cell_of(unit[k], sizes[s]);
                assert_false(seen[k][cell]);
                seen[k][cell] = true;
            }
        }
    }
}

/* The correlation of two independent columns of n has the standard deviation 1 / sqrt(n - 1);
 * within its cell a point lies anywhere, a third of them in each third. */
static void factors_of_a_latin_hypercube_have_nothing_to_do_with_each_other(void **state)
{
    const ctg_design design = {.kind = ctg_design_latin, .factors = 12, .size = 2500, .seed = 5};
    double products[12][12] = {{0}};
    uint64_t thirds[3] = {0};
    (void)state;
    for (uint64_t i = 0; i < design.size; i++) {
        double unit[12];
        ctg_design_at(&design, i, unit);
        for (size_t a = 0; a < 12; a++) {
            const double place = unit[a] * 2500;
            thirds[(size_t)(3 * (place - (double)(uint64_t)place))]++;
            for (size_t b = 0; b < a; b++) {
                products[a][b] += (unit[a] - 0.5) * (unit[b] - 0.5) * 12 / 2500;
            }
        }
    }
    for (size_t a = 0; a < 12; a++) {
        assert_close((double)thirds[a % 3], 10000, 5 * 82);
        for (size_t b = 0; b < a; b++) {
            assert_close(products[a][b], 0, 4.5 / 50);
        }
    }
}

static void a_trajectory_moves_each_factor_once_by_delta(const ctg_design *design,
                                                         uint64_t trajectory)
{
    const size_t k = design->factors;
    const double levels = (double)design->morris_levels;
    bool moved[FACTORS_MOST] = {false};
    double before[FACTORS_MOST];
    double after[FACTORS_MOST];
    ctg_design_at(design, trajectory * (k + 1), before);
    for (size_t step = 0; step < k; step++) {
        size_t factor = 0;
        double delta = 0;
        ctg_design_at(design, trajectory * (k + 1) + step + 1, after);
        ctg_design_morris_step(design, trajectory, step, &factor, &delta);
        assert_false(moved[factor]);
        moved[factor] = true;
        assert_close(delta < 0 ? -delta : delta, levels / (2 * (levels - 1)), 1e-15);
        assert_close(after[factor] - before[factor], delta, 1e-15);
        for (size_t i = 0; i < k; i++) {
            const double level = after[i] * (levels - 1);
            assert_true(after[i] >= 0 && after[i] <= 1);
            assert_close(level, (double)(uint64_t)(level + 0.5), 1e-12);
            if (i != factor) {
                assert_bits_equal(after[i], before[i]);
            }
        }
        memcpy(before, after, sizeof before);
    }
}

static void trajectories_move_each_factor_once_by_delta_between_levels(void **state)
{
    static const uint32_t levels[] = {2, 4, 6, 10};
    (void)state;
    for (size_t l = 0; l < 4; l++) {
        for (size_t k = 1; k <= 33; k += 8) {
            const ctg_design design = {.kind = ctg_design_morris,
                                       .factors = k,
                                       .size = 20,
                                       .morris_levels = levels[l],
                                       .seed = l};
            assert_int_equal(ctg_design_count(&design), 20 * (k + 1));
            for (uint64_t t = 0; t < 20; t++) {
                a_trajectory_moves_each_factor_once_by_delta(&design, t);
            }
        }
    }
}

/* Over 4000 trajectories of four levels each level begins a quarter of the moves, and each factor
 * is as often the first to move: binomial, five standard deviations. */
static void trajectories_begin_at_every_level_and_in_every_order(void **state)
{
    const ctg_design design = {
        .kind = ctg_design_morris, .factors = 4, .size = 4000, .morris_levels = 4, .seed = 9};
    uint64_t begins[4] = {0};
    uint64_t first[4] = {0};
    (void)state;
    for (uint64_t t = 0; t < design.size; t++) {
        double unit[4];
        double delta = 0;
        size_t factor = 0;
        ctg_design_at(&design, 5 * t, unit);
        begins[(size_t)(unit[t % 4] * 3 + 0.5)]++;
        ctg_design_morris_step(&design, t, 0, &factor, &delta);
        first[factor]++;
    }
    for (size_t i = 0; i < 4; i++) {
        assert_close((double)begins[i], 1000, 5 * 27.4);
        assert_close((double)first[i], 1000, 5 * 27.4);
    }
}

static void the_rows_are(const ctg_design *design, uint64_t base, const double *a, const double *b)
{
    const size_t k = design->factors;
    const uint64_t rows = ctg_design_block(design);
    double unit[FACTORS_MOST];
    for (uint64_t row = 1; row + 1 < rows; row++) {
        const bool of_b = row > k;
        ctg_design_at(design, base * rows + row, unit);
        for (size_t i = 0; i < k; i++) {
            const bool exchanged = i == row - 1 || i + k == row - 1;
            assert_bits_equal(unit[i], of_b != exchanged ? b[i] : a[i]);
        }
    }
}

/* A and B are the points of the sequence in twice as many dimensions. */
static void saltellis_rows_exchange_one_column(void **state)
{
    (void)state;
    for (size_t k = 1; k <= 9; k += 4) {
        for (int second = 0; second < 2; second++) {
            const ctg_design design = {.kind = ctg_design_saltelli,
                                       .factors = k,
                                       .size = 16,
                                       .second_order = second != 0,
                                       .seed = 77};
            const ctg_design both = {
                .kind = ctg_design_sobol, .factors = 2 * k, .size = 16, .seed = 77};
            const uint64_t rows = second != 0 ? 2 * k + 2 : k + 2;
            assert_int_equal(ctg_design_block(&design), rows);
            assert_int_equal(ctg_design_count(&design), 16 * rows);
            for (uint64_t j = 0; j < 16; j++) {
                double ab[2 * 9];
                double unit[9];
                ctg_design_at(&both, j, ab);
                ctg_design_at(&design, j * rows, unit);
                assert_memory_equal(unit, ab, k * sizeof *unit);
                ctg_design_at(&design, j * rows + rows - 1, unit);
                assert_memory_equal(unit, ab + k, k * sizeof *unit);
                the_rows_are(&design, j, ab, ab + k);
            }
        }
    }
}

static void huge_designs_need_no_room(void **state)
{
    static const uint32_t levels[] = {1000, 1000, 1000, 2};
    ctg_design design = {.factors = 4,
                         .size = 1000000000,
                         .levels = levels,
                         .morris_levels = CTG_DESIGN_MORRIS_LEVELS,
                         .seed = 3};
    (void)state;
    for (design.kind = ctg_design_grid; design.kind < CTG_DESIGN_KINDS; design.kind++) {
        double unit[4];
        if (design.kind == ctg_design_list) {
            continue;
        }
        assert_int_equal(ctg_design_check(&design, NULL), ctg_ok);
        const uint64_t count = ctg_design_count(&design);
        assert_true(count >= 1000000000);
        for (uint64_t i = 0; i < count; i += count / 97) {
            ctg_design_at(&design, i, unit);
            for (size_t k = 0; k < 4; k++) {
                assert_true(unit[k] >= 0 && unit[k] <= 1);
            }
        }
    }
    design.kind = ctg_design_latin;
    design.size = CTG_DESIGN_SIZE_MOST;
    bool seen[1024] = {false};
    for (uint64_t i = 0; i < 1000; i++) {
        double unit[4];
        ctg_design_at(&design, i, unit);
        seen[cell_of(unit[0], 1024)] = true;
    }
    size_t cells = 0;
    for (size_t i = 0; i < 1024; i++) {
        cells += seen[i] ? 1 : 0;
    }
    assert_close((double)cells, 1024 * (1 - 0.3765), 5 * 10); /* e^(-1000/1024) are empty */
}

static void assert_refused(const ctg_design *design, const char *sentence)
{
    ctg_error error;
    ctg_error_clear(&error);
    assert_int_equal(ctg_design_check(design, &error), ctg_input);
    assert_string_equal(error.text, sentence);
}

static void designs_that_there_are_not_are_refused_with_what_is_allowed(void **state)
{
    static const uint32_t none[] = {2, 0};
    static const uint32_t many[] = {1u << 31, 1u << 31};
    ctg_design design = {.kind = ctg_design_sobol, .factors = 2049, .size = 8};
    (void)state;
    assert_refused(&design, "a design 'sobol' has 2049 factors; allowed is 1 to 2048\n");
    design.factors = 2048;
    assert_int_equal(ctg_design_check(&design, NULL), ctg_ok);
    design.kind = ctg_design_saltelli;
    design.factors = 1025;
    assert_refused(&design, "a design 'saltelli' has 1025 factors; allowed is 1 to 1024\n");
    design.factors = 0;
    assert_refused(&design, "a design 'saltelli' has 0 factors; allowed is 1 to 1024\n");
    design = (ctg_design){.kind = ctg_design_latin, .factors = 3};
    assert_refused(&design, "a design 'latin' has 0 points; allowed is 1 to 1073741824\n");
    design.size = 1073741825;
    assert_refused(&design, "a design 'latin' has 1073741825 points; allowed is 1 to 1073741824\n");
    design = (ctg_design){.kind = ctg_design_morris, .factors = 3, .size = 10, .morris_levels = 5};
    assert_refused(&design, "a design 'morris' has 5 levels; allowed is an even number from 2 to "
                            "1000\n");
    design = (ctg_design){.kind = ctg_design_grid, .factors = 2, .levels = none};
    assert_refused(&design, "factor 2 of a grid has no level\n");
    design.levels = many;
    assert_refused(&design, "a grid of 2 factors has more than 2^53 points; fewer levels, fewer "
                            "factors or another design are needed\n");
}

/* The points are part of stored studies: these are what they were when they were first made. */
static void the_points_are_what_they_always_were(void **state)
{
    static const uint64_t sums[CTG_DESIGN_KINDS] = {0,
                                                    0,
                                                    UINT64_C(0x0add74a59fdaeba7),
                                                    UINT64_C(0xa9cc870007be7323),
                                                    UINT64_C(0xabfc0958f5348d2c),
                                                    UINT64_C(0x51ce62be7433640e)};
    bool wrong = false;
    (void)state;
    ctg_design design = {
        .factors = 40, .size = 64, .morris_levels = 6, .second_order = true, .seed = 2385};
    for (design.kind = ctg_design_latin; design.kind < CTG_DESIGN_KINDS; design.kind++) {
        uint64_t sum = 0;
        for (uint64_t i = 0; i < ctg_design_count(&design); i++) {
            double unit[40];
            ctg_design_at(&design, i, unit);
            for (size_t k = 0; k < 40; k++) {
                uint64_t bits;
                memcpy(&bits, &unit[k], sizeof bits);
                sum = (sum ^ bits ^ bits >> 32) * UINT64_C(0x100000001b3);
            }
        }
        if (sum != sums[design.kind]) {
            print_error("%s: 0x%016" PRIx64 "\n", ctg_design_kind_name(design.kind), sum);
            wrong = true;
        }
    }
    assert_false(wrong);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_depends_on_its_index_and_the_seed_alone),
        cmocka_unit_test(a_grid_has_every_combination_once_the_first_factor_slowest),
        cmocka_unit_test(a_latin_hypercube_has_one_point_in_each_cell_of_each_factor),
        cmocka_unit_test(factors_of_a_latin_hypercube_have_nothing_to_do_with_each_other),
        cmocka_unit_test(trajectories_move_each_factor_once_by_delta_between_levels),
        cmocka_unit_test(trajectories_begin_at_every_level_and_in_every_order),
        cmocka_unit_test(saltellis_rows_exchange_one_column),
        cmocka_unit_test(huge_designs_need_no_room),
        cmocka_unit_test(designs_that_there_are_not_are_refused_with_what_is_allowed),
        cmocka_unit_test(the_points_are_what_they_always_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
