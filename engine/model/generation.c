/* M4, M5, M16: force generation: who offers, whose offer is taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/generation.h"

#include <string.h>

#include "engine/model/admission.h"
#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/donor.h"
#include "engine/model/lifetime.h"
#include "engine/model/mandates.h"
#include "engine/model/people.h"
#include "engine/model/readiness.h"
#include "engine/model/training.h"
#include "engine/model/unit.h"
#include "engine/model/willingness.h"

#define DELAY_BITS 24

/* Level, then service, then the sooner: a service is not below 0, and the bits of such floats lie
 * in their order. */
static uint64_t merit_of(uint8_t level, float service, int32_t delay)
{
    uint32_t bits;
    memcpy(&bits, &service, sizeof bits);
    const uint64_t late = ((uint64_t)1 << DELAY_BITS) - 1;
    const uint64_t sooner = (uint64_t)delay < late ? late - (uint64_t)delay : 0;
    return ((uint64_t)level << 32 | bits) << DELAY_BITS | sooner;
}

/* By merit, then a draw; without a branch, since nobody could guess it. */
static bool is_better(const ctg_offer *left, const ctg_offer *right)
{
    return (left->merit > right->merit) |
           ((left->merit == right->merit) & (left->order < right->order));
}

/* The best of the offers from `from` on comes to that place. Few are taken before a need is served,
 * so the rest need no order. */
static const ctg_offer *next_best(ctg_offer *offers, size_t from, size_t count)
{
    size_t best = from;
    for (size_t i = from + 1; i < count; i++) {
        best = is_better(&offers[i], &offers[best]) ? i : best;
    }
    const ctg_offer taken = offers[best];
    offers[best] = offers[from];
    offers[from] = taken;
    return &offers[from];
}

/* The lesser of what instructors can do in one tour and the people whom they could do it to. */
static double reachable(double courses, int32_t people)
{
    return courses < (double)people ? courses : (double)people;
}

/* People that a state could still commit to a capability: what its ceiling, its rotation and the
 * people at hand allow. Its instructors can train more people in one tour than it has now. */
static int64_t room(const ctg_world *world, size_t s, size_t k)
{
    const ctg_people *const people = &world->people;
    const size_t pool = ctg_world_pool(world, s, k);
    const double reach = world->throughput[s] * world->p.rotation_tour_months;
    const double share = world->p.training_refresher_share;
    const double refreshed =
        reachable(share > 0.0 ? reach / share : (double)people->in[ctg_lapsed][pool],
                  people->in[ctg_lapsed][pool]);
    const double trainable = reachable(reach, people->in[ctg_never][pool]);
    const int64_t busy = people->in[ctg_deployed][pool] + people->in[ctg_assigned][pool] +
                         people->in[ctg_learning][pool];
    const int64_t rotation = (int64_t)(((double)ctg_people_trained(people, pool) + trainable) /
                                       (1.0 + world->p.rotation_dwell_ratio)) -
                             busy;
    const int64_t at_hand =
        people->in[ctg_current][pool] + (int64_t)refreshed +
        (int64_t)reachable(reach - refreshed * share, people->in[ctg_never][pool]);
    const int64_t under_ceiling = ctg_ceiling_room(world, s, world->is_police[k] != 0);
    const int64_t least = rotation < at_hand ? rotation : at_hand;
    return least < under_ceiling ? least : under_ceiling;
}

/* Promises the unit; people who must first be trained make it come later, after those whom earlier
 * promises bind the instructors to. False where there is no room for it. */
