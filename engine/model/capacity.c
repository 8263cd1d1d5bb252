/* M15: people come home, lapse, leave and are recruited.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/capacity.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/wide.h"
#include "engine/model/people.h"

double ctg_capacity_strength(const ctg_world *world, size_t s, size_t k, size_t y)
{
    const ctg_scene *const scene = world->scene;
    const ctg_capability_row *const row = &world->tables->capabilities[k];
    const size_t at = y * scene->S + s;
    const double pool = row->personnel == ctg_police
                            ? scene->population[at] * world->p.pools_police_per_1000 / 1000.0
                            : (double)scene->armed_forces[at];
    return pool * (double)row->force_permille / 1000.0;
}

static void come_home(ctg_world *world)
{
    const size_t pools = world->scene->S * world->scene->K;
    const size_t month = (size_t)world->now % CTG_HOMECOMING_MONTHS;
    int32_t *const slot = world->homecoming + month * pools;
    if (!world->comes_home[month]) {
        return;
    }
    for (size_t from = 0; from < pools; from += world->scene->K) {
        int32_t any = 0; /* mostly a state has nobody who comes home */
        for (size_t pool = from; pool < from + world->scene->K; pool++) {
            any |= slot[pool];
        }
        for (size_t pool = from; any != 0 && pool < from + world->scene->K; pool++) {
            ctg_people_move(&world->people[pool], ctg_recovering, ctg_current, slot[pool]);
        }
    }
    memset(slot, 0, pools * sizeof *slot);
    world->comes_home[month] = false;
}

/* The forces' size changes through recruits; when it falls, the never trained leave. */
static void resize(ctg_world *world, size_t s, size_t k, ctg_people *people)
{
    const double strength = ctg_capacity_strength(world, s, k, world->y);
    const int64_t wanted = (int64_t)(strength < 1e9 ? strength : 1e9);
    int64_t there = 0;
    for (int stock = 0; stock < CTG_STOCKS; stock++) {
        there += people->in[stock];
    }
    if (wanted > there) {
        ctg_people_join(people, (int32_t)(wanted - there));
    } else {
        ctg_people_leave(people, ctg_never, (int32_t)(there - wanted));
    }
}

/* Lists the pools with trained people at home, how many are current and how many lapsed in each,
 * and draws the words of each; how many pools. */
static size_t list_pools(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t pools = scene->S * scene->K;
    uint32_t *const who = world->pool_names;
    uint32_t *const item = world->pool_names + pools;
    size_t count = 0;
    for (size_t s = 0; s < scene->S; s++) {
        const uint32_t state = ctg_world_state_number(world, s) << 16;
        for (size_t k = 0; k < scene->K; k++) {
            const size_t pool = s * scene->K + k;
            const int32_t current = world->people[pool].in[ctg_current];
            const int32_t lapsed = world->people[pool].in[ctg_lapsed];
            if (current + lapsed > 0) {
                who[count] = state;
                item[count] = (uint32_t)scene->tables->capabilities[k].number;
                world->pool_stocks[count] = current;
                world->pool_stocks[pools + count] = lapsed;
                world->pools_listed[count++] = (int32_t)pool;
            }
        }
    }
    ctg_draw_many(&world->draw, ctg_purpose_turnover, world->now, who, item, count,
                  world->pool_words);
    return count;
}

/* Shares of those at home in a month who leave, and of the current who then lapse. */
typedef struct shares {
    double turnover, lapse;
} shares;

/* So many of each pool move, a share of them rounded at random: current and lapsed who leave,
 * current who lapse. */
CTG_WIDE static void share_out(const shares *of, const uint32_t *restrict words, size_t count,
                               const int32_t *restrict current, const int32_t *restrict lapsed,
                               int32_t *restrict leave, int32_t *restrict leave_lapsed,
                               int32_t *restrict lapse)
{
    const shares by = *of;
    for (size_t i = 0; i < count; i++) {
        leave[i] = ctg_people_whole((double)current[i] * by.turnover, ctg_draw_of_word(words[i]));
        leave_lapsed[i] =
            ctg_people_whole((double)lapsed[i] * by.turnover, ctg_draw_of_word(words[count + i]));
        const int32_t stay = current[i] - ctg_people_available(leave[i], current[i]);
        lapse[i] =
            ctg_people_whole((double)stay * by.lapse, ctg_draw_of_word(words[2 * count + i]));
    }
}

/* Trained people at home leave and are replaced by recruits, or fall out of practice. */
static void leave_and_lapse(ctg_world *world, const shares *of)
{
    const size_t pools = world->scene->S * world->scene->K;
    const size_t count = list_pools(world);
    const int32_t *const leave = world->pool_moves;
    const int32_t *const leave_lapsed = leave + pools;
    const int32_t *const lapse = leave + 2 * pools;
    share_out(of, world->pool_words, count, world->pool_stocks, world->pool_stocks + pools,
              world->pool_moves, world->pool_moves + pools, world->pool_moves + 2 * pools);
    for (size_t i = 0; i < count; i++) {
        ctg_people *const people = &world->people[world->pools_listed[i]];
        const int32_t gone = ctg_people_leave(people, ctg_current, leave[i]);
        ctg_people_join(people, gone + ctg_people_leave(people, ctg_lapsed, leave_lapsed[i]));
        ctg_people_move(people, ctg_current, ctg_lapsed, lapse[i]);
    }
}

/* Instructors whom train-the-trainer added leave as trained people do. */
static void leave_instructors(ctg_world *world, size_t s, double turnover)
{
    if (world->instructors[s] > 0) {
        const double uniform =
            ctg_draw_uniform(&world->draw, ctg_purpose_turnover, world->now,
                             (uint32_t)world->scene->tables->states[s].number, 0, 0);
        world->instructors[s] -=
            ctg_people_whole((double)world->instructors[s] * turnover, uniform);
    }
}

void ctg_capacity_run(ctg_world *world)
{
    const shares of = {.turnover = world->p.training_turnover_per_year / 12.0,
                       .lapse =
                           1.0 - ctg_maths_exp2(-1.0 / world->p.training_lapse_half_life_months)};
    const bool january = ctg_month_of_year(world->now) == 1;
    come_home(world);
    for (size_t s = 0; s < world->scene->S; s++) {
        leave_instructors(world, s, of.turnover);
        for (size_t k = 0; k < world->scene->K && january; k++) {
            resize(world, s, k, &world->people[s * world->scene->K + k]);
        }
    }
    leave_and_lapse(world, &of);
}
