/* M10: how losses are remembered and forgotten.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/losses.h"

#include "engine/base/maths.h"
#include "engine/base/pick.h"
#include "engine/base/wide.h"

#define FORGOTTEN (1.0f / 1024.0f) /* persons, all states together */

/* 1 for each that has people, in order, else 0. */
CTG_WIDE static void mark_contributors(const int32_t *restrict people,
                                       const int32_t *restrict order, size_t states,
                                       uint8_t *restrict marks)
{
    for (size_t rank = 0; rank < states; rank++) {
        marks[rank] = people[order[rank]] > 0;
    }
}

static void list_anew(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    const int32_t *const order = world->scene->state_order;
    int32_t *const list = world->contributors + m * states;
    mark_contributors(world->deployed_in + m * states, order, states, world->contributes);
    const size_t count = ctg_pick_places(world->contributes, states, world->contributor_places);
    for (size_t i = 0; i < count; i++) {
        list[i] = order[world->contributor_places[i]];
    }
    world->contributor_count[m] = count;
    world->relist[m] = false;
}

ctg_contributors ctg_losses_contributors(ctg_world *world, size_t m)
{
    if (world->relist[m]) {
        list_anew(world, m);
    }
    return (ctg_contributors){world->contributors + m * world->scene->S,
                              world->contributor_count[m]};
}

CTG_WIDE static void keep_share(float *lost, float share, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lost[i] *= share;
    }
}

/* Keeps a share of what was lost in a mission. */
static void keep(ctg_world *world, size_t m, float share)
{
    const size_t states = world->scene->S;
    world->lost_any[m] *= share;
    world->lost_malicious_in[m] *= share;
    keep_share(world->lost + m * states, share, states);
    keep_share(world->lost_malicious + m * states, share, states);
}

void ctg_losses_forget(ctg_world *world, size_t m)
{
    keep(world, m, 0.0f);
}

void ctg_losses_fade(ctg_world *world)
{
    const float share = (float)ctg_maths_exp2(-1.0 / world->p.casualties_memory_half_life_months);
    keep_share(world->lost_by, share, world->scene->S);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->lost_any[m] > 0.0f) {
            keep(world, m, world->lost_any[m] * share < FORGOTTEN ? 0.0f : share);
        }
    }
}

/* What a loss weighs in the memory of the state that had it, persons. */
static double weight_of(const ctg_world *world, int64_t malicious, int64_t dead)
{
    return (double)malicious + (double)(dead - malicious) * world->p.casualties_accident_weight;
}

/* So many of 1,000 people. */
static float per_1000(const ctg_world *world, double lost, int64_t people)
{
    const double least = world->p.casualties_people_least_pers;
    return (float)(1000.0 * lost / ((double)people > least ? (double)people : least));
}

static void add_toll(ctg_toll *sum, const ctg_loss *loss)
{
    sum->malicious += loss->malicious;
    sum->dead += loss->dead;
}

static void remember_contingent(ctg_world *world, const ctg_loss *loss, const ctg_toll *of_mission)
{
    const ctg_scene *const scene = world->scene;
    const size_t s = (size_t)loss->state;
    const size_t m = (size_t)loss->mission;
    const size_t at = m * scene->S + s;
    const int64_t own = (int64_t)world->deployed_in[at] + loss->dead;
    const int64_t all = ctg_losses_people(world, m) + of_mission->dead;
    world->lost[at] += per_1000(world, weight_of(world, loss->malicious, loss->dead), own);
    world->lost_malicious[at] += per_1000(world, (double)loss->malicious, all);
}

/* What a state lost in all its missions; once, at whichever of its losses comes first. */
static void remember_state(ctg_world *world, size_t s, ctg_toll *sum)
{
    if (sum->dead > 0) {
        const int64_t out = (int64_t)world->deployed_by[s] + world->outside_by[s] + sum->dead;
        world->lost_by[s] += per_1000(world, weight_of(world, sum->malicious, sum->dead), out);
        *sum = (ctg_toll){0, 0};
    }
}

/* What all states lost in a mission; once. */
static void remember_mission(ctg_world *world, size_t m, ctg_toll *sum)
{
    if (sum->dead > 0) {
        const int64_t all = ctg_losses_people(world, m) + sum->dead;
        world->lost_malicious_in[m] += per_1000(world, (double)sum->malicious, all);
        world->lost_any[m] += (float)sum->dead;
        *sum = (ctg_toll){0, 0};
    }
}

/* Sums are made in whole persons first, so that no order of states or missions can show. */
void ctg_losses_remember(ctg_world *world, size_t count)
{
    const ctg_loss *const losses = world->losses;
    ctg_toll *const by_state = world->tolls;
    ctg_toll *const by_mission = world->tolls + world->scene->S;
    for (size_t i = 0; i < count; i++) {
        add_toll(&by_state[losses[i].state], &losses[i]);
        add_toll(&by_mission[losses[i].mission], &losses[i]);
    }
    for (size_t i = 0; i < count; i++) {
        remember_contingent(world, &losses[i], &by_mission[losses[i].mission]);
    }
    for (size_t i = 0; i < count; i++) {
        remember_state(world, (size_t)losses[i].state, &by_state[losses[i].state]);
        remember_mission(world, (size_t)losses[i].mission, &by_mission[losses[i].mission]);
    }
}
