/* Worlds whose demand the model generates, and what tests ask of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_DEMAND_H
#define CTG_TESTS_SUPPORT_DEMAND_H

#include "engine/model/step.h"
#include "tests/support/scene.h"

/* Opens the baseline's tables with generated demand; parameters at their defaults. */
static inline void demand_open(stage *at, ctg_month start, int32_t months)
{
    stage_open(at, start, months);
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        at->setting.drawn[id] = false;
    }
    at->setting.centre.demand_generated = 1.0;
}

/* One month of situations and missions alone: nobody deploys. */
static inline void demand_turn(ctg_world *world, int32_t t)
{
    world->month = (ctg_month_flows){0};
    ctg_world_turn(world, t);
}

static inline bool demand_begins(const ctg_world *world, size_t m)
{
    return world->t > 0 && world->opened[m] == world->now;
}

static inline int64_t demand_posts(const ctg_world *world, size_t m)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    return (int64_t)posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts];
}

/* The United Nations' missions on the peacekeeping budget: those that V15 and V16 count. */
static inline bool demand_keeps_peace(const ctg_world *world, size_t m)
{
    return world->host[m] >= 0 && !ctg_world_is_outside(world, m) &&
           ctg_world_mission(world, m)->budget == ctg_budget_peacekeeping;
}

#endif
