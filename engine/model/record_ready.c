/* Measures of capacity: whom states could keep deployed, and who could come soon.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_ready.h"

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

/* What a state's capabilities share, of police [1] and of all others [0]. */
typedef struct bounds {
    int32_t own[CTG_CAPABILITIES_MOST]; /* people in practice of each of them */
    double practised[2];                /* people */
    double ceiling[2];
} bounds;

/* Which capabilities are police's. */
typedef struct services {
    bool police[CTG_CAPABILITIES_MOST];
} services;

static services services_of(const ctg_world *world)
{
    services all = {{false}};
    for (size_t k = 0; k < world->scene->K; k++) {
        all.police[k] = is_police(world, k);
    }
    return all;
}

static bounds bounds_of(const ctg_world *world, size_t s, const services *all)
{
    bounds of;
    int64_t practised[2] = {0, 0}; /* whole numbers, which doubles hold exactly */
    for (size_t k = 0; k < world->scene->K; k++) {
        of.own[k] = ctg_people_practised(&world->people, ctg_world_pool(world, s, k));
        practised[all->police[k]] += of.own[k];
    }
    of.practised[0] = (double)practised[0];
    of.practised[1] = (double)practised[1];
    for (int police = 0; police < 2; police++) {
        of.ceiling[police] =
            of.practised[police] > 0.0 ? ctg_ceiling_persons(world, s, police != 0) : 0.0;
    }
    return of;
}

static int64_t sustained(const ctg_world *world, size_t s, size_t k, bool police, const bounds *of)
{
    const double own = (double)of->own[k];
    if (of->own[k] <= 0) {
        return 0;
    }
    const double rotating = own / (1.0 + world->p.rotation_dwell_ratio);
    const double allowed = of->ceiling[police] * own / of->practised[police];
    const double least = rotating < allowed ? rotating : allowed;
    return (int64_t)(ctg_admission_share(world, s, k) * least);
}

int64_t ctg_record_ready_sustained(const ctg_world *world, size_t s, size_t k)
{
    const services all = services_of(world);
    const bounds of = bounds_of(world, s, &all);
    return sustained(world, s, k, all.police[k], &of);
}

/* The mean distance of the open missions that admit a state; below 0 when some are open and none
 * does. */
static double distance_km(const ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    int64_t posts = 0;
    int64_t weighted = 0;
    bool any = false;
    for (size_t m = 0; m < scene->M; m++) {
        if (!ctg_record_count_is_open(world, m)) {
            continue;
        }
        any = true;
        if (world->admits[m * scene->S + s] != 0) {
            const int64_t here = ctg_record_count_posts(world, m);
            posts += here;
            weighted += here * scene->km[s * scene->H + (size_t)world->host[m]];
        }
    }
    return posts > 0 ? (double)weighted / (double)posts : (any ? -1.0 : 0.0);
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
    const double km = home[0] + home[1] > 0 ? distance_km(world, s) : -1.0;
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

void ctg_record_ready_take(ctg_world *world, const ctg_record_page *to)
{
    const services of_kind = services_of(world);
    int64_t all = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        const int32_t r = world->scene->tables->states[s].region;
        const bounds of = bounds_of(world, s, &of_kind);
        int64_t sum = 0;
        for (size_t k = 0; k < world->scene->K; k++) {
            const int64_t ready = sustained(world, s, k, of_kind.police[k], &of);
            world->tally[ctg_world_pool(world, s, k)] = ready;
            sum += ready;
        }
        world->ready_year[r] += (double)sum;
        all += sum;
    }
    ctg_record_page_put(to, ctg_measure_world_sustained_ready_pers, 0, (double)all);
    if (to->yearly) {
        take_pools(world, to);
    }
}
