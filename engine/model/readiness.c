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
    for (size_t pool = 0; pool < world->scene->S * world->scene->K; pool++) {
        const ctg_people *const people = &world->people[pool];
        world->level[pool] =
            people->in[ctg_deployed] > 0 ? 3 : (ctg_people_trained(people) > 0 ? 2 : 1);
    }
}

/* Where the level of a state's people of a capability goes: up where they keep in practice, out or
 * enough for a unit. */
static inline uint8_t goal_of(const ctg_people *people, int64_t unit)
{
    const bool practised = (people->in[ctg_deployed] > 0) | (people->in[ctg_current] >= unit);
    return practised ? LEVEL_MOST : LEVEL_LEAST;
}

/* Lists the pools whose level may change and draws the words of each; how many. */
static size_t list_pools(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    uint32_t *const who = world->pool_names;
    uint32_t *const item = who + scene->S * scene->K;
    size_t count = 0;
    for (size_t s = 0; s < scene->S; s++) {
        const ctg_people *const people = world->people + s * scene->K;
        const uint8_t *const level = world->level + s * scene->K;
        for (size_t k = 0; k < scene->K; k++) {
            if (level[k] != goal_of(&people[k], world->smallest[k])) {
                who[count] = ctg_world_state_number(world, s) << 16;
                item[count] = (uint32_t)scene->tables->capabilities[k].number;
                world->pools_listed[count++] = (int32_t)(s * scene->K + k);
            }
        }
    }
    ctg_draw_many(&world->draw, ctg_purpose_readiness, world->now, who, item, count,
                  world->pool_words);
    return count;
}

void ctg_readiness_run(ctg_world *world)
{
    const size_t count = list_pools(world);
    for (size_t i = 0; i < count; i++) {
        const size_t pool = (size_t)world->pools_listed[i];
        const double uniform = ctg_draw_of_word(world->pool_words[i]);
        const int64_t unit = ctg_unit_smallest(world, pool % world->scene->K);
        const bool rises = goal_of(&world->people[pool], unit) == LEVEL_MOST;
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
    return delay(of, world->level[s * world->scene->K + k], of->democracy[s], km);
}

static terms terms_of_mission(const ctg_world *world, size_t m, double share)
{
    return terms_of(world, share, (double)ctg_world_framework(world, m)->faster_months);
}

#define BLOCK 64 /* states looked at together */

/* What is gathered of states. */
typedef struct gathered {
    double democracy[BLOCK];
    int32_t level[BLOCK], km[BLOCK];
} gathered;

CTG_WIDE static void delay_each(const terms *all, const gathered *restrict from, size_t count,
                                int32_t *restrict delays)
{
    const terms of = *all;
    for (size_t i = 0; i < count; i++) {
        delays[i] = delay(&of, from->level[i], from->democracy[i], (double)from->km[i]);
    }
}

static const int32_t *km_to(const ctg_world *world, size_t m)
{
    return world->scene->km_by_host + (size_t)world->host[m] * world->scene->S;
}

void ctg_readiness_delays(const ctg_world *world, size_t m, size_t k, const int32_t *states,
                          size_t count, int32_t *delays)
{
    const terms of = terms_of_mission(world, m, 1.0);
    const uint8_t *const level = world->level + k;
    const size_t kinds = world->scene->K;
    const int32_t *const km = km_to(world, m);
    gathered block;
    for (size_t from = 0; from < count; from += BLOCK) {
        const size_t most = count - from < BLOCK ? count - from : BLOCK;
        for (size_t i = 0; i < most; i++) {
            const size_t s = (size_t)states[from + i];
            block.democracy[i] = of.democracy[s];
            block.level[i] = level[s * kinds];
            block.km[i] = km[s];
        }
        delay_each(&of, &block, most, delays + from);
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
    return world->level[s * world->scene->K + k] < LEVEL_MOST;
}

void ctg_readiness_raise(ctg_world *world, size_t s, size_t k)
{
    if (ctg_readiness_rises(world, s, k)) {
        world->level[s * world->scene->K + k]++;
    }
}
