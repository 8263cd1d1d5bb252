/* Conservation of people and money, checked every month in every build.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/conservation.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/recount.h"

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

/* What does not hold of a pool, or what does, in words; and the two numbers. */
typedef struct finding {
    const char *what; /* NULL: all holds */
    int64_t found, expected;
} finding;

static finding look_at_stocks(const ctg_people *people, size_t pool)
{
    int64_t sum = 0;
    for (int stock = 0; stock < CTG_STOCKS; stock++) {
        if (people->in[stock][pool] < 0) {
            return (finding){"people in a stock", people->in[stock][pool], 0};
        }
        sum += people->in[stock][pool];
    }
    const double dependent = people->dependent[pool];
    if (!(dependent >= 0.0 && dependent <= (double)sum)) {
        return (finding){"people who depend on donors", (int64_t)dependent, sum};
    }
    if (sum != people->joined[pool] - people->left[pool]) {
        return (finding){"people of a pool", sum, people->joined[pool] - people->left[pool]};
    }
    return (finding){0};
}

static finding look_at_pool(const ctg_people *people, const ctg_recount *of, size_t pool)
{
    const int32_t promised = people->in[ctg_assigned][pool] + people->in[ctg_learning][pool];
    const int32_t recovering = people->in[ctg_recovering][pool];
    const int32_t deployed = people->in[ctg_deployed][pool];
    const finding of_stocks = look_at_stocks(people, pool);
    if (of_stocks.what != NULL) {
        return of_stocks;
    }
    if (of->recovering[pool] != recovering) {
        return (finding){"people to come home", of->recovering[pool], recovering};
    }
    if (of->deployed[pool] != deployed) {
        return (finding){"people of deployed units", of->deployed[pool], deployed};
    }
    if (of->promised[pool] != promised) {
        return (finding){"people of promised units", of->promised[pool], promised};
    }
    return (finding){0};
}

#define LARGE 0xf0000000u /* no bit of it: no less than 0, and seven of them can be added */

/* Whether the stocks of all pools are those counted; their sums. False, too, where any is so large
 * that the sum might not be right. */
CTG_WIDE static bool stocks_hold(const ctg_people *people, const ctg_recount *of, size_t pools,
                                 int32_t *restrict sums)
{
    const int32_t *const never = people->in[ctg_never];
    const int32_t *const current = people->in[ctg_current];
    const int32_t *const lapsed = people->in[ctg_lapsed];
    const int32_t *const assigned = people->in[ctg_assigned];
    const int32_t *const learning = people->in[ctg_learning];
    const int32_t *const deployed = people->in[ctg_deployed];
    const int32_t *const recovering = people->in[ctg_recovering];
    uint32_t wrong = 0;
    for (size_t i = 0; i < pools; i++) {
        const uint32_t home = (uint32_t)(never[i] | current[i] | lapsed[i]);
        const uint32_t out = (uint32_t)(assigned[i] | learning[i] | deployed[i] | recovering[i]);
        const uint32_t promised = (uint32_t)assigned[i] + (uint32_t)learning[i];
        wrong |= (home | out) & LARGE;
        wrong |= (uint32_t)(of->deployed[i] ^ deployed[i]);
        wrong |= (uint32_t)(of->recovering[i] ^ recovering[i]);
        wrong |= (uint32_t)of->promised[i] ^ promised;
        sums[i] = (int32_t)((uint32_t)never[i] + (uint32_t)current[i] + (uint32_t)lapsed[i] +
                            promised + (uint32_t)deployed[i] + (uint32_t)recovering[i]);
    }
    return wrong == 0;
}

/* Whether as many are there as joined and have not left, and who depends on donors is of them. */
CTG_WIDE static bool sums_hold(const ctg_people *people, const int32_t *sums, size_t pools)
{
    const int64_t *const joined = people->joined;
    const int64_t *const left = people->left;
    const double *const dependent = people->dependent;
    int64_t wrong = 0;
    for (size_t i = 0; i < pools; i++) {
        wrong |= sums[i] ^ (joined[i] - left[i]);
        const bool within = (dependent[i] >= 0.0) & (dependent[i] <= (double)sums[i]);
        wrong |= within ? 0 : 1;
    }
    return wrong == 0;
}

