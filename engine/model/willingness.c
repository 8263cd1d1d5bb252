/* M2, M3, M7, M8, M10, M11: whether a state offers a unit to a need, and whether it ends a
 * commitment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/willingness.h"

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/donor.h"
#include "engine/model/finance.h"
#include "engine/model/framework.h"
#include "engine/model/gains.h"
#include "engine/model/output.h"
#include "engine/model/peers.h"
#include "engine/model/premium.h"
#include "engine/model/will.h"

#define PEOPLE_MIDDLE 1e7 /* population at which status adds nothing */
#define MARGIN_LEAST (-2.0)
#define SURVEY CTG_MONTH(2017, 7) /* month of the surveyed own cost */

void ctg_willingness_interest(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const double sum = p->interest_near_weight + p->interest_border_weight +
                       p->interest_colonial_weight + p->interest_language_weight +
                       p->interest_organisation_weight;
    for (size_t at = 0; at < scene->S * scene->H; at++) {
        const double near = ctg_maths_exp2(-(double)scene->km[at] / p->interest_half_distance_km);
        const double index = near * p->interest_near_weight +
                             (double)scene->near[at] * p->interest_border_weight +
                             (double)scene->colonial[at] * p->interest_colonial_weight +
                             (double)scene->language[at] * p->interest_language_weight +
                             (double)scene->organisation[at] * p->interest_organisation_weight;
        world->interest[at] = sum > 0.0 ? (float)(index / sum) : 0.0f;
    }
    world->interests_set++;
}

/* What changes with the year alone: how far a state is from the middle, in doublings of people, and
 * how its income makes its people dearer. */
static void weigh_year(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    for (size_t s = 0; s < scene->S; s++) {
        const size_t at = world->y * scene->S + s;
        const double people = scene->population[at] > 1.0 ? scene->population[at] : 1.0;
        double income =
            scene->population[at] > 0.0 ? scene->gdp_usd[at] / scene->population[at] : 0.0;
        income = income > 100.0 ? income : 100.0;
        const double doublings = ctg_maths_log2(income / p->money_income_middle_usd);
        world->people_doublings[s] = ctg_maths_log2(people / PEOPLE_MIDDLE);
        world->dearness[s] = ctg_maths_exp2(p->money_own_cost_per_doubling * doublings);
    }
}

/* The same once for as long as its inputs are those of `weighed`. */
static void weigh(ctg_world *world)
{
    const ctg_weighed now = {.year = ctg_month_year(world->now),
                             .middle_usd = world->p.money_income_middle_usd,
                             .per_doubling = world->p.money_own_cost_per_doubling};
    ctg_weighed *const last = &world->weighed;
    if (now.year != last->year || now.middle_usd != last->middle_usd ||
        now.per_doubling != last->per_doubling) {
        weigh_year(world);
        *last = now;
    }
}

/* What a deployed person costs the state in a month, US dollars of the month. */
static double own_cost(const ctg_world *world, size_t s)
{
    const ctg_parameters *const p = &world->p;
    const double years = (double)(world->now - SURVEY) / 12.0;
    const double prices = 1.0 + p->money_inflation_per_year * years;
    return p->money_own_cost_usd_per_month * (prices > 0.2 ? prices : 0.2) * world->dearness[s];
}

/* What a state keeps of a person-month that is paid so much, beside what it set aside for own units
 * as a donor, as a share of the standard rate. */
static double margin_of(const ctg_world *world, size_t s, double usd)
{
    if (world->rate_usd <= 0.0) {
        return MARGIN_LEAST;
    }
    const double margin = (usd + world->subsidy[s] - world->own_cost[s]) / world->rate_usd;
    return margin < MARGIN_LEAST ? MARGIN_LEAST : margin;
}

/* The same of the United Nations' rate with a premium, of which a share is paid. */
static double margin_with(const ctg_world *world, size_t s, double premium, double paid_share)
{
    return margin_of(world, s, world->rate_usd * (1.0 + premium) * paid_share);
}

/* What a unit's margin is in mission m: of the United Nations' rate and premiums, or of what the
 * framework pays. */
static double margin_in(const ctg_world *world, size_t s, size_t m, double premium)
{
    if (!ctg_world_is_outside(world, m)) {
        return margin_with(world, s, premium, world->paid_share[s]);
    }
    return margin_of(world, s,
                     (double)ctg_world_framework(world, m)->allowance_usd_per_pers_month *
                         world->allowance_share[ctg_world_mission(world, m)->framework]);
}

/* People committed over what the state sends at most. Where that is nothing, whoever has anybody
 * out is full. */
static double load_of(const ctg_world *world, size_t s, bool police, double most)
{
    const double committed = (double)ctg_ceiling_committed(world, s, police);
    return most > 0.0 ? committed / most : (committed > 0.0 ? 1.0 : 0.0);
}

/* Which of the three sums of a state and a mission a capability adds to its own. */
enum { of_units, of_enablers, of_officers, KINDS };