static bool promise(ctg_world *world, const ctg_offer *offer, size_t m, size_t k, int32_t persons)
{
    const size_t s = (size_t)offer->state;
    const ctg_people *const people = &world->people;
    const size_t pool = ctg_world_pool(world, s, k);
    const int32_t home = people->in[ctg_current][pool] + people->in[ctg_lapsed][pool];
    const int32_t untrained = persons > home ? persons - home : 0;
    const int32_t trained = persons - untrained;
    const int32_t lapsed =
        trained > people->in[ctg_current][pool] ? trained - people->in[ctg_current][pool] : 0;
    const double backlog = world->backlog[s] + (double)untrained;
    const int32_t training = untrained > 0 ? (int32_t)(backlog / world->throughput[s] + 0.999) : 0;
    const int32_t lifted = ctg_readiness_delay_lifted(world, s, m, k);
    const int32_t donor = lifted < offer->delay ? ctg_donor_lifter(world, s, persons) : -1;
    const int32_t delay = donor >= 0 ? lifted : offer->delay;
    const ctg_month arrives = world->now + delay + training;
    if (!ctg_commitment_pledge(world, offer->state, (int32_t)m, (int32_t)k, persons, arrives)) {
        return false;
    }
    if (donor >= 0) {
        ctg_donor_lift(world, (size_t)donor, s, persons);
    }
    if (lapsed + untrained > 0) {
        ctg_training_prepare(world, s, k, lapsed, untrained);
    }
    world->backlog[s] = backlog;
    return true;
}

/* Lists the states that offer to a need and may serve in it, and draws the order of their offers
 * for those that are equally good; how many. */
static size_t list_offering(ctg_world *world, size_t m, size_t k, double vacant)
{
    const uint32_t number = (uint32_t)world->scene->tables->capabilities[k].number;
    int32_t *const states = world->states_listed;
    uint32_t *const who = world->state_names;
    uint32_t *const item = who + world->scene->S;
    const size_t offering = ctg_willingness_all(world, k, vacant, states);
    const uint64_t asked = ctg_admission_asked(world, m, k);
    const uint32_t mission = ctg_world_mission_number(world, m);
    size_t count = 0;
    for (size_t i = 0; i < offering; i++) {
        const size_t s = (size_t)states[i];
        states[count] = states[i];
        who[count] = ctg_world_state_number(world, s) << 16 | mission;
        item[count] = number;
        count += (asked & ~world->law_tasks[s]) == 0;
    }
    if (count > 1) {
        ctg_draw_many(&world->draw, ctg_purpose_offer_order, world->now, who, item, count,
                      world->state_words);
    }
    return count;
}

static size_t collect_offers(ctg_world *world, size_t m, size_t k, double vacant)
{
    const ctg_scene *const scene = world->scene;
    const bool individual = world->tables->capabilities[k].individual != 0;
    const size_t count = list_offering(world, m, k, vacant);
    const uint32_t *const words = world->state_words;
    const float *const service = world->knowhow + m * scene->S;
    for (size_t i = 0; i < count; i++) {
        world->offers[i] = (ctg_offer){.order = (uint64_t)words[i] << 32 | words[count + i],
                                       .state = world->states_listed[i]};
    }
    ctg_readiness_delays(world, m, k, world->offers, count);
    for (size_t i = 0; i < count; i++) {
        ctg_offer *const offer = &world->offers[i];
        const size_t s = (size_t)offer->state;
        const uint8_t level = individual ? 0 /* readiness levels are for units */
                                         : world->level[ctg_world_pool(world, s, k)];
        offer->merit = merit_of(level, service[s], offer->delay);
    }
    return count;
}

static int32_t unfilled_of(const ctg_world *world, size_t m, ctg_personnel type)
{
    return ctg_planned_posts(world, m, ctg_mandates_posts(world, m, type)) -
           ctg_mandates_filled(world, m, type) - ctg_mandates_coming(world, m, type);
}

/* Posts of a mission for which nobody is there, comes or is expected to be taken over. */
typedef struct vacancies {
    int64_t in[CTG_CAPABILITIES_MOST];
    int64_t of_type[CTG_PERSONNEL];
} vacancies;

static ctg_personnel type_of(const ctg_world *world, size_t k)
{
    return (ctg_personnel)world->tables->capabilities[k].personnel;
}

static vacancies count_vacancies(const ctg_world *world, size_t m)
{
    vacancies open;
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        open.of_type[type] = unfilled_of(world, m, (ctg_personnel)type);
    }
    const size_t kinds = world->scene->K;
    const int32_t from = ctg_lifetime_kept_for(world, m);
    for (size_t k = 0; k < kinds; k++) {
        const size_t need = m * kinds + k;
        const int32_t kept = from >= 0 ? world->filled[(size_t)from * kinds + k] : 0;
        open.in[k] = ctg_planned_posts(world, m, world->posts_by[need]) - world->filled[need] -
                     world->coming[need] - kept;
        open.of_type[type_of(world, k)] -= kept;
    }
    return open;
}

