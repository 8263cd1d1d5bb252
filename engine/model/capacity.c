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

/* So many of each pool come home from a tour, of those who recover. */
CTG_WIDE static void end_dwell(const int32_t *restrict coming, size_t pools,
                               int32_t *restrict recovering, int32_t *restrict current)
{
    for (size_t pool = 0; pool < pools; pool++) {
        const int32_t home = ctg_people_available(coming[pool], recovering[pool]);
        recovering[pool] -= home;
        current[pool] += home;
    }
}

static void come_home(ctg_world *world)
{
    const size_t pools = world->scene->S * world->scene->K;
    const size_t month = (size_t)world->now % CTG_HOMECOMING_MONTHS;
    int32_t *const slot = world->homecoming + month * pools;
    if (!world->comes_home[month]) {
        return;
    }
    end_dwell(slot, pools, world->people.in[ctg_recovering], world->people.in[ctg_current]);
    memset(slot, 0, pools * sizeof *slot);
    world->comes_home[month] = false;
}

/* The forces' size changes through recruits; when it falls, the never trained leave. */
static void resize(ctg_world *world, size_t s, size_t k)
{
    ctg_people *const people = &world->people;
    const size_t pool = ctg_world_pool(world, s, k);
    const double strength = ctg_capacity_strength(world, s, k, world->y);
    const int64_t wanted = (int64_t)(strength < 1e9 ? strength : 1e9);
    int64_t there = 0;
    for (int stock = 0; stock < CTG_STOCKS; stock++) {
        there += people->in[stock][pool];
    }
    if (wanted > there) {
        ctg_people_join(people, pool, (int32_t)(wanted - there));
    } else {
        ctg_people_leave(people, pool, ctg_never, (int32_t)(there - wanted));
    }
}

/* Which pools have trained people at home and never had any before: 1, else 0; whether any has. */
CTG_WIDE static bool find_new_homes(const int32_t *restrict current, const int32_t *restrict lapsed,
                                    size_t pools, const uint8_t *restrict known,
                                    uint8_t *restrict fresh)
{
    uint8_t any = 0;
    for (size_t pool = 0; pool < pools; pool++) {
        fresh[pool] = (uint8_t)((current[pool] | lapsed[pool]) != 0) & (known[pool] ^ 1u);
        any |= fresh[pool];
    }
    return any != 0;
}

/* Keeps the list of the pools where trained people are at home, or were: these draw in vain. */
static void list_homes(ctg_world *world)
{
    const size_t pools = world->scene->S * world->scene->K;
    const uint8_t *const fresh = world->pool_flags;
    if (find_new_homes(world->people.in[ctg_current], world->people.in[ctg_lapsed], pools,
                       world->was_home, world->pool_flags)) {
        ctg_people_list(world->scene, fresh, &world->home);
        for (size_t pool = 0; pool < pools; pool++) {
            world->was_home[pool] |= fresh[pool];
        }
    }
}

/* Shares of those at home in a month who leave, and of the current who then lapse. */
typedef struct shares {
    double turnover, lapse;
} shares;

/* So many of each pool move, a share of them rounded at random: current and lapsed who leave,
 * current who lapse; no more than are there. */
CTG_WIDE static void share_out(const shares *of, const uint32_t *restrict words, size_t count,
                               const int32_t *restrict current, const int32_t *restrict lapsed,
                               int32_t *restrict leave, int32_t *restrict leave_lapsed,
                               int32_t *restrict lapse)
{
    const shares by = *of;
    for (size_t i = 0; i < count; i++) {
        const int32_t leaving =
            ctg_people_whole((double)current[i] * by.turnover, ctg_draw_of_word(words[i]));
        const int32_t leaving_lapsed =
            ctg_people_whole((double)lapsed[i] * by.turnover, ctg_draw_of_word(words[count + i]));
        leave[i] = ctg_people_available(leaving, current[i]);
        leave_lapsed[i] = ctg_people_available(leaving_lapsed, lapsed[i]);
        const int32_t stay = current[i] - leave[i];
        const int32_t lapsing =
            ctg_people_whole((double)stay * by.lapse, ctg_draw_of_word(words[2 * count + i]));
        lapse[i] = ctg_people_available(lapsing, stay);
    }
}

