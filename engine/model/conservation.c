/* Conservation of people and money, checked every month in every build.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/conservation.h"

#include <string.h>

static ctg_status report(const ctg_world *world, ctg_error *error, const char *what, size_t at,
                         int64_t found, int64_t expected)
{
    char month[8];
    ctg_month_write(world->now, month);
    return ctg_error_add(error, ctg_broken,
                         "conservation broken in %s of replicate %lu: %s at %zu is %lld, should be "
                         "%lld",
                         month, (unsigned long)world->draw.replicate, what, at, (long long)found,
                         (long long)expected);
}

static ctg_status check_stocks(const ctg_world *world, ctg_error *error)
{
    const size_t pools = world->scene->S * world->scene->K;
    for (size_t pool = 0; pool < pools; pool++) {
        const ctg_people *const people = &world->people[pool];
        int64_t sum = 0;
        for (int stock = 0; stock < CTG_STOCKS; stock++) {
            if (people->in[stock] < 0) {
                return report(world, error, "people in a stock", pool, people->in[stock], 0);
            }
            sum += people->in[stock];
        }
        if (!(people->dependent >= 0.0 && people->dependent <= (double)sum)) {
            return report(world, error, "people who depend on donors", pool,
                          (int64_t)people->dependent, sum);
        }
        if (sum != people->joined - people->left) {
            return report(world, error, "people of a pool", pool, sum,
                          people->joined - people->left);
        }
    }
    return ctg_ok;
}

#define BLOCK 256 /* pools summed at a time, so that the sums stay in registers and cache */

static ctg_status check_homecoming(const ctg_world *world, ctg_error *error)
{
    const size_t pools = world->scene->S * world->scene->K;
    for (size_t from = 0; from < pools; from += BLOCK) {
        int32_t sums[BLOCK] = {0};
        const size_t count = pools - from < BLOCK ? pools - from : BLOCK;
        for (size_t slot = 0; slot < CTG_HOMECOMING_MONTHS; slot++) {
            const int32_t *const coming = world->homecoming + slot * pools + from;
            for (size_t i = 0; i < count; i++) {
                sums[i] += coming[i];
            }
        }
        for (size_t i = 0; i < count; i++) {
            const int32_t recovering = world->people[from + i].in[ctg_recovering];
            if (sums[i] != recovering) {
                return report(world, error, "people to come home", from + i, sums[i], recovering);
            }
        }
    }
    return ctg_ok;
}

/* Compares a part of the tally of commitments with what is counted elsewhere. */
#define COMPARE(what, from, count, kept)                                                           \
    for (size_t at = 0; at < (count); at++) {                                                      \
        if (world->tally[(from) + at] != (kept)) {                                                 \
            return report(world, error, what, at, world->tally[(from) + at], (kept));              \
        }                                                                                          \
    }

/* People of commitments by row and capability: of deployed ones, then of promised ones. */
static void tally_units(ctg_world *world, size_t count, bool by_state)
{
    const ctg_scene *const scene = world->scene;
    memset(world->tally, 0, 2 * count * sizeof *world->tally);
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const size_t row = (size_t)(by_state ? unit->state : unit->mission);
        const size_t at = row * scene->K + (size_t)unit->capability;
        world->tally[unit->there ? at : count + at] += unit->persons;
    }
}

/* People of deployed commitments by state and mission, then by state. */
static void tally_pairs(ctg_world *world, size_t pairs)
{
    const ctg_scene *const scene = world->scene;
    memset(world->tally, 0, (pairs + scene->S) * sizeof *world->tally);
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const int32_t there = unit->there ? unit->persons : 0;
        world->tally[(size_t)unit->state * scene->M + (size_t)unit->mission] += there;
        world->tally[pairs + (size_t)unit->state] += there;
    }
}

