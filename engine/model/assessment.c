/* M6: dealing what a mission costs over the member states, to the cent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/assessment.h"

void ctg_assessment_deal(ctg_world *world, size_t m, int64_t cents, int64_t *by_state)
{
    const ctg_scene *const scene = world->scene;
    const int32_t budget = ctg_world_mission(world, m)->budget;
    const ctg_shares *const shares =
        &scene->shares[budget == ctg_budget_own ? ctg_budget_peacekeeping : budget][world->y];
    for (size_t s = 0; s < scene->S; s++) {
        world->hands[s] = (ctg_deal_hand){.order = (uint64_t)scene->tables->states[s].number,
                                          .weight = shares->numerators[s],
                                          .who = (int32_t)s};
    }
    ctg_deal_out(world->hands, scene->S, cents, shares->denominator);
    for (size_t i = 0; i < scene->S; i++) {
        by_state[world->hands[i].who] = world->hands[i].dealt;
    }
}
