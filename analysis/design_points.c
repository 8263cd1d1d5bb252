/* The points of a sweep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/design_points.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static ctg_design design_of(const ctg_sweep *sweep)
{
    return (ctg_design){.kind = sweep->kind,
                        .factors = sweep->factor_count,
                        .size = (uint64_t)sweep->points,
                        .levels = sweep->grid_levels,
                        .morris_levels =
                            sweep->levels == 0 ? CTG_DESIGN_MORRIS_LEVELS : (uint32_t)sweep->levels,
                        .second_order = sweep->second_order,
                        .seed = (uint64_t)sweep->design_seed};
}

ctg_status ctg_design_points_open(ctg_design_points *points, const ctg_sweep *sweep,
                                  ctg_error *error)
{
    void *place = NULL;
    ctg_error said;
    *points = (ctg_design_points){.sweep = sweep, .design = design_of(sweep), .count = 1};
    CTG_TRY(ctg_memory_array(&place, sweep->varied_count, sizeof *points->factors,
                             "what a sweep varies", error));
    points->factors = place;
    if (!sweep->has_design || sweep->kind == ctg_design_list) {
        points->count = sweep->has_design ? (uint64_t)sweep->points : 1;
        return ctg_ok;
    }
    for (size_t i = 0; i < sweep->varied_count; i++) {
        points->factors[i] = ctg_factor_of(&sweep->varied[i].distribution);
    }
    ctg_error_clear(&said);
    if (ctg_design_check(&points->design, &said) != ctg_ok) {
        return ctg_error_add_at(error, ctg_input, sweep->file.path, sweep->design_line, "%.*s",
                                (int)strcspn(said.text, "\n"), said.text);
    }
    points->count = ctg_design_count(&points->design);
    return ctg_ok;
}

void ctg_design_points_close(ctg_design_points *points)
{
    free(points->factors);
    points->factors = NULL;
}

void ctg_design_points_at(const ctg_design_points *points, uint64_t index, double *values)
{
    const ctg_sweep *const sweep = points->sweep;
    double unit[CTG_SWEEP_VARIED_MOST];
    assert(index < points->count);
    if (sweep->varied_count == 0) {
        return;
    }
    if (sweep->kind == ctg_design_list) {
        memcpy(values, sweep->list_values + index * sweep->varied_count,
               sweep->varied_count * sizeof *values);
        return;
    }
    ctg_design_at(&points->design, index, unit);
    for (size_t i = 0; i < sweep->varied_count; i++) {
        values[i] = ctg_factor_value(&points->factors[i], unit[sweep->varied[i].factor]);
    }
}
