/* Commitments: units of a state that prepare for a mission, serve in it by turns, and come home.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/commitment.h"

#include "engine/model/people.h"
#include "engine/model/roster.h"

static size_t pool_of(const ctg_world *world, const ctg_commitment *commitment)
{
    return ctg_world_pool(world, (size_t)commitment->state, (size_t)commitment->capability);
}

/* People of a unit who are there, more or fewer. */
static void count_there(ctg_world *world, const ctg_commitment *commitment, size_t type,
                        int32_t there)
{
    const size_t pair = (size_t)commitment->mission * world->scene->S + (size_t)commitment->state;
    const int32_t before = world->deployed_in[pair];
    world->deployed_in[pair] += there;
    const bool moved = (before > 0) != (before + there > 0);
    world->relist[commitment->mission] |= moved;
    world->unseen[commitment->mission] |= moved;
    if (ctg_world_is_outside(world, (size_t)commitment->mission)) {
        world->outside_by[commitment->state] += there;
    } else {
        world->deployed_by[commitment->state] += there;
        world->deployed_as[(size_t)commitment->state * CTG_PERSONNEL + type] += there;
    }
}

static void count(ctg_world *world, const ctg_commitment *commitment, int32_t there, int32_t coming)
{
    if ((there | coming) == 0) {
        return; /* as many were relieved as went */
    }
    const size_t need =
        (size_t)commitment->mission * world->scene->K + (size_t)commitment->capability;
    const size_t type = (size_t)world->tables->capabilities[commitment->capability].personnel;
    const size_t by_type = (size_t)commitment->mission * CTG_PERSONNEL + type;
    world->serving[commitment->mission] += there + coming;
    world->filled[need] += there;
    world->filled_by[by_type] += there;
    world->coming[need] += coming;
    world->coming_by[by_type] += coming;
    world->committed[2 * commitment->state + (type == ctg_police)] += there + coming;
    if (there != 0) {
        count_there(world, commitment, type, there);
    }
}

/* Gives it the next serial number of its state in its mission, and with it its name in draws. */
static void number(ctg_world *world, ctg_commitment *commitment)
{
    const ctg_tables *const tables = world->scene->tables;
    const size_t state = (size_t)commitment->state;
    const size_t mission = (size_t)commitment->mission;
    commitment->serial = world->serials[mission * world->scene->S + state]++;
    commitment->who =
        ctg_world_state_number(world, state) << 16 | ctg_world_mission_number(world, mission);
    commitment->item = (uint32_t)commitment->serial << 8 |
                       (uint32_t)tables->capabilities[commitment->capability].number;
}

ctg_commitment *ctg_commitment_pledge(ctg_world *world, int32_t state, int32_t mission,
                                      int32_t capability, int32_t persons, ctg_month arrives)
{
    ctg_people *const people = &world->people;
    const size_t pool = ctg_world_pool(world, (size_t)state, (size_t)capability);
    if (world->commitment_count == world->commitment_room || persons <= 0 ||
        (int64_t)people->in[ctg_current][pool] + people->in[ctg_lapsed][pool] +
                people->in[ctg_never][pool] <
            persons) {
        return NULL;
    }
    int32_t missing = persons;
    missing -= ctg_people_move(people, pool, ctg_current, ctg_assigned, missing);
    missing -= ctg_people_move(people, pool, ctg_lapsed, ctg_assigned, missing);
    ctg_commitment *const commitment = &world->commitments[world->commitment_count++];
    *commitment = (ctg_commitment){
        .state = state,
        .mission = mission,
        .capability = capability,
        .persons = persons,
        .learning = ctg_people_move(people, pool, ctg_never, ctg_learning, missing),
        .arrives = arrives};
    number(world, commitment);
    count(world, commitment, 0, persons);
    ctg_roster_add(world, commitment);
    return commitment;
}

