/* M3: what states learn by serving: know-how by mission and by the host's subregion.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/operations.h"

#define MONTHS_BEFORE 24

static void learn(float *knowhow, bool serving, float growth, float decay)
{
    *knowhow = serving ? *knowhow + growth * (1.0f - *knowhow) : *knowhow * (1.0f - decay);
}

static void learn_regions(ctg_world *world, size_t s, float growth, float decay)
{
    const ctg_scene *const scene = world->scene;
    bool serving[CTG_REGIONS_MOST] = {false};
    for (size_t m = 0; m < scene->M; m++) {
        if (world->deployed_in[s * scene->M + m] > 0) {
            serving[scene->host_region[m]] = true;
        }
    }
    for (size_t r = 0; r < scene->R; r++) {
        learn(&world->region_knowhow[s * scene->R + r], serving[r], growth, decay);
    }
}

void ctg_operations_run(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const float growth = (float)world->p.habit_growth_share_per_month;
    const float decay = (float)world->p.habit_decay_share_per_month;
    for (size_t s = 0; s < scene->S; s++) {
        for (size_t m = 0; m < scene->M; m++) {
            const size_t pair = s * scene->M + m;
            learn(&world->knowhow[pair], world->deployed_in[pair] > 0, growth, decay);
        }
        learn_regions(world, s, growth, decay);
    }
}

void ctg_operations_start(ctg_world *world)
{
    for (int month = 0; month < MONTHS_BEFORE; month++) {
        ctg_operations_run(world);
    }
}
