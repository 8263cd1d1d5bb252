/* M8: people die in missions; M10: some contingents leave at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/casualties.h"

#include <math.h>

#include "engine/base/maths.h"
#include "engine/model/commitment.h"
#include "engine/model/losses.h"
#include "engine/model/response.h"

#define EXPECTED_MOST 600.0 /* 2^-1000 is the least that powers of 2 give */
#define LOG2_E 1.44269504088896340736
#define LN_2 0.69314718055994530942

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

/* Expected deaths of one person in a month, by class of mandate. */
typedef struct rates {
    double malicious[CTG_MISSION_CLASSES], other[CTG_MISSION_CLASSES];
} rates;

static rates list_rates(const ctg_world *world)
{
    rates all = {{0.0}, {0.0}};
    for (size_t i = 0; i < world->tables->classes_count; i++) {
        const ctg_class_row *const row = &world->tables->classes[i];
        all.malicious[row->mission_class] =
            row->malicious_deaths * world->p.casualties_malicious_factor / 12000.0;
        all.other[row->mission_class] =
            row->other_deaths * world->p.casualties_other_factor / 12000.0;
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

/* Lists the contingents that are out in world->contingents, mission by mission, and draws the words
 * of each; how many. */
static size_t list_contingents(ctg_world *world, size_t missions)
{
    uint32_t *const who = world->contingent_names;
    size_t count = 0;
    for (size_t i = 0; i < missions; i++) {
        const size_t m = (size_t)world->ranks[i].at;
        const uint32_t number = ctg_world_mission_number(world, m);
        const ctg_contributors there = ctg_losses_contributors(world, m);
        for (size_t j = 0; j < there.count; j++) {
            const int32_t s = there.states[j];
            who[count] = ctg_world_state_number(world, (size_t)s) << 16 | number / 4;
            world->contingents[count++] = (ctg_contingent){s, (int32_t)i};
        }
    }
    ctg_draw_many(&world->draw, ctg_purpose_casualties, world->now, who, NULL, count,
                  world->contingent_words);
    return count;
}

/* Adds the contingents of one mission that lost people this month to the `count` losses listed;
 * world->struck says where in the list. *next is the mission's first contingent, then that of the
 * next mission; `words` are theirs. How many losses. */
static size_t add_losses(ctg_world *world, size_t rank, double each, const uint32_t *words,
                         size_t *next, size_t count)
{
    const size_t m = (size_t)world->ranks[rank].at;
    const size_t first = m * world->scene->S;
    const ctg_contingent *const all = world->contingents;
    size_t i = *next;
    for (; all[i].rank == (int32_t)rank; i++) {
        const size_t pair = first + (size_t)all[i].state;
        const int32_t people = world->deployed_in[pair];
        const int32_t dead =
            ctg_casualties_dead((double)people * each, ctg_draw_of_word(words[i]), people);
        if (dead > 0) {
            world->losses[count++] = (ctg_loss){.state = all[i].state,
                                                .mission = (int32_t)m,
                                                .dead = dead,
                                                .first = -1,
                                                .malicious_share = world->ranks[rank].key / each};
            world->struck[pair] = (int32_t)count;
        }
    }
    *next = i;
    return count;
}

/* Lists the contingents that lost people this month; how many. */
static size_t list_losses(ctg_world *world)
{
    const rates all = list_rates(world);
    const size_t missions = list_missions(world, &all);
    const size_t contingents = list_contingents(world, missions);
    size_t next = 0;
    size_t count = 0;
    world->contingents[contingents].rank = -1; /* of no mission */
    for (size_t rank = 0; rank < missions; rank++) {
        const ctg_rank *const of = &world->ranks[rank];
        const double each = of->key + all.other[world->mission_class[of->at]];
        count = add_losses(world, rank, each, world->contingent_words + of->word * contingents,
                           &next, count);
    }
    return count;
}

/* Chains the units of every contingent that lost people in the order of their serials. From the
 * last to the first they mostly come in that order already. */
static void chain_units(ctg_world *world)
{
    const size_t states = world->scene->S;
    const int32_t *const struck = world->struck;
    const ctg_commitment *const units = world->commitments;
    for (size_t i = world->commitment_count; i-- > 0;) {
        const ctg_commitment *const unit = &units[i];
        const int32_t place = struck[(size_t)unit->mission * states + (size_t)unit->state];
        if (place == 0) {
            continue;
        }
        int32_t *link = &world->losses[place - 1].first;
        while (*link >= 0 && units[*link].serial < unit->serial) {
            link = &world->chain[*link];
        }
        world->chain[i] = *link;
        *link = (int32_t)i;
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
    chain_units(world);
    for (size_t i = 0; i < count; i++) {
        bury(world, &world->losses[i]);
    }
    ctg_losses_remember(world, count);
    for (size_t i = 0; i < count; i++) {
        const ctg_loss *const loss = &world->losses[i];
        if (leaves(world, loss)) {
            withdraw(world, loss);
        }
        world->struck[(size_t)loss->mission * world->scene->S + (size_t)loss->state] = 0;
    }
}
