/* Conservation of people and money, checked every month in every build.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/conservation.h"

#include <string.h>

#include "engine/base/wide.h"

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

#define BLOCK CTG_HOMECOMING_BLOCK

/* Sums the homecomings of BLOCK pools over all months. */
CTG_WIDE static void sum_homecoming(const int32_t *coming, size_t pools, int32_t of[BLOCK])
{
    int32_t sums[BLOCK] = {0};
    for (size_t slot = 0; slot < CTG_HOMECOMING_MONTHS; slot++) {
        for (size_t i = 0; i < BLOCK; i++) {
            sums[i] += coming[slot * pools + i];
        }
    }
    memcpy(of, sums, sizeof sums);
}

static ctg_status check_homecoming(const ctg_world *world, ctg_error *error)
{
    const size_t pools = world->scene->S * world->scene->K;
    for (size_t from = 0; from < pools; from += BLOCK) {
        int32_t sums[BLOCK];
        sum_homecoming(world->homecoming + from, pools, sums);
        for (size_t i = 0; i < BLOCK && from + i < pools; i++) {
            const int32_t recovering = world->people[from + i].in[ctg_recovering];
            if (sums[i] != recovering) {
                return report(world, error, "people to come home", from + i, sums[i], recovering);
            }
        }
    }
    return ctg_ok;
}

/* People of all commitments, counted anew in world->counted. */
typedef struct tally {
    int32_t *deployed, *promised; /* [s * K + k] */
    int32_t *filled, *coming;     /* [m * K + k] */
    int32_t *in;                  /* [s * M + m] deployed */
} tally;

static tally count_units(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t pools = scene->S * scene->K;
    const size_t needs = scene->M * scene->K;
    int32_t *const all = world->counted;
    const tally of = {all, all + pools, all + 2 * pools, all + 2 * pools + needs,
                      all + 2 * (pools + needs)};
    memset(all, 0, (2 * (pools + needs) + scene->S * scene->M) * sizeof *all);
    for (size_t i = 0; i < world->commitment_count; i++) {
        const ctg_commitment *const unit = &world->commitments[i];
        const size_t pool = (size_t)unit->state * scene->K + (size_t)unit->capability;
        const size_t need = (size_t)unit->mission * scene->K + (size_t)unit->capability;
        const size_t pair = (size_t)unit->state * scene->M + (size_t)unit->mission;
        const int32_t there = unit->there ? unit->persons : 0;
        of.deployed[pool] += there;
        of.promised[pool] += unit->persons - there;
        of.filled[need] += there;
        of.coming[need] += unit->persons - there;
        of.in[pair] += there;
    }
    return of;
}

/* Compares what was counted with what is kept. */
static ctg_status check_same(const ctg_world *world, ctg_error *error, const char *what,
                             const int32_t *counted, const int32_t *kept, size_t count)
{
    size_t at = 0;
    if (memcmp(counted, kept, count * sizeof *kept) == 0) {
        return ctg_ok;
    }
    while (counted[at] == kept[at]) {
        at++;
    }
    return report(world, error, what, at, counted[at], kept[at]);
}

static ctg_status check_pools(const ctg_world *world, const tally *of, ctg_error *error)
{
    for (size_t pool = 0; pool < world->scene->S * world->scene->K; pool++) {
        const int32_t *const in = world->people[pool].in;
        if (of->deployed[pool] != in[ctg_deployed]) {
            return report(world, error, "people of deployed units", pool, of->deployed[pool],
                          in[ctg_deployed]);
        }
        if (of->promised[pool] != in[ctg_assigned] + in[ctg_learning]) {
            return report(world, error, "people of promised units", pool, of->promised[pool],
                          in[ctg_assigned] + in[ctg_learning]);
        }
    }
    return ctg_ok;
}

/* What is counted by type of personnel is what is counted by capability. */
static ctg_status check_types(const ctg_world *world, const int32_t *by, const int32_t *by_type,
                              ctg_error *error)
{
    const size_t kinds = world->scene->K;
    for (size_t m = 0; m < world->scene->M; m++) {
        int32_t sums[CTG_PERSONNEL] = {0};
        for (size_t k = 0; k < kinds; k++) {
            sums[world->tables->capabilities[k].personnel] += by[m * kinds + k];
        }
        CTG_TRY(check_same(world, error, "people by type of personnel", sums,
                           by_type + m * CTG_PERSONNEL, CTG_PERSONNEL));
    }
    return ctg_ok;
}

CTG_WIDE static int32_t sum_of(const int32_t *people, size_t count)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += people[i];
    }
    return sum;
}

static ctg_status check_units(ctg_world *world, ctg_error *error)
{
    const ctg_scene *const scene = world->scene;
    const size_t needs = scene->M * scene->K;
    const tally of = count_units(world);
    CTG_TRY(check_pools(world, &of, error));
    CTG_TRY(check_same(world, error, "people filling posts", of.filled, world->filled, needs));
    CTG_TRY(check_same(world, error, "people promised to posts", of.coming, world->coming, needs));
    CTG_TRY(check_types(world, of.filled, world->filled_by, error));
    CTG_TRY(check_types(world, of.coming, world->coming_by, error));
    CTG_TRY(check_same(world, error, "people of a state in a mission", of.in, world->deployed_in,
                       scene->S * scene->M));
    for (size_t s = 0; s < scene->S; s++) {
        const int32_t out = sum_of(of.in + s * scene->M, scene->M);
        if (out != world->deployed_by[s] + world->outside_by[s]) {
            return report(world, error, "people of a state", s, out,
                          world->deployed_by[s] + world->outside_by[s]);
        }
    }
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

/* The sum of what is owed, cents; -1 where anything is below 0. */
CTG_WIDE static int64_t sum_of_debts(const int64_t *cents, size_t count)
{
    int64_t sum = 0;
    int64_t signs = 0;
    for (size_t i = 0; i < count; i++) {
        sum += cents[i];
        signs |= cents[i];
    }
    return signs < 0 ? -1 : sum;
}

static ctg_status check_money(const ctg_world *world, ctg_error *error)
{
    const ctg_flows *const flows = &world->flows;
    const int64_t arrears = sum_of_debts(world->arrears, world->scene->S * world->scene->M);
    const int64_t debts = sum_of_debts(world->debts, world->scene->S * world->scene->M);
    int64_t cash = 0;
    int64_t bills = 0;
    for (size_t at = 0; arrears < 0 || debts < 0; at++) {
        if (world->arrears[at] < 0 || world->debts[at] < 0) {
            return report(world, error, "a debt", at, -1, 0);
        }
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
