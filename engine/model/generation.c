/* M4, M5, M16: force generation: which needs are served when, and what of an offer is taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/generation.h"

#include "engine/base/wide.h"
#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/donor.h"
#include "engine/model/lifetime.h"
#include "engine/model/mandates.h"
#include "engine/model/offers.h"
#include "engine/model/people.h"
#include "engine/model/readiness.h"
#include "engine/model/training.h"
#include "engine/model/unit.h"
#include "engine/model/willingness.h"

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

static int32_t unfilled_of(const ctg_world *world, size_t m, ctg_personnel type)
{
    return ctg_planned_posts(world, m, type, ctg_mandates_posts(world, m, type)) -
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
        const ctg_personnel type = type_of(world, k);
        open.in[k] = ctg_planned_posts(world, m, type, world->posts_by[need]) -
                     world->filled[need] - world->coming[need] - kept;
        open.of_type[type] -= kept;
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
    ctg_offers offers = ctg_offers_begin(world, m, k, vacant);
    ctg_offer offer;
    while (ctg_unit_fits(world, m, k, vacancy(world, open, k)) &&
           ctg_offers_next(world, &offers, &offer)) {
        const size_t s = (size_t)offer.state;
        const int64_t most = vacancy(world, open, k);
        const int64_t able = room(world, s, k);
        const int32_t persons = ctg_unit_choose(world, s, m, k, most < able ? most : able);
        if (persons > 0 && promise(world, &offer, m, k, persons)) {
            open->in[k] -= persons;
            open->of_type[type_of(world, k)] -= persons;
        }
    }
}

static double unfilled(int64_t open, int32_t posts)
{
    return posts > 0 ? (double)open / (double)posts : 0.0;
}

static bool any_alike(const ctg_rank *ranks, size_t count)
{
    bool alike = false;
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            alike |= ranks[i].key == ranks[j].key;
        }
    }
    return alike;
}

/* Of needs that are equally unfilled a draw decides; where none are, of none. */
static void draw_orders(const ctg_world *world, size_t m, ctg_rank *needs, size_t count)
{
    const ctg_capability_row *const capabilities = world->scene->tables->capabilities;
    if (!any_alike(needs, count)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
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
        if (!ctg_lifetime_is_open(world, m)) {
            continue;
        }
        for (int type = 0; type < CTG_PERSONNEL; type++) {
            const int32_t here = unfilled_of(world, m, (ctg_personnel)type);
            posts += ctg_mandates_posts(world, m, (ctg_personnel)type);
            open += here;
            any |= here > 0;
        }
        if (any) {
            world->ranks[count++] = (ctg_rank){.key = unfilled(open, posts), .at = (int32_t)m};
        }
    }
    return count;
}

#define BLOCK 64 /* missions looked at together */

/* Draws the order of missions that are equally unfilled. */
static void draw_missions(const ctg_world *world, ctg_rank *missions, size_t count)
{
    uint32_t who[BLOCK];
    uint32_t words[4 * BLOCK];
    for (size_t from = 0; from < count; from += BLOCK) {
        const size_t most = count - from < BLOCK ? count - from : BLOCK;
        for (size_t i = 0; i < most; i++) {
            who[i] = ctg_world_mission_number(world, (size_t)missions[from + i].at);
        }
        ctg_draw_many(&world->draw, ctg_purpose_mission_order, world->now, who, NULL, most, words);
        for (size_t i = 0; i < most; i++) {
            missions[from + i].order = (uint64_t)words[i] << 32 | words[most + i];
        }
    }
}

CTG_WIDE static void mark_present(const ctg_month *restrict away_until, ctg_month now, size_t count,
                                  uint8_t *restrict present)
{
    for (size_t s = 0; s < count; s++) {
        present[s] = away_until[s] <= now;
    }
}

void ctg_generation_match(ctg_world *world)
{
    mark_present(world->away_until, world->now, world->scene->S, world->present);
    const size_t count = list_missions(world);
    draw_missions(world, world->ranks, count);
    ctg_rank_sort(world->ranks, count);
    for (size_t i = 0; i < count; i++) {
        serve_mission(world, (size_t)world->ranks[i].at);
    }
}
