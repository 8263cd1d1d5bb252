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

/* Whom a programme teaches in state s. */
static size_t pool_of(const ctg_world *world, size_t s, const ctg_programme_row *row)
{
    return ctg_world_pool(world, s, (size_t)row->capability);
}

/* Draws of a programme's recipients for one purpose; recipient i has word i - first. */
static const uint32_t *draw_parts(ctg_world *world, ctg_purpose purpose, size_t programme)
{
    const size_t from = world->scene->recipient_from[programme];
    ctg_draw_many(&world->draw, purpose, world->now, world->seat_names + from, NULL,
                  world->scene->recipient_from[programme + 1] - from, world->state_words);
    return world->state_words;
}

/* How many of the pupils the course can still reach this month; `i` is the state's place among the
 * recipients of all programmes. */
static int32_t absorb(ctg_world *world, size_t i, size_t pool, int32_t pupils)
{
    const ctg_people *const people = &world->people;
    int32_t *const left = &world->absorbs[pool];
    if (*left < 0) {
        const double all = (double)(people->joined[pool] - people->left[pool]);
        *left = ctg_people_whole(all * world->p.training_absorption_share_per_month,
                                 ctg_draw_of_word(world->absorb_words[i]));
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

/* A programme at work, and the draws by which what its recipients learn is rounded; NULL where it
 * is whole. */
typedef struct lesson {
    const ctg_programme_row *row;
    size_t first;  /* of its recipients */
    int64_t cents; /* of a course */
    double effect; /* share of those taught */
    const uint32_t *effects;
} lesson;

static double chance(const uint32_t *words, size_t at)
{
    return words != NULL ? ctg_draw_of_word(words[at]) : 1.0;
}

/* Teaches a state's pupils; how many of them learnt. */
static int32_t teach_state(ctg_world *world, const lesson *of, size_t i, int32_t pupils)
{
    const size_t s = (size_t)world->scene->recipients[i];
    const size_t pool = pool_of(world, s, of->row);
    ctg_people *const people = &world->people;
    const int64_t cents = of->cents * pupils;
    const int32_t reached = absorb(world, i, pool, pupils);
    const int32_t wanted =
        ctg_people_whole((double)reached * of->effect, chance(of->effects, i - of->first));
    const int32_t lapsed = ctg_people_move(people, pool, ctg_lapsed, ctg_current, wanted);
    const int32_t never = ctg_people_move(people, pool, ctg_never, ctg_current, wanted - lapsed);
    ctg_people_learnt(people, pool, lapsed, never, world->donor_at[s] != of->row->donor);
    world->month.programme_cents += cents;
    world->capacity_cost[s] += cents;
    ctg_donor_pay(world, (size_t)of->row->donor, (int32_t)s, cents);
    ctg_donor_waste(world, of->cents * (pupils - reached));
    return lapsed + never;
}

/* Lists those recipients that exist and are not left to others, as hands by their places among the
 * recipients of all programmes. */
static size_t list_pupils(ctg_world *world, size_t programme)
{
    const ctg_scene *const scene = world->scene;
    const uint8_t *const exists = scene->exists + world->y * scene->S;
    const uint32_t *const high = world->seat_words;
    const uint32_t *const low = high + scene->recipient_from[scene->P];
    const bool *const yields = ctg_coordination_yielded(world, programme);
    const size_t from = scene->recipient_from[programme];
    size_t count = 0;
    for (size_t i = from; i < scene->recipient_from[programme + 1]; i++) {
        if (exists[scene->recipients[i]] && !(yields != NULL && yields[i - from])) {
            world->hands[count++] =
                (ctg_deal_hand){.order = (uint64_t)high[i] << 32 | low[i], .who = (int32_t)i};
        }
    }
    return count;
}

/* How many a programme teaches this month. */
static int64_t cohort_of(const ctg_world *world, size_t programme, double uniform)
{
    const int64_t payable = world->purse[programme] / course_cents(world);
    const int32_t seats =
        ctg_people_whole(room(world, &world->tables->programmes[programme]), uniform);
    return payable < seats ? payable : seats;
}

static void teach(ctg_world *world, size_t programme, int64_t cohort)
{
    const ctg_programme_row *const row = &world->tables->programmes[programme];
    const size_t count = cohort > 0 ? list_pupils(world, programme) : 0;
    const bool trains = row->mode == ctg_mode_train_the_trainer;
    if (count == 0) {
        return;
    }
    ctg_deal_out_evenly(world->hands, count, cohort);
    lesson of = {.row = row,
                 .first = world->scene->recipient_from[programme],
                 .cents = course_cents(world),
                 .effect = effect(&world->p, row->mode)};
    const uint32_t *const words =
        trains ? draw_parts(world, ctg_purpose_trainers, programme)
               : (of.effect < 1.0 ? draw_parts(world, ctg_purpose_effect, programme) : NULL);
    of.effects = trains ? NULL : words;
    world->purse[programme] -= cohort * of.cents;
    world->abroad[(size_t)row->donor * world->scene->K + (size_t)row->capability] +=
        (int32_t)row->instructors;
    for (size_t at = 0; at < count; at++) {
        const size_t i = (size_t)world->hands[at].who;
        const int32_t pupils = (int32_t)world->hands[at].dealt;
        const int32_t learnt = pupils > 0 ? teach_state(world, &of, i, pupils) : 0;
        if (trains && learnt > 0) {
            world->instructors[world->scene->recipients[i]] += ctg_people_whole(
                (double)learnt * world->p.training_trainer_share, chance(words, i - of.first));
        }
    }
}

/* Draws what recipients of all programmes may need: who comes first, what their states absorb. */
static void draw_recipients(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t count = scene->recipient_from[scene->P];
    for (size_t p = 0; p < scene->P; p++) {
        const ctg_programme_row *const row = &world->tables->programmes[p];
        const int64_t capability = scene->tables->capabilities[row->capability].number;
        for (size_t i = scene->recipient_from[p]; i < scene->recipient_from[p + 1]; i++) {
            const size_t s = (size_t)scene->recipients[i];
            world->seat_names[i] = ctg_world_state_number(world, s) << 16 | (uint32_t)row->number;
            world->absorb_names[i] = ctg_world_state_number(world, s) << 16;
            world->absorb_items[i] = (uint32_t)capability;
            world->absorbs[pool_of(world, s, row)] = -1; /* not asked yet */
        }
    }
    ctg_draw_many(&world->draw, ctg_purpose_seat_order, world->now, world->seat_names, NULL, count,
                  world->seat_words);
    ctg_draw_many(&world->draw, ctg_purpose_absorption, world->now, world->absorb_names,
                  world->absorb_items, count, world->absorb_words);
}

/* Programmes that run, in their order this month, into the ranks; `word` is that of the cohort. */
static size_t list_programmes(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    uint32_t *const words = world->programme_words;
    uint32_t *const cohorts = words + 4 * scene->P;
    size_t count = 0;
    for (size_t p = 0; p < scene->P; p++) {
        world->programme_names[p] = (uint32_t)world->tables->programmes[p].number;
    }
    ctg_draw_many(&world->draw, ctg_purpose_programme_order, world->now, world->programme_names,
                  NULL, scene->P, words);
    ctg_draw_many(&world->draw, ctg_purpose_cohort, world->now, world->programme_names, NULL,
                  scene->P, cohorts);
    for (size_t p = 0; p < scene->P; p++) {
        if (ctg_donor_runs(&world->tables->programmes[p], world->now)) {
            world->ranks[count++] =
                (ctg_rank){.order = (uint64_t)words[p] << 32 | words[scene->P + p],
                           .at = (int32_t)p,
                           .word = cohorts[p]};
        }
    }
    ctg_rank_sort(world->ranks, count);
    return count;
}

void ctg_programme_run(ctg_world *world)
{
    const size_t count = list_programmes(world);
    draw_recipients(world);
    ctg_coordination_begin(world);
    for (size_t i = 0; i < count; i++) {
        const size_t p = (size_t)world->ranks[i].at;
        if (world->tables->programmes[p].mode == ctg_mode_equipment) {
            ctg_equipment_run(world, p);
        } else {
            teach(world, p, cohort_of(world, p, ctg_draw_of_word(world->ranks[i].word)));
        }
    }
}

/* The next month after this one in which programmes that run, and so what each gets, change. */
static ctg_month next_turn(const ctg_world *world, ctg_month month)
{
    ctg_month next = CTG_MONTH_MOST;
    for (size_t p = 0; p < world->scene->P; p++) {
        const ctg_programme_row *const row = &world->tables->programmes[p];
        const ctg_month after = row->end == CTG_NO_MONTH ? CTG_MONTH_MOST : row->end + 1;
        next = row->start > month && row->start < next ? row->start : next;
        next = after > month && after < next ? after : next;
    }
    return next;
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
    ctg_month next = row->start;
    double pupils = 0.0;
    for (ctg_month month = row->start; month <= world->now; month++) {
        if (month == next) {
            pupils = ctg_donor_runs(row, month)
                         ? ctg_programme_throughput(world, programme, month) / (double)(to - from)
                         : 0.0;
            next = next_turn(world, month);
        }
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
            const size_t pool = pool_of(world, s, row);
            taught[pool] += world->past[i];
            world->people.dependent[pool] +=
                world->donor_at[s] == row->donor ? 0.0 : world->past[i];
        }
    }
}
