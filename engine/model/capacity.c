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

/* The forces' size changes through recruits; when it falls, the never trained leave. Of a row of
 * states. */
CTG_WIDE static void resize(ctg_people *people, size_t row, const double *restrict strength,
                            size_t states)
{
    int32_t *restrict const never = people->in[ctg_never] + row;
    const int32_t *restrict const current = people->in[ctg_current] + row;
    const int32_t *restrict const lapsed = people->in[ctg_lapsed] + row;
    const int32_t *restrict const assigned = people->in[ctg_assigned] + row;
    const int32_t *restrict const learning = people->in[ctg_learning] + row;
    const int32_t *restrict const deployed = people->in[ctg_deployed] + row;
    const int32_t *restrict const recovering = people->in[ctg_recovering] + row;
    int64_t *restrict const joined = people->joined + row;
    int64_t *restrict const left = people->left + row;
    for (size_t s = 0; s < states; s++) {
        const int32_t wanted = (int32_t)(strength[s] < 1e9 ? strength[s] : 1e9);
        const int32_t there = never[s] + current[s] + lapsed[s] + assigned[s] + learning[s] +
                              deployed[s] + recovering[s];
        const int32_t recruits = wanted > there ? wanted - there : 0;
        const int32_t leaving = ctg_people_available(there - wanted, never[s]);
        never[s] += recruits - leaving;
        joined[s] += recruits;
        left[s] += leaving;
    }
}

static void resize_all(ctg_world *world)
{
    const size_t states = world->scene->S;
    double *const strength = world->pool_bounds;
    for (size_t k = 0; k < world->scene->K; k++) {
        for (size_t s = 0; s < states; s++) {
            strength[s] = ctg_capacity_strength(world, s, k, world->y);
        }
        resize(&world->people, ctg_world_pool(world, 0, k), strength, states);
    }
}

/* Which pools have trained people at home and never had any before: 1, else 0; whether any has. Now
 * they are known. */
CTG_WIDE static bool find_new_homes(const int32_t *restrict current, const int32_t *restrict lapsed,
                                    size_t pools, uint8_t *restrict known, uint8_t *restrict fresh)
{
    uint8_t any = 0;
    for (size_t pool = 0; pool < pools; pool++) {
        fresh[pool] = (uint8_t)((current[pool] | lapsed[pool]) != 0) & (known[pool] ^ 1u);
        known[pool] |= fresh[pool];
        any |= fresh[pool];
    }
    return any != 0;
}

/* Keeps the list of the pools where trained people are at home, or were: these draw in vain. */
static void list_homes(ctg_world *world)
{
    const size_t pools = world->scene->S * world->scene->K;
    if (find_new_homes(world->people.in[ctg_current], world->people.in[ctg_lapsed], pools,
                       world->was_home, world->pool_flags)) {
        ctg_people_list(world->scene, world->pool_flags, &world->home);
    }
}

/* Shares of those at home in a month who leave, and of the current who then lapse. */
typedef struct shares {
    double turnover, lapse;
} shares;

/* What moves in each listed pool: [place in the list]. */
typedef struct moves {
    int32_t *leave, *leave_lapsed; /* persons who leave: of the current, of the lapsed */
    int32_t *lapse;                /* current who lapse */
} moves;

/* So many of each pool move, a share of them rounded at random; no more than are there. */
CTG_WIDE static void share_out(const shares *of, const uint32_t *restrict words, size_t count,
                               const int32_t *restrict current, const int32_t *restrict lapsed,
                               const moves *to)
{
    const shares by = *of;
    int32_t *restrict const leave = to->leave;
    int32_t *restrict const leave_lapsed = to->leave_lapsed;
    int32_t *restrict const lapse = to->lapse;
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

/* Draws how many leave and lapse in each listed pool. */
static void draw_moves(ctg_world *world, const shares *of, const moves *to)
{
    const ctg_pool_list *const home = &world->home;
    const int32_t *const pools = home->pools;
    int32_t *restrict const current = world->pool_stocks;
    int32_t *restrict const lapsed = current + world->scene->S * world->scene->K;
    for (size_t i = 0; i < home->count; i++) {
        current[i] = world->people.in[ctg_current][pools[i]];
        lapsed[i] = world->people.in[ctg_lapsed][pools[i]];
    }
    ctg_draw_many(&world->draw, ctg_purpose_turnover, world->now, home->who, home->item,
                  home->count, world->pool_words);
    share_out(of, world->pool_words, home->count, current, lapsed, to);
}

/* Moves them; whoever leaves is replaced by a recruit. */
static void move_all(ctg_people *people, const ctg_pool_list *home, const moves *of)
{
    int32_t *const never = people->in[ctg_never];
    int32_t *const current = people->in[ctg_current];
    int32_t *const lapsed = people->in[ctg_lapsed];
    int64_t *const joined = people->joined;
    int64_t *const left = people->left;
    const size_t count = home->count;
    for (size_t i = 0; i < count; i++) {
        const size_t pool = (size_t)home->pools[i];
        const int32_t lapse = of->lapse[i];
        const int32_t leave = of->leave[i];
        const int32_t leave_lapsed = of->leave_lapsed[i];
        current[pool] -= leave + lapse;
        lapsed[pool] += lapse - leave_lapsed;
        never[pool] += leave + leave_lapsed;
        joined[pool] += leave + leave_lapsed;
        left[pool] += leave + leave_lapsed;
    }
}

/* Those of them who depend on donors leave with them, of the current, then of the lapsed. */
static void let_dependants_go(ctg_people *people, const ctg_pool_list *home, const moves *of)
{
    for (size_t i = 0; i < home->count; i++) {
        const size_t pool = (size_t)home->pools[i];
        if (people->dependent[pool] > 0.0 && (of->leave[i] | of->leave_lapsed[i]) != 0) {
            ctg_people_left(people, pool, of->leave[i], of->leave_lapsed[i]);
            ctg_people_left(people, pool, of->leave_lapsed[i], 0);
        }
    }
}

/* Trained people at home leave and are replaced by recruits, or fall out of practice. */
static void leave_and_lapse(ctg_world *world, const shares *of)
{
    const size_t pools = world->scene->S * world->scene->K;
    const moves all = {world->pool_moves, world->pool_moves + pools, world->pool_moves + 2 * pools};
    list_homes(world);
    draw_moves(world, of, &all);
    move_all(&world->people, &world->home, &all);
    let_dependants_go(&world->people, &world->home, &all);
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
    come_home(world);
    leave_instructors(world, of.turnover);
    if (ctg_month_of_year(world->now) == 1) {
        resize_all(world);
    }
    leave_and_lapse(world, &of);
}
