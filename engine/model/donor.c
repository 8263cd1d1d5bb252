/* M18: donors split a budget over what they may do for peacekeeping.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/donor.h"

#include <string.h>

#include "engine/base/table.h"

#define WHOLE 1000      /* thousandths */
#define CARRY_MONTHS 12 /* money is kept no longer than a budget's year */

bool ctg_donor_runs(const ctg_programme_row *row, ctg_month month)
{
    return row->start <= month && (row->end == CTG_NO_MONTH || month <= row->end);
}

/* The item of the budget from which a programme lives. */
static ctg_spending item_of(const ctg_programme_row *row)
{
    if (row->centre != 0) {
        return ctg_spending_centres;
    }
    switch ((ctg_mode)row->mode) {
    case ctg_mode_train_the_trainer:
        return ctg_spending_trainers;
    case ctg_mode_equipment:
        return ctg_spending_equipment;
    default:
        return ctg_spending_courses;
    }
}

/* Thousandths by which a budget is dealt: 1000, or the sum of its items where that is more. */
static int64_t weights(const ctg_donor_row *row)
{
    int64_t sum = 0;
    for (int item = 0; item < CTG_SPENDINGS; item++) {
        sum += row->permille[item];
    }
    return sum > WHOLE ? sum : WHOLE;
}

double ctg_donor_programme_usd(const ctg_world *world, const ctg_programme_row *row,
                               ctg_month month)
{
    const ctg_donor_row *const donor = &world->tables->donors[row->donor];
    const ctg_spending item = item_of(row);
    int64_t shares = 0;
    for (size_t i = 0; i < world->scene->P; i++) {
        const ctg_programme_row *const other = &world->tables->programmes[i];
        if (other->donor == row->donor && item_of(other) == item && ctg_donor_runs(other, month)) {
            shares += other->donor_share_permille;
        }
    }
    const double usd = donor->budget_usd_m_per_year * 1e6 / 12.0 * (double)donor->permille[item] /
                       (double)weights(donor);
    return shares > 0 ? usd * (double)row->donor_share_permille / (double)shares *
                            (double)row->peacekeeping_permille / (double)WHOLE
                      : 0.0;
}

static size_t state_of(const ctg_world *world, size_t d)
{
    return (size_t)world->tables->donors[d].donor;
}

void ctg_donor_start(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        world->donor_at[s] = -1;
    }
    for (size_t d = 0; d < world->scene->D; d++) {
        world->donor_at[state_of(world, d)] = (int32_t)d;
    }
}

void ctg_donor_pay(ctg_world *world, size_t d, int32_t s, int64_t cents)
{
    world->flows.spent += cents;
    world->month.donor_spent_cents += cents;
    world->spent[d] += cents;
    if (s >= 0 && (size_t)s != state_of(world, d)) {
        world->given[d * world->scene->S + (size_t)s] += cents;
    }
}

void ctg_donor_waste(ctg_world *world, int64_t cents)
{
    world->month.donor_leaked_cents += cents;
}

static void keep(ctg_world *world, int64_t cents)
{
    world->flows.unspent += cents;
    world->month.donor_leaked_cents += cents;
}

/* Deals an item's money over its open programmes. */
static void fund_programmes(ctg_world *world, size_t d, ctg_spending item, int64_t cents)
{
    size_t count = 0;
    int64_t sum = 0;
    for (size_t p = 0; p < world->scene->P; p++) {
        const ctg_programme_row *const row = &world->tables->programmes[p];
        if ((size_t)row->donor == d && item_of(row) == item && ctg_donor_runs(row, world->now)) {
            world->shares[count++] = (ctg_deal_hand){.order = (uint64_t)row->number,
                                                     .weight = row->donor_share_permille,
                                                     .who = (int32_t)p};
            sum += row->donor_share_permille;
        }
    }
    if (sum == 0) {
        keep(world, cents);
        return;
    }
    ctg_deal_out(world->shares, count, cents, sum);
    for (size_t i = 0; i < count; i++) {
        const size_t p = (size_t)world->shares[i].who;
        const int64_t permille = world->tables->programmes[p].peacekeeping_permille;
        world->inflow[p] = world->shares[i].dealt * permille / WHOLE;
        world->purse[p] += world->inflow[p];
        ctg_donor_pay(world, d, -1, world->shares[i].dealt - world->inflow[p]);
    }
}