static ctg_status check_pools(const ctg_world *world, const ctg_recount *of, ctg_error *error)
{
    const size_t pools = world->scene->S * world->scene->K;
    if (stocks_hold(&world->people, of, pools, world->pool_stocks) &&
        sums_hold(&world->people, world->pool_stocks, pools)) {
        return ctg_ok;
    }
    for (size_t pool = 0; pool < pools; pool++) {
        const finding here = look_at_pool(&world->people, of, pool);
        if (here.what != NULL) {
            return report(world, error, here.what, pool, here.found, here.expected);
        }
    }
    return ctg_ok; /* there are large pools */
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

/* What is counted by type of personnel is what is counted by capability. */
static ctg_status check_types(const ctg_world *world, const ctg_recount *of, const int32_t *by,
                              const int32_t *by_type, ctg_error *error)
{
    const size_t kinds = world->scene->K;
    int32_t type[CTG_CAPABILITIES_MOST];
    for (size_t k = 0; k < kinds; k++) {
        type[k] = world->tables->capabilities[k].personnel;
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        const int32_t *const kept = by_type + m * CTG_PERSONNEL;
        int32_t sums[CTG_PERSONNEL] = {0};
        if (of->serves[m] == 0 && (kept[0] | kept[1] | kept[2]) == 0) {
            continue;
        }
        for (size_t k = 0; k < kinds && of->serves[m] != 0; k++) {
            sums[type[k]] += by[m * kinds + k];
        }
        if (((sums[0] ^ kept[0]) | (sums[1] ^ kept[1]) | (sums[2] ^ kept[2])) != 0) {
            return check_same(world, error, "people by type of personnel", sums, kept,
                              CTG_PERSONNEL);
        }
    }
    return ctg_ok;
}

/* Whether nobody is in so many places. */
CTG_WIDE static bool nobody_in(const int32_t *people, size_t count)
{
    int32_t any = 0;
    for (size_t i = 0; i < count; i++) {
        any |= people[i];
    }
    return any == 0;
}

/* Adds a mission's people to those whom states have out; whether they are those that are kept. */
CTG_WIDE static bool add_row(const int32_t *restrict in, const int32_t *restrict kept,
                             size_t states, int32_t *restrict out)
{
    int32_t differ = 0;
    for (size_t s = 0; s < states; s++) {
        out[s] += in[s];
        differ |= in[s] ^ kept[s];
    }
    return differ == 0;
}

/* The first mission from m on in which a unit serves, or none. */
static size_t next_served(const ctg_world *world, const ctg_recount *of, size_t m)
{
    while (m < world->scene->M && of->serves[m] == 0) {
        m++;
    }
    return m;
}

/* Whether the people of every state in every mission are those that are kept, nobody where no unit
 * serves; sums them by state. */
static bool pairs_hold(const ctg_world *world, const ctg_recount *of)
{
    const size_t states = world->scene->S;
    const int32_t *const kept = world->deployed_in;
    bool hold = true;
    for (size_t m = 0; m < world->scene->M; m++) {
        const size_t next = next_served(world, of, m);
        hold &= nobody_in(kept + m * states, (next - m) * states);
        m = next;
        if (m < world->scene->M) {
            hold &= add_row(of->in + m * states, kept + m * states, states, of->out);
        }
    }
    return hold;
}

static ctg_status check_units(const ctg_world *world, const ctg_recount *of, ctg_error *error)
{
    const ctg_scene *const scene = world->scene;
    const size_t needs = scene->M * scene->K;
    CTG_TRY(check_same(world, error, "people filling posts", of->filled, world->filled, needs));
    CTG_TRY(check_same(world, error, "people promised to posts", of->coming, world->coming, needs));
    CTG_TRY(check_types(world, of, of->filled, world->filled_by, error));
    CTG_TRY(check_types(world, of, of->coming, world->coming_by, error));
    if (!pairs_hold(world, of)) {
        return check_same(world, error, "people of a state in a mission", of->in,
                          world->deployed_in, scene->S * scene->M);
    }
    for (size_t s = 0; s < scene->S; s++) {
        const int32_t out = world->deployed_by[s] + world->outside_by[s];
        if (of->out[s] != out) {
            return report(world, error, "people of a state", s, of->out[s], out);
        }
    }
    return ctg_ok;
}

static ctg_status check_people(ctg_world *world, ctg_error *error)
{
    const ctg_recount of = ctg_recount_all(world);
    const ctg_status of_pools = check_pools(world, &of, error);
    const ctg_status of_units = of_pools == ctg_ok ? check_units(world, &of, error) : of_pools;
    ctg_recount_forget(world, &of);
    return of_units;
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

/* What missions with money are owed, or owe: nobody pays for another mission whatever is there. */
static int64_t sum_of_missions(const ctg_world *world, const int64_t *cents)
{
    const size_t states = world->scene->S;
    int64_t all = 0;
    for (size_t m = 0; m < world->scene->M && all >= 0; m++) {
        const int64_t sum = world->has_money[m] != 0 ? sum_of_debts(cents + m * states, states) : 0;
        all = sum < 0 ? -1 : all + sum;
    }
    return all;
}

static ctg_status check_money(const ctg_world *world, ctg_error *error)
{
    const ctg_flows *const flows = &world->flows;
    const int64_t arrears = sum_of_missions(world, world->arrears);
    const int64_t debts = sum_of_missions(world, world->debts);
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
    CTG_TRY(check_people(world, error));
    return check_money(world, error);
}
