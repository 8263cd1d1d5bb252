/* M14: donors' programmes teach people of other states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/programme.h"

#include "engine/base/table.h"
#include "engine/model/people.h"

static bool runs(const ctg_programme_row *row, ctg_month month)
{
    return row->start <= month && (row->end == CTG_NO_MONTH || month <= row->end);
}

/* US dollars a month that the donor gives to the programme. */
static double budget_usd(const ctg_world *world, const ctg_programme_row *row, ctg_month month)
{
    double shares = 0.0;
    for (size_t i = 0; i < world->tables->programmes_count; i++) {
        const ctg_programme_row *const other = &world->tables->programmes[i];
        if (other->donor == row->donor && runs(other, month)) {
            shares += (double)other->donor_share_permille;
        }
    }
    const double year = world->tables->donors[row->donor].budget_usd_m_per_year * 1e6;
    return shares > 0.0 ? year / 12.0 * (double)row->donor_share_permille / shares : 0.0;
}

double ctg_programme_throughput(const ctg_world *world, size_t programme, ctg_month month)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const ctg_parameters *const p = &world->p;
    const double by_instructors =
        (double)row->instructors * p->training_people_per_instructor / p->training_course_months;
    const double by_seats = (double)row->seats_per_year / 12.0;
    const double by_money = budget_usd(world, row, month) / p->training_programme_cost_usd_per_pers;
    double least = by_instructors < by_seats ? by_instructors : by_seats;
    least = least < by_money ? least : by_money;
    return least * (double)row->peacekeeping_permille / 1000.0;
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

/* The uniform of a state's part in a programme this month. */
static double part(const ctg_world *world, ctg_purpose purpose, const ctg_programme_row *row,
                   size_t s)
{
    return ctg_draw_uniform(&world->draw, purpose, world->now,
                            (uint32_t)world->scene->tables->states[s].number, (uint32_t)row->number,
                            0);
}

static void teach_state(ctg_world *world, const ctg_programme_row *row, size_t s, int32_t pupils)
{
    ctg_people *const people = &world->people[s * world->scene->K + (size_t)row->capability];
    const int64_t cents =
        (int64_t)(world->p.training_programme_cost_usd_per_pers * 100.0 + 0.5) * pupils;
    const int32_t wanted = ctg_people_whole((double)pupils * effect(&world->p, row->mode),
                                            part(world, ctg_purpose_effect, row, s));
    int32_t taught = ctg_people_move(people, ctg_lapsed, ctg_current, wanted);
    taught += ctg_people_move(people, ctg_never, ctg_current, wanted - taught);
    if (row->mode == ctg_mode_train_the_trainer) {
        world->instructors[s] += ctg_people_whole((double)taught * world->p.training_trainer_share,
                                                  part(world, ctg_purpose_trainers, row, s));
    }
    world->taught[s] = world->now;
    world->month.programme_cents += cents;
    world->capacity_cost[s] += cents;
}

static void run_one(ctg_world *world, size_t programme)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const uint32_t number = (uint32_t)row->number;
    const int32_t cohort = ctg_people_whole(
        ctg_programme_throughput(world, programme, world->now),
        ctg_draw_uniform(&world->draw, ctg_purpose_cohort, world->now, 0, number, 0));
    size_t count = 0;
    for (size_t i = world->scene->recipient_from[programme];
         i < world->scene->recipient_from[programme + 1]; i++) {
        const int32_t s = world->scene->recipients[i];
        if (world->scene->exists[world->y * world->scene->S + (size_t)s]) {
            const uint32_t who = (uint32_t)world->scene->tables->states[s].number;
            world->hands[count++] =
                (ctg_deal_hand){.order = ctg_draw_order(&world->draw, ctg_purpose_seat_order,
                                                        world->now, who, number, 0),
                                .weight = 1,
                                .who = s};
        }
    }
    ctg_deal_out(world->hands, count, cohort, (int64_t)count);
    for (size_t i = 0; i < count; i++) {
        const ctg_deal_hand *const hand = &world->hands[i];
        if (hand->dealt > 0) {
            teach_state(world, row, (size_t)hand->who, (int32_t)hand->dealt);
        }
    }
}

void ctg_programme_run(ctg_world *world)
{
    for (size_t rank = 0; rank < world->tables->programmes_count; rank++) {
        const size_t i = (size_t)world->scene->programme_order[rank];
        if (runs(&world->tables->programmes[i], world->now)) {
            run_one(world, i);
        }
    }
}

/* People whom a programme taught up to now and who have not left since, in all its recipients. */
static double taught_so_far(const ctg_world *world, size_t programme)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const double stays = 1.0 - world->p.training_turnover_per_year / 12.0;
    const double share = effect(&world->p, row->mode);
    double sum = 0.0;
    for (ctg_month month = row->start; month <= world->now; month++) {
        const double taught =
            runs(row, month) ? ctg_programme_throughput(world, programme, month) * share : 0.0;
        sum = sum * stays + taught;
    }
    return sum;
}

void ctg_programme_past(ctg_world *world, double *taught)
{
    const ctg_scene *const scene = world->scene;
    for (size_t rank = 0; rank < world->tables->programmes_count; rank++) {
        const size_t i = (size_t)scene->programme_order[rank];
        const ctg_programme_row *const row = &world->tables->programmes[i];
        const size_t count = scene->recipient_from[i + 1] - scene->recipient_from[i];
        const double sum = taught_so_far(world, i);
        for (size_t j = scene->recipient_from[i]; j < scene->recipient_from[i + 1]; j++) {
            const size_t s = (size_t)scene->recipients[j];
            taught[s * scene->K + (size_t)row->capability] += sum / (double)count;
            if (runs(row, world->now)) {
                world->taught[s] = world->now;
            }
        }
    }
}
