/* M4: who offers to a need of a mission, and in which order offers are taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/offers.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/admission.h"
#include "engine/model/readiness.h"
#include "engine/model/willingness.h"

#define DELAY_BITS 24
#define SERVICE_BITS 30 /* of a float that is not above 1 */
#define LEVELS 3u       /* the highest level less the lowest */
#define SERVICE UINT32_MAX
#define NONE INT64_C(-1) /* less than any merit */

/* Of a service, in its order: it is not below 0, and the bits of such floats lie in their order. */
static inline uint32_t bits_of(float service)
{
    uint32_t bits;
    memcpy(&bits, &service, sizeof bits);
    return bits;
}

/* Level, then service as bits, then the sooner. */
static inline int64_t merit_of(uint8_t level, uint32_t service, int32_t delay)
{
    const uint64_t late = ((uint64_t)1 << DELAY_BITS) - 1;
    const uint64_t sooner = (uint64_t)delay < late ? late - (uint64_t)delay : 0;
    return (int64_t)(((uint64_t)level << 32 | service) << DELAY_BITS | sooner);
}

/* What a state can be told from others by before it is asked: level, then service, as a mark above
 * 0. Levels are 1 to 4 and a service is at most 1, so that both find room. */
static inline uint32_t mark_of(uint32_t level, uint32_t service)
{
    return (level << SERVICE_BITS | service) + 1;
}

/* Marks of all states; 0 where it is away or the mission does not admit it. Where `levels` is 0
 * they do not count, where it is LEVELS they do; and likewise `services`, 0 or SERVICE. */
CTG_WIDE static void mark_all(const uint8_t *restrict admits, const uint8_t *restrict present,
                              const uint8_t *restrict level, uint32_t levels,
                              const float *restrict service, uint32_t services, size_t count,
                              uint32_t *restrict marks)
{
    for (size_t s = 0; s < count; s++) {
        const uint32_t mark =
            mark_of(((uint32_t)level[s] - 1u) & levels, bits_of(service[s]) & services);
        marks[s] = (admits[s] & present[s]) != 0 ? mark : 0;
    }
}

/* A mark that some states have or exceed and most do not: the least of the highest marks of
 * CTG_OFFERS_GROUPS groups, into which states are told off; 1, which everybody has who is left,
 * where nobody of a group is left; 0 where nobody is left at all. */
CTG_WIDE static uint32_t least_of_best(const uint32_t *restrict marks, size_t count)
{
    uint32_t best[CTG_OFFERS_GROUPS] = {0};
    for (size_t s = 0; s < count; s += CTG_OFFERS_GROUPS) {
        for (size_t i = 0; i < CTG_OFFERS_GROUPS; i++) {
            best[i] = marks[s + i] > best[i] ? marks[s + i] : best[i];
        }
    }
    uint32_t least = best[0];
    uint32_t any = 0;
    for (size_t i = 0; i < CTG_OFFERS_GROUPS; i++) {
        least = best[i] < least ? best[i] : least;
        any |= best[i];
    }
    return least > 0 ? least : any != 0;
}

/* Flags those who have the mark or a higher one, and takes theirs away: they are asked once. */
CTG_WIDE static void flag_best(uint32_t *restrict marks, uint32_t least, size_t count,
                               uint8_t *restrict flags)
{
    for (size_t s = 0; s < count; s++) {
        const bool best = marks[s] >= least;
        marks[s] = best ? 0 : marks[s];
        flags[s] = best;
    }
}

/* `level` is that of the states in the capability; NULL: readiness levels are for units. */
static void judge_offers(const ctg_world *world, const ctg_offers *offers, const uint8_t *level,
                         size_t count)
{
    const uint32_t services = offers->broad ? 0 : SERVICE;
    const int32_t *const restrict states = world->states_listed;
    const int32_t *const restrict delays = world->delays;
    const float *const restrict service = world->knowhow + offers->mission * world->scene->S;
    int64_t *const restrict merits = world->merits;
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)states[i];
        merits[i] =
            merit_of(level != NULL ? level[s] : 0, bits_of(service[s]) & services, delays[i]);
    }
}

/* Few states have a law that refuses anything: takes marks from those whose law refuses this. */
static void unmark_unlawful(ctg_world *world, uint64_t asked)
{
    for (size_t i = 0; asked != 0 && i < world->law_bound_count; i++) {
        const int32_t s = world->law_bound[i];
        world->marks[s] = (asked & ~world->law_tasks[s]) == 0 ? world->marks[s] : 0;
    }
}

static bool is_broad(const ctg_world *world, size_t m, size_t k)
{
    const ctg_capability_row *const row = &world->tables->capabilities[k];
    return row->individual != 0 &&
           ctg_draw_uniform(&world->draw, ctg_purpose_broad, world->now, 0,
                            ctg_world_mission_number(world, m),
                            (uint32_t)row->number) < world->p.habit_broad_share;
}

