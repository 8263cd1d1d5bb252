/* The people of every state at the start: in missions, recovering, at home in practice or out of
 * it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/pools.h"

#include "engine/model/capacity.h"
#include "engine/model/commitment.h"
#include "engine/model/people.h"
#include "engine/model/programme.h"

/* The capability of a type of personnel of which forces have most; the lower number at a tie. */
static size_t commonest(const ctg_tables *tables, int32_t type)
{
    size_t found = tables->capabilities_count;
    for (size_t k = 0; k < tables->capabilities_count; k++) {
        const ctg_capability_row *const row = &tables->capabilities[k];
        if (row->personnel != type) {
            continue;
        }
        const ctg_capability_row *const best =
            found < tables->capabilities_count ? &tables->capabilities[found] : NULL;
        if (best == NULL || row->force_permille > best->force_permille ||
            (row->force_permille == best->force_permille && row->number < best->number)) {
            found = k;
        }
    }
    return found;
}

/* The people whom a state keeps for a capability in missions: those who are there, and beyond them
 * its mean deployment, as most people serve: `most` where that is the capability. */
static double kept_of(const ctg_world *world, size_t s, size_t k, bool most,
                      const int64_t *deployed)
{
    const ctg_scene *const scene = world->scene;
    const int32_t type = world->tables->capabilities[k].personnel;
    const size_t at = s * CTG_PERSONNEL + (size_t)type;
    int64_t of_type = 0;
    for (size_t other = 0; most && other < scene->K; other++) {
        of_type += world->tables->capabilities[other].personnel == type
                       ? deployed[ctg_world_pool(world, s, other)]
                       : 0;
    }
    const double more =
        scene->mean_deployed[at] + (double)scene->outside_deployed[at] - (double)of_type;
    return (double)deployed[ctg_world_pool(world, s, k)] + (most && more > 0.0 ? more : 0.0);
}

static void come_home(ctg_world *world, size_t pool, int32_t months, int64_t persons)
{
    const size_t pools = world->scene->S * world->scene->K;
    const size_t slot = (size_t)(world->now + months) % CTG_HOMECOMING_MONTHS;
    world->homecoming[slot * pools + pool] += (int32_t)persons;
    world->comes_home[slot] = true;
}

/* Who recovers has served in the tours before those of the units that are there, and comes home in
 * time to relieve them: left[pool], one tour after the other. Each commitment is the start's unit
 * of the same place. */
static void follow_units(ctg_world *world, int64_t *left)
{
    const int32_t dwell = ctg_commitment_dwell_months(world);
    const int32_t tour = (int32_t)world->p.rotation_tour_months;
    for (int32_t later = 0; later < dwell; later += tour) {
        for (size_t i = 0; i < world->commitment_count; i++) {
            const ctg_commitment *const unit = &world->commitments[world->scene->start_order[i]];
            const size_t pool =
                ctg_world_pool(world, (size_t)unit->state, (size_t)unit->capability);
            const int32_t months = unit->review - world->now + later;
            const int64_t persons = unit->persons < left[pool] ? unit->persons : left[pool];
            if (months <= dwell) {
                come_home(world, pool, months, persons);
                left[pool] -= persons;
            }
        }
    }
}

/* Whoever is left comes home evenly over the months of dwell. */
static void spread_evenly(ctg_world *world, const int64_t *left)
{
    const int32_t dwell = ctg_commitment_dwell_months(world);
    for (size_t pool = 0; pool < world->scene->S * world->scene->K; pool++) {
        for (int32_t month = 1; month <= dwell && left[pool] > 0; month++) {
            come_home(world, pool, month,
                      left[pool] / dwell + (month <= left[pool] % dwell ? 1 : 0));
        }
    }
}

static void fill(ctg_world *world, size_t s, size_t k, bool most, const int64_t *deployed,
                 double taught)
{
    const ctg_parameters *const p = &world->p;
    const size_t pool = ctg_world_pool(world, s, k);
    ctg_people *const people = &world->people;
    const double needed = (1.0 + p->rotation_dwell_ratio) * kept_of(world, s, k, most, deployed) *
                          (1.0 + p->pools_spare_share);
    const int32_t out = (int32_t)deployed[pool];
    const int32_t trained = (int32_t)needed > out ? (int32_t)needed : out;
    const double strength = ctg_capacity_strength(world, s, k, 0);
    const int32_t all = (int32_t)(strength < 1e9 ? strength : 1e9);
    const double others = all > trained ? (double)(all - trained) : 0.0;
    const int32_t past = (int32_t)(taught < others ? taught : others);
    ctg_people_join(people, pool, all > trained + past ? all : trained + past);
    const int32_t home = trained - out;
    const double resting = p->rotation_dwell_ratio * (double)out;
    int32_t recovering = resting < (double)home ? (int32_t)resting : home;
    recovering = ctg_commitment_dwell_months(world) < 1 ? 0 : recovering;
    ctg_people_move(people, pool, ctg_never, ctg_recovering, recovering);
    const int32_t current = (int32_t)((double)(home - recovering) * p->pools_current_share);
    ctg_people_move(people, pool, ctg_never, ctg_current, current);
    ctg_people_move(people, pool, ctg_never, ctg_lapsed, home - recovering - current + past);
    people->dependent[pool] =
        people->dependent[pool] < (double)past ? people->dependent[pool] : (double)past;
}

void ctg_pools_start(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    int64_t *const deployed = world->tally;
    double *const taught = world->taught_before;
    ctg_capacity_start(world);
    for (size_t pool = 0; pool < scene->S * scene->K; pool++) {
        deployed[pool] = 0;
        taught[pool] = 0.0;
    }
    for (size_t i = 0; i < scene->start_unit_count; i++) {
        const ctg_start_unit *const unit = &scene->start_units[i];
        deployed[ctg_world_pool(world, (size_t)unit->state, (size_t)unit->capability)] +=
            unit->persons;
    }
    ctg_programme_past(world, taught);
    for (size_t k = 0; k < scene->K; k++) {
        const bool most = k == commonest(world->tables, world->tables->capabilities[k].personnel);
        for (size_t s = 0; s < scene->S; s++) {
            fill(world, s, k, most, deployed, taught[ctg_world_pool(world, s, k)]);
        }
    }
    for (size_t from = 0; from < scene->start_unit_count; from += CTG_COMMITMENT_PLACED_MOST) {
        ctg_commitment_place(world, scene->start_units + from, scene->start_unit_count - from);
    }
    int64_t *const left = deployed;
    for (size_t pool = 0; pool < scene->S * scene->K; pool++) {
        left[pool] = world->people.in[ctg_recovering][pool];
    }
    follow_units(world, left);
    spread_evenly(world, left);
}