static void sort_capabilities(ctg_world *world)
{
    for (size_t k = 0; k < world->scene->K; k++) {
        const bool enabler = ctg_premium_is_enabler(world->tables, k);
        const bool individual = world->tables->capabilities[k].individual != 0;
        world->kind[k] = individual ? of_officers : (enabler ? of_enablers : of_units);
    }
}

/* What a unit in mission m is paid on top of the rate, as a share of it. */
static double premium_of(const ctg_world *world, size_t m, uint8_t kind)
{
    return ctg_premium_share(world, kind == of_enablers, ctg_premium_is_risky(world, m));
}

void ctg_willingness_begin(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    world->rate_usd = ctg_finance_rate_usd(world);
    sort_capabilities(world);
    weigh(world);
    for (size_t s = 0; s < scene->S; s++) {
        const size_t at = world->y * scene->S + s;
        const double loads[2] = {load_of(world, s, false, ctg_ceiling_usual(world, s, false)),
                                 load_of(world, s, true, ctg_ceiling_usual(world, s, true))};
        const double hard = load_of(world, s, false, ctg_ceiling_persons(world, s, false));
        world->eased[s] = (float)(p->willingness_load * (loads[0] - hard));
        const double size = world->people_doublings[s];
        const double common = p->willingness_side_payment * world->help[s] +
                              ctg_gains_support(world, s) - (double)world->aversion[s] +
                              world->will[s];
        const double experience = ctg_maths_log2(1.0 + (double)world->experience[s]);
        double of_type[CTG_PERSONNEL];
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            of_type[type] =
                ctg_maths_log2(1.0 + (double)world->experience_as[s * CTG_PERSONNEL + type]);
        }
        world->own_cost[s] = own_cost(world, s);
        ctg_donor_subsidise(world, s);
        world->paid_seen[s] = world->paid_share[s];
        world->margin[s] = margin_with(world, s, 0.0, world->paid_seen[s]);
        const double margin = p->willingness_profit * world->margin[s];
        const double officers = p->donor_officers_log_odds * ctg_donor_officer_share(world, s);
        for (size_t k = 0; k < scene->K; k++) {
            const ctg_capability_row *const row = &world->tables->capabilities[k];
            const double own =
                row->individual
                    ? p->willingness_officer_base + p->habit_officer_experience * experience +
                          p->willingness_officer_status_per_doubling * size +
                          p->willingness_officer_democracy * scene->democracy[at] + officers
                    : p->willingness_unit_base + p->habit_experience * of_type[row->personnel] +
                          p->willingness_unit_status_per_doubling * size +
                          p->willingness_unit_democracy * scene->democracy[at] + margin;
            const double load = p->willingness_load * loads[row->personnel == ctg_police];
            world->utility[s * scene->K + k] = (float)(common + own - load);
        }
    }
}

/* Risk of a mission by the class of its mandate, 0 to 1. */
static float risk(const ctg_world *world, size_t m)
{
    switch ((ctg_mission_class)world->mission_class[m]) {
    case ctg_class_robust:
        return 1.0f;
    case ctg_class_multidimensional:
        return (float)world->p.willingness_multidimensional_risk;
    default:
        return 0.0f;
    }
}

/* What a mission under other command offers units beyond what the United Nations would: more or
 * less profit, and the lead nation's resolve. */
static float outside_pull(const ctg_world *world, size_t s, size_t m)
{
    const ctg_parameters *const p = &world->p;
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    const double profit = p->willingness_profit * (margin_in(world, s, m, 0.0) - world->margin[s]);
    const double lead = (int32_t)s == mission->lead ? p->frameworks_lead_nation : 0.0;
    const bool member = world->scene->member[(size_t)mission->framework * world->scene->S + s] != 0;
    return (float)((member ? p->frameworks_unit_base : 0.0) + profit + lead) + world->eased[s];
}

/* What premiums add to what a unit gains in a mission that the members pay for. */
static float premium_pull(const ctg_world *world, size_t s, double premium)
{
    return (float)(world->p.willingness_profit *
                   (margin_with(world, s, premium, world->paid_seen[s]) - world->margin[s]));
}

/* Adds what units gain beyond the rate: other pay and resolve outside the United Nations, premiums
 * inside. */
static void add_gains(ctg_world *world, size_t m)
{
    const bool outside = ctg_world_is_outside(world, m);
    const double units = premium_of(world, m, of_units);
    const double enablers = premium_of(world, m, of_enablers);
    for (size_t s = 0; s < world->scene->S; s++) {
        float *const pair = &world->pair[KINDS * s];
        if (outside && world->admits[m * world->scene->S + s] != 0) {
            const float pull = outside_pull(world, s, m);
            pair[of_units] += pull;
            pair[of_enablers] += pull;
        } else if (!outside && units + enablers > 0.0) {
            pair[of_units] += premium_pull(world, s, units);
            pair[of_enablers] += premium_pull(world, s, enablers);
        }
    }
}

#define NO_GROUP (-1)

/* One uniform, by inversion, of an event with these odds. */
static inline bool is_drawn(uint32_t word, float log_odds)
{
    return ctg_draw_float(word) * (1.0f + ctg_maths_exp2f(-log_odds)) < 1.0f;
}

