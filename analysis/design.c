/* Experimental designs by index.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/design.h"

#include <assert.h>
#include <inttypes.h>

#include "analysis/design_draw.h"
#include "analysis/design_sobol.h"
#include "analysis/permutation.h"

static ctg_status check_levels(const ctg_design *design, ctg_error *error)
{
    uint64_t count = 1;
    for (size_t i = 0; i < design->factors; i++) {
        if (design->levels[i] == 0) {
            return ctg_error_add(error, ctg_input, "factor %zu of a grid has no level", i + 1);
        }
        if (design->levels[i] > CTG_DESIGN_COUNT_MOST / count) {
            return ctg_error_add(error, ctg_input,
                                 "a grid of %zu factors has more than 2^53 points; fewer levels, "
                                 "fewer factors or another design are needed",
                                 design->factors);
        }
        count *= design->levels[i];
    }
    return ctg_ok;
}

static size_t factors_most(ctg_design_kind kind)
{
    return kind == ctg_design_sobol      ? CTG_JOE_KUO_DIMENSIONS
           : kind == ctg_design_saltelli ? CTG_JOE_KUO_DIMENSIONS / 2
                                         : CTG_DESIGN_FACTORS_MOST;
}

ctg_status ctg_design_check(const ctg_design *design, ctg_error *error)
{
    const char *const name = ctg_design_kind_name(design->kind);
    const size_t most = factors_most(design->kind);
    if (design->factors == 0 || design->factors > most) {
        return ctg_error_add(error, ctg_input, "a design '%s' has %zu factors; allowed is 1 to %zu",
                             name, design->factors, most);
    }
    if (design->kind == ctg_design_grid) {
        return check_levels(design, error);
    }
    if (design->size == 0 || design->size > CTG_DESIGN_SIZE_MOST) {
        return ctg_error_add(error, ctg_input,
                             "a design '%s' has %" PRIu64 " points; allowed is 1 to %" PRIu32, name,
                             design->size, CTG_DESIGN_SIZE_MOST);
    }
    if (design->kind == ctg_design_morris &&
        (design->morris_levels == 0 || design->morris_levels % 2 != 0 ||
         design->morris_levels > CTG_DESIGN_MORRIS_LEVELS_MOST)) {
        return ctg_error_add(error, ctg_input,
                             "a design 'morris' has %" PRIu32
                             " levels; allowed is an even number from 2 to %d",
                             design->morris_levels, CTG_DESIGN_MORRIS_LEVELS_MOST);
    }
    return ctg_ok;
}

uint64_t ctg_design_block(const ctg_design *design)
{
    if (design->kind == ctg_design_morris) {
        return design->factors + 1;
    }
    if (design->kind == ctg_design_saltelli) {
        return (design->second_order ? 2 * design->factors : design->factors) + 2;
    }
    return 1;
}

uint64_t ctg_design_count(const ctg_design *design)
{
    uint64_t count = 1;
    if (design->kind != ctg_design_grid) {
        return design->size * ctg_design_block(design);
    }
    for (size_t i = 0; i < design->factors; i++) {
        count *= design->levels[i];
    }
    return count;
}

static void grid_at(const ctg_design *design, uint64_t index, double *unit)
{
    for (size_t i = design->factors; i-- > 0;) {
        const uint32_t levels = design->levels[i];
        const uint64_t level = index % levels;
        index /= levels;
        unit[i] = levels == 1 ? 0.5 : (double)level / (double)(levels - 1);
    }
}

/* The place in a cell has 20 bits, so that with the cell's number it is exact in a double and no
 * rounding leads out of the cell. */
static double latin_at(const ctg_design *design, uint32_t point, size_t factor)
{
    const ctg_permutation order = {
        {design->seed, (uint32_t)factor}, CTG_DESIGN_DRAW_PURPOSE, ctg_design_draw_latin_order};
    const ctg_draw draw = {design->seed, (uint32_t)factor};
    uint32_t words[4];
    ctg_draw_words(&draw, CTG_DESIGN_DRAW_PURPOSE, ctg_design_draw_latin_place, 0, 0, point, words);
    const double place = ((double)(words[0] >> 12) + 0.5) * 0x1p-20;
    const uint32_t cell = ctg_permutation_at(&order, (uint32_t)design->size, point);
    return ((double)cell + place) / (double)design->size;
}

/* In which step of the trajectory a factor moves. */
static uint32_t morris_turn(const ctg_design *design, uint32_t trajectory, size_t factor)
{
    const ctg_permutation order = {
        {design->seed, trajectory}, CTG_DESIGN_DRAW_PURPOSE, ctg_design_draw_morris_order};
    return ctg_permutation_at(&order, (uint32_t)design->factors, (uint32_t)factor);
}

/* The lower of the two levels between which a factor moves, and whether it moves up. */
static uint32_t morris_base(const ctg_design *design, uint32_t trajectory, size_t factor,
                            bool *upwards)
{
    const ctg_draw draw = {design->seed, trajectory};
    uint32_t words[4];
    ctg_draw_words(&draw, CTG_DESIGN_DRAW_PURPOSE, ctg_design_draw_morris_base, 0, 0,
                   (uint32_t)factor, words);
    *upwards = words[0] >> 31 != 0;
    return (uint32_t)((uint64_t)words[1] * (design->morris_levels / 2) >> 32);
}

static double morris_at(const ctg_design *design, uint32_t trajectory, size_t step, size_t factor)
{
    bool upwards;
    const uint32_t levels = design->morris_levels;
    const uint32_t base = morris_base(design, trajectory, factor, &upwards);
    const bool moved = morris_turn(design, trajectory, factor) < step;
    return (double)(base + (moved == upwards ? levels / 2 : 0)) / (double)(levels - 1);
}

void ctg_design_morris_step(const ctg_design *design, uint64_t trajectory, size_t step,
                            size_t *factor, double *delta)
{
    const double width = (double)(design->morris_levels / 2) / (double)(design->morris_levels - 1);
    bool upwards;
    assert(design->kind == ctg_design_morris && step < design->factors);
    *factor = 0;
    while (morris_turn(design, (uint32_t)trajectory, *factor) != step) {
        (*factor)++;
    }
    (void)morris_base(design, (uint32_t)trajectory, *factor, &upwards);
    *delta = upwards ? width : -width;
}

/* Rows of a base point: see the header. */
static double saltelli_at(const ctg_design *design, uint32_t point, size_t row, size_t factor)
{
    const size_t k = design->factors;
    const bool is_last = row + 1 == ctg_design_block(design);
    const bool is_exchanged = row > 0 && !is_last && factor == (row - 1) % k;
    const bool is_of_b = (row > k) != is_exchanged;
    return ctg_design_sobol_at(design->seed, is_of_b ? k + factor : factor, point);
}

void ctg_design_at(const ctg_design *design, uint64_t index, double *unit)
{
    const uint64_t block = ctg_design_block(design);
    const uint32_t point = (uint32_t)(index / block);
    const size_t row = (size_t)(index % block);
    assert(design->kind != ctg_design_list && index < ctg_design_count(design));
    if (design->kind == ctg_design_grid) {
        grid_at(design, index, unit);
        return;
    }
    for (size_t i = 0; i < design->factors; i++) {
        unit[i] = design->kind == ctg_design_latin    ? latin_at(design, point, i)
                  : design->kind == ctg_design_morris ? morris_at(design, point, row, i)
                  : design->kind == ctg_design_sobol  ? ctg_design_sobol_at(design->seed, i, point)
                                                      : saltelli_at(design, point, row, i);
    }
}
