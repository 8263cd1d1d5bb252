/* M14: donors' programmes teach people of other states, or equip their units.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/programme.h"

#include "engine/base/table.h"
#include "engine/model/capacity.h"
#include "engine/model/coordination.h"
#include "engine/model/donor.h"
#include "engine/model/equipment.h"
#include "engine/model/people.h"

/* People whom instructors and seats allow in a month, peacekeeping or not. */
static double room(const ctg_world *world, const ctg_programme_row *row)
{
    const ctg_parameters *const p = &world->p;
    const double months =
        row->course_weeks > 0 ? (double)row->course_weeks * 12.0 / 52.0 : p->training_course_months;
    const double by_instructors =
        (double)row->instructors * p->training_people_per_instructor / months;
    const double by_seats = (double)row->seats_per_year / 12.0;
    const double least = by_instructors < by_seats ? by_instructors : by_seats;
    return least * (double)row->peacekeeping_permille / 1000.0;
}

double ctg_programme_throughput(const ctg_world *world, size_t programme, ctg_month month)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const double by_money =
        ctg_donor_programme_usd(world, row, month) / world->p.training_programme_cost_usd_per_pers;
    const double by_room = room(world, row);
    return by_room < by_money ? by_room : by_money;
}

/* Of those taught, who come out current. */
static double effect(const ctg_parameters *p, int32_t mode)
{
    switch ((ctg_mode)mode) {
    case ctg_mode_lecture:
        return p->training_lecture_effect;
    case ctg_mode_adviser:
        return p->training_adviser_effect;
    case ctg_mode_equipment:
        return 0.0;
    case ctg_mode_course:
    case ctg_mode_train_the_trainer:
    default:
        return 1.0;
    }
}

/* A whole number whose mean is `amount`, by the uniform of a state's part in a programme this
 * month; an amount that is whole needs none. */
static int32_t part(const ctg_world *world, ctg_purpose purpose, const ctg_programme_row *row,
                    size_t s, double amount)
{
    const bool whole = amount == (double)(int32_t)amount;
    const double uniform =
        whole ? 1.0
              : ctg_draw_uniform(&world->draw, purpose, world->now,
                                 ctg_world_state_number(world, s), (uint32_t)row->number, 0);
    return ctg_people_whole(amount, uniform);
}

/* How many of the pupils the course can still reach this month. */
static int32_t absorb(ctg_world *world, size_t s, size_t k, int32_t pupils)
{
    const size_t pool = ctg_world_pool(world, s, k);
    const ctg_people *const people = &world->people;
    int32_t *const left = &world->absorbs[pool];
    if (*left < 0) {
        const double all = (double)(people->joined[pool] - people->left[pool]);
        const uint32_t number = (uint32_t)world->scene->tables->capabilities[k].number;
        *left = ctg_people_whole(all * world->p.training_absorption_share_per_month,
                                 ctg_draw_uniform(&world->draw, ctg_purpose_absorption, world->now,
                                                  ctg_world_state_number(world, s), 0, number));
    }
    const int32_t untaught = people->in[ctg_lapsed][pool] + people->in[ctg_never][pool];
    const int32_t most = *left < untaught ? *left : untaught;
    const int32_t reached = pupils < most ? pupils : most;
    *left -= reached;
    return reached;
}

static int64_t course_cents(const ctg_world *world)
{
    return (int64_t)(world->p.training_programme_cost_usd_per_pers * 100.0 + 0.5);
}

static void teach_state(ctg_world *world, const ctg_programme_row *row, size_t s, int32_t pupils)
{
    const size_t k = (size_t)row->capability;
    ctg_people *const people = &world->people;
    const size_t pool = ctg_world_pool(world, s, k);
    const int64_t cents = course_cents(world) * pupils;
    const int32_t reached = absorb(world, s, k, pupils);
    const int32_t wanted =
        part(world, ctg_purpose_effect, row, s, (double)reached * effect(&world->p, row->mode));
    const int32_t lapsed = ctg_people_move(people, pool, ctg_lapsed, ctg_current, wanted);
    const int32_t never = ctg_people_move(people, pool, ctg_never, ctg_current, wanted - lapsed);
    ctg_people_learnt(people, pool, lapsed, never, world->donor_at[s] != row->donor);
    if (row->mode == ctg_mode_train_the_trainer) {
        world->instructors[s] += part(world, ctg_purpose_trainers, row, s,
                                      (double)(lapsed + never) * world->p.training_trainer_share);
    }
    world->month.programme_cents += cents;
    world->capacity_cost[s] += cents;
    ctg_donor_pay(world, (size_t)row->donor, (int32_t)s, cents);
    ctg_donor_waste(world, course_cents(world) * (pupils - reached));
}