void ctg_willingness_approach(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const size_t host = (size_t)world->host[m];
    const size_t region = (size_t)scene->host_region[host];
    const float loss = (float)p->willingness_risk * risk(world, m);
    const float standing = ctg_output_standing(world, m);
    const float deterred = (float)p->casualties_offer_share;
    const float like = ctg_peers_weight(world, m);
    const int32_t *const peers = world->peers + m * scene->S;
    const float *const response = world->response + m * scene->S;
    ctg_gains_approach(world, m);
    for (size_t s = 0; s < scene->S; s++) {
        const float tie = (float)p->willingness_interest * world->interest[s * scene->H + host];
        const float mission = (float)p->habit_mission * world->knowhow[s * scene->M + m];
        const float nearby = (float)p->habit_region * world->region_knowhow[s * scene->R + region];
        const float others = like * (float)peers[s] - deterred * response[s];
        const float will = world->will_host[s * scene->H + host];
        const float both =
            (tie + will) + ((mission + nearby) - loss) + (world->pull[s] + standing) + others;
        for (size_t kind = 0; kind < KINDS; kind++) {
            world->pair[KINDS * s + kind] = both;
        }
    }
    add_gains(world, m);
    world->offer_group = NO_GROUP;
}

bool ctg_willingness_offers(const ctg_world *world, size_t s, size_t m, size_t k)
{
    const ctg_scene *const scene = world->scene;
    const uint32_t number = (uint32_t)scene->tables->capabilities[k].number;
    const float log_odds =
        world->utility[s * scene->K + k] + world->pair[KINDS * s + world->kind[k]];
    uint32_t words[4]; /* which four capabilities share */
    ctg_draw_words(&world->draw, ctg_purpose_offer, world->now, ctg_world_state_number(world, s),
                   ctg_world_mission_number(world, m), number / 4, words);
    return is_drawn(words[number % 4], log_odds);
}

/* Draws the words of a group of four capabilities for every state. */
static void draw_group(ctg_world *world, size_t m, uint32_t group)
{
    const size_t states = world->scene->S;
    uint32_t *const who = world->offer_names;
    uint32_t *const item = world->offer_names + states;
    for (size_t s = 0; s < states; s++) {
        who[s] = ctg_world_state_number(world, s) << 16 | ctg_world_mission_number(world, m);
        item[s] = group;
    }
    ctg_draw_many(&world->draw, ctg_purpose_offer, world->now, who, item, states,
                  world->offer_words);
    world->offer_group = (int64_t)group;
}

CTG_WIDE static void decide(const uint32_t *restrict words, const float *restrict log_odds,
                            size_t count, uint32_t *restrict offers)
{
    for (size_t s = 0; s < count; s++) {
        offers[s] = is_drawn(words[s], log_odds[s]);
    }
}

const uint32_t *ctg_willingness_all(ctg_world *world, size_t m, size_t k)
{
    const ctg_scene *const scene = world->scene;
    const uint32_t number = (uint32_t)scene->tables->capabilities[k].number;
    const float *const utility = world->utility + k;
    const float *const pair = world->pair + world->kind[k];
    if (world->offer_group != (int64_t)(number / 4)) {
        draw_group(world, m, number / 4);
    }
    for (size_t s = 0; s < scene->S; s++) {
        world->log_odds[s] = utility[s * scene->K] + pair[KINDS * s];
    }
    decide(world->offer_words + number % 4 * scene->S, world->log_odds, scene->S, world->offering);
    return world->offering;
}

/* A contingent stays or leaves as a whole: its units and officers, whose tours end one after the
 * other, meet one draw in a year of the state's. */
static double uniform_of_contingent(const ctg_world *world, size_t s, size_t m)
{
    const uint32_t state = ctg_world_state_number(world, s);
    const ctg_month year = ctg_will_year(world->now, state);
    return ctg_draw_uniform(&world->draw, ctg_purpose_review, year, state,
                            ctg_world_mission_number(world, m), 0);
}

bool ctg_willingness_ends(const ctg_world *world, const ctg_commitment *commitment)
{
    const ctg_parameters *const p = &world->p;
    const size_t s = (size_t)commitment->state;
    const size_t m = (size_t)commitment->mission;
    const size_t pair = s * world->scene->M + m;
    const bool individual = world->tables->capabilities[commitment->capability].individual != 0;
    const size_t tie = s * world->scene->H + (size_t)world->host[m];
    const double premium = premium_of(world, m, world->kind[commitment->capability]);
    const double profit = individual ? 0.0 : p->exit_profit * margin_in(world, s, m, premium);
    const double base = individual ? p->exit_officer_base : p->exit_base;
    const double log_odds = base - p->exit_habit * (double)world->knowhow[pair] -
                            p->exit_interest * (double)world->interest[tie] - profit +
                            p->exit_risk * (double)risk(world, m) + ctg_framework_tired(world, m) +
                            (double)world->response[m * world->scene->S + s] -
                            p->exit_will * (world->will[s] + (double)world->will_host[tie]);
    return uniform_of_contingent(world, s, m) * (1.0 + ctg_maths_exp2(-log_odds)) < 1.0;
}
