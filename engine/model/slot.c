/* M1: places for missions that the model begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/slot.h"

#include <string.h>

#include "engine/model/lifetime.h"
#include "engine/model/liquidation.h"
#include "engine/model/losses.h"

#define ACCOUNTS_MONTHS 24 /* for which a closed mission's accounts are kept apart [assumed] */

static bool has_money(const ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    if (world->cash[m] > 0 || world->bills[m] > 0) {
        return true;
    }
    for (size_t s = 0; s < states; s++) {
        if (world->arrears[m * states + s] > 0 || world->debts[m * states + s] > 0) {
            return true;
        }
    }
    return false;
}

static bool has_ended(const ctg_world *world, size_t m)
{
    return !ctg_lifetime_is_open(world, m) && world->lives[m].begins == CTG_NO_MONTH &&
           world->serving[m] == 0;
}

/* The mission in progress with the lowest number that shares the budget of m; M when there is
 * none. */
static size_t heir(const ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    const int32_t budget = ctg_world_mission(world, m)->budget;
    const int32_t wanted = budget == ctg_budget_own ? ctg_budget_peacekeeping : budget;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t other = (size_t)scene->mission_order[rank];
        if (ctg_lifetime_is_open(world, other) &&
            ctg_world_mission(world, other)->budget == wanted) {
            return other;
        }
    }
    return scene->M;
}

/* Whether the place is free in the sense of one of three passes. */
static bool is_free(ctg_world *world, size_t m, int pass)
{
    if (world->host[m] < 0) {
        return true; /* in the first pass: no other sees one */
    }
    if (pass == 0 || !has_ended(world, m)) {
        return false;
    }
    if (pass == 1) {
        return !has_money(world, m);
    }
    return world->now - world->lives[m].ends >= ACCOUNTS_MONTHS && heir(world, m) < world->scene->M;
}

/* What the mission before has left in the place. */
static void clear(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    if (world->host[m] >= 0 && has_money(world, m)) {
        ctg_liquidation_pass_on(world, m, heir(world, m));
    }
    world->has_money[m] = 0;
    world->ahead[m] = 0;
    world->host[m] = -1;
    world->opened[m] = CTG_NO_MONTH;
    world->lives[m] = (ctg_life){.bridge = -1};
    memset(world->knowhow + m * scene->S, 0, scene->S * sizeof *world->knowhow);
    ctg_losses_forget(world, m);
    for (size_t g = 0; g < scene->M - scene->N; g++) {
        ctg_mission_row *const row = &world->slots[g];
        row->predecessor = row->predecessor == (int32_t)m ? -1 : row->predecessor;
    }
}

size_t ctg_slot_take(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    for (int pass = 0; pass < 3; pass++) {
        for (size_t m = scene->N; m < scene->M; m++) {
            if (is_free(world, m, pass)) {
                clear(world, m);
                world->slot_uses[m - scene->N]++;
                return m;
            }
        }
    }
    world->month.openings_lost++;
    return scene->M;
}
