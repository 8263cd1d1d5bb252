/* M6: members that mean to pay only a part of what they are assessed, for a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/withholding.h"

#include <string.h>

static bool holds(const ctg_event_row *row, ctg_month now)
{
    return row->kind == ctg_event_pays_part && row->month <= now &&
           (row->months == 0 || now < row->month + (ctg_month)row->months);
}

/* The event that holds for a state: the last to begin, at one month the later row. */
static const ctg_event_row *event_of(const ctg_world *world, int32_t state)
{
    const ctg_event_row *best = NULL;
    for (size_t i = 0; i < world->tables->events_count; i++) {
        const ctg_event_row *const row = &world->tables->events[i];
        if (row->state == state && holds(row, world->now) &&
            (best == NULL || row->month >= best->month)) {
            best = row;
        }
    }
    return best;
}

void ctg_withholding_begin(ctg_world *world)
{
    const size_t states = world->scene->S;
    world->withholds = false;
    for (size_t s = 0; s < states; s++) {
        world->pays[s] = 1.0;
        world->cents[s] = 0;
    }
    for (size_t i = 0; i < world->tables->events_count; i++) {
        const ctg_event_row *const row = &world->tables->events[i];
        if (holds(row, world->now)) {
            world->pays[row->state] = event_of(world, row->state)->value;
            world->cents[row->state] = world->withheld[row->state];
            world->withholds = true;
        }
    }
    memcpy(world->withheld, world->cents, states * sizeof *world->withheld);
}

void ctg_withholding_assess(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S && world->withholds; s++) {
        world->withheld[s] += (int64_t)((double)world->cents[s] * (1.0 - world->pays[s]));
    }
}

double ctg_withholding_payable(const ctg_world *world, size_t s)
{
    int64_t owed = 0;
    if (world->withheld[s] == 0) {
        return 1.0;
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        owed += world->arrears[m * world->scene->S + s];
    }
    return owed > world->withheld[s] ? 1.0 - (double)world->withheld[s] / (double)owed : 0.0;
}
