/* M4: who offers to a need of a mission, and in which order offers are taken.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/offers.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/admission.h"
#include "engine/model/readiness.h"
#include "engine/model/willingness.h"

#define DELAY_BITS 24
#define NONE INT64_C(-1) /* less than any merit */

/* Level, then service, then the sooner: a service is not below 0, and the bits of such floats lie
 * in their order. */
static int64_t merit_of(uint8_t level, float service, int32_t delay)
{
    uint32_t bits;
    memcpy(&bits, &service, sizeof bits);
    const uint64_t late = ((uint64_t)1 << DELAY_BITS) - 1;
    const uint64_t sooner = (uint64_t)delay < late ? late - (uint64_t)delay : 0;
    return (int64_t)(((uint64_t)level << 32 | bits) << DELAY_BITS | sooner);
}

/* Of the states listed those whose law admits what is asked; how many. */
static size_t keep_lawful(const uint64_t *restrict law_tasks, uint64_t asked, size_t count,
                          int32_t *restrict states)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const int32_t s = states[i];
        states[kept] = s;
        kept += (asked & ~law_tasks[s]) == 0;
    }
    return kept;
}

static size_t list_offering(ctg_world *world, size_t m, size_t k, double vacant)
{
    const size_t count = ctg_willingness_all(world, k, vacant, world->states_listed);
    const uint64_t asked = ctg_admission_asked(world, m, k);
    return asked == 0 ? count : keep_lawful(world->law_tasks, asked, count, world->states_listed);
}

/* `level` is that of the states in the capability; NULL: readiness levels are for units. */
static void judge_offers(const ctg_world *world, size_t m, const uint8_t *level, size_t count)
{
    const int32_t *const restrict states = world->states_listed;
    const int32_t *const restrict delays = world->delays;
    const float *const restrict service = world->knowhow + m * world->scene->S;
    int64_t *const restrict merits = world->merits;
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)states[i];
        merits[i] = merit_of(level != NULL ? level[s] : 0, service[s], delays[i]);
    }
}

ctg_offers ctg_offers_collect(ctg_world *world, size_t m, size_t k, double vacant)
{
    const bool individual = world->tables->capabilities[k].individual != 0;
    const ctg_offers offers = {.mission = m,
                               .capability = k,
                               .count = list_offering(world, m, k, vacant),
                               .merit = INT64_MAX};
    ctg_readiness_delays(world, m, k, world->states_listed, offers.count, world->delays);
    judge_offers(world, m, individual ? NULL : world->level + k * world->scene->S, offers.count);
    return offers;
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

ctg_offer ctg_offers_take(ctg_world *world, ctg_offers *offers)
{
    if (offers->equal_taken == offers->equal) {
        find_best(world, offers);
    }
    const int32_t best =
        next_equal(world->equal, world->equal_order, offers->equal_taken++, offers->equal);
    return (ctg_offer){.state = world->states_listed[best], .delay = world->delays[best]};
}
