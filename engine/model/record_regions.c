/* Measures by region of the supplying states and of the hosts, and by capability.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_regions.h"

#include "engine/model/record_count.h"
#include "engine/model/record_money.h"
#include "engine/model/record_ready.h"
#include "engine/model/record_spread.h"

/* The number of brigades that a region's ready people fill, and the capability that decides. */
static void take_brigades(const ctg_world *world, const ctg_record_page *to, size_t r)
{
    double fewest = 0.0;
    int32_t scarcest = -1;
    double all = 0.0;
    for (size_t rank = 0; rank < world->scene->K; rank++) {
        const size_t k = (size_t)world->scene->capability_order[rank];
        const int64_t brigade = world->tables->capabilities[k].brigade_pers;
        const double ready = ctg_record_page_value(to, ctg_measure_pool_sustained_ready_pers,
                                                   r * world->scene->K + k);
        all += ready;
        if (brigade > 0 && (scarcest < 0 || ready / (double)brigade < fewest)) {
            fewest = ready / (double)brigade;
            scarcest = (int32_t)k;
        }
    }
    ctg_record_page_put(to, ctg_measure_supplier_sustained_ready_pers, r, all);
    ctg_record_page_put(to, ctg_measure_supplier_enabled_brigades, r, fewest);
    ctg_record_page_put(to, ctg_measure_supplier_scarcest_capability, r,
                        all > 0.0 ? (double)scarcest : -1.0);
}

/* How unequally a region's people are spread over its states. */
static void take_concentration(ctg_world *world, const ctg_record_page *to, size_t r)
{
    size_t count = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        if ((size_t)world->scene->tables->states[s].region == r) {
            world->cents[count++] = world->deployed_by[s];
        }
    }
    count = ctg_record_spread_sort(world->cents, count);
    const double all = (double)ctg_record_spread_top(world->cents, count, count);
    ctg_record_page_put(to, ctg_measure_supplier_gini, r,
                        ctg_record_spread_gini(world->cents, count));
    ctg_record_page_put(
        to, ctg_measure_supplier_top1_share, r,
        ctg_record_page_ratio((double)ctg_record_spread_top(world->cents, count, 1), all));
}

/* What a state adds to its region; money in cents, which are whole numbers, so that the order of
 * states cannot show in a rounding. */
static void add_supplier(const ctg_world *world, const ctg_record_page *to, size_t s)
{
    const size_t r = (size_t)world->scene->tables->states[s].region;
    int64_t soon[CTG_SOON] = {0};
    ctg_record_ready_soon(world, s, soon);
    ctg_record_page_add(to, ctg_measure_supplier_deployable_60_pers, r, (double)soon[0]);
    ctg_record_page_add(to, ctg_measure_supplier_deployable_90_pers, r, (double)soon[1]);
    ctg_record_page_add(to, ctg_measure_supplier_deployable_180_pers, r, (double)soon[2]);
    ctg_record_page_add(to, ctg_measure_supplier_supplied_pers, r, (double)world->deployed_by[s]);
    ctg_record_page_add(to, ctg_measure_supplier_outside_pers, r, (double)world->outside_by[s]);
    ctg_record_page_add(to, ctg_measure_supplier_capacity_cost_usd, r,
                        (double)world->capacity_cost[s]);
    ctg_record_page_add(to, ctg_measure_supplier_paid_usd, r, (double)world->paid_year[s]);
    ctg_record_page_add(to, ctg_measure_supplier_people_cost_usd, r,
                        (double)ctg_record_money_people_cost(world, s));
}

/* Cents become dollars. */
static void turn_to_dollars(const ctg_record_page *to, ctg_measure_id id, size_t r)
{
    ctg_record_page_put(to, id, r, ctg_record_page_value(to, id, r) / 100.0);
}

static void take_suppliers(ctg_world *world, const ctg_record_page *to)
{
    ctg_record_ready_distances(world);
    for (size_t s = 0; s < world->scene->S; s++) {
        add_supplier(world, to, s);
    }
    for (size_t r = 0; r < world->scene->R; r++) {
        take_brigades(world, to, r);
        take_concentration(world, to, r);
        turn_to_dollars(to, ctg_measure_supplier_capacity_cost_usd, r);
        turn_to_dollars(to, ctg_measure_supplier_paid_usd, r);
        turn_to_dollars(to, ctg_measure_supplier_people_cost_usd, r);
        ctg_record_page_put(to, ctg_measure_supplier_ready_person_years, r,
                            world->ready_year[r] / (world->t == 0 ? 1.0 : 12.0));
        world->ready_year[r] = 0.0;
    }
}

static void add_host(const ctg_world *world, const ctg_record_page *to, size_t m)
{
    const size_t r = (size_t)world->scene->host_region[world->host[m]];
    const double people = (double)world->people_in[m];
    if (ctg_world_is_outside(world, m)) {
        ctg_record_page_add(to, ctg_measure_host_outside_pers, r, people);
        return;
    }
    ctg_record_page_add(to, ctg_measure_host_authorised_pers, r,
                        (double)ctg_record_count_posts(world, m));
    ctg_record_page_add(to, ctg_measure_host_deployed_pers, r, people);
}

static void take_hosts(const ctg_world *world, const ctg_record_page *to)
{
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->host[m] >= 0) {
            add_host(world, to, m);
        }
    }
    for (size_t r = 0; r < world->scene->R; r++) {
        ctg_record_page_put(
            to, ctg_measure_host_fill_share, r,
            ctg_record_page_ratio(ctg_record_page_value(to, ctg_measure_host_deployed_pers, r),
                                  ctg_record_page_value(to, ctg_measure_host_authorised_pers, r)));
    }
}

static void take_capabilities(const ctg_world *world, const ctg_record_page *to)
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
            ready += world->tally[ctg_world_pool(world, s, k)];
        }
        ctg_record_page_put(to, ctg_measure_capability_posts_pers, k, (double)posts);
        ctg_record_page_put(to, ctg_measure_capability_deployed_pers, k, (double)there);
        ctg_record_page_put(to, ctg_measure_capability_sustained_ready_pers, k, (double)ready);
    }
}

void ctg_record_regions_take(ctg_world *world, const ctg_record_page *to)
{
    take_suppliers(world, to);
    take_hosts(world, to);
    take_capabilities(world, to);
}