/* What need k may still get: neither it nor its type of personnel exceeds its posts. */
static int64_t vacancy(const ctg_world *world, const vacancies *open, size_t k)
{
    const int64_t all = open->of_type[type_of(world, k)];
    return open->in[k] < all ? open->in[k] : all;
}

static void serve_need(ctg_world *world, size_t m, size_t k, double vacant, vacancies *open)
{
    const size_t count = collect_offers(world, m, k, vacant);
    for (size_t i = 0; i < count && ctg_unit_fits(world, m, k, vacancy(world, open, k)); i++) {
        const ctg_offer *const offer = next_best(world->offers, i, count);
        const size_t s = (size_t)offer->state;
        const int64_t most = vacancy(world, open, k);
        const int64_t able = room(world, s, k);
        const int32_t persons = ctg_unit_choose(world, s, m, k, most < able ? most : able);
        if (persons > 0 && promise(world, offer, m, k, persons)) {
            open->in[k] -= persons;
            open->of_type[type_of(world, k)] -= persons;
        }
    }
}

static double unfilled(int64_t open, int32_t posts)
{
    return posts > 0 ? (double)open / (double)posts : 0.0;
}

/* Of needs that are equally unfilled a draw decides; of one alone nothing. */
static void draw_orders(const ctg_world *world, size_t m, ctg_rank *needs, size_t count)
{
    const ctg_capability_row *const capabilities = world->scene->tables->capabilities;
    for (size_t i = 0; i < count && count > 1; i++) {
        needs[i].order = ctg_draw_order(&world->draw, ctg_purpose_need_order, world->now, 0,
                                        ctg_world_mission_number(world, m),
                                        (uint32_t)capabilities[needs[i].at].number);
    }
}

/* Lists the needs for which some unit is small enough. Vacancies only fall while a mission is
 * served: in the others nothing that anybody decides could change anything. */
static size_t list_needs(const ctg_world *world, size_t m, const vacancies *open, ctg_rank *needs)
{
    const size_t kinds = world->scene->K;
    size_t count = 0;
    for (size_t k = 0; k < kinds; k++) {
        const int64_t most = vacancy(world, open, k);
        if (ctg_unit_fits(world, m, k, most)) {
            needs[count++] =
                (ctg_rank){.key = unfilled(most, world->posts_by[m * kinds + k]), .at = (int32_t)k};
        }
    }
    draw_orders(world, m, needs, count);
    return count;
}

static void serve_mission(ctg_world *world, size_t m)
{
    ctg_rank needs[CTG_CAPABILITIES_MOST];
    vacancies open = count_vacancies(world, m);
    const size_t count = list_needs(world, m, &open, needs);
    if (count > 0) {
        ctg_willingness_approach(world, m);
    }
    for (size_t i = 0; i < count; i++) {
        const size_t k = (size_t)ctg_rank_next(needs, i, count);
        if (ctg_unit_fits(world, m, k, vacancy(world, &open, k))) {
            serve_need(world, m, k, needs[i].key, &open);
        }
    }
}

/* Lists the missions with vacant posts of any type: to the others nobody could be sent. */
static size_t list_missions(ctg_world *world)
{
    size_t count = 0;
    for (size_t m = 0; m < world->scene->M; m++) {
        int32_t posts = 0;
        int32_t open = 0;
        bool any = false;
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            const int32_t here = unfilled_of(world, m, (ctg_personnel)type);
            posts += ctg_mandates_posts(world, m, (ctg_personnel)type);
            open += here;
            any |= here > 0;
        }
        if (any) {
            world->ranks[count++] = (ctg_rank){
                .key = unfilled(open, posts),
                .order = ctg_draw_order(&world->draw, ctg_purpose_mission_order, world->now, 0,
                                        ctg_world_mission_number(world, m), 0),
                .at = (int32_t)m};
        }
    }
    return count;
}

void ctg_generation_match(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        world->present[s] = world->away_until[s] <= world->now;
    }
    const size_t count = list_missions(world);
    for (size_t i = 0; i < count; i++) {
        serve_mission(world, (size_t)ctg_rank_next(world->ranks, i, count));
    }
}
