/* Measures of money: what missions cost, who owes, what training costs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_money.h"

static void take_flows(ctg_world *world, const ctg_record_page *to)
{
    const ctg_flows *const now = &world->flows;
    const ctg_flows *const then = &world->flows_then;
    const int64_t cost = now->running_due - then->running_due + now->accrued - then->accrued;
    const int64_t reimbursed = now->reimbursed - then->reimbursed;
    ctg_record_page_put(to, ctg_measure_world_cost_usd, 0, ctg_record_page_dollars(cost));
    ctg_record_page_put(to, ctg_measure_world_reimbursed_usd, 0,
                        ctg_record_page_dollars(reimbursed));
    world->flows_then = *now;
}

/* The month's own cost of everybody whom a state has out; none is known before the first month. */
static void add_people_cost(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        const int64_t out = (int64_t)world->deployed_by[s] + world->outside_by[s];
        world->people_cost[s] += (int64_t)(world->own_cost[s] * 100.0 + 0.5) * out;
    }
}

/* What members owe and what is owed to contributors is what has flowed: conservation.c has counted
 * it just now. */
void ctg_record_money_take(ctg_world *world, const ctg_record_page *to)
{
    const ctg_flows *const flows = &world->flows;
    const int64_t arrears = flows->arrears_start + flows->assessed - flows->paid - flows->credited;
    const int64_t debts = flows->debts_start + flows->accrued - flows->reimbursed;
    ctg_record_page_put(to, ctg_measure_world_assessed_usd, 0,
                        ctg_record_page_dollars(world->month.assessed_cents));
    ctg_record_page_put(to, ctg_measure_world_arrears_usd, 0, ctg_record_page_dollars(arrears));
    ctg_record_page_put(to, ctg_measure_world_owed_to_contributors_usd, 0,
                        ctg_record_page_dollars(debts));
    ctg_record_page_put(
        to, ctg_measure_world_capacity_cost_usd, 0,
        ctg_record_page_dollars(world->month.own_training_cents + world->month.programme_cents));
    take_flows(world, to);
    add_people_cost(world);
}

int64_t ctg_record_money_people_cost(const ctg_world *world, size_t s)
{
    return world->people_cost[s] - world->received_year[s] -
           (world->allowance[s] - world->allowance_then[s]);
}

void ctg_record_money_turn(ctg_world *world, size_t s)
{
    world->assessed_year[s] = 0;
    world->paid_year[s] = 0;
    world->capacity_cost[s] = 0;
    world->people_cost[s] = 0;
    world->received_year[s] = 0;
    world->allowance_then[s] = world->allowance[s];
}