/* A unit of the start, which has its name in draws and is in no count and on no roster. */
static ctg_commitment *add_placed(ctg_world *world, const ctg_start_unit *unit)
{
    ctg_commitment *const commitment = &world->commitments[world->commitment_count++];
    *commitment = (ctg_commitment){.state = unit->state,
                                   .mission = unit->mission,
                                   .capability = unit->capability,
                                   .persons = unit->persons,
                                   .arrives = world->now,
                                   .there = true};
    number(world, commitment);
    return commitment;
}

void ctg_commitment_place(ctg_world *world, const ctg_start_unit *units, size_t left)
{
    ctg_commitment *placed[CTG_COMMITMENT_PLACED_MOST];
    uint32_t who[CTG_COMMITMENT_PLACED_MOST] = {0};
    uint32_t item[CTG_COMMITMENT_PLACED_MOST] = {0};
    uint32_t words[4 * CTG_COMMITMENT_PLACED_MOST];
    const size_t now = left < CTG_COMMITMENT_PLACED_MOST ? left : CTG_COMMITMENT_PLACED_MOST;
    for (size_t i = 0; i < now; i++) {
        placed[i] = add_placed(world, &units[i]);
        who[i] = placed[i]->who;
        item[i] = placed[i]->item;
    }
    ctg_draw_many(&world->draw, ctg_purpose_tour_phase, world->now, who, item, now, words);
    for (size_t i = 0; i < now; i++) {
        ctg_commitment *const commitment = placed[i];
        const double phase = ctg_draw_of_word(words[i]);
        commitment->review = world->now + 1 + (ctg_month)(phase * world->p.rotation_tour_months);
        ctg_people_move(&world->people, pool_of(world, commitment), ctg_never, ctg_deployed,
                        commitment->persons);
        count(world, commitment, commitment->persons, 0);
        ctg_roster_add(world, commitment);
    }
}

void ctg_commitment_arrive(ctg_world *world, ctg_commitment *commitment, ctg_month review)
{
    ctg_people *const people = &world->people;
    const size_t pool = pool_of(world, commitment);
    ctg_people_move(people, pool, ctg_learning, ctg_deployed, commitment->learning);
    ctg_people_move(people, pool, ctg_assigned, ctg_deployed,
                    commitment->persons - commitment->learning);
    count(world, commitment, commitment->persons, -commitment->persons);
    commitment->learning = 0;
    commitment->there = true;
    commitment->review = review;
    ctg_roster_reschedule(world, commitment);
}

/* So many of its people are no longer in it; whether there, they are in no count any more. */
static void shrink(ctg_world *world, ctg_commitment *commitment, int32_t persons)
{
    commitment->persons -= persons;
    if (persons > 0 && commitment->persons == 0) {
        ctg_roster_remove(world, commitment);
    }
}

void ctg_commitment_drop(ctg_world *world, ctg_commitment *commitment)
{
    ctg_people *const people = &world->people;
    const size_t pool = pool_of(world, commitment);
    ctg_people_move(people, pool, ctg_learning, ctg_never, commitment->learning);
    ctg_people_move(people, pool, ctg_assigned, ctg_current,
                    commitment->persons - commitment->learning);
    count(world, commitment, 0, -commitment->persons);
    commitment->learning = 0;
    shrink(world, commitment, commitment->persons);
}

int32_t ctg_commitment_dwell_months(const ctg_world *world)
{
    const double months = world->p.rotation_dwell_ratio * world->p.rotation_tour_months;
    return months < 1.0 ? 0 : (int32_t)months;
}

/* The people of each pool who come home after a dwell that begins now. */
static int32_t *homecoming(const ctg_world *world, size_t slot)
{
    return world->homecoming + slot * world->scene->S * world->scene->K;
}

static size_t slot_of(const ctg_world *world, int32_t dwell)
{
    return (size_t)(world->now + dwell) % CTG_HOMECOMING_MONTHS;
}

