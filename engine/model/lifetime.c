/* M1: how long missions last where demand is generated.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/lifetime.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/model/demand.h"

#define LOG2_E 1.4426950408889634
#define ERA CTG_MONTH(1999, 1)
#define THIRDS 3

bool ctg_lifetime_is_open(const ctg_world *world, size_t m)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    return posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts] > 0;
}

static void set_posts(ctg_world *world, size_t m, const int32_t posts[CTG_PERSONNEL])
{
    int32_t *const now = world->posts + m * CTG_PERSONNEL;
    if (memcmp(now, posts, CTG_PERSONNEL * sizeof *now) == 0) {
        return;
    }
    memcpy(now, posts, CTG_PERSONNEL * sizeof *now);
    ctg_demand_split(world->tables, (ctg_mission_class)world->mission_class[m], world->scene->K,
                     posts, world->posts_by + m * world->scene->K);
}

/* Since when it has had posts. */
static ctg_month began(const ctg_world *world, size_t m)
{
    return world->opened[m] != CTG_NO_MONTH ? world->opened[m] : world->now;
}

static double closing_per_year(const ctg_world *world, size_t m)
{
    const ctg_parameters *const p = &world->p;
    if (ctg_world_is_outside(world, m)) {
        return p->demand_closing_per_year_outside;
    }
    if (m < world->scene->N && began(world, m) <= world->scene->demand_from) {
        return p->demand_closing_per_year_old;
    }
    if (ctg_world_mission(world, m)->budget == ctg_budget_regular) {
        return p->demand_closing_per_year_political;
    }
    return began(world, m) < ERA ? p->demand_closing_per_year_before_1999
                                 : p->demand_closing_per_year_from_1999;
}

static double uniform(const ctg_world *world, ctg_purpose purpose, size_t m, ctg_month month)
{
    return ctg_draw_uniform(&world->draw, purpose, month, 0, ctg_world_mission_number(world, m),
                            ctg_world_uses(world, m));
}

/* Draws the closings of the months up to as far as missions are wound down, until one is found. */
static void look_ahead(ctg_world *world, size_t m)
{
    ctg_life *const life = &world->lives[m];
    const ctg_month to = world->now + (ctg_month)world->p.demand_winding_down_months;
    const double closing = 1.0 - ctg_maths_exp2(-closing_per_year(world, m) / 12.0 * LOG2_E);
    const double followed = ctg_world_is_outside(world, m) ? world->p.demand_outside_followed_share
                                                           : world->p.demand_followed_share;
    while (life->ends == CTG_NO_MONTH && !life->held && life->looked < to) {
        life->looked++;
        if (uniform(world, ctg_purpose_closing, m, life->looked) < closing) {
            life->ends = life->looked;
            life->ending = uniform(world, ctg_purpose_followed, m, life->ends) < followed
                               ? ctg_ending_followed
                               : ctg_ending_wound_down;
        }
    }
}

/* Thirds of its posts that the mission has this month. */
static int32_t thirds(const ctg_world *world, size_t m)
{
    const ctg_life *const life = &world->lives[m];
    if (life->ends == CTG_NO_MONTH || life->ending != ctg_ending_wound_down) {
        return THIRDS;
    }
    const int32_t left = life->ends - world->now;
    const int32_t whole = life->ends - began(world, m);
    const int32_t months = (int32_t)world->p.demand_winding_down_months;
    const int32_t over = whole < months ? whole : months;
    const int32_t steps = over > 0 ? (THIRDS * left + over - 1) / over : THIRDS;
    return steps < THIRDS ? steps : THIRDS;
}

static void wind_down(ctg_world *world, size_t m)
{
    const int32_t steps = thirds(world, m);
    int32_t posts[CTG_PERSONNEL];
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        posts[type] = (world->lives[m].posts[type] * steps + THIRDS - 1) / THIRDS;
    }
    set_posts(world, m, posts);
}

void ctg_lifetime_begin(ctg_world *world, size_t m, const int32_t posts[CTG_PERSONNEL], bool held)
{
    ctg_life *const life = &world->lives[m];
    *life = (ctg_life){.looked = world->now, .bridge = -1, .held = held};
    memcpy(life->posts, posts, sizeof life->posts);
    set_posts(world, m, posts);
    look_ahead(world, m);
    wind_down(world, m);
}

void ctg_lifetime_end(ctg_world *world, size_t m)
{
    static const int32_t none[CTG_PERSONNEL] = {0};
    world->lives[m].ends = world->now;
    set_posts(world, m, none);
}

int32_t ctg_lifetime_kept_for(const ctg_world *world, size_t m)
{
    const int32_t from = ctg_world_mission(world, m)->predecessor;
    return from >= 0 && world->lives[from].ending == ctg_ending_taken_over &&
                   ctg_lifetime_is_open(world, (size_t)from)
               ? from
               : -1;
}

/* A mission of the record, seen for the first time since demand is generated, may end at once. */
static void meet(ctg_world *world, size_t m)
{
    ctg_life *const life = &world->lives[m];
    if (life->looked == CTG_NO_MONTH) {
        life->looked = world->now - 1;
        life->bridge = -1;
        memcpy(life->posts, world->posts + m * CTG_PERSONNEL, sizeof life->posts);
    }
}

bool ctg_lifetime_turn(ctg_world *world, size_t m)
{
    const ctg_life *const life = &world->lives[m];
    meet(world, m);
    look_ahead(world, m);
    if (life->ends != CTG_NO_MONTH && life->ends <= world->now) {
        ctg_lifetime_end(world, m);
        return life->ending == ctg_ending_followed;
    }
    wind_down(world, m);
    return false;
}

void ctg_lifetime_take_over(ctg_world *world, size_t m, int32_t months)
{
    ctg_life *const life = &world->lives[m];
    meet(world, m);
    life->ends = world->now + months;
    life->ending = ctg_ending_taken_over;
    life->held = false;
    memcpy(life->posts, world->posts + m * CTG_PERSONNEL, sizeof life->posts);
    if (months == 0) {
        ctg_lifetime_end(world, m);
    }
}
