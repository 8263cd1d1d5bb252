/* M8: people die in missions; M10: some contingents leave at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/casualties.h"

#include <math.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/commitment.h"
#include "engine/model/contingent.h"
#include "engine/model/losses.h"
#include "engine/model/response.h"

#define EXPECTED_MOST 600.0 /* 2^-1000 is the least that powers of 2 give */
#define LOG2_E 1.44269504088896340736
#define LN_2 0.69314718055994530942

/* The month in which the trend of deaths otherwise is 1, such that the rates of the table `classes`
 * are means of 1995-2009: scenarios/estimate/losses.py makes it again, and a test compares. */
#define OTHER_MEAN_MONTH CTG_MONTH(2004, 1)
#define OTHER_LAST_MONTH CTG_MONTH(2016, 12) /* where the trend ends; assumed: the record's end */

double ctg_casualties_danger(const ctg_world *world, size_t m)
{
    const double b = world->p.risk_danger_spread * sqrt(3.0); /* a sum of four has variance 1/3 */
    if (b < 1e-6) {
        return 1.0;
    }
    uint32_t words[4];
    ctg_draw_words(&world->draw, ctg_purpose_danger, CTG_NO_MONTH, 0,
                   ctg_world_mission_number(world, m), ctg_world_uses(world, m), words);
    const double sum = ctg_draw_of_word(words[0]) + ctg_draw_of_word(words[1]) +
                       ctg_draw_of_word(words[2]) + ctg_draw_of_word(words[3]);
    const double mean = (ctg_maths_exp2(b / 2.0) - ctg_maths_exp2(-b / 2.0)) / (b * LN_2);
    const double square = mean * mean;
    return ctg_maths_exp2(b * (sum - 2.0)) / (square * square);
}

int32_t ctg_casualties_dead(double expected, double uniform, int32_t people)
{
    if (uniform < 1.0 - expected) {
        return 0; /* 1 - x is at most e^-x, the probability that nobody dies */
    }
    const double mean = expected < EXPECTED_MOST ? expected : EXPECTED_MOST;
    double probability = ctg_maths_exp2(-mean * LOG2_E);
    double below = probability;
    int32_t dead = 0;
    while (uniform >= below && dead < people) {
        dead++;
        probability *= mean / (double)dead;
        below += probability;
    }
    return dead;
}

/* The same, reckoned anew only where the spread or the use of the mission's place has changed. */
static double danger_now(ctg_world *world, size_t m)
{
    const ctg_danger now = {.spread = world->p.risk_danger_spread,
                            .uses = ctg_world_uses(world, m)};
    ctg_danger *const last = &world->dangers[m];
    if (last->danger <= 0.0 || last->spread != now.spread || last->uses != now.uses) {
        *last = now;
        last->danger = ctg_casualties_danger(world, m);
    }
    return last->danger;
}

/* How many times as likely as in the mean of 1995-2009 deaths otherwise are in this month. */
static double other_trend(const ctg_world *world)
{
    const ctg_month at = world->now < OTHER_LAST_MONTH ? world->now : OTHER_LAST_MONTH;
    const double months = (double)(at - OTHER_MEAN_MONTH);
    return ctg_maths_exp2(world->p.casualties_other_per_decade * months / 120.0);
}

/* Expected deaths of one person in a month, by class of mandate. */
typedef struct rates {
    double malicious[CTG_MISSION_CLASSES], other[CTG_MISSION_CLASSES];
} rates;

static rates list_rates(const ctg_world *world)
{
    const double trend = other_trend(world);
    rates all = {{0.0}, {0.0}};
    for (size_t i = 0; i < world->tables->classes_count; i++) {
        const ctg_class_row *const row = &world->tables->classes[i];
        all.malicious[row->mission_class] =
            row->malicious_deaths * world->p.casualties_malicious_factor / 12000.0;
        all.other[row->mission_class] =
            row->other_deaths * world->p.casualties_other_factor * trend / 12000.0;
    }
    return all;
}

/* Missions with people and a person's danger of a malicious death in each, in the order of their
 * numbers: into world->ranks. */
static size_t list_missions(ctg_world *world, const rates *all)
{
    const ctg_scene *const scene = world->scene;
    size_t count = 0;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        const double malicious = all->malicious[world->mission_class[m]];
        if (ctg_losses_people(world, m) > 0 &&
            malicious + all->other[world->mission_class[m]] > 0.0) {
            world->ranks[count++] =
                (ctg_rank){.key = malicious > 0.0 ? malicious * danger_now(world, m) : 0.0,
                           .at = (int32_t)m,
                           .word = ctg_world_mission_number(world, m) % 4};
        }
    }
    return count;
}

/* Names in draws of a mission's contingents. */
CTG_WIDE static void name_contingents(const int32_t *restrict states,
                                      const uint32_t *restrict numbers, size_t count,
                                      uint32_t mission, uint32_t *restrict who)
{
    for (size_t i = 0; i < count; i++) {
        who[i] = numbers[states[i]] << 16 | mission;
    }
}

/* Draws the words of the contingents that are out, mission by mission in the order of
 * world->ranks; how many they are. */
static size_t draw_contingents(ctg_world *world, size_t missions)
{
    uint32_t *const who = world->contingent_names;
    size_t count = 0;
    for (size_t i = 0; i < missions; i++) {
        const size_t m = (size_t)world->ranks[i].at;
        const ctg_contributors there = ctg_losses_contributors(world, m);
        name_contingents(there.states, world->scene->state_number, there.count,
                         ctg_world_mission_number(world, m) / 4, who + count);
        count += there.count;
    }
    ctg_draw_many(&world->draw, ctg_purpose_casualties, world->now, who, NULL, count,
                  world->contingent_words);
    return count;
}

