/* Measures of capacity: whom states could keep deployed, and who could come soon.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_ready.h"

#include <string.h>

#include "engine/base/wide.h"
#include "engine/model/admission.h"
#include "engine/model/ceiling.h"
#include "engine/model/people.h"
#include "engine/model/readiness.h"
#include "engine/model/record_count.h"
#include "engine/model/unit.h"

static const int32_t soon_months[CTG_SOON] = {2, 3, 6};

static bool is_police(const ctg_world *world, size_t k)
{
    return world->tables->capabilities[k].personnel == ctg_police;
}

/* The share of people who may serve that the posts which are not refused are of all. */
static inline double admitted(double posts, double refused)
{
    return posts > 0.0 ? (posts - refused) / posts : 1.0;
}

/* Of people in practice of a capability: who can be out if each rests after a tour, their part of
 * the ceiling that they share with others in practice, whichever is less, as far as admitted. */
static inline int32_t sustained(int32_t own, double practised, double ceiling, double share,
                                double cycle)
{
    const double rotating = (double)own / cycle;
    const double allowed = ceiling * (double)own / (practised > 0.0 ? practised : 1.0);
    const double least = rotating < allowed ? rotating : allowed;
    return own > 0 ? (int32_t)(share * least) : 0;
}

int64_t ctg_record_ready_sustained(const ctg_world *world, size_t s, size_t k)
{
    const bool police = is_police(world, k);
    double practised = 0.0;
    for (size_t other = 0; other < world->scene->K; other++) {
        const int32_t own = ctg_people_practised(&world->people, ctg_world_pool(world, s, other));
        practised += is_police(world, other) == police ? (double)own : 0.0;
    }
    return sustained(ctg_people_practised(&world->people, ctg_world_pool(world, s, k)), practised,
                     ctg_ceiling_persons(world, s, police), ctg_admission_share(world, s, k),
                     1.0 + world->p.rotation_dwell_ratio);
}

/* What bounds states in police and in all others, [s]. */
typedef struct bounds {
    double *practised; /* people in practice: whole numbers, which doubles hold exactly */
    double *ceiling;
} bounds;

/* People in practice of a row of states, and their sums. */
CTG_WIDE static void add_practised(const ctg_people *people, size_t row, size_t states,
                                   int32_t *restrict own, double *restrict practised)
{
    const int32_t *const current = people->in[ctg_current] + row;
    const int32_t *const assigned = people->in[ctg_assigned] + row;
    const int32_t *const deployed = people->in[ctg_deployed] + row;
    const int32_t *const recovering = people->in[ctg_recovering] + row;
    for (size_t s = 0; s < states; s++) {
        own[s] = current[s] + assigned[s] + deployed[s] + recovering[s];
        practised[s] += (double)own[s];
    }
}

/* People in practice of every pool into world->pool_stocks, and what bounds states; [1]: police. */
static void find_bounds(ctg_world *world, const bounds of[2])
{
    const size_t states = world->scene->S;
    for (int police = 0; police < 2; police++) {
        memset(of[police].practised, 0, states * sizeof(double));
    }
    for (size_t k = 0; k < world->scene->K; k++) {
        const size_t row = ctg_world_pool(world, 0, k);
        add_practised(&world->people, row, states, world->pool_stocks + row,
                      of[is_police(world, k)].practised);
    }
    for (int police = 0; police < 2; police++) {
        for (size_t s = 0; s < states; s++) {
            of[police].ceiling[s] =
                of[police].practised[s] > 0.0 ? ctg_ceiling_persons(world, s, police != 0) : 0.0;
        }
    }
}

/* Sustained ready people of a row of states. */
CTG_WIDE static void find_sustained(const int32_t *restrict own, const bounds *of, double cycle,
                                    double posts, const int32_t *restrict refused, size_t states,
                                    int64_t *restrict ready)
{
    const double *const practised = of->practised;
    const double *const ceiling = of->ceiling;
    for (size_t s = 0; s < states; s++) {
        ready[s] =
            sustained(own[s], practised[s], ceiling[s], admitted(posts, (double)refused[s]), cycle);
    }
}

/* Adds a mission with so many posts to the sums of those whom it admits. Sums are whole numbers,
 * which doubles hold exactly. */
CTG_WIDE static void add_distances(const uint8_t *restrict admits, const int32_t *restrict km,
                                   double here, size_t states, double *restrict posts,
                                   double *restrict weighted)
{
    for (size_t s = 0; s < states; s++) {
        const double admitted_posts = admits[s] != 0 ? here : 0.0;
        posts[s] += admitted_posts;
        weighted[s] += admitted_posts * (double)km[s];
    }
}

