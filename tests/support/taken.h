/* The record of one replicate, taken month by month by the test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_TAKEN_H
#define CTG_TESTS_SUPPORT_TAKEN_H

#include <stdlib.h>

#include "engine/model/record.h"
#include "engine/run/ensemble.h"
#include "tests/support/assert.h"

typedef struct taken {
    ctg_record_shape shape;
    double *record;
} taken;

static inline void taken_open(taken *of, const ctg_setting *setting)
{
    of->shape = ctg_ensemble_shape(setting);
    of->record = calloc(ctg_measures_record_size(&of->shape), sizeof *of->record);
    assert_non_null(of->record);
}

static inline void taken_close(taken *of)
{
    free(of->record);
}

static inline void taken_take(taken *of, ctg_world *world)
{
    ctg_record_take(world, &of->shape, of->record);
}

/* `time` in months for the world, in years for the others. */
static inline double taken_at(const taken *of, ctg_measure_id id, size_t time, size_t who)
{
    return of->record[ctg_measures_place(&of->shape, id, time, who)];
}

/* Over everybody in the scope. */
static inline double taken_sum(const taken *of, ctg_measure_id id, size_t time)
{
    double sum = 0.0;
    for (size_t who = 0; who < of->shape.who[ctg_measures_row(id)->scope]; who++) {
        sum += taken_at(of, id, time, who);
    }
    return sum;
}

#endif
