/* M18: equipment for partners' units raises their readiness.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/equipment.h"
#include "engine/model/unit.h"

#include "engine/model/donor.h"
#include "engine/model/people.h"
#include "engine/model/readiness.h"

/* The units that a state has trained people for. */
static double units(const ctg_world *world, size_t s, size_t k)
{
    const int32_t people = ctg_people_trained(&world->people, ctg_world_pool(world, s, k));
    const double count = (double)people / (double)ctg_unit_smallest(world, k);
    return count > 1.0 ? count : 1.0;
}

static void equip(ctg_world *world, const ctg_programme_row *row, size_t s, int64_t cents)
{
    const size_t k = (size_t)row->capability;
    const double cost = units(world, s, k) * world->p.donor_equipment_usd_per_unit;
    const double uniform =
        ctg_draw_uniform(&world->draw, ctg_purpose_equipment, world->now,
                         ctg_world_state_number(world, s), (uint32_t)row->number, 0);
    if (uniform * cost < (double)cents / 100.0) {
        ctg_readiness_raise(world, s, k);
    }
    world->month.programme_cents += cents;
    world->capacity_cost[s] += cents;
    ctg_donor_pay(world, (size_t)row->donor, (int32_t)s, cents);
}

static size_t list_recipients(ctg_world *world, size_t programme)
{
    const ctg_scene *const scene = world->scene;
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    size_t count = 0;
    for (size_t i = scene->recipient_from[programme]; i < scene->recipient_from[programme + 1];
         i++) {
        const size_t s = (size_t)scene->recipients[i];
        if (scene->exists[world->y * scene->S + s] &&
            ctg_readiness_rises(world, s, (size_t)row->capability)) {
            world->hands[count++] = (ctg_deal_hand){
                .order = ctg_draw_order(&world->draw, ctg_purpose_seat_order, world->now,
                                        ctg_world_state_number(world, s), (uint32_t)row->number, 0),
                .weight = 1,
                .who = (int32_t)s};
        }
    }
    return count;
}

void ctg_equipment_run(ctg_world *world, size_t programme)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const size_t count = list_recipients(world, programme);
    const int64_t cents = world->purse[programme];
    if (count == 0 || cents == 0) {
        return;
    }
    ctg_deal_out(world->hands, count, cents, (int64_t)count);
    world->purse[programme] = 0;
    for (size_t i = 0; i < count; i++) {
        equip(world, row, (size_t)world->hands[i].who, world->hands[i].dealt);
    }
}
