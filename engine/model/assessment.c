/* M6: dealing what a mission costs over the member states, to the cent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/assessment.h"

void ctg_assessment_deal(ctg_world *world, size_t m, int64_t cents, int64_t *by_state)
{
    const ctg_scene *const scene = world->scene;
    const int32_t budget = ctg_world_mission(world, m)->budget;
    const ctg_shares *const shares =
        &scene->shares[budget == ctg_budget_own ? ctg_budget_peacekeeping : budget][world->y];
    const ctg_deal_rows rows = {.amount = cents,
                                .sum = shares->denominator,
                                .weights = shares->numerators,
                                .orders = scene->state_number,
                                .count = scene->S,
                                .hands = world->hands,
                                .bins = world->bins};
    ctg_deal_out_rows(&rows, by_state);
}
