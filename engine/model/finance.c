/* M6, M7: what missions cost, who is assessed, who pays when, and who waits for reimbursement.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/finance.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/assessment.h"
#include "engine/model/chance.h"
#include "engine/model/liquidation.h"
#include "engine/model/premium.h"
#include "engine/model/withholding.h"

#define ARREARS_MOST 60.0 /* months; where members hardly pay there is no long run to settle in */

/* The latest rate that has begun; before the table begins, its first. */
static bool is_better(const ctg_rate_row *row, const ctg_rate_row *best, ctg_month now)
{
    if (best == NULL) {
        return true;
    }
    const bool begun = row->month <= now;
    const bool best_begun = best->month <= now;
    return begun != best_begun ? begun
                               : (begun ? row->month > best->month : row->month < best->month);
}

/* The latest rise among the events, at one month the later row; it stands over the table's rates of
 * its month and before. */
static const ctg_event_row *latest_rise(const ctg_world *world)
{
    const ctg_event_row *best = NULL;
    for (size_t i = 0; i < world->tables->events_count; i++) {
        const ctg_event_row *const row = &world->tables->events[i];
        if (row->kind == ctg_event_rate_raised && row->month <= world->now &&
            (best == NULL || row->month >= best->month)) {
            best = row;
        }
    }
    return best;
}

double ctg_finance_rate_usd(const ctg_world *world)
{
    const ctg_rate_row *best = NULL;
    for (size_t i = 0; i < world->tables->reimbursement_count; i++) {
        const ctg_rate_row *const row = &world->tables->reimbursement[i];
        best = is_better(row, best, world->now) ? row : best;
    }
    const ctg_event_row *const rise = latest_rise(world);
    if (rise != NULL && (best == NULL || rise->month >= best->month)) {
        return rise->value;
    }
    return best != NULL ? (double)best->usd_per_person_month : 0.0;
}

/* Cents that the members bear in a month for the support of the people deployed in a mission,
 * reimbursement of contributors apart. Of a mission under other command that is what the United
 * Nations lend it. */
static int64_t running_cost(const ctg_world *world, size_t m)
{
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    if (mission->budget == ctg_budget_own && mission->supported == 0) {
        return 0;
    }
    const double lent = mission->budget == ctg_budget_own ? world->p.frameworks_support_share : 1.0;
    const double usd[CTG_PERSONNEL] = {world->p.money_troops_running_usd_per_year,
                                       world->p.money_police_running_usd_per_year,
                                       world->p.money_experts_running_usd_per_year};
    double cents = 0.0;
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        const int32_t persons = world->filled_by[m * CTG_PERSONNEL + (size_t)type];
        cents += (double)persons * usd[type] * 100.0 / 12.0;
    }
    return (int64_t)(cents * lent);
}

/* What reimbursement of a unit depends on beside its capability: what its mission is. */
enum { plain, risky, not_paid, MISSION_PAYS };

/* Cents for `months` of a person in a formed unit of each capability: [MISSION_PAYS * k + how]. */
static void list_rates(const ctg_world *world, double months, int64_t *cents)
{
    const double usd = ctg_finance_rate_usd(world);
    const double share = 1.0 + world->p.money_equipment_share;
    for (size_t k = 0; k < world->scene->K; k++) {
        const bool enabler = ctg_premium_is_enabler(world->tables, k);
        for (size_t how = plain; how <= risky; how++) {
            const double all = share + ctg_premium_share(world, enabler, how == risky);
            cents[MISSION_PAYS * k + how] = (int64_t)(usd * all * 100.0 * months + 0.5);
        }
        cents[MISSION_PAYS * k + not_paid] = 0;
    }
}

/* How each mission with people pays, into world->pays_how, and whether its framework does. */
static void list_pays(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->serving[m] > 0) {
            const bool own = ctg_world_mission(world, m)->budget == ctg_budget_own;
            world->pays_how[m] = own ? not_paid : (ctg_premium_is_risky(world, m) ? risky : plain);
            world->allows[m] = ctg_world_framework(world, m)->allowance_usd_per_pers_month != 0;
        }
    }
}

/* Adds `months` of reimbursement of every formed unit to the debts, and lists those to which a
 * framework pays allowances. */