/* People of a deployed unit come home; the unit and its mission still count them. */
static void send_home(ctg_world *world, const ctg_commitment *commitment, int32_t persons)
{
    const size_t pool = pool_of(world, commitment);
    const int32_t dwell = ctg_commitment_dwell_months(world);
    const ctg_stock to = dwell == 0 ? ctg_current : ctg_recovering;
    ctg_people_move(&world->people, pool, ctg_deployed, to, persons);
    if (dwell > 0) {
        const size_t slot = slot_of(world, dwell);
        homecoming(world, slot)[pool] += persons;
        world->comes_home[slot] = true;
    }
}

void ctg_commitment_await(const ctg_world *world, const ctg_rank *ranks, size_t count)
{
    const int32_t *const home =
        homecoming(world, slot_of(world, ctg_commitment_dwell_months(world)));
    for (size_t i = 0; i < count; i++) {
        const size_t pool = pool_of(world, &world->commitments[ranks[i].at]);
        __builtin_prefetch(&home[pool], 1);
        __builtin_prefetch(&world->people.in[ctg_current][pool], 1);
        __builtin_prefetch(&world->people.in[ctg_deployed][pool], 1);
        __builtin_prefetch(&world->people.in[ctg_recovering][pool], 1);
    }
}

void ctg_commitment_withdraw(ctg_world *world, ctg_commitment *commitment, int32_t persons)
{
    send_home(world, commitment, persons);
    count(world, commitment, -persons, 0);
    shrink(world, commitment, persons);
}

void ctg_commitment_lose(ctg_world *world, ctg_commitment *commitment, int32_t persons)
{
    ctg_people *const people = &world->people;
    const size_t pool = pool_of(world, commitment);
    const int32_t dead = ctg_people_leave(people, pool, ctg_deployed, persons);
    count(world, commitment, -dead, 0);
    commitment->lost += dead;
    shrink(world, commitment, dead);
}

void ctg_commitment_rotate(ctg_world *world, ctg_commitment *commitment, int32_t relief,
                           ctg_month review)
{
    send_home(world, commitment, commitment->persons);
    ctg_people_move(&world->people, pool_of(world, commitment), ctg_assigned, ctg_deployed, relief);
    count(world, commitment, relief - commitment->persons, 0);
    commitment->persons = relief;
    commitment->lost = 0;
    commitment->review = review;
    ctg_roster_reschedule(world, commitment);
}

void ctg_commitment_rehat(ctg_world *world, ctg_commitment *commitment, int32_t mission)
{
    const int32_t there = commitment->there ? commitment->persons : 0;
    const int32_t coming = commitment->persons - there;
    count(world, commitment, -there, -coming);
    ctg_roster_leave_need(world, commitment);
    commitment->mission = mission;
    number(world, commitment);
    count(world, commitment, there, coming);
    ctg_roster_join_need(world, commitment);
}

#define BLOCK 128 /* draws made together */

/* Draws the words of up to BLOCK ranked units. */
static void draw_block(const ctg_world *world, ctg_purpose purpose, const ctg_rank *ranks,
                       size_t count, uint32_t words[4 * BLOCK])
{
    uint32_t who[BLOCK];
    uint32_t item[BLOCK];
    for (size_t i = 0; i < count; i++) {
        const ctg_commitment *const unit = &world->commitments[ranks[i].at];
        who[i] = unit->who;
        item[i] = unit->item;
    }
    ctg_draw_many(&world->draw, purpose, world->now, who, item, count, words);
}

void ctg_commitment_draw(const ctg_world *world, ctg_purpose purpose, ctg_rank *ranks, size_t count)
{
    uint32_t words[4 * BLOCK];
    for (size_t from = 0; from < count; from += BLOCK) {
        const size_t block = count - from < BLOCK ? count - from : BLOCK;
        draw_block(world, purpose, ranks + from, block, words);
        for (size_t i = 0; i < block; i++) {
            ranks[from + i].word = words[i];
            ranks[from + i].order = (uint64_t)words[i] << 32 | words[block + i];
        }
    }
}
