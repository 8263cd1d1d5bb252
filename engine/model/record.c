/* Taking the measures of measures.def from a world into a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record.h"

#include <stdlib.h>

#include "engine/model/admission.h"
#include "engine/model/ceiling.h"
#include "engine/model/people.h"
#include "engine/model/record_donor.h"
#include "engine/model/record_situations.h"

/* Where the record of this month or year goes. */
typedef struct page {
    const ctg_record_shape *shape;
    double *record;
    size_t month, year;
} page;

static void put(const page *to, ctg_measure_id id, size_t who, double value)
{
    const bool monthly = ctg_measures_row(id)->scope == ctg_scope_world;
    const size_t time = monthly ? to->month : to->year;
    to->record[ctg_measures_place(to->shape, id, time, who)] = value;
}

static void add(const page *to, ctg_measure_id id, size_t who, double value)
{
    to->record[ctg_measures_place(to->shape, id, to->year, who)] += value;
}

static double ratio(double part, double whole)
{
    return whole > 0.0 ? part / whole : 0.0;
}

static int64_t posts_of(const ctg_world *world, size_t m)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    return (int64_t)posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts];
}

static int64_t deployed_to(const ctg_world *world, size_t m)
{
    int64_t sum = 0;
    for (size_t k = 0; k < world->scene->K; k++) {
        sum += world->filled[m * world->scene->K + k];
    }
    return sum;
}

int64_t ctg_record_sustained_ready(const ctg_world *world, size_t s, size_t k)
{
    const ctg_people *const pools = world->people + s * world->scene->K;
    const bool police = world->tables->capabilities[k].personnel == ctg_police;
    const double own = (double)ctg_people_practised(&pools[k]);
    if (own <= 0.0) {
        return 0;
    }
    double all = 0.0;
    for (size_t other = 0; other < world->scene->K; other++) {
        const bool alike = (world->tables->capabilities[other].personnel == ctg_police) == police;
        all += alike ? (double)ctg_people_practised(&pools[other]) : 0.0;
    }
    const double rotating = own / (1.0 + world->p.rotation_dwell_ratio);
    const double allowed = ctg_ceiling_persons(world, s, police) * own / all;
    const double least = rotating < allowed ? rotating : allowed;
    return (int64_t)(ctg_admission_share(world, s, k) * least);
}

/* The sum of the `most` largest of `count` values, which are moved to the front. */
static int64_t sum_largest(int64_t *values, size_t count, size_t most)
{
    int64_t sum = 0;
    for (size_t at = 0; at < most && at < count; at++) {
        for (size_t i = at + 1; i < count; i++) {
            if (values[i] > values[at]) {
                const int64_t smaller = values[at];
                values[at] = values[i];
                values[i] = smaller;
            }
        }
        sum += values[at];
    }
    return sum;
}

/* Who contributes: how many states, how concentrated, how far from the start. */
static void take_contributors(ctg_world *world, const page *to)
{
    const size_t states = world->scene->S;
    int64_t all = 0;
    int64_t before = 0;
    int64_t contributors = 0;
    for (size_t s = 0; s < states; s++) {
        const bool has = world->deployed_by[s] > 0;
        contributors += has;
        world->month.entries += has && !world->had_people[s];
        world->month.exits += !has && world->had_people[s];
        world->had_people[s] = has;
        all += world->deployed_by[s];
        before += world->start_by[s];
        world->cents[s] = world->deployed_by[s];
    }
    int64_t moved = 0;
    for (size_t s = 0; s < states; s++) {
        moved += llabs(world->deployed_by[s] * before - world->start_by[s] * all);
    }
    const int64_t top5 = sum_largest(world->cents, states, 5);
    const int64_t top10 = sum_largest(world->cents, states, 10);
    put(to, ctg_measure_world_deployed_pers, 0, (double)all);
    put(to, ctg_measure_world_contributors, 0, (double)contributors);
    put(to, ctg_measure_world_top5_share, 0, ratio((double)top5, (double)all));
    put(to, ctg_measure_world_top10_share, 0, ratio((double)top10, (double)all));
    put(to, ctg_measure_world_share_moved, 0,
        ratio((double)moved, 2.0 * (double)all * (double)before));
    put(to, ctg_measure_world_entries, 0, (double)world->month.entries);
    put(to, ctg_measure_world_exits, 0, (double)world->month.exits);
}

static double dollars(int64_t cents)
{
    return (double)cents / 100.0;
}

static void take_money(const ctg_world *world, const page *to)
{
    int64_t arrears = 0;
    int64_t debts = 0;
    for (size_t at = 0; at < world->scene->S * world->scene->M; at++) {
        arrears += world->arrears[at];
        debts += world->debts[at];
    }
    put(to, ctg_measure_world_assessed_usd, 0, dollars(world->month.assessed_cents));
    put(to, ctg_measure_world_arrears_usd, 0, dollars(arrears));
    put(to, ctg_measure_world_owed_to_contributors_usd, 0, dollars(debts));
    put(to, ctg_measure_world_capacity_cost_usd, 0,
        dollars(world->month.own_training_cents + world->month.programme_cents));
}

static void take_posts(const ctg_world *world, const page *to)
{
    int64_t posts = 0;
    int64_t there = 0;
    for (size_t m = 0; m < world->scene->M; m++) {
        const bool outside = ctg_world_is_outside(world, m);
        posts += outside ? 0 : posts_of(world, m);
        there += outside ? 0 : deployed_to(world, m);
    }
    put(to, ctg_measure_world_authorised_pers, 0, (double)posts);
    put(to, ctg_measure_world_fill_share, 0, ratio((double)there, (double)posts));
}