/* Deals aid over the open missions in which the donor has people; nobody helps at home. */
static void give_aid(ctg_world *world, size_t d, int64_t cents)
{
    const ctg_scene *const scene = world->scene;
    const size_t s = state_of(world, d);
    size_t count = 0;
    int64_t sum = 0;
    for (size_t m = 0; m < scene->M && cents > 0; m++) {
        const int32_t people = world->deployed_in[m * scene->S + s];
        if (people > 0 && world->opened[m] != CTG_NO_MONTH) {
            world->shares[count++] = (ctg_deal_hand){
                .order = ctg_world_mission_number(world, m), .weight = people, .who = (int32_t)m};
            sum += people;
        }
    }
    if (sum == 0) {
        keep(world, cents);
        return;
    }
    ctg_deal_out(world->shares, count, cents, sum);
    for (size_t i = 0; i < count; i++) {
        world->aid[d * scene->M + (size_t)world->shares[i].who] = world->shares[i].dealt;
    }
    ctg_donor_pay(world, d, -1, cents);
}

/* Whom the donor's open programmes may teach or equip. */
static void list_partners(ctg_world *world, size_t d)
{
    const ctg_scene *const scene = world->scene;
    for (size_t p = 0; p < scene->P; p++) {
        const ctg_programme_row *const row = &world->tables->programmes[p];
        if ((size_t)row->donor == d && ctg_donor_runs(row, world->now)) {
            for (size_t i = scene->recipient_from[p]; i < scene->recipient_from[p + 1]; i++) {
                world->partner[d * scene->S + (size_t)scene->recipients[i]] = 1;
            }
        }
    }
}

static void spend_item(ctg_world *world, size_t d, ctg_spending item, int64_t cents)
{
    const size_t s = state_of(world, d);
    switch (item) {
    case ctg_spending_units:
        world->unit_money[s] += cents;
        break;
    case ctg_spending_officers:
        world->officer_money[s] += cents;
        break;
    case ctg_spending_lift:
        world->lift_inflow[d] = cents;
        world->lift_purse[d] += cents;
        break;
    case ctg_spending_aid:
        give_aid(world, d, cents);
        break;
    default:
        fund_programmes(world, d, item, cents);
        break;
    }
}

static void deal_budget(ctg_world *world, size_t d)
{
    const ctg_donor_row *const row = &world->tables->donors[d];
    const int64_t cents = (int64_t)(row->budget_usd_m_per_year * 1e8 / 12.0);
    ctg_deal_hand hands[CTG_SPENDINGS + 1];
    int64_t left = weights(row);
    for (int item = 0; item < CTG_SPENDINGS; item++) {
        hands[item] = (ctg_deal_hand){
            .order = (uint64_t)item, .weight = row->permille[item], .who = (int32_t)item};
        left -= row->permille[item];
    }
    hands[CTG_SPENDINGS] =
        (ctg_deal_hand){.order = CTG_SPENDINGS, .weight = left, .who = CTG_SPENDINGS};
    ctg_deal_out(hands, CTG_SPENDINGS + 1, cents, weights(row));
    world->flows.budgeted += cents;
    for (size_t i = 0; i <= CTG_SPENDINGS; i++) {
        if (hands[i].who == CTG_SPENDINGS) {
            keep(world, hands[i].dealt);
        } else if (hands[i].dealt > 0) {
            spend_item(world, d, (ctg_spending)hands[i].who, hands[i].dealt);
        }
    }
}

void ctg_donor_budget(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    ctg_donor_start(world); /* a policy may have changed who is a donor */
    memset(world->unit_money, 0, scene->S * sizeof *world->unit_money);
    memset(world->officer_money, 0, scene->S * sizeof *world->officer_money);
    memset(world->inflow, 0, scene->P * sizeof *world->inflow);
    memset(world->lift_inflow, 0, scene->D * sizeof *world->lift_inflow);
    memset(world->partner, 0, scene->D * scene->S);
    memset(world->aid, 0, scene->D * scene->M * sizeof *world->aid);
    memset(world->given, 0, scene->D * scene->S * sizeof *world->given);
    memset(world->spent, 0, scene->D * sizeof *world->spent);
    memset(world->abroad, 0, scene->D * scene->K * sizeof *world->abroad);
    for (size_t d = 0; d < scene->D; d++) {
        deal_budget(world, d);
        list_partners(world, d);
    }
}

