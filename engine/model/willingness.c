/* M2, M3, M7, M8, M10, M11: whether a state offers a unit to a need, and whether it ends a
 * commitment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/willingness.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/finance.h"
#include "engine/model/framework.h"
#include "engine/model/gains.h"
#include "engine/model/inclination.h"
#include "engine/model/margin.h"
#include "engine/model/output.h"
#include "engine/model/peers.h"
#include "engine/model/premium.h"
#include "engine/model/weighing.h"
#include "engine/model/will.h"

/* Which of the three sums of a state and a mission a capability adds to its own. */
enum { of_units, of_enablers, of_officers };

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

static const float *utilities_of(const ctg_world *world, size_t k)
{
    return ctg_inclination_of(world, (size_t)world->tables->capabilities[k].personnel,
                              world->kind[k] == of_officers);
}

void ctg_willingness_begin(ctg_world *world)
{
    world->rate_usd = ctg_finance_rate_usd(world);
    sort_capabilities(world);
    ctg_weighing_run(world);
    ctg_inclination_begin(world);
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

/* What a unit gains beyond the rate: where the terms of it are, [s], and their weights. */
typedef struct gains {
    const double *margins; /* in the mission */
    const double *usual;   /* with the plain rate */
    const uint8_t *member, *admits;
    const float *eased;
    double profit, base, lead;
    int32_t leads; /* the state that leads the mission */
} gains;

/* What a mission under other command offers units beyond what the United Nations would: more or
 * less profit, and the lead nation's resolve. */
CTG_WIDE static void pull_outside(const gains *of, size_t count, float *restrict units,
                                  float *restrict enablers)
{
    const gains at = *of;
    for (size_t s = 0; s < count; s++) {
        const double profit = at.profit * (at.margins[s] - at.usual[s]);
        const double lead = (int32_t)s == at.leads ? at.lead : 0.0;
        const double base = at.member[s] != 0 ? at.base : 0.0;
        const float pull = (float)(base + profit + lead) + at.eased[s];
        units[s] = at.admits[s] != 0 ? units[s] + pull : units[s];
        enablers[s] = at.admits[s] != 0 ? enablers[s] + pull : enablers[s];
    }
}

static void add_outside(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    const gains of = {.margins = world->margins_there,
                      .usual = world->margin,
                      .member = world->scene->member + (size_t)mission->framework * states,
                      .admits = world->admits + m * states,
                      .eased = world->eased,
                      .profit = world->p.willingness_profit,
                      .base = world->p.frameworks_unit_base,
                      .lead = world->p.frameworks_lead_nation,
                      .leads = mission->lead};
    ctg_margin_all_outside(world, m, world->margins_there);
    pull_outside(&of, states, world->pair + of_units * states, world->pair + of_enablers * states);
}

/* What premiums add to what a kind of unit gains in a mission that the members pay for. */
static void add_premium(ctg_world *world, double premium, float *units)
{
    const double profit = world->p.willingness_profit;
    ctg_margin_all_un(world, premium, world->paid_seen, world->margins_there);
    for (size_t s = 0; s < world->scene->S; s++) {
        units[s] += (float)(profit * (world->margins_there[s] - world->margin[s]));
    }
}

/* Adds what units gain beyond the rate: other pay and resolve outside the United Nations, premiums
 * inside. */
static void add_gains(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    const double unit_premium = premium_of(world, m, of_units);
    const double enabler_premium = premium_of(world, m, of_enablers);
    if (ctg_world_is_outside(world, m)) {
        add_outside(world, m);
    } else if (unit_premium + enabler_premium > 0.0) {
        add_premium(world, unit_premium, world->pair + of_units * states);
        add_premium(world, enabler_premium, world->pair + of_enablers * states);
    }
}

#define NO_GROUP (-1)

/* One uniform, by inversion, of an event with these odds. */
static inline bool is_drawn(uint32_t word, float log_odds)
{
    return ctg_draw_float(word) * (1.0f + ctg_maths_exp2f(-log_odds)) < 1.0f;
}

/* What a state and a mission are to each other: where each term of it is, [s], and its weight. */
typedef struct terms {
    const float *interest, *will, *knowhow, *nearby, *pull, *response;
    const int32_t *peers;
    float tie, mission, region, like, deterred; /* weights */
    float loss, standing;                       /* of the mission alone */
} terms;

/* The one place where these terms are added: for units, enablers and officers alike. */
CTG_WIDE static void add_terms(const terms *of, size_t count, float *restrict units,
                               float *restrict enablers, float *restrict officers)
{
    const terms at = *of;
    for (size_t s = 0; s < count; s++) {
        const float tie = at.tie * at.interest[s];
        const float mission = at.mission * at.knowhow[s];
        const float nearby = at.region * at.nearby[s];
        const float others = at.like * (float)at.peers[s] - at.deterred * at.response[s];
        const float both = (tie + at.will[s]) + ((mission + nearby) - at.loss) +
                           (at.pull[s] + at.standing) + others;
        units[s] = both;
        enablers[s] = both;
        officers[s] = both;
    }
}

/* Lists whom the mission admits and who is not away; both are 0 or 1. How many. */
static size_t list_both(const uint8_t *restrict admits, const uint8_t *restrict present,
                        size_t count, int32_t *restrict list)
{
    size_t listed = 0;
    for (size_t s = 0; s < count; s++) { /* without a branch */
        list[listed] = (int32_t)s;
        listed += admits[s] & present[s];
    }
    return listed;
}

CTG_WIDE static void name_offers(const uint32_t *restrict numbers, const int32_t *restrict states,
                                 uint32_t mission, size_t count, uint32_t *restrict names)
{
    for (size_t i = 0; i < count; i++) {
        names[i] = numbers[states[i]] << 16 | mission;
    }
}

/* Lists who may offer anything to the mission this month, and their names in draws. */
static void list_open(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    world->open_count =
        list_both(world->admits + m * scene->S, world->present, scene->S, world->open);
    name_offers(scene->state_number, world->open, ctg_world_mission_number(world, m),
                world->open_count, world->offer_names);
    memset(world->open + world->open_count, 0, CTG_LANES_MOST * sizeof *world->open);
}

void ctg_willingness_approach(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const size_t host = (size_t)world->host[m];
    float *const pair = world->pair;
    const terms of = {.interest = world->interest + host * scene->S,
                      .will = world->will_host + host * scene->S,
                      .knowhow = world->knowhow + m * scene->S,
                      .nearby = world->region_knowhow + (size_t)scene->host_region[host] * scene->S,
                      .pull = world->pull,
                      .response = world->response + m * scene->S,
                      .peers = world->peers + m * scene->S,
                      .tie = (float)p->willingness_interest,
                      .mission = (float)p->habit_mission,
                      .region = (float)p->habit_region,
                      .like = ctg_peers_weight(world, m),
                      .deterred = (float)p->casualties_offer_share,
                      .loss = (float)p->willingness_risk * risk(world, m),
                      .standing = ctg_output_standing(world, m)};
    ctg_gains_approach(world, m);
    add_terms(&of, scene->S, pair + of_units * scene->S, pair + of_enablers * scene->S,
              pair + of_officers * scene->S);
    add_gains(world, m);
    world->offer_mission = m;
    world->offer_group = NO_GROUP;
}

/* How much a vacant share of a need adds to the odds of whoever is asked. */
static float urgency(const ctg_world *world, double vacant)
{
    return (float)(world->p.willingness_vacancy * vacant);
}

bool ctg_willingness_offers(const ctg_world *world, size_t s, size_t m, size_t k, double vacant)
{
    const ctg_scene *const scene = world->scene;
    const uint32_t number = (uint32_t)scene->tables->capabilities[k].number;
    const float log_odds = utilities_of(world, k)[s] + world->pair[world->kind[k] * scene->S + s] +
                           urgency(world, vacant);
    uint32_t words[4]; /* which four capabilities share */
    ctg_draw_words(&world->draw, ctg_purpose_offer, world->now, ctg_world_state_number(world, s),
                   ctg_world_mission_number(world, m), number / 4, words);
    return is_drawn(words[number % 4], log_odds);
}

/* Draws the words of a group of four capabilities for so many names. */
static void draw_names(ctg_world *world, uint32_t group, size_t count)
{
    uint32_t *const items = world->offer_items;
    for (size_t i = 0; i < count; i++) {
        items[i] = group;
    }
    ctg_draw_many(&world->draw, ctg_purpose_offer, world->now, world->offer_names, items, count,
                  world->offer_words);
}

/* Log-odds of every state. */
CTG_WIDE static void add_utilities(const float *restrict utility, const float *restrict pair,
                                   float added, size_t count, float *restrict odds)
{
    for (size_t s = 0; s < count; s++) {
        odds[s] = utility[s] + pair[s] + added;
    }
}

CTG_WIDE static void decide(const uint32_t *restrict words, const int32_t *restrict states,
                            const float *restrict odds, size_t count, uint32_t *restrict offers)
{
    for (size_t i = 0; i < count; i++) {
        offers[i] = is_drawn(words[i], odds[states[i]]);
    }
}

/* Lists those of the states that offer, where `to` may be the same list; how many. */
static size_t keep_offering(const uint32_t *offers, const int32_t *states, size_t count,
                            int32_t *to)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) { /* without a branch */
        to[kept] = states[i];
        kept += offers[i];
    }
    return kept;
}