/* Sets struck[i] to 1 where a contingent may have lost people, as ctg_casualties_dead finds at its
 * first look, else 0; whether any may: mostly none. `people` are the mission's, by state. */
CTG_WIDE static bool mark_struck(const int32_t *restrict people, const int32_t *restrict states,
                                 const uint32_t *restrict words, size_t count, double each,
                                 uint32_t *restrict struck)
{
    uint32_t any = 0;
    for (size_t i = 0; i < count; i++) {
        const double alive = 1.0 - (double)people[states[i]] * each;
        struck[i] = ctg_draw_of_word(words[i]) < alive ? 0u : 1u;
        any |= struck[i];
    }
    return any != 0;
}

/* Adds a contingent to the `count` losses listed if it lost people. How many losses. */
static size_t add_loss(ctg_world *world, const ctg_rank *of, double each, int32_t s, uint32_t word,
                       size_t count)
{
    const int32_t people = world->deployed_in[(size_t)of->at * world->scene->S + (size_t)s];
    const int32_t dead = ctg_casualties_dead((double)people * each, ctg_draw_of_word(word), people);
    if (dead == 0) {
        return count;
    }
    world->losses[count] = (ctg_loss){.state = s,
                                      .mission = of->at,
                                      .dead = dead,
                                      .first = -1,
                                      .malicious_share = of->key / each};
    return count + 1;
}

/* Lists the contingents that lost people this month, which are few; how many. */
static size_t list_losses(ctg_world *world)
{
    const rates all = list_rates(world);
    const size_t missions = list_missions(world, &all);
    const size_t contingents = draw_contingents(world, missions);
    uint32_t *const struck = world->contingent_struck;
    size_t first = 0;
    size_t count = 0;
    for (size_t rank = 0; rank < missions; rank++) {
        const ctg_rank *const of = &world->ranks[rank];
        const double each = of->key + all.other[world->mission_class[of->at]];
        const ctg_contributors there = ctg_losses_contributors(world, (size_t)of->at);
        const uint32_t *const words = world->contingent_words + of->word * contingents + first;
        const bool any = mark_struck(world->deployed_in + (size_t)of->at * world->scene->S,
                                     there.states, words, there.count, each, struck);
        for (size_t i = 0; any && i < there.count; i++) {
            if (struck[i] != 0) {
                count = add_loss(world, of, each, there.states[i], words[i], count);
            }
        }
        first += there.count;
    }
    return count;
}

/* Chains the units of a contingent that lost people in the order of their serials. */
static void chain_units(ctg_world *world, ctg_loss *loss)
{
    const ctg_commitment *const units = world->commitments;
    int32_t at = ctg_contingent_first(world, (size_t)loss->mission, (size_t)loss->state);
    for (; at >= 0; at = ctg_contingent_next(world, at)) {
        int32_t *link = &loss->first;
        while (*link >= 0 && units[*link].serial < units[at].serial) {
            link = &world->chain[*link];
        }
        world->chain[at] = *link;
        *link = at;
    }
}

/* Whoever is at `position` among a contingent's people dies. */
static void lose_one(ctg_world *world, const ctg_loss *loss, int64_t position)
{
    for (int32_t i = loss->first; i >= 0; i = world->chain[i]) {
        ctg_commitment *const unit = &world->commitments[i];
        const int32_t people = unit->there ? unit->persons : 0;
        if (position < people) {
            ctg_commitment_lose(world, unit, 1);
            return;
        }
        position -= people;
    }
}

/* Who died and how, one after the other. */
static void bury(ctg_world *world, ctg_loss *loss)
{
    const size_t s = (size_t)loss->state;
    const size_t m = (size_t)loss->mission;
    for (int32_t i = 0; i < loss->dead; i++) {
        const double people = (double)world->deployed_in[m * world->scene->S + s];
        uint32_t words[4];
        ctg_draw_words(&world->draw, ctg_purpose_victim, world->now,
                       ctg_world_state_number(world, s), ctg_world_mission_number(world, m),
                       (uint32_t)i, words);
        lose_one(world, loss, (int64_t)(ctg_draw_of_word(words[0]) * people));
        loss->malicious += ctg_draw_of_word(words[1]) < loss->malicious_share;
        loss->leaving = i == 0 ? ctg_draw_of_word(words[2]) : loss->leaving;
    }
    world->fatalities_year[s] += loss->dead;
    if (ctg_world_is_outside(world, m)) {
        world->month.outside_fatalities += loss->dead;
    } else {
        world->month.fatalities += loss->dead;
        world->month.malicious_fatalities += loss->malicious;
    }
}

/* Whether the contingent leaves at once. */
static bool leaves(const ctg_world *world, const ctg_loss *loss)
{
    return loss->malicious > 0 &&
           loss->leaving < world->p.casualties_early_probability *
                               ctg_response_own(world, (size_t)loss->state, (size_t)loss->mission);
}

static void withdraw(ctg_world *world, const ctg_loss *loss)
{
    for (int32_t i = loss->first; i >= 0; i = world->chain[i]) {
        ctg_commitment *const unit = &world->commitments[i];
        if (unit->there) {
            ctg_commitment_withdraw(world, unit, unit->persons);
        } else {
            ctg_commitment_drop(world, unit);
        }
    }
    world->month.early_withdrawals++;
}

void ctg_casualties_run(ctg_world *world)
{
    const size_t count = list_losses(world);
    ctg_losses_fade(world);
    if (count == 0) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        chain_units(world, &world->losses[i]);
        bury(world, &world->losses[i]);
    }
    ctg_losses_remember(world, count);
    for (size_t i = 0; i < count; i++) {
        if (leaves(world, &world->losses[i])) {
            withdraw(world, &world->losses[i]);
        }
    }
}