/* People of a state who are deployed, in formed units or one by one. */
static int64_t deployed(const ctg_world *world, size_t s, bool individual)
{
    int64_t sum = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        const bool one_by_one = world->tables->capabilities[k].individual != 0;
        sum += one_by_one == individual
                   ? world->people.in[ctg_deployed][ctg_world_pool(world, s, k)]
                   : 0;
    }
    return sum;
}

/* The lesser of what money there is for each person and the most that is borne of each. */
static double per_person(int64_t cents, int64_t people, double most_usd)
{
    const double usd = (double)cents / 100.0 / (people > 0 ? (double)people : 1.0);
    return usd < most_usd ? usd : most_usd;
}

void ctg_donor_subsidise(ctg_world *world, size_t s)
{
    world->subsidy[s] = 0.0;
    if (world->unit_money[s] > 0) {
        const double most = world->own_cost[s] * world->p.donor_unit_cost_share;
        world->subsidy[s] = per_person(world->unit_money[s], deployed(world, s, false), most);
    }
}

double ctg_donor_officer_share(const ctg_world *world, size_t s)
{
    const double cost = world->p.donor_officer_usd_per_month;
    return world->officer_money[s] > 0
               ? per_person(world->officer_money[s], deployed(world, s, true), cost) / cost
               : 0.0;
}

/* Spends what `people` cost as far as the money of an item goes; the rest is not spent. */
static void bear(ctg_world *world, size_t d, int64_t cents, int64_t people, double usd)
{
    const int64_t cost = (int64_t)((double)people * usd * 100.0);
    const int64_t paid = cost < cents ? cost : cents;
    ctg_donor_pay(world, d, -1, paid);
    keep(world, cents - paid);
}

void ctg_donor_spend(ctg_world *world)
{
    for (size_t d = 0; d < world->scene->D; d++) {
        const size_t s = state_of(world, d);
        if (world->donor_at[s] != (int32_t)d) {
            continue; /* a policy made one state two donors: its last row spends for both */
        }
        bear(world, d, world->unit_money[s], deployed(world, s, false), world->subsidy[s]);
        bear(world, d, world->officer_money[s], deployed(world, s, true),
             world->p.donor_officer_usd_per_month);
    }
}

static int64_t lift_cents(const ctg_world *world, int32_t persons)
{
    return (int64_t)(world->p.donor_lift_usd_per_pers * 100.0 + 0.5) * persons;
}

static bool is_poor(const ctg_world *world, size_t s)
{
    const size_t at = world->y * world->scene->S + s;
    const double people = world->scene->population[at];
    return people > 0.0 && world->scene->gdp_usd[at] / people < world->p.donor_lift_income_usd;
}

int32_t ctg_donor_lifter(const ctg_world *world, size_t s, int32_t persons)
{
    const int64_t cents = lift_cents(world, persons);
    int32_t best = -1;
    for (size_t rank = 0; rank < world->scene->D; rank++) {
        const int32_t d = world->scene->donor_order[rank];
        if (state_of(world, (size_t)d) != s && world->lift_purse[d] >= cents &&
            world->lift_purse[d] > 0 &&
            (best < 0 || world->lift_purse[d] > world->lift_purse[best]) &&
            (world->partner[(size_t)d * world->scene->S + s] != 0 || is_poor(world, s))) {
            best = d;
        }
    }
    return best;
}

void ctg_donor_lift(ctg_world *world, size_t d, size_t s, int32_t persons)
{
    const int64_t cents = lift_cents(world, persons);
    world->lift_purse[d] -= cents;
    ctg_donor_pay(world, d, (int32_t)s, cents);
}

static void lapse(ctg_world *world, int64_t *purse, int64_t inflow)
{
    const int64_t most = inflow * CARRY_MONTHS;
    if (*purse > most) {
        keep(world, *purse - most);
        *purse = most;
    }
}

void ctg_donor_close(ctg_world *world)
{
    for (size_t p = 0; p < world->scene->P; p++) {
        lapse(world, &world->purse[p], world->inflow[p]);
    }
    for (size_t d = 0; d < world->scene->D; d++) {
        lapse(world, &world->lift_purse[d], world->lift_inflow[d]);
    }
}