/* Sustained ready people into world->tally[s * K + k]; all of them. */
static int64_t tally_ready(ctg_world *world)
{
    int64_t all = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        const int32_t r = world->scene->tables->states[s].region;
        for (size_t k = 0; k < world->scene->K; k++) {
            const int64_t ready = ctg_record_sustained_ready(world, s, k);
            world->tally[s * world->scene->K + k] = ready;
            world->ready_year[r] += (double)ready;
            all += ready;
        }
    }
    return all;
}

/* The number of brigades that a region's ready people fill, and the capability that decides. */
static void take_brigades(const ctg_world *world, const page *to, size_t r)
{
    double fewest = 0.0;
    int32_t scarcest = -1;
    double all = 0.0;
    for (size_t rank = 0; rank < world->scene->K; rank++) {
        const size_t k = (size_t)world->scene->capability_order[rank];
        const int64_t brigade = world->tables->capabilities[k].brigade_pers;
        double ready = 0.0;
        for (size_t s = 0; s < world->scene->S; s++) {
            const bool inside = (size_t)world->scene->tables->states[s].region == r;
            ready += inside ? (double)world->tally[s * world->scene->K + k] : 0.0;
        }
        all += ready;
        if (brigade > 0 && (scarcest < 0 || ready / (double)brigade < fewest)) {
            fewest = ready / (double)brigade;
            scarcest = (int32_t)k;
        }
    }
    put(to, ctg_measure_supplier_sustained_ready_pers, r, all);
    put(to, ctg_measure_supplier_enabled_brigades, r, fewest);
    put(to, ctg_measure_supplier_scarcest_capability, r, all > 0.0 ? (double)scarcest : -1.0);
}

static void take_suppliers(ctg_world *world, const page *to)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        const size_t r = (size_t)world->scene->tables->states[s].region;
        add(to, ctg_measure_supplier_supplied_pers, r, (double)world->deployed_by[s]);
        add(to, ctg_measure_supplier_capacity_cost_usd, r, dollars(world->capacity_cost[s]));
        world->capacity_cost[s] = 0;
    }
    for (size_t r = 0; r < world->scene->R; r++) {
        take_brigades(world, to, r);
        put(to, ctg_measure_supplier_ready_person_years, r,
            world->ready_year[r] / (world->t == 0 ? 1.0 : 12.0));
        world->ready_year[r] = 0.0;
    }
}

static void take_hosts(const ctg_world *world, const page *to)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->host[m] < 0 || ctg_world_is_outside(world, m)) {
            continue;
        }
        const size_t r = (size_t)world->scene->host_region[world->host[m]];
        add(to, ctg_measure_host_authorised_pers, r, (double)posts_of(world, m));
        add(to, ctg_measure_host_deployed_pers, r, (double)deployed_to(world, m));
    }
    for (size_t r = 0; r < world->scene->R; r++) {
        const double posts = to->record[ctg_measures_place(
            to->shape, ctg_measure_host_authorised_pers, to->year, r)];
        const double there =
            to->record[ctg_measures_place(to->shape, ctg_measure_host_deployed_pers, to->year, r)];
        put(to, ctg_measure_host_fill_share, r, ratio(there, posts));
    }
}

static void take_capabilities(const ctg_world *world, const page *to)
{
    for (size_t k = 0; k < world->scene->K; k++) {
        int64_t posts = 0;
        int64_t there = 0;
        int64_t ready = 0;
        for (size_t m = 0; m < world->scene->M; m++) {
            const size_t need = m * world->scene->K + k;
            const bool outside = ctg_world_is_outside(world, m);
            posts += outside ? 0 : world->posts_by[need];
            there += outside ? 0 : world->filled[need];
        }
        for (size_t s = 0; s < world->scene->S; s++) {
            ready += world->tally[s * world->scene->K + k];
        }
        put(to, ctg_measure_capability_posts_pers, k, (double)posts);
        put(to, ctg_measure_capability_deployed_pers, k, (double)there);
        put(to, ctg_measure_capability_sustained_ready_pers, k, (double)ready);
    }
}

static void take_states(ctg_world *world, const page *to)
{
    const size_t states = world->scene->S;
    for (size_t s = 0; s < states; s++) {
        int64_t arrears = 0;
        int64_t owed = 0;
        int64_t ready = 0;
        for (size_t m = 0; m < world->scene->M; m++) {
            arrears += world->arrears[m * states + s];
            owed += world->debts[m * states + s];
        }
        for (size_t k = 0; k < world->scene->K; k++) {
            ready += world->tally[s * world->scene->K + k];
        }
        put(to, ctg_measure_state_deployed_pers, s, (double)world->deployed_by[s]);
        put(to, ctg_measure_state_assessed_usd, s, dollars(world->assessed_year[s]));
        put(to, ctg_measure_state_paid_usd, s, dollars(world->paid_year[s]));
        put(to, ctg_measure_state_arrears_usd, s, dollars(arrears));
        put(to, ctg_measure_state_owed_usd, s, dollars(owed));
        put(to, ctg_measure_state_sustained_ready_pers, s, (double)ready);
        world->assessed_year[s] = 0;
        world->paid_year[s] = 0;
    }
}

void ctg_record_take(ctg_world *world, const ctg_record_shape *shape, double *record)
{
    const page to = {shape, record, (size_t)world->t, (size_t)world->t / 12};
    ctg_record_situations_take(world, shape, record);
    take_posts(world, &to);
    take_contributors(world, &to);
    take_money(world, &to);
    put(&to, ctg_measure_world_sustained_ready_pers, 0, (double)tally_ready(world));
    ctg_record_donor_take(world, shape, record);
    if (world->t % 12 == 0) {
        take_suppliers(world, &to);
        take_hosts(world, &to);
        take_capabilities(world, &to);
        take_states(world, &to);
    }
}