static void accrue(ctg_world *world, double months)
{
    int64_t cents[MISSION_PAYS * CTG_CAPABILITIES_MOST];
    list_rates(world, months, cents);
    list_pays(world);
    memset(world->accrued, 0, world->scene->M * sizeof *world->accrued);
    const size_t states = world->scene->S;
    const size_t count = world->formed_count;
    const ctg_commitment *const units = world->commitments;
    const int32_t *const formed = world->formed;
    const uint8_t *const pays_how = world->pays_how;
    const uint8_t *const allows = world->allows;
    int64_t *const debts = world->debts;
    int64_t *const accrued = world->accrued;
    int64_t *const due_now = world->due_now;
    int32_t *const allowed = world->allowed;
    size_t allowed_count = 0;
    for (size_t i = 0; i < count; i++) {
        const ctg_commitment *const unit = &units[formed[i]];
        const int64_t each = cents[MISSION_PAYS * unit->capability + pays_how[unit->mission]];
        const int64_t due = each * unit->persons;
        debts[(size_t)unit->mission * states + (size_t)unit->state] += due;
        accrued[unit->mission] += due;
        due_now[unit->state] += due;
        allowed[allowed_count] = formed[i];
        allowed_count += allows[unit->mission];
    }
    world->allowed_count = allowed_count;
}

/* Months of assessments that members owe in the long run when each pays its share of all it owes
 * with the payment probability. */
static double settled_arrears(const ctg_parameters *p)
{
    const double pace = p->money_payment_probability * p->money_paid_share;
    const double months = pace > 0.0 ? (1.0 - pace) / pace : ARREARS_MOST;
    return months < ARREARS_MOST ? months : ARREARS_MOST;
}

/* Sets the year behind as one in which all that fell due was paid; `monthly` to the reimbursement
 * of a month by mission. */
static void start_year(ctg_world *world, int64_t *monthly)
{
    accrue(world, 1.0);
    memcpy(monthly, world->accrued, world->scene->M * sizeof *monthly);
    memset(world->debts, 0, world->scene->S * world->scene->M * sizeof *world->debts);
    for (size_t s = 0; s < world->scene->S; s++) {
        world->due[s] = (double)world->due_now[s] * 12.0;
        world->received[s] = world->due[s];
        world->paid_share[s] = 1.0;
        world->due_now[s] = 0;
    }
}

static void start_mission(ctg_world *world, size_t m, int64_t cost)
{
    const int64_t owed = (int64_t)((double)cost * settled_arrears(&world->p));
    const int64_t cash = (int64_t)((double)cost * world->p.money_reserve_months);
    ctg_assessment_deal(world, m, owed, world->arrears + m * world->scene->S);
    world->has_money[m] = 1;
    world->cash[m] = cash;
    world->ahead[m] = owed + cash - world->accrued[m];
    world->flows.arrears_start += owed;
    world->flows.cash_start += cash;
}

void ctg_finance_start(ctg_world *world)
{
    int64_t *const monthly = world->tally;
    int64_t costs = 0;
    int64_t ahead = 0;
    start_year(world, monthly);
    accrue(world, world->p.money_debts_start_months);
    for (size_t m = 0; m < world->scene->M; m++) {
        const int64_t cost = running_cost(world, m) + monthly[m];
        world->flows.debts_start += world->accrued[m];
        if (cost > 0) {
            start_mission(world, m, cost);
            costs += cost;
            ahead += world->ahead[m];
        }
    }
    memset(world->due_now, 0, world->scene->S * sizeof *world->due_now);
    world->advance = costs > 0 ? (double)ahead / (double)costs : settled_arrears(&world->p);
}

/* Budgets are assessed ahead: what has been assessed runs before what has been spent by so many
 * months of the present cost. */
static int64_t assessment(const ctg_world *world, size_t m, int64_t cost)
{
    const int64_t goal = cost + (int64_t)((double)cost * world->advance);
    return goal > world->ahead[m] ? goal - world->ahead[m] : 0;
}

CTG_WIDE static void add_cents(int64_t *restrict to, int64_t *restrict and_to,
                               const int64_t *restrict cents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        to[i] += cents[i];
        and_to[i] += cents[i];
    }
}

static void assess_mission(ctg_world *world, size_t m, int64_t running)
{
    const size_t states = world->scene->S;
    const int64_t cost = running + world->accrued[m];
    const int64_t assessed = assessment(world, m, cost);
    ctg_assessment_deal(world, m, assessed, world->cents);
    add_cents(world->arrears + m * states, world->assessed_year, world->cents, states);
    ctg_withholding_assess(world);
    world->has_money[m] = 1;
    world->ahead[m] += assessed - cost;
    world->bills[m] += running;
    world->flows.assessed += assessed;
    world->flows.running_due += running;
    world->flows.accrued += world->accrued[m];
    world->month.assessed_cents += assessed;
}

static void assess_month(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        const int64_t running = running_cost(world, m);
        if (running + world->accrued[m] > 0) {
            assess_mission(world, m, running);
        }
    }
}

