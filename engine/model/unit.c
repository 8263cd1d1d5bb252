/* M5: the lumps in which states contribute: whole units, detachments, single officers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/unit.h"

void ctg_unit_turn(ctg_world *world)
{
    for (size_t k = 0; k < world->scene->K; k++) {
        world->smallest[k] = INT32_MAX;
        world->is_police[k] = world->tables->capabilities[k].personnel == ctg_police;
    }
    for (size_t u = 0; u < world->tables->units_count; u++) {
        const ctg_unit_row *const row = &world->tables->units[u];
        int64_t *const least = &world->smallest[row->capability];
        *least = row->persons < *least ? row->persons : *least;
    }
}

static int64_t largest(const ctg_world *world, size_t k)
{
    int64_t most = 0;
    for (size_t u = 0; u < world->tables->units_count; u++) {
        const ctg_unit_row *const row = &world->tables->units[u];
        most = (size_t)row->capability == k && row->persons > most ? row->persons : most;
    }
    return most;
}

/* Whether contributions to the need may have any size: without the menu of units, and where it is
 * smaller than the smallest of them. */
static bool any_size(const ctg_world *world, size_t m, size_t k)
{
    return world->p.mechanism_menu < 0.5 ||
           world->posts_by[m * world->scene->K + k] < ctg_unit_smallest(world, k);
}

bool ctg_unit_fits(const ctg_world *world, size_t m, size_t k, int64_t most)
{
    return any_size(world, m, k) ? most > 0 : most >= ctg_unit_smallest(world, k);
}

static int64_t weight_within(const ctg_world *world, size_t k, int64_t most)
{
    int64_t weights = 0;
    for (size_t u = 0; u < world->tables->units_count; u++) {
        const ctg_unit_row *const row = &world->tables->units[u];
        weights += (size_t)row->capability == k && row->persons <= most ? row->weight : 0;
    }
    return weights;
}

/* The size at `mark` when the units up to `most` are laid end to end by weight, in falling order of
 * size, so that no row order matters. */
static int32_t size_at(const ctg_world *world, size_t k, int64_t most, int64_t mark)
{
    int64_t below = INT64_MAX;
    for (;;) {
        int64_t size = 0;
        int64_t weight = 0;
        for (size_t u = 0; u < world->tables->units_count; u++) {
            const ctg_unit_row *const row = &world->tables->units[u];
            if ((size_t)row->capability != k || row->persons > most || row->persons >= below) {
                continue;
            }
            weight = row->persons > size ? 0 : weight;
            size = row->persons > size ? row->persons : size;
            weight += row->persons == size ? row->weight : 0;
        }
        if (mark < weight || size == 0) {
            return (int32_t)size;
        }
        mark -= weight;
        below = size;
    }
}

int32_t ctg_unit_choose(const ctg_world *world, size_t s, size_t m, size_t k, int64_t most)
{
    if (any_size(world, m, k)) {
        const int64_t unit = largest(world, k);
        return (int32_t)(most < 0 ? 0 : (most < unit ? most : unit));
    }
    const int64_t weights = weight_within(world, k, most);
    if (weights == 0) {
        return 0;
    }
    const double uniform = ctg_draw_uniform(
        &world->draw, ctg_purpose_unit_choice, world->now, ctg_world_state_number(world, s),
        ctg_world_mission_number(world, m), (uint32_t)world->scene->tables->capabilities[k].number);
    return size_at(world, k, most, (int64_t)(uniform * (double)weights));
}