void ctg_willingness_weigh(ctg_world *world, size_t k, double vacant)
{
    const float *const pair = world->pair + world->kind[k] * world->scene->S;
    add_utilities(utilities_of(world, k), pair, urgency(world, vacant), world->scene->S,
                  world->odds);
}

static size_t whole_rows(size_t count)
{
    return (count + CTG_LANES_MOST - 1) / CTG_LANES_MOST * CTG_LANES_MOST;
}

size_t ctg_willingness_keep(ctg_world *world, size_t k, int32_t *states, size_t count)
{
    const uint32_t number = (uint32_t)world->scene->tables->capabilities[k].number;
    name_offers(world->scene->state_number, states,
                ctg_world_mission_number(world, world->offer_mission), count, world->offer_names);
    draw_names(world, number / 4, count);
    memset(states + count, 0, CTG_LANES_MOST * sizeof *states);
    decide(world->offer_words + number % 4 * count, states, world->odds, whole_rows(count),
           world->offering);
    world->offer_group = NO_GROUP; /* names and words are others now */
    return keep_offering(world->offering, states, count, states);
}

size_t ctg_willingness_all(ctg_world *world, size_t k, double vacant, int32_t *states)
{
    const uint32_t number = (uint32_t)world->scene->tables->capabilities[k].number;
    if (world->offer_group == NO_GROUP) {
        list_open(world, world->offer_mission);
    }
    const size_t open = world->open_count;
    if (world->offer_group != (int64_t)(number / 4)) {
        draw_names(world, number / 4, open);
        world->offer_group = (int64_t)(number / 4);
    }
    ctg_willingness_weigh(world, k, vacant);
    decide(world->offer_words + number % 4 * open, world->open, world->odds, whole_rows(open),
           world->offering);
    return keep_offering(world->offering, world->open, open, states);
}