/* Lists the states that pay this month, and the share of what it owes that each pays, into
 * world->pays_now; how many. */
static size_t list_payers(ctg_world *world)
{
    const uint32_t *const words = ctg_chance_states(world, ctg_purpose_payment);
    size_t count = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        if (ctg_draw_of_word(words[s]) < world->p.money_payment_probability) {
            world->pays_now[s] = world->p.money_paid_share * ctg_withholding_payable(world, s);
            world->states_listed[count++] = (int32_t)s;
        }
    }
    return count;
}

/* What the states listed pay for a mission, cents. */
static int64_t pay_mission(int64_t *restrict arrears, int64_t *restrict paid_year,
                           const double *restrict pays, const int32_t *restrict listed,
                           size_t count)
{
    int64_t paid = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)listed[i];
        const int64_t cents = (int64_t)((double)arrears[s] * pays[s]);
        arrears[s] -= cents;
        paid_year[s] += cents;
        paid += cents;
    }
    return paid;
}

/* M6: late and partial payment. A state pays its share of all that it owes and does not withhold,
 * or nothing. */
static void pay_in(ctg_world *world)
{
    const size_t count = list_payers(world);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->has_money[m] != 0) {
            const int64_t paid = pay_mission(world->arrears + m * world->scene->S, world->paid_year,
                                             world->pays_now, world->states_listed, count);
            world->cash[m] += paid;
            world->flows.paid += paid;
        }
    }
}

CTG_WIDE static int64_t sum_of_owed(const int64_t *cents, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += cents[i];
    }
    return sum;
}

/* Pays all debts of a mission. */
CTG_WIDE static void pay_all(int64_t *restrict debts, int64_t *restrict received, size_t count)
{
    for (size_t s = 0; s < count; s++) {
        received[s] += debts[s];
        debts[s] = 0;
    }
}

/* Contributors share cents in proportion to what each is owed. */
static void pay_part(ctg_world *world, int64_t *debts, int64_t owed, int64_t cents)
{
    size_t count = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        if (debts[s] > 0) {
            world->hands[count++] = (ctg_deal_hand){
                .order = ctg_world_state_number(world, s), .weight = debts[s], .who = (int32_t)s};
        }
    }
    ctg_deal_out(world->hands, count, cents, owed);
    for (size_t i = 0; i < count; i++) {
        debts[world->hands[i].who] -= world->hands[i].dealt;
        world->received_now[world->hands[i].who] += world->hands[i].dealt;
    }
}

/* Contributors are paid by what cash is left above the reserve; a mission without people keeps no
 * reserve. */
static void reimburse(ctg_world *world, size_t m)
{
    const int64_t reserve = (int64_t)((double)(running_cost(world, m) + world->accrued[m]) *
                                      world->p.money_reserve_months);
    const int64_t above = world->cash[m] > reserve ? world->cash[m] - reserve : 0;
    const size_t states = world->scene->S;
    int64_t *const debts = world->debts + m * states;
    const int64_t owed = above > 0 ? sum_of_owed(debts, states) : 0;
    const int64_t cents = above < owed ? above : owed;
    if (cents == 0) {
        return;
    }
    if (cents == owed) {
        pay_all(debts, world->received_now, states);
    } else {
        pay_part(world, debts, owed, cents);
    }
    world->cash[m] -= cents;
    world->flows.reimbursed += cents;
}

static void pay_out(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (!world->has_money[m]) {
            continue;
        }
        const int64_t running = world->cash[m] < world->bills[m] ? world->cash[m] : world->bills[m];
        world->cash[m] -= running;
        world->bills[m] -= running;
        world->flows.running += running;
        reimburse(world, m);
    }
}

/* A year's memory: each month the past weighs 11/12. Whole cents are summed before they are added,
 * so that the order of missions cannot show in a rounding. */
static void remember(ctg_world *world, size_t s)
{
    world->due[s] = world->due[s] * (11.0 / 12.0) + (double)world->due_now[s];
    world->received[s] = world->received[s] * (11.0 / 12.0) + (double)world->received_now[s];
    world->received_year[s] += world->received_now[s];
    world->due_now[s] = 0;
    world->received_now[s] = 0;
    const double share = world->due[s] > 0.0 ? world->received[s] / world->due[s] : 1.0;
    world->paid_share[s] = share > 1.0 ? 1.0 : share;
}

void ctg_finance_run(ctg_world *world)
{
    accrue(world, 1.0);
    ctg_withholding_begin(world);
    assess_month(world);
    pay_in(world);
    pay_out(world);
    ctg_liquidation_run(world);
    for (size_t s = 0; s < world->scene->S; s++) {
        remember(world, s);
    }
}
