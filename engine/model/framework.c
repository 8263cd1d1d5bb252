/* M12: frameworks beside the United Nations: what they pay, how fast they come, how they tire.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/framework.h"

#include <string.h>

#include "engine/model/deal.h"

/* People in formed units under framework f, by state, into world->cents; the sum. */
static int64_t count_people(ctg_world *world, size_t f)
{
    int64_t sum = 0;
    memset(world->cents, 0, world->scene->S * sizeof *world->cents);
    for (size_t i = 0; i < world->allowed_count; i++) {
        const ctg_commitment *const unit = &world->commitments[world->allowed[i]];
        if ((size_t)ctg_world_mission(world, (size_t)unit->mission)->framework == f) {
            world->cents[unit->state] += unit->persons;
            sum += unit->persons;
        }
    }
    return sum;
}

/* One hand for each state that has any; how many. */
static size_t list_hands(ctg_world *world)
{
    size_t count = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        if (world->cents[s] > 0) {
            world->hands[count++] = (ctg_deal_hand){.order = ctg_world_state_number(world, s),
                                                    .weight = world->cents[s],
                                                    .who = (int32_t)s};
        }
    }
    return count;
}

/* Cents that are due for so many people in a month, and that the framework has for it. */
static int64_t payable(const ctg_framework_row *row, int64_t people, double *share)
{
    const int64_t due = people * row->allowance_usd_per_pers_month * 100;
    const int64_t has = (int64_t)(row->budget_usd_m_per_year * 1e8 / 12.0);
    const int64_t paid = due < has ? due : has;
    *share = due > 0 ? (double)paid / (double)due : 1.0;
    return paid;
}

static void pay(ctg_world *world, size_t f)
{
    const ctg_framework_row *const row = &world->tables->frameworks[f];
    if (row->allowance_usd_per_pers_month == 0) {
        world->allowance_share[f] = 0.0;
        return;
    }
    const int64_t people = count_people(world, f);
    const int64_t cents = payable(row, people, &world->allowance_share[f]);
    if (people == 0) {
        return;
    }
    const size_t count = list_hands(world);
    ctg_deal_out(world->hands, count, cents, people);
    for (size_t i = 0; i < count; i++) {
        world->allowance[world->hands[i].who] += world->hands[i].dealt;
        world->flows.allowances_received += world->hands[i].dealt;
    }
    world->flows.allowances += cents;
}

void ctg_framework_run(ctg_world *world)
{
    for (size_t f = 0; f < world->scene->F; f++) {
        pay(world, f);
    }
}

void ctg_framework_start(ctg_world *world)
{
    for (size_t f = 0; f < world->scene->F; f++) {
        const ctg_framework_row *const row = &world->tables->frameworks[f];
        const int64_t people = row->allowance_usd_per_pers_month > 0 ? count_people(world, f) : 0;
        (void)payable(row, people, &world->allowance_share[f]);
        if (row->allowance_usd_per_pers_month == 0) {
            world->allowance_share[f] = 0.0;
        }
    }
}

double ctg_framework_tired(const ctg_world *world, size_t m)
{
    const ctg_framework_row *const row = ctg_world_framework(world, m);
    if (row->sustain_months == 0 || world->opened[m] == CTG_NO_MONTH) {
        return 0.0;
    }
    const double beyond = (double)(world->now - world->opened[m] - row->sustain_months) / 12.0;
    return beyond > 0.0 ? beyond * world->p.frameworks_tire_per_year : 0.0;
}