static ctg_status check_units(ctg_world *world, ctg_error *error)
{
    const ctg_scene *const scene = world->scene;
    const ctg_people *const people = world->people;
    const size_t pools = scene->S * scene->K;
    const size_t needs = scene->M * scene->K;
    const size_t pairs = scene->S * scene->M;
    tally_units(world, pools, true);
    COMPARE("people of deployed units", 0, pools, people[at].in[ctg_deployed])
    COMPARE("people of promised units", pools, pools,
            people[at].in[ctg_assigned] + people[at].in[ctg_learning])
    tally_units(world, needs, false);
    COMPARE("people filling posts", 0, needs, world->filled[at])
    COMPARE("people promised to posts", needs, needs, world->coming[at])
    tally_pairs(world, pairs);
    COMPARE("people of a state in a mission", 0, pairs, world->deployed_in[at])
    COMPARE("people of a state", pairs, scene->S, world->deployed_by[at] + world->outside_by[at])
    return ctg_ok;
}

/* What donors had is spent, not spent, or still in a purse. */
static ctg_status check_donors(const ctg_world *world, ctg_error *error)
{
    const ctg_flows *const flows = &world->flows;
    int64_t kept = 0;
    for (size_t p = 0; p < world->scene->P; p++) {
        if (world->purse[p] < 0) {
            return report(world, error, "cents in a programme's purse", p, world->purse[p], 0);
        }
        kept += world->purse[p];
    }
    for (size_t d = 0; d < world->scene->D; d++) {
        if (world->lift_purse[d] < 0) {
            return report(world, error, "cents for lift", d, world->lift_purse[d], 0);
        }
        kept += world->lift_purse[d];
    }
    if (flows->budgeted != flows->spent + flows->unspent + kept) {
        return report(world, error, "cents of donors' budgets", 0,
                      flows->spent + flows->unspent + kept, flows->budgeted);
    }
    return ctg_ok;
}

static ctg_status check_money(const ctg_world *world, ctg_error *error)
{
    const ctg_flows *const flows = &world->flows;
    int64_t arrears = 0;
    int64_t debts = 0;
    int64_t cash = 0;
    int64_t bills = 0;
    for (size_t at = 0; at < world->scene->S * world->scene->M; at++) {
        if (world->arrears[at] < 0 || world->debts[at] < 0) {
            return report(world, error, "a debt", at, -1, 0);
        }
        arrears += world->arrears[at];
        debts += world->debts[at];
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->cash[m] < 0 || world->bills[m] < 0) {
            return report(world, error, "cash or bills", m, -1, 0);
        }
        cash += world->cash[m];
        bills += world->bills[m];
    }
    if (arrears != flows->arrears_start + flows->assessed - flows->paid - flows->credited) {
        return report(world, error, "cents owed by members", 0, arrears,
                      flows->arrears_start + flows->assessed - flows->paid - flows->credited);
    }
    if (debts != flows->debts_start + flows->accrued - flows->reimbursed) {
        return report(world, error, "cents owed to contributors", 0, debts,
                      flows->debts_start + flows->accrued - flows->reimbursed);
    }
    if (bills != flows->running_due - flows->running) {
        return report(world, error, "cents of bills", 0, bills,
                      flows->running_due - flows->running);
    }
    if (cash !=
        flows->cash_start + flows->paid - flows->running - flows->reimbursed - flows->returned) {
        return report(world, error, "cents of cash", 0, cash,
                      flows->cash_start + flows->paid - flows->running - flows->reimbursed -
                          flows->returned);
    }
    CTG_TRY(check_donors(world, error));
    if (flows->allowances != flows->allowances_received) {
        return report(world, error, "cents of allowances", 0, flows->allowances_received,
                      flows->allowances);
    }
    return ctg_ok;
}

ctg_status ctg_conservation_check(ctg_world *world, ctg_error *error)
{
    CTG_TRY(check_stocks(world, error));
    CTG_TRY(check_homecoming(world, error));
    CTG_TRY(check_units(world, error));
    return check_money(world, error);
}