/* Draws how many leave and lapse in each listed pool, into world->pool_moves. */
static void draw_moves(ctg_world *world, const shares *of)
{
    const ctg_pool_list *const home = &world->home;
    const size_t pools = world->scene->S * world->scene->K;
    int32_t *const current = world->pool_stocks;
    int32_t *const lapsed = world->pool_stocks + pools;
    for (size_t i = 0; i < home->count; i++) {
        current[i] = world->people.in[ctg_current][home->pools[i]];
        lapsed[i] = world->people.in[ctg_lapsed][home->pools[i]];
    }
    ctg_draw_many(&world->draw, ctg_purpose_turnover, world->now, home->who, home->item,
                  home->count, world->pool_words);
    share_out(of, world->pool_words, home->count, current, lapsed, world->pool_moves,
              world->pool_moves + pools, world->pool_moves + 2 * pools);
}

/* Moves in a pool: some leave, whom recruits replace, and some lapse; as many as are there. */
typedef struct moves {
    const int32_t *leave, *leave_lapsed, *lapse; /* [place in the list] */
} moves;

static void move_all(ctg_people *people, const ctg_pool_list *home, const moves *of)
{
    int32_t *const never = people->in[ctg_never];
    int32_t *const current = people->in[ctg_current];
    int32_t *const lapsed = people->in[ctg_lapsed];
    int64_t *const joined = people->joined;
    int64_t *const left = people->left;
    const double *const dependent = people->dependent;
    for (size_t i = 0; i < home->count; i++) {
        const size_t pool = (size_t)home->pools[i];
        const int32_t gone = of->leave[i] + of->leave_lapsed[i];
        if (gone > 0 && dependent[pool] > 0.0) {
            ctg_people_leave(people, pool, ctg_current, of->leave[i]);
            ctg_people_leave(people, pool, ctg_lapsed, of->leave_lapsed[i]);
        } else {
            current[pool] -= of->leave[i];
            lapsed[pool] -= of->leave_lapsed[i];
            left[pool] += gone;
        }
        never[pool] += gone;
        joined[pool] += gone;
        current[pool] -= of->lapse[i];
        lapsed[pool] += of->lapse[i];
    }
}

/* Trained people at home leave and are replaced by recruits, or fall out of practice. */
static void leave_and_lapse(ctg_world *world, const shares *of)
{
    const size_t pools = world->scene->S * world->scene->K;
    const moves drawn = {world->pool_moves, world->pool_moves + pools,
                         world->pool_moves + 2 * pools};
    list_homes(world);
    draw_moves(world, of);
    move_all(&world->people, &world->home, &drawn);
}

void ctg_capacity_start(ctg_world *world)
{
    world->home.count = 0;
    memset(world->was_home, 0, world->scene->S * world->scene->K * sizeof *world->was_home);
}

/* Instructors whom train-the-trainer added leave as trained people do. */
static void leave_instructors(ctg_world *world, double turnover)
{
    int32_t *const teaching = world->states_listed;
    size_t count = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        world->state_names[count] = ctg_world_state_number(world, s) << 16;
        teaching[count] = (int32_t)s;
        count += world->instructors[s] > 0;
    }
    ctg_draw_many(&world->draw, ctg_purpose_turnover, world->now, world->state_names, NULL, count,
                  world->state_words);
    for (size_t i = 0; i < count; i++) {
        int32_t *const instructors = &world->instructors[teaching[i]];
        *instructors -= ctg_people_whole((double)*instructors * turnover,
                                         ctg_draw_of_word(world->state_words[i]));
    }
}

void ctg_capacity_run(ctg_world *world)
{
    const shares of = {.turnover = world->p.training_turnover_per_year / 12.0,
                       .lapse =
                           1.0 - ctg_maths_exp2(-1.0 / world->p.training_lapse_half_life_months)};
    const bool january = ctg_month_of_year(world->now) == 1;
    come_home(world);
    leave_instructors(world, of.turnover);
    for (size_t k = 0; k < world->scene->K && january; k++) {
        for (size_t s = 0; s < world->scene->S; s++) {
            resize(world, s, k);
        }
    }
    leave_and_lapse(world, &of);
}
