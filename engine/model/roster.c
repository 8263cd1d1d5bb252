/* The roster: who of the commitments serves where, and whose turn it is when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/roster.h"

#include "engine/base/pick.h"
#include "engine/base/wide.h"

#include "engine/model/contingent.h"

static size_t list_of(const ctg_world *world, const ctg_commitment *unit)
{
    return (size_t)unit->mission * world->scene->K + (size_t)unit->capability;
}

static int32_t place_of(const ctg_world *world, const ctg_commitment *unit)
{
    return (int32_t)(unit - world->commitments);
}

/* Makes whoever pointed at a unit with these neighbours point at `before` and `after` instead. */
static void relink(ctg_world *world, ctg_link link, int32_t before, int32_t after)
{
    if (link.before > 0) {
        world->commitments[link.before - 1].by_need.after = after;
    } else {
        world->rosters[-link.before] = after;
    }
    if (link.after > 0) {
        world->commitments[link.after - 1].by_need.before = before;
    }
}

/* Its turn comes when it arrives, then when its tour ends. */
static void note_turn(ctg_world *world, const ctg_commitment *unit)
{
    const int32_t place = place_of(world, unit);
    const ctg_month arrives = unit->arrives;
    const ctg_month review = unit->review;
    world->arrivals[place] = unit->there ? CTG_ROSTER_NEVER : arrives;
    world->reviews[place] = unit->there ? review : CTG_ROSTER_NEVER;
}

static void join_formed(ctg_world *world, ctg_commitment *unit)
{
    const bool formed = world->tables->capabilities[unit->capability].individual == 0;
    if (formed && unit->there && unit->formed_at == 0) {
        world->formed[world->formed_count++] = place_of(world, unit);
        unit->formed_at = (int32_t)world->formed_count;
    }
}

static void leave_formed(ctg_world *world, ctg_commitment *unit)
{
    if (unit->formed_at > 0) {
        const int32_t last = world->formed[--world->formed_count];
        world->formed[unit->formed_at - 1] = last;
        world->commitments[last].formed_at = unit->formed_at;
        unit->formed_at = 0;
    }
}

void ctg_roster_start(ctg_world *world)
{
    world->commitment_count = 0;
    world->formed_count = 0;
    world->ended_count = 0;
}

void ctg_roster_add(ctg_world *world, ctg_commitment *unit)
{
    unit->formed_at = 0;
    ctg_roster_join_need(world, unit);
    note_turn(world, unit);
    join_formed(world, unit);
}

void ctg_roster_reschedule(ctg_world *world, ctg_commitment *unit)
{
    note_turn(world, unit);
    join_formed(world, unit);
}

void ctg_roster_leave_need(ctg_world *world, ctg_commitment *unit)
{
    relink(world, unit->by_need, unit->by_need.before, unit->by_need.after);
    ctg_contingent_leave(world, place_of(world, unit));
}

void ctg_roster_join_need(ctg_world *world, ctg_commitment *unit)
{
    const size_t list = list_of(world, unit);
    const int32_t first = world->rosters[list];
    unit->by_need = (ctg_link){.before = -(int32_t)list, .after = first};
    world->rosters[list] = place_of(world, unit) + 1;
    if (first > 0) {
        world->commitments[first - 1].by_need.before = world->rosters[list];
    }
    ctg_contingent_join(world, place_of(world, unit));
}

void ctg_roster_remove(ctg_world *world, ctg_commitment *unit)
{
    const int32_t place = place_of(world, unit);
    ctg_roster_leave_need(world, unit);
    leave_formed(world, unit);
    world->arrivals[place] = CTG_ROSTER_NEVER;
    world->reviews[place] = CTG_ROSTER_NEVER;
    world->ended[world->ended_count++] = place;
}

static void move(ctg_world *world, int32_t from, int32_t to)
{
    const ctg_commitment *const unit = &world->commitments[from];
    relink(world, unit->by_need, to + 1, to + 1);
    if (unit->formed_at > 0) {
        world->formed[unit->formed_at - 1] = to;
    }
    ctg_contingent_move(world, from, to);
    world->commitments[to] = *unit;
    world->arrivals[to] = world->arrivals[from];
    world->reviews[to] = world->reviews[from];
}

void ctg_roster_close_up(ctg_world *world)
{
    const ctg_commitment *const units = world->commitments;
    size_t count = world->commitment_count;
    for (size_t i = 0; i < world->ended_count; i++) {
        const int32_t place = world->ended[i];
        while (count > 0 && units[count - 1].persons == 0) {
            count--;
        }
        if ((size_t)place < count) {
            move(world, (int32_t)--count, place);
        }
    }
    world->commitment_count = count;
    world->ended_count = 0;
}

/* 1 for each month that has come, else 0. */
CTG_WIDE static void mark_come(const ctg_month *restrict months, ctg_month now, size_t count,
                               uint8_t *restrict come)
{
    for (size_t i = 0; i < count; i++) {
        come[i] = months[i] <= now;
    }
}

size_t ctg_roster_due(const ctg_world *world, bool there, ctg_rank *ranks)
{
    mark_come(there ? world->reviews : world->arrivals, world->now, world->commitment_count,
              world->come);
    const size_t count = ctg_pick_places(world->come, world->commitment_count, world->turns);
    for (size_t i = 0; i < count; i++) {
        ranks[i] = (ctg_rank){.at = world->turns[i]};
    }
    return count;
}