/* What the log-odds hang on that commitments end at their reviews: [i] of each. */
typedef struct reviews {
    float knowhow[CTG_WILL_MOST], interest[CTG_WILL_MOST], response[CTG_WILL_MOST];
    double will[CTG_WILL_MOST], base[CTG_WILL_MOST], profit[CTG_WILL_MOST];
    double risk[CTG_WILL_MOST], tired[CTG_WILL_MOST];
} reviews;

/* What lies far apart in memory, in a loop that does little else: it is fetched for several at
 * once. */
static void look_at(const ctg_world *world, const ctg_rank *ranks, size_t count, reviews *of)
{
    for (size_t i = 0; i < count; i++) {
        const ctg_commitment *const commitment = &world->commitments[ranks[i].at];
        const size_t s = (size_t)commitment->state;
        const size_t m = (size_t)commitment->mission;
        const size_t pair = m * world->scene->S + s;
        const size_t tie = (size_t)world->host[m] * world->scene->S + s;
        of->knowhow[i] = world->knowhow[pair];
        of->interest[i] = world->interest[tie];
        of->response[i] = world->response[pair];
        of->will[i] = world->will[s] + (double)world->will_host[tie];
    }
}

/* What depends on the mission and on what is sent. */
static void weigh_stay(const ctg_world *world, const ctg_commitment *commitment, reviews *of,
                       size_t i)
{
    const ctg_parameters *const p = &world->p;
    const size_t s = (size_t)commitment->state;
    const size_t m = (size_t)commitment->mission;
    const uint8_t kind = world->kind[commitment->capability];
    of->base[i] = kind == of_officers ? p->exit_officer_base : p->exit_base;
    of->profit[i] = kind == of_officers
                        ? 0.0
                        : p->exit_profit * ctg_margin_in(world, s, m, premium_of(world, m, kind));
    of->risk[i] = p->exit_risk * (double)risk(world, m);
    of->tired[i] = ctg_framework_tired(world, m);
}

/* The one place where these terms are added: log-odds that each stays. */
CTG_WIDE static void add_reviews(const reviews *of, const ctg_parameters *p, size_t count,
                                 double *restrict odds)
{
    const double habit = p->exit_habit;
    const double interest = p->exit_interest;
    const double weight = p->exit_will;
    for (size_t i = 0; i < count; i++) {
        odds[i] = -(of->base[i] - habit * (double)of->knowhow[i] -
                    interest * (double)of->interest[i] - of->profit[i] + of->risk[i] +
                    of->tired[i] + (double)of->response[i] - weight * of->will[i]);
    }
}

void ctg_willingness_ends(const ctg_world *world, ctg_rank *ranks, size_t count)
{
    reviews of;
    double odds[CTG_WILL_MOST];
    uint32_t words[4 * CTG_WILL_MOST];
    for (size_t from = 0; from < count; from += CTG_WILL_MOST) {
        const size_t block = count - from < CTG_WILL_MOST ? count - from : CTG_WILL_MOST;
        look_at(world, ranks + from, block, &of);
        for (size_t i = 0; i < block; i++) {
            weigh_stay(world, &world->commitments[ranks[from + i].at], &of, i);
        }
        add_reviews(&of, &world->p, block, odds);
        ctg_maths_exp2_all(odds, block);
        ctg_will_to_stay(world, ranks + from, block, words);
        for (size_t i = 0; i < block; i++) {
            ranks[from + i].word = ctg_draw_of_word(words[i]) * (1.0 + odds[i]) < 1.0;
        }
    }
}