/* Those recipients that exist and are not left to others, as hands of equal weight. */
static size_t list_pupils(ctg_world *world, size_t programme)
{
    const ctg_scene *const scene = world->scene;
    const uint32_t number = (uint32_t)world->tables->programmes[programme].number;
    const bool overlaps = ctg_coordination_overlaps(world, programme);
    size_t count = 0;
    for (size_t i = scene->recipient_from[programme]; i < scene->recipient_from[programme + 1];
         i++) {
        const size_t s = (size_t)scene->recipients[i];
        if (scene->exists[world->y * scene->S + s] &&
            !(overlaps && ctg_coordination_yields(world, programme, s))) {
            world->state_names[count] = ctg_world_state_number(world, s) << 16 | number;
            world->hands[count++] = (ctg_deal_hand){.weight = 1, .who = (int32_t)s};
        }
    }
    const uint32_t *const words = world->state_words;
    ctg_draw_many(&world->draw, ctg_purpose_seat_order, world->now, world->state_names, NULL, count,
                  world->state_words);
    for (size_t i = 0; i < count; i++) {
        world->hands[i].order = (uint64_t)words[i] << 32 | words[count + i];
    }
    return count;
}

static void teach(ctg_world *world, size_t programme)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const int64_t payable = world->purse[programme] / course_cents(world);
    const int32_t seats = ctg_people_whole(
        room(world, row), ctg_draw_uniform(&world->draw, ctg_purpose_cohort, world->now, 0,
                                           (uint32_t)row->number, 0));
    const int64_t cohort = payable < seats ? payable : seats;
    const size_t count = cohort > 0 ? list_pupils(world, programme) : 0;
    if (count == 0) {
        return;
    }
    ctg_deal_out(world->hands, count, cohort, (int64_t)count);
    world->purse[programme] -= cohort * course_cents(world);
    world->abroad[(size_t)row->donor * world->scene->K + (size_t)row->capability] +=
        (int32_t)row->instructors;
    for (size_t i = 0; i < count; i++) {
        const ctg_deal_hand *const hand = &world->hands[i];
        if (hand->dealt > 0) {
            teach_state(world, row, (size_t)hand->who, (int32_t)hand->dealt);
        }
    }
}

void ctg_programme_run(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    size_t count = 0;
    for (size_t pool = 0; pool < scene->S * scene->K; pool++) {
        world->absorbs[pool] = -1; /* not asked yet */
    }
    for (size_t p = 0; p < scene->P; p++) {
        const ctg_programme_row *const row = &world->tables->programmes[p];
        if (ctg_donor_runs(row, world->now)) {
            world->ranks[count++] =
                (ctg_rank){.order = ctg_draw_order(&world->draw, ctg_purpose_programme_order,
                                                   world->now, 0, (uint32_t)row->number, 0),
                           .at = (int32_t)p};
        }
    }
    ctg_rank_sort(world->ranks, count);
    for (size_t i = 0; i < count; i++) {
        const size_t p = (size_t)world->ranks[i].at;
        if (world->tables->programmes[p].mode == ctg_mode_equipment) {
            ctg_equipment_run(world, p);
        } else {
            teach(world, p);
        }
    }
}

/* Adds up in world->past, by recipient of the programme, the people whom it taught up to now and
 * who have not left since. */
static void sum_past(ctg_world *world, size_t programme, size_t from, size_t to)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const double stays = 1.0 - world->p.training_turnover_per_year / 12.0;
    const double share = effect(&world->p, row->mode);
    for (size_t i = from; i < to; i++) {
        world->past[i] = 0.0;
    }
    for (ctg_month month = row->start; month <= world->now; month++) {
        const double pupils =
            ctg_donor_runs(row, month)
                ? ctg_programme_throughput(world, programme, month) / (double)(to - from)
                : 0.0;
        for (size_t i = from; i < to; i++) {
            const double most = world->past_most[i];
            world->past[i] = world->past[i] * stays + (pupils < most ? pupils : most) * share;
        }
    }
}

void ctg_programme_past(ctg_world *world, double *taught)
{
    const ctg_scene *const scene = world->scene;
    for (size_t rank = 0; rank < scene->P; rank++) {
        const size_t p = (size_t)scene->programme_order[rank];
        const ctg_programme_row *const row = &world->tables->programmes[p];
        const size_t from = scene->recipient_from[p];
        const size_t to = scene->recipient_from[p + 1];
        for (size_t i = from; i < to; i++) {
            world->past_most[i] = ctg_capacity_strength(world, (size_t)scene->recipients[i],
                                                        (size_t)row->capability, 0) *
                                  world->p.training_absorption_share_per_month;
        }
        sum_past(world, p, from, to);
        for (size_t i = from; i < to; i++) {
            const size_t s = (size_t)scene->recipients[i];
            const size_t pool = ctg_world_pool(world, s, (size_t)row->capability);
            taught[pool] += world->past[i];
            world->people.dependent[pool] +=
                world->donor_at[s] == row->donor ? 0.0 : world->past[i];
        }
    }
}
