/* In which sizes formed units are promised, month by month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_LUMPS_H
#define CTG_TESTS_SUPPORT_LUMPS_H

#include <stdlib.h>

#include "engine/model/planned.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

/* Formed units promised to needs that mean to have at least the least of some unit; of them those
 * that no unit of the table could be. */
typedef struct lumps {
    size_t seen, odd;
} lumps;

/* Whether a need is smaller than the least of any unit, with the menu switched on or off. */
static inline bool lumps_is_small(const ctg_world *world, const ctg_commitment *unit)
{
    const ctg_capability_row *const kind = &world->tables->capabilities[unit->capability];
    const size_t m = (size_t)unit->mission;
    const size_t need = m * world->scene->K + (size_t)unit->capability;
    return ctg_planned_posts(world, m, (ctg_personnel)kind->personnel, world->posts_by[need]) <
           world->fewest[unit->capability];
}

static inline bool lumps_is_standard(const ctg_world *world, const ctg_commitment *unit)
{
    for (size_t u = 0; u < world->tables->units_count; u++) {
        const ctg_unit_row *const row = &world->tables->units[u];
        if (row->capability == unit->capability && row->persons_least <= unit->persons &&
            unit->persons <= row->persons) {
            return true;
        }
    }
    return false;
}

/* Runs so many months and looks in each at the units that were promised in it, whose serials are
 * those that the month has given out. */
static inline lumps lumps_in(stage *at, int32_t months)
{
    lumps sum = {0, 0};
    const ctg_world *const world = at->world;
    const size_t bytes = at->scene->S * at->scene->M * sizeof *world->serials;
    int32_t *const before = malloc(bytes);
    assert_non_null(before);
    for (int32_t t = 1; t <= months; t++) {
        memcpy(before, world->serials, bytes);
        assert_int_equal(ctg_step_run(at->world, t, &at->error), ctg_ok);
        for (size_t i = 0; i < world->commitment_count; i++) {
            const ctg_commitment *const unit = &world->commitments[i];
            const size_t pair = (size_t)unit->mission * at->scene->S + (size_t)unit->state;
            if (unit->there || unit->serial < before[pair] || lumps_is_small(world, unit) ||
                world->tables->capabilities[unit->capability].individual) {
                continue;
            }
            sum.seen++;
            sum.odd += !lumps_is_standard(world, unit);
        }
    }
    free(before);
    return sum;
}

#endif
