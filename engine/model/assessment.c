/* M6: dealing what a mission costs over the member states, to the cent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/assessment.h"

#include "engine/base/wide.h"

static const ctg_shares *shares_of(const ctg_world *world, size_t m)
{
    const int32_t budget = ctg_world_mission(world, m)->budget;
    const int32_t scale = budget == ctg_budget_own ? ctg_budget_peacekeeping : budget;
    return &world->scene->shares[scale][world->y];
}

/* State by state. */
static void deal_to_states(ctg_world *world, const ctg_shares *shares, int64_t cents,
                           int64_t *by_state)
{
    const size_t states = world->scene->S;
    for (size_t s = 0; s < states; s++) {
        world->hands[s] = (ctg_deal_hand){.order = ctg_world_state_number(world, s),
                                          .weight = shares->numerators[s],
                                          .who = (int32_t)s};
    }
    ctg_deal_out(world->hands, states, cents, shares->denominator);
    for (size_t s = 0; s < states; s++) {
        by_state[world->hands[s].who] = world->hands[s].dealt;
    }
}

CTG_WIDE static void deal_by_kind(int64_t *restrict by_state, const int64_t *restrict cents,
                                  const int32_t *restrict kind_of, size_t count)
{
    for (size_t s = 0; s < count; s++) {
        by_state[s] = cents[kind_of[s]];
    }
}

void ctg_assessment_deal(ctg_world *world, size_t m, int64_t cents, int64_t *by_state)
{
    const ctg_shares *const shares = shares_of(world, m);
    const ctg_deal_kinds kinds = {.amount = cents,
                                  .sum = shares->denominator,
                                  .weights = shares->weights,
                                  .hands = shares->hands,
                                  .count = shares->kinds,
                                  .parts = world->parts};
    ctg_deal_split split;
    if (!ctg_deal_out_kinds(&kinds, world->kind_cents, &split)) {
        deal_to_states(world, shares, cents, by_state);
        return;
    }
    deal_by_kind(by_state, world->kind_cents, shares->kind_of, world->scene->S);
    for (size_t i = 0; i < split.more; i++) {
        by_state[shares->states[(size_t)shares->from[split.kind] + i]]++;
    }
}
