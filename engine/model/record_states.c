/* Measures by member state.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_states.h"

#include <string.h>

#include "engine/model/record_money.h"

static void take_money(const ctg_world *world, const ctg_record_page *to, size_t s)
{
    ctg_record_page_put(to, ctg_measure_state_assessed_usd, s,
                        ctg_record_page_dollars(world->assessed_year[s]));
    ctg_record_page_put(to, ctg_measure_state_paid_usd, s,
                        ctg_record_page_dollars(world->paid_year[s]));
    ctg_record_page_put(to, ctg_measure_state_people_cost_usd, s,
                        ctg_record_page_dollars(ctg_record_money_people_cost(world, s)));
}

/* Sums cents by mission and state over the missions. */
static void take_sums(ctg_world *world, const ctg_record_page *to, ctg_measure_id id,
                      const int64_t *by)
{
    const size_t states = world->scene->S;
    memset(world->cents, 0, states * sizeof *world->cents);
    for (size_t m = 0; m < world->scene->M; m++) {
        for (size_t s = 0; world->has_money[m] != 0 && s < states; s++) {
            world->cents[s] += by[m * states + s];
        }
    }
    for (size_t s = 0; s < states; s++) {
        ctg_record_page_put(to, id, s, ctg_record_page_dollars(world->cents[s]));
    }
}

void ctg_record_states_take(ctg_world *world, const ctg_record_page *to)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        int64_t ready = 0;
        for (size_t k = 0; k < world->scene->K; k++) {
            ready += world->tally[ctg_world_pool(world, s, k)];
        }
        ctg_record_page_put(to, ctg_measure_state_deployed_pers, s, (double)world->deployed_by[s]);
        ctg_record_page_put(to, ctg_measure_state_outside_pers, s, (double)world->outside_by[s]);
        ctg_record_page_put(to, ctg_measure_state_sustained_ready_pers, s, (double)ready);
        take_money(world, to, s);
        ctg_record_money_turn(world, s);
    }
    take_sums(world, to, ctg_measure_state_arrears_usd, world->arrears);
    take_sums(world, to, ctg_measure_state_owed_usd, world->debts);
}
