/* M3: what states learn by serving: know-how by mission and by the host's subregion.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/operations.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/losses.h"

#define MONTHS_BEFORE 24

/* Closes a share of the gap to 1 where people serve, to 0 where not. */
static inline float learnt(float knowhow, bool serving, float growth, float decay)
{
    const float goal = serving ? 1.0f : 0.0f;
    const float share = serving ? growth : decay;
    return knowhow + share * (goal - knowhow);
}

CTG_WIDE static void learn_all(float *restrict knowhow, const int32_t *restrict people,
                               size_t count, float growth, float decay)
{
    for (size_t i = 0; i < count; i++) {
        knowhow[i] = learnt(knowhow[i], people[i] > 0, growth, decay);
    }
}

CTG_WIDE static void add_all(int32_t *restrict sums, const int32_t *restrict people, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sums[i] += people[i];
    }
}

/* Know-how of a mission: of missions in which nobody ever served there is none. Adds who serves
 * in each subregion to world->people_by, whose rows are 0. */
static void learn_missions(ctg_world *world, float growth, float decay)
{
    const ctg_scene *const scene = world->scene;
    for (size_t m = 0; m < scene->M; m++) {
        const int32_t *const people = world->deployed_in + m * scene->S;
        const bool serving = ctg_losses_people(world, m) > 0;
        world->known[m] |= serving;
        if (world->known[m]) {
            learn_all(world->knowhow + m * scene->S, people, scene->S, growth, decay);
        }
        if (serving) {
            const size_t region = (size_t)scene->host_region[world->host[m]];
            add_all(world->people_by + region * scene->S, people, scene->S);
            world->region_known[region] = true;
        }
    }
}

/* The same of a subregion. */
static void learn_regions(ctg_world *world, float growth, float decay)
{
    const size_t states = world->scene->S;
    for (size_t r = 0; r < world->scene->R; r++) {
        int32_t *const people = world->people_by + r * states;
        if (world->region_known[r]) {
            learn_all(world->region_knowhow + r * states, people, states, growth, decay);
            memset(people, 0, states * sizeof *people);
        }
    }
}

/* People deployed, now or as far as remembered. */
CTG_WIDE static void remember_deployed(float *restrict experience, const int32_t *restrict deployed,
                                       size_t count, float decay)
{
    for (size_t i = 0; i < count; i++) {
        const float out = (float)deployed[i];
        const float left = experience[i] * (1.0f - decay);
        experience[i] = out > left ? out : left;
    }
}

void ctg_operations_run(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const float growth = (float)world->p.habit_growth_share_per_month;
    const float decay = (float)world->p.habit_decay_share_per_month;
    learn_missions(world, growth, decay);
    learn_regions(world, growth, decay);
    remember_deployed(world->experience, world->deployed_by, scene->S, decay);
    remember_deployed(world->experience_as, world->deployed_as, scene->S * CTG_PERSONNEL, decay);
}

void ctg_operations_start(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        const double *const mean = world->scene->mean_deployed + s * CTG_PERSONNEL;
        world->experience[s] = (float)(mean[ctg_troops] + mean[ctg_police] + mean[ctg_experts]);
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            world->experience_as[s * CTG_PERSONNEL + type] = (float)mean[type];
        }
    }
    for (int month = 0; month < MONTHS_BEFORE; month++) {
        ctg_operations_run(world);
    }
}
