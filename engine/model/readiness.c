/* M16: how ready the units of a state are, and how long an offer takes to arrive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/readiness.h"

#include "engine/base/wide.h"
#include "engine/model/people.h"
#include "engine/model/unit.h"

#define LEVEL_LEAST 1
#define LEVEL_MOST 4

void ctg_readiness_start(ctg_world *world)
{
    const ctg_people *const people = &world->people;
    for (size_t pool = 0; pool < world->scene->S * world->scene->K; pool++) {
        world->level[pool] = people->in[ctg_deployed][pool] > 0     ? 3
                             : ctg_people_trained(people, pool) > 0 ? 2
                                                                    : 1;
    }
}

/* Whether a state's people of a capability keep in practice, out or enough for a unit: then their
 * level goes up, else down. */
static inline bool practise(int32_t deployed, int32_t current, int32_t unit)
{
    return (deployed > 0) | (current >= unit);
}

/* Which levels of a row of states may change: 1, else 0. */
CTG_WIDE static void find_changing(const int32_t *restrict deployed,
                                   const int32_t *restrict current, int32_t unit,
                                   const uint8_t *restrict level, size_t states,
                                   uint8_t *restrict changes)
{
    for (size_t s = 0; s < states; s++) {
        const uint8_t goal = practise(deployed[s], current[s], unit) ? LEVEL_MOST : LEVEL_LEAST;
        changes[s] = level[s] != goal;
    }
}

/* Persons in the smallest unit; no pool has as many as the largest number. */
static int32_t smallest_unit(const ctg_world *world, size_t k)
{
    const int64_t unit = ctg_unit_smallest(world, k);
    return unit < INT32_MAX ? (int32_t)unit : INT32_MAX;
}

/* Lists the pools whose level may change and draws the words of each; which. */
static const ctg_pool_list *list_pools(ctg_world *world)
{
    const size_t states = world->scene->S;
    ctg_pool_list *const list = &world->pools_listed;
    for (size_t k = 0; k < world->scene->K; k++) {
        const size_t row = ctg_world_pool(world, 0, k);
        find_changing(world->people.in[ctg_deployed] + row, world->people.in[ctg_current] + row,
                      smallest_unit(world, k), world->level + row, states, world->pool_flags + row);
    }
    list->count = 0;
    ctg_people_list(world->scene, world->pool_flags, list);
    ctg_draw_many(&world->draw, ctg_purpose_readiness, world->now, list->who, list->item,
                  list->count, world->pool_words);
    return list;
}

void ctg_readiness_run(ctg_world *world)
{
    const ctg_pool_list *const list = list_pools(world);
    for (size_t i = 0; i < list->count; i++) {
        const size_t pool = (size_t)list->pools[i];
        const double uniform = ctg_draw_of_word(world->pool_words[i]);
        const int32_t unit = smallest_unit(world, pool / world->scene->S);
        const bool rises = practise(world->people.in[ctg_deployed][pool],
                                    world->people.in[ctg_current][pool], unit);
        if (uniform <
            (rises ? world->p.readiness_rise_per_month : world->p.readiness_fall_per_month)) {
            world->level[pool] = (uint8_t)(world->level[pool] + (rises ? 1 : -1));
        }
    }
}

/* What the months from an offer to arrival depend on beside the state. */
typedef struct terms {
    const double *democracy;           /* [s] */
    double delay, parliament, lift_km; /* months, months, km a month */
    double share;                      /* of the months that distance costs */
    double faster;                     /* months */
} terms;

static terms terms_of(const ctg_world *world, double share, double faster)
{
    return (terms){.democracy = world->scene->democracy + world->y * world->scene->S,
                   .delay = world->p.readiness_delay_months,
                   .parliament = world->p.readiness_parliament_months,
                   .lift_km = world->p.readiness_lift_km_per_month,
                   .share = share,
                   .faster = faster};
}

static inline int32_t delay(const terms *of, int32_t level, double democracy, double km)
{
    const double earlier = level == LEVEL_MOST ? 4.0 : (double)(level - LEVEL_LEAST);
    const double months = of->delay - earlier + of->parliament * democracy +
                          km / of->lift_km * of->share - of->faster;
    return months < 1.0 ? 1 : (int32_t)(months + 0.5);
}

static int32_t delay_of(const ctg_world *world, const terms *of, size_t s, size_t k, double km)
{
    return delay(of, world->level[ctg_world_pool(world, s, k)], of->democracy[s], km);
}

static terms terms_of_mission(const ctg_world *world, size_t m, double share)
{
    return terms_of(world, share, (double)ctg_world_framework(world, m)->faster_months);
}

static const int32_t *km_to(const ctg_world *world, size_t m)
{
    return world->scene->km_by_host + (size_t)world->host[m] * world->scene->S;
}

void ctg_readiness_delays(const ctg_world *world, size_t m, size_t k, const int32_t *states,
                          size_t count, int32_t *delays)
{
    const terms of = terms_of_mission(world, m, 1.0);
    const uint8_t *const restrict level = world->level + k * world->scene->S;
    const int32_t *const restrict km = km_to(world, m);
    for (size_t i = 0; i < count; i++) { /* few: not worth gathering into lanes */
        const size_t s = (size_t)states[i];
        delays[i] = delay(&of, level[s], of.democracy[s], (double)km[s]);
    }
}

int32_t ctg_readiness_delay_lifted(const ctg_world *world, size_t s, size_t m, size_t k)
{
    const terms of = terms_of_mission(world, m, 1.0 - world->p.donor_lift_share);
    return delay_of(world, &of, s, k, (double)km_to(world, m)[s]);
}

int32_t ctg_readiness_months(const ctg_world *world, size_t s, size_t k, double km)
{
    const terms of = terms_of(world, 1.0, 0.0);
    return delay_of(world, &of, s, k, km);
}

bool ctg_readiness_rises(const ctg_world *world, size_t s, size_t k)
{
    return world->level[ctg_world_pool(world, s, k)] < LEVEL_MOST;
}

void ctg_readiness_raise(ctg_world *world, size_t s, size_t k)
{
    if (ctg_readiness_rises(world, s, k)) {
        world->level[ctg_world_pool(world, s, k)]++;
    }
}
