/* The roster: who of the commitments serves where, and whose turn it is when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/roster.h"

#include <stddef.h>

#include "engine/model/contingent.h"

static ctg_link *link_of(ctg_world *world, int32_t at, bool by_month)
{
    ctg_commitment *const unit = &world->commitments[at];
    return by_month ? &unit->by_month : &unit->by_need;
}

static void put_first(ctg_world *world, size_t list, int32_t at, bool by_month)
{
    const int32_t first = world->rosters[list];
    *link_of(world, at, by_month) = (ctg_link){.before = -(int32_t)list, .after = first};
    if (first > 0) {
        link_of(world, first - 1, by_month)->before = at + 1;
    }
    world->rosters[list] = at + 1;
}

/* Makes whoever pointed at the unit point at `before` and `after` instead. */
static void relink(ctg_world *world, ctg_link link, int32_t before, int32_t after, bool by_month)
{
    if (link.before > 0) {
        link_of(world, link.before - 1, by_month)->after = after;
    } else {
        world->rosters[-link.before] = after;
    }
    if (link.after > 0) {
        link_of(world, link.after - 1, by_month)->before = before;
    }
}

static void take_out(ctg_world *world, ctg_link link, bool by_month)
{
    relink(world, link, link.before, link.after, by_month);
}

static size_t list_of_need(const ctg_world *world, const ctg_commitment *unit)
{
    return (size_t)unit->mission * world->scene->K + (size_t)unit->capability;
}

static size_t list_of_month(const ctg_world *world, ctg_month month)
{
    return world->scene->M * world->scene->K + (size_t)month % CTG_ROSTER_MONTHS;
}

static ctg_month due(const ctg_commitment *unit)
{
    return unit->there ? unit->review : unit->arrives;
}

static int32_t place_of(const ctg_world *world, const ctg_commitment *unit)
{
    return (int32_t)(unit - world->commitments);
}

/* Whose month has passed waits in the list of this one. */
static void join_month(ctg_world *world, const ctg_commitment *unit)
{
    const ctg_month month = due(unit) > world->now ? due(unit) : world->now;
    put_first(world, list_of_month(world, month), place_of(world, unit), true);
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
    join_month(world, unit);
    join_formed(world, unit);
}

void ctg_roster_reschedule(ctg_world *world, ctg_commitment *unit)
{
    take_out(world, unit->by_month, true);
    join_month(world, unit);
    join_formed(world, unit);
}

void ctg_roster_leave_need(ctg_world *world, ctg_commitment *unit)
{
    take_out(world, unit->by_need, false);
    ctg_contingent_leave(world, place_of(world, unit));
}

void ctg_roster_join_need(ctg_world *world, ctg_commitment *unit)
{
    put_first(world, list_of_need(world, unit), place_of(world, unit), false);
    ctg_contingent_join(world, place_of(world, unit));
}

void ctg_roster_remove(ctg_world *world, ctg_commitment *unit)
{
    take_out(world, unit->by_need, false);
    ctg_contingent_leave(world, place_of(world, unit));
    take_out(world, unit->by_month, true);
    leave_formed(world, unit);
    world->ended[world->ended_count++] = place_of(world, unit);
}

static void move(ctg_world *world, int32_t from, int32_t to)
{
    const ctg_commitment *const unit = &world->commitments[from];
    relink(world, unit->by_need, to + 1, to + 1, false);
    relink(world, unit->by_month, to + 1, to + 1, true);
    if (unit->formed_at > 0) {
        world->formed[unit->formed_at - 1] = to;
    }
    ctg_contingent_move(world, from, to);
    world->commitments[to] = *unit;
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

size_t ctg_roster_due(const ctg_world *world, bool there, ctg_rank *ranks)
{
    size_t count = 0;
    for (ctg_month month = world->now - 1; month <= world->now; month++) {
        int32_t at = world->rosters[list_of_month(world, month)] - 1;
        for (; at >= 0; at = world->commitments[at].by_month.after - 1) {
            const ctg_commitment *const unit = &world->commitments[at];
            if (unit->there == there && due(unit) <= world->now) {
                ranks[count++] = (ctg_rank){.at = at};
            }
        }
    }
    return count;
}
