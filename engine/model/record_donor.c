/* Measures of what donors do and gain, of civil and military output, of self-reliance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_donor.h"

#include "engine/model/gains.h"
#include "engine/model/output.h"
#include "engine/model/people.h"

/* Sums over the open missions of the United Nations. */
typedef struct sums {
    double missions, tasks, output; /* output: weighted by posts */
    int64_t posts, people, staff, diverted;
} sums;

static void add_mission(const ctg_world *world, size_t m, sums *all)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    const int64_t here = (int64_t)posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts];
    all->people += world->people_in[m];
    all->missions += 1.0;
    all->tasks += ctg_output_civil_tasks(world, m);
    all->output += world->output[m] * (double)here;
    all->posts += here;
    all->staff += world->staff[m];
    all->diverted += world->diverted[m];
}

static void take_output(const ctg_world *world, const ctg_record_page *to)
{
    sums all = {0};
    for (size_t rank = 0; rank < world->scene->M; rank++) {
        const size_t m = (size_t)world->scene->mission_order[rank];
        if (world->opened[m] != CTG_NO_MONTH && !ctg_world_is_outside(world, m)) {
            add_mission(world, m, &all);
        }
    }
    ctg_record_page_put(to, ctg_measure_world_mandate_output, 0,
                        ctg_record_page_ratio(all.output, (double)all.posts));
    ctg_record_page_put(to, ctg_measure_world_over_tasking, 0,
                        ctg_record_page_ratio((double)all.diverted, (double)all.people));
    ctg_record_page_put(to, ctg_measure_world_civilian_share, 0,
                        ctg_record_page_ratio((double)all.staff, (double)(all.staff + all.people)));
    ctg_record_page_put(to, ctg_measure_world_civil_tasks_per_mandate, 0,
                        ctg_record_page_ratio(all.tasks, all.missions));
}

static void take_money(const ctg_world *world, const ctg_record_page *to)
{
    ctg_record_page_put(to, ctg_measure_world_donor_spent_usd, 0,
                        ctg_record_page_dollars(world->month.donor_spent_cents));
    ctg_record_page_put(to, ctg_measure_world_donor_leaked_usd, 0,
                        ctg_record_page_dollars(world->month.donor_leaked_cents));
}

/* Of the sustained ready people of a pool, whole persons who do not depend on donors. */
static int64_t self_reliant(const ctg_world *world, size_t pool)
{
    const double share = 1.0 - ctg_people_dependence(&world->people, pool);
    return (int64_t)((double)world->tally[pool] * share);
}

static void take_reliance(const ctg_world *world, const ctg_record_page *to)
{
    const ctg_scene *const scene = world->scene;
    for (size_t pool = 0; pool < scene->S * scene->K; pool++) {
        if (world->tally[pool] > 0) {
            const size_t r = (size_t)scene->tables->states[pool % scene->S].region;
            ctg_record_page_add(to, ctg_measure_supplier_self_reliant_pers, r,
                                (double)self_reliant(world, pool));
        }
    }
}

static void take_gains(const ctg_world *world, const ctg_record_page *to)
{
    for (size_t d = 0; d < world->scene->D; d++) {
        const size_t s = (size_t)world->tables->donors[d].donor;
        ctg_record_page_put(to, ctg_measure_state_donor_gain, s, ctg_gains_index(world, d));
    }
}

void ctg_record_donor_take(const ctg_world *world, const ctg_record_page *to)
{
    take_money(world, to);
    take_output(world, to);
    if (to->yearly) {
        take_reliance(world, to);
        take_gains(world, to);
    }
}