ctg_offers ctg_offers_begin(ctg_world *world, size_t m, size_t k, double vacant)
{
    const size_t states = world->scene->S;
    const bool individual = world->tables->capabilities[k].individual != 0;
    const bool broad = is_broad(world, m, k);
    mark_all(world->admits + m * states, world->present, world->level + k * states,
             individual ? 0 : LEVELS, world->knowhow + m * states, broad ? 0 : SERVICE, states,
             world->marks);
    memset(world->marks + states, 0, CTG_OFFERS_GROUPS * sizeof *world->marks);
    unmark_unlawful(world, ctg_admission_asked(world, m, k));
    ctg_willingness_weigh(world, k, vacant);
    return (ctg_offers){.mission = m, .capability = k, .broad = broad};
}

/* Asks the best of those who have not been asked, until somebody offers; false when nobody does. */
static bool ask(ctg_world *world, ctg_offers *offers)
{
    const size_t m = offers->mission;
    const size_t k = offers->capability;
    const size_t states = world->scene->S;
    const bool individual = world->tables->capabilities[k].individual != 0;
    size_t count = 0;
    while (count == 0) {
        const uint32_t least = least_of_best(world->marks, states);
        if (least == 0) {
            return false;
        }
        flag_best(world->marks, least, states, world->flags);
        count = ctg_pick_places(world->flags, states, world->states_listed);
        count = ctg_willingness_keep(world, k, world->states_listed, count);
    }
    ctg_readiness_delays(world, m, k, world->states_listed, count, world->delays);
    judge_offers(world, offers, individual ? NULL : world->level + k * states, count);
    offers->count = count;
    offers->taken = 0;
    offers->merit = INT64_MAX;
    return true;
}

CTG_WIDE static int64_t highest_below(const int64_t *merits, size_t count, int64_t bound)
{
    int64_t highest = NONE;
    for (size_t i = 0; i < count; i++) {
        const int64_t merit = merits[i] < bound ? merits[i] : NONE;
        highest = merit > highest ? merit : highest;
    }
    return highest;
}

/* Draws the order of offers that are equally good. */
static void draw_orders(ctg_world *world, const ctg_offers *offers)
{
    const ctg_capability_row *const capabilities = world->scene->tables->capabilities;
    const uint32_t mission = ctg_world_mission_number(world, offers->mission);
    const uint32_t number = (uint32_t)capabilities[offers->capability].number;
    const uint32_t *const restrict numbers = world->scene->state_number;
    const int32_t *const restrict states = world->states_listed;
    const int32_t *const restrict equal = world->equal;
    const uint32_t *const restrict words = world->state_words;
    uint32_t *const restrict who = world->state_names;
    uint32_t *const restrict item = who + world->scene->S;
    const size_t count = offers->equal;
    for (size_t i = 0; i < count; i++) {
        who[i] = numbers[states[equal[i]]] << 16 | mission;
        item[i] = number;
    }
    ctg_draw_many(&world->draw, ctg_purpose_offer_order, world->now, who, item, count,
                  world->state_words);
    for (size_t i = 0; i < count; i++) {
        world->equal_order[i] = (uint64_t)words[i] << 32 | words[count + i];
    }
}

static size_t list_those(const int64_t *restrict merits, int64_t merit, size_t count,
                         int32_t *restrict list)
{
    size_t listed = 0;
    for (size_t i = 0; i < count; i++) {
        list[listed] = (int32_t)i;
        listed += merits[i] == merit;
    }
    return listed;
}

/* Lists the best of the offers that are left. Few are taken before a need is served, so that the
 * rest need neither order nor draw. */
static void find_best(ctg_world *world, ctg_offers *offers)
{
    offers->merit = highest_below(world->merits, offers->count, offers->merit);
    offers->equal = list_those(world->merits, offers->merit, offers->count, world->equal);
    offers->equal_taken = 0;
    offers->taken += offers->equal;
    if (offers->equal > 1) {
        draw_orders(world, offers);
    }
}

/* Brings the first in order of those from `from` on to that place; returns the offer. */
static int32_t next_equal(int32_t *restrict equal, uint64_t *restrict order, size_t from,
                          size_t count)
{
    size_t first = from;
    uint64_t least = order[from];
    for (size_t i = from + 1; i < count; i++) {
        const bool earlier = order[i] < least;
        first = earlier ? i : first;
        least = earlier ? order[i] : least;
    }
    const int32_t taken = equal[first];
    equal[first] = equal[from];
    order[first] = order[from];
    return taken;
}

bool ctg_offers_next(ctg_world *world, ctg_offers *offers, ctg_offer *best)
{
    if (offers->equal_taken == offers->equal) {
        if (offers->taken == offers->count && !ask(world, offers)) {
            return false;
        }
        find_best(world, offers);
    }
    const int32_t first =
        next_equal(world->equal, world->equal_order, offers->equal_taken++, offers->equal);
    *best = (ctg_offer){.state = world->states_listed[first], .delay = world->delays[first]};
    return true;
}
