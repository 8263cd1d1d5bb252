/* M16: how ready the units of a state are, and how long an offer takes to arrive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/readiness.h"

#include "engine/model/people.h"
#include "engine/model/unit.h"

#define LEVEL_LEAST 1
#define LEVEL_MOST 4

void ctg_readiness_start(ctg_world *world)
{
    for (size_t pool = 0; pool < world->scene->S * world->scene->K; pool++) {
        const ctg_people *const people = &world->people[pool];
        world->level[pool] =
            people->in[ctg_deployed] > 0 ? 3 : (ctg_people_trained(people) > 0 ? 2 : 1);
    }
}

static void turn(ctg_world *world, size_t s, size_t k, int64_t unit)
{
    const size_t pool = s * world->scene->K + k;
    const ctg_people *const people = &world->people[pool];
    const bool practised = people->in[ctg_deployed] > 0 || people->in[ctg_current] >= unit;
    const uint8_t level = world->level[pool];
    if (practised ? level == LEVEL_MOST : level == LEVEL_LEAST) {
        return;
    }
    const double uniform = ctg_draw_uniform(&world->draw, ctg_purpose_readiness, world->now,
                                            ctg_world_state_number(world, s), 0,
                                            (uint32_t)world->scene->tables->capabilities[k].number);
    if (practised && uniform < world->p.readiness_rise_per_month) {
        world->level[pool]++;
    } else if (!practised && uniform < world->p.readiness_fall_per_month) {
        world->level[pool]--;
    }
}

void ctg_readiness_run(ctg_world *world)
{
    for (size_t k = 0; k < world->scene->K; k++) {
        const int64_t unit = ctg_unit_smallest(world, k);
        for (size_t s = 0; s < world->scene->S; s++) {
            turn(world, s, k, unit);
        }
    }
}

/* Months from an offer to arrival when distance costs `share` of its months. */
static int32_t delay(const ctg_world *world, size_t s, size_t k, double km, double share,
                     double faster)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const int level = world->level[s * scene->K + k];
    const double earlier = level == LEVEL_MOST ? 4.0 : (double)(level - LEVEL_LEAST);
    const double months =
        p->readiness_delay_months - earlier +
        p->readiness_parliament_months * scene->democracy[world->y * scene->S + s] +
        km / p->readiness_lift_km_per_month * share - faster;
    return months < 1.0 ? 1 : (int32_t)(months + 0.5);
}

static int32_t to_mission(const ctg_world *world, size_t s, size_t m, size_t k, double share)
{
    const double km = (double)world->scene->km[s * world->scene->H + (size_t)world->host[m]];
    return delay(world, s, k, km, share, (double)ctg_world_framework(world, m)->faster_months);
}

int32_t ctg_readiness_delay(const ctg_world *world, size_t s, size_t m, size_t k)
{
    return to_mission(world, s, m, k, 1.0);
}

int32_t ctg_readiness_delay_lifted(const ctg_world *world, size_t s, size_t m, size_t k)
{
    return to_mission(world, s, m, k, 1.0 - world->p.donor_lift_share);
}

int32_t ctg_readiness_months(const ctg_world *world, size_t s, size_t k, double km)
{
    return delay(world, s, k, km, 1.0, 0.0);
}

bool ctg_readiness_rises(const ctg_world *world, size_t s, size_t k)
{
    return world->level[s * world->scene->K + k] < LEVEL_MOST;
}

void ctg_readiness_raise(ctg_world *world, size_t s, size_t k)
{
    if (ctg_readiness_rises(world, s, k)) {
        world->level[s * world->scene->K + k]++;
    }
}
