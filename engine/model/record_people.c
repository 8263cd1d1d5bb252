/* Measures of who contributes: how many states, how concentrated, how far from the start, in how
 * many small and large contributions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_people.h"

#include <stdlib.h>

#include "engine/base/wide.h"
#include "engine/model/record_count.h"
#include "engine/model/record_spread.h"

#define SMALLEST_BELOW 10 /* people of a tie; V7 */
#define SMALL_BELOW 40
#define LARGE_FROM 400

void ctg_record_people_start(ctg_world *world)
{
    for (size_t s = 0; s < world->scene->S; s++) {
        world->start_by[s] = world->deployed_by[s];
        world->had_people[s] = world->deployed_by[s] > 0;
        world->served[s] = world->had_people[s] | world->scene->served[s];
    }
}

/* Who comes, who goes, and for whom it is the first time. */
static void take_turnover(ctg_world *world, const ctg_record_page *to)
{
    int32_t first = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        const bool has = world->deployed_by[s] > 0;
        world->month.entries += has && !world->had_people[s];
        world->month.exits += !has && world->had_people[s];
        first += has && !world->served[s];
        world->had_people[s] = has;
        world->served[s] |= has;
    }
    ctg_record_page_put(to, ctg_measure_world_entries, 0, (double)world->month.entries);
    ctg_record_page_put(to, ctg_measure_world_exits, 0, (double)world->month.exits);
    ctg_record_page_put(to, ctg_measure_world_first_time, 0, (double)first);
}

static double share_of_top(const int64_t *sorted, size_t count, size_t most, int64_t all)
{
    return ctg_record_page_ratio((double)ctg_record_spread_top(sorted, count, most), (double)all);
}

static void take_concentration(ctg_world *world, const ctg_record_page *to, int64_t all)
{
    int64_t *const people = world->cents;
    for (size_t s = 0; s < world->scene->S; s++) {
        people[s] = world->deployed_by[s];
    }
    const size_t count = ctg_record_spread_sort(people, world->scene->S);
    ctg_record_page_put(to, ctg_measure_world_contributors, 0, (double)count);
    ctg_record_page_put(to, ctg_measure_world_top1_share, 0, share_of_top(people, count, 1, all));
    ctg_record_page_put(to, ctg_measure_world_top5_share, 0, share_of_top(people, count, 5, all));
    ctg_record_page_put(to, ctg_measure_world_top10_share, 0, share_of_top(people, count, 10, all));
    ctg_record_page_put(to, ctg_measure_world_top20_share, 0, share_of_top(people, count, 20, all));
    ctg_record_page_put(to, ctg_measure_world_gini, 0, ctg_record_spread_gini(people, count));
    ctg_record_page_put(to, ctg_measure_world_median_contribution_pers, 0,
                        ctg_record_spread_median(people, count));
}

static void take_contributors(ctg_world *world, const ctg_record_page *to)
{
    int64_t all = 0;
    int64_t outside = 0;
    int64_t before = 0;
    int64_t moved = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        all += world->deployed_by[s];
        outside += world->outside_by[s];
        before += world->start_by[s];
    }
    for (size_t s = 0; s < world->scene->S; s++) {
        moved += llabs(world->deployed_by[s] * before - world->start_by[s] * all);
    }
    ctg_record_page_put(to, ctg_measure_world_deployed_pers, 0, (double)all);
    ctg_record_page_put(to, ctg_measure_world_deployed_outside_pers, 0, (double)outside);
    ctg_record_page_put(to, ctg_measure_world_share_moved, 0,
                        ctg_record_page_ratio((double)moved, 2.0 * (double)all * (double)before));
    take_concentration(world, to, all);
}

static void take_posts(const ctg_world *world, const ctg_record_page *to)
{
    int64_t posts[2] = {0, 0}; /* inside, outside UN command */
    int64_t there = 0;
    for (size_t m = 0; m < world->scene->M; m++) {
        const bool outside = ctg_world_is_outside(world, m);
        posts[outside] += ctg_record_count_posts(world, m);
        there += outside ? 0 : world->people_in[m];
    }
    ctg_record_page_put(to, ctg_measure_world_authorised_pers, 0, (double)posts[0]);
    ctg_record_page_put(to, ctg_measure_world_outside_posts_pers, 0, (double)posts[1]);
    ctg_record_page_put(to, ctg_measure_world_fill_share, 0,
                        ctg_record_page_ratio((double)there, (double)posts[0]));
}

/* The missions under UN command that have people, into world->listed; how many. */
static size_t list_missions(ctg_world *world)
{
    size_t count = 0;
    for (size_t m = 0; m < world->scene->M; m++) {
        if (!ctg_world_is_outside(world, m) && world->people_in[m] > 0) {
            world->listed[count++] = (int32_t)m;
        }
    }
    return count;
}

/* Ties of a kind and the people in them. */
typedef struct ties {
    int64_t all, smallest, small, large; /* how many */
    int64_t all_pers, small_pers, large_pers;
} ties;

/* Adds the ties of a mission with so many people of each state; one mission's fit 32 bits. */
CTG_WIDE static void add_ties(const int32_t *people, size_t states, ties *to)
{
    int32_t all = 0;
    int32_t smallest = 0;
    int32_t small = 0;
    int32_t large = 0;
    int32_t all_pers = 0;
    int32_t small_pers = 0;
    int32_t large_pers = 0;
    for (size_t s = 0; s < states; s++) {
        const int32_t here = people[s] > 0 ? people[s] : 0;
        all += here > 0;
        smallest += (here > 0) & (here < SMALLEST_BELOW);
        small += (here > 0) & (here < SMALL_BELOW);
        large += here >= LARGE_FROM;
        all_pers += here;
        small_pers += here < SMALL_BELOW ? here : 0;
        large_pers += here >= LARGE_FROM ? here : 0;
    }
    to->all += all;
    to->smallest += smallest;
    to->small += small;
    to->large += large;
    to->all_pers += all_pers;
    to->small_pers += small_pers;
    to->large_pers += large_pers;
}

static void put_share(const ctg_record_page *to, ctg_measure_id id, double part, double whole)
{
    ctg_record_page_put(to, id, 0, ctg_record_page_ratio(part, whole));
}

static void take_ties(ctg_world *world, const ctg_record_page *to)
{
    const size_t states = world->scene->S;
    const size_t count = list_missions(world);
    ties of = {0};
    for (size_t i = 0; i < count; i++) {
        add_ties(world->deployed_in + (size_t)world->listed[i] * states, states, &of);
    }
    const double all = (double)of.all;
    const double people = (double)of.all_pers;
    ctg_record_page_put(to, ctg_measure_world_ties, 0, all);
    put_share(to, ctg_measure_world_ties_below_10_share, (double)of.smallest, all);
    put_share(to, ctg_measure_world_ties_below_40_share, (double)of.small, all);
    put_share(to, ctg_measure_world_ties_from_400_share, (double)of.large, all);
    put_share(to, ctg_measure_world_ties_below_40_pers_share, (double)of.small_pers, people);
    put_share(to, ctg_measure_world_ties_from_400_pers_share, (double)of.large_pers, people);
}

void ctg_record_people_take(ctg_world *world, const ctg_record_page *to)
{
    take_posts(world, to);
    take_turnover(world, to);
    take_contributors(world, to);
    take_ties(world, to);
}