/* Makes the means of the sums; below 0 where missions are open and none admits the state. */
CTG_WIDE static void find_distances(const double *restrict posts, bool any, size_t states,
                                    double *restrict weighted)
{
    const double nowhere = any ? -1.0 : 0.0;
    for (size_t s = 0; s < states; s++) {
        const double mean = weighted[s] / (posts[s] > 0.0 ? posts[s] : 1.0);
        weighted[s] = posts[s] > 0.0 ? mean : nowhere;
    }
}

void ctg_record_ready_distances(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    double *const weighted = world->pool_bounds;
    double *const posts = weighted + scene->S;
    bool any = false;
    memset(weighted, 0, 2 * scene->S * sizeof *weighted);
    for (size_t m = 0; m < scene->M; m++) {
        if (ctg_record_count_is_open(world, m)) {
            any = true;
            add_distances(world->admits + m * scene->S,
                          scene->km_by_host + (size_t)world->host[m] * scene->S,
                          (double)ctg_record_count_posts(world, m), scene->S, posts, weighted);
        }
    }
    find_distances(posts, any, scene->S, weighted);
}

/* People of a capability in whole units who are at hand under what is left of the ceiling. */
static int64_t at_hand(const ctg_world *world, size_t s, size_t k, const int64_t room[2],
                       const int64_t home[2])
{
    const bool police = is_police(world, k);
    const int64_t own = world->people.in[ctg_current][ctg_world_pool(world, s, k)];
    if (own == 0 || room[police] <= 0) {
        return 0;
    }
    const double allowed = (double)room[police] * (double)own / (double)home[police];
    const double least = (double)own < allowed ? (double)own : allowed;
    const int64_t people = (int64_t)(ctg_admission_share(world, s, k) * least);
    const int64_t unit = ctg_unit_smallest(world, k);
    return people / unit * unit;
}

void ctg_record_ready_soon(const ctg_world *world, size_t s, int64_t people[CTG_SOON])
{
    const size_t kinds = world->scene->K;
    int64_t home[2] = {0, 0};
    for (size_t k = 0; k < kinds; k++) {
        home[is_police(world, k)] += world->people.in[ctg_current][ctg_world_pool(world, s, k)];
    }
    const double km = home[0] + home[1] > 0 ? world->pool_bounds[s] : -1.0;
    if (km < 0.0) {
        return;
    }
    const int64_t room[2] = {ctg_ceiling_room(world, s, false), ctg_ceiling_room(world, s, true)};
    for (size_t k = 0; k < kinds; k++) {
        const int64_t ready = at_hand(world, s, k, room, home);
        const int32_t months = ready > 0 ? ctg_readiness_months(world, s, k, km) : 0;
        for (size_t at = 0; at < CTG_SOON; at++) {
            people[at] += months <= soon_months[at] ? ready : 0;
        }
    }
}

/* The scope of pools: sustained ready and deployed people by region and capability. */
static void take_pools(const ctg_world *world, const ctg_record_page *to)
{
    const size_t kinds = world->scene->K;
    for (size_t s = 0; s < world->scene->S; s++) {
        const size_t r = (size_t)world->scene->tables->states[s].region;
        for (size_t k = 0; k < kinds; k++) {
            const size_t pool = ctg_world_pool(world, s, k);
            const size_t who = r * kinds + k;
            ctg_record_page_add(to, ctg_measure_pool_sustained_ready_pers, who,
                                (double)world->tally[pool]);
            ctg_record_page_add(to, ctg_measure_pool_deployed_pers, who,
                                (double)world->people.in[ctg_deployed][pool]);
        }
    }
}

/* Adds a row of states to their sums. */
CTG_WIDE static void add_ready(const int64_t *restrict ready, size_t states, int64_t *restrict sums)
{
    for (size_t s = 0; s < states; s++) {
        sums[s] += ready[s];
    }
}

void ctg_record_ready_take(ctg_world *world, const ctg_record_page *to)
{
    const size_t states = world->scene->S;
    double *const room = world->pool_bounds;
    const bounds of[2] = {{room, room + states}, {room + 2 * states, room + 3 * states}};
    int64_t *const sums = world->cents;
    int64_t all = 0;
    find_bounds(world, of);
    memset(sums, 0, states * sizeof *sums);
    for (size_t k = 0; k < world->scene->K; k++) {
        const size_t row = ctg_world_pool(world, 0, k);
        find_sustained(world->pool_stocks + row, &of[is_police(world, k)],
                       1.0 + world->p.rotation_dwell_ratio, (double)world->posts_all[k],
                       world->refused_posts + row, states, world->tally + row);
        add_ready(world->tally + row, states, sums);
    }
    for (size_t s = 0; s < states; s++) {
        world->ready_year[world->scene->tables->states[s].region] += (double)sums[s];
        all += sums[s];
    }
    ctg_record_page_put(to, ctg_measure_world_sustained_ready_pers, 0, (double)all);
    if (to->yearly) {
        take_pools(world, to);
    }
}
