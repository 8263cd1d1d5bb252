/* Measures of realised deployment: how fast new missions fill, how full they are by age and type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_fill.h"

#include "engine/model/record_count.h"

#define POSTS_LEAST 1000 /* V12, V13: smaller missions say little */
#define MONTHS_BEFORE 12

static const int64_t levels[CTG_FILL_LEVELS] = {50, 75, 90}; /* percent of posts */

/* Counts the mission at every level that it has come to for the first time since it opened. */
static void note(ctg_world *world, size_t m, ctg_month month, int64_t people, int64_t posts)
{
    const int32_t age = month - world->opened[m] + 1;
    for (size_t level = 0; level < CTG_FILL_LEVELS && posts >= POSTS_LEAST; level++) {
        ctg_month *const reached = &world->reached[m * CTG_FILL_LEVELS + level];
        if (*reached < world->opened[m] && 100 * people >= levels[level] * posts) {
            const int32_t slot = age < CTG_FILL_MONTHS ? age : CTG_FILL_MONTHS;
            *reached = month;
            world->fills[level * (CTG_FILL_MONTHS + 1) + (size_t)slot]++;
        }
    }
}

/* The people in a mission in each of the months before the start, the latest last. */
static void recorded_people(const ctg_world *world, size_t m, int64_t people[MONTHS_BEFORE])
{
    const ctg_tables *const tables = world->scene->tables;
    const ctg_month first = world->now - MONTHS_BEFORE;
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        if ((size_t)row->mission == m && row->month >= first && row->month < world->now) {
            people[row->month - first] +=
                row->persons[ctg_troops] + row->persons[ctg_police] + row->persons[ctg_experts];
        }
    }
}

static int64_t recorded_posts(const ctg_tables *tables, size_t m, ctg_month month)
{
    const ctg_demand_row *latest = NULL;
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if ((size_t)row->mission == m && row->month <= month &&
            (latest == NULL || row->month > latest->month)) {
            latest = row;
        }
    }
    return latest == NULL
               ? 0
               : latest->posts[ctg_troops] + latest->posts[ctg_police] + latest->posts[ctg_experts];
}

/* Whether months to fill are counted for the mission. */
static bool is_new(const ctg_world *world, size_t m)
{
    return ctg_record_count_is_open(world, m) && !ctg_world_is_outside(world, m) &&
           world->opened[m] >= world->scene->setting->start - MONTHS_BEFORE;
}

void ctg_record_fill_start(ctg_world *world)
{
    const ctg_tables *const tables = world->scene->tables;
    for (size_t m = 0; m < world->scene->N; m++) {
        int64_t people[MONTHS_BEFORE] = {0};
        if (!is_new(world, m)) {
            continue;
        }
        recorded_people(world, m, people);
        for (ctg_month month = world->opened[m]; month < world->now; month++) {
            note(world, m, month, people[month - (world->now - MONTHS_BEFORE)],
                 recorded_posts(tables, m, month));
        }
    }
}

/* The middle of the months in which missions came to a level, or the mean of the middle two; -1
 * when none has. */
static double median_months(const int32_t *fills)
{
    int32_t all = 0;
    for (size_t month = 0; month <= CTG_FILL_MONTHS; month++) {
        all += fills[month];
    }
    const int32_t middle[2] = {(all - 1) / 2, all / 2};
    size_t found[2] = {0, 0};
    for (int side = 0; side < 2; side++) {
        int32_t before = fills[0];
        while (all > 0 && before <= middle[side]) {
            before += fills[++found[side]];
        }
    }
    return all > 0 ? (double)(found[0] + found[1]) / 2.0 : -1.0;
}

static void add_age(const ctg_world *world, const ctg_record_page *to, size_t m)
{
    static const ctg_measure_id posts[CTG_PERSONNEL] = {ctg_measure_age_troops_post_months,
                                                        ctg_measure_age_police_post_months,
                                                        ctg_measure_age_experts_post_months};
    static const ctg_measure_id people[CTG_PERSONNEL] = {ctg_measure_age_troops_person_months,
                                                         ctg_measure_age_police_person_months,
                                                         ctg_measure_age_experts_person_months};
    const size_t class = ctg_measures_age(ctg_record_count_age(world, m));
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        ctg_record_page_add(to, posts[type], class, (double)world->posts[m * CTG_PERSONNEL + type]);
    }
    int32_t there[CTG_PERSONNEL] = {0};
    for (size_t k = 0; k < world->scene->K; k++) {
        there[world->tables->capabilities[k].personnel] += world->filled[m * world->scene->K + k];
    }
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        ctg_record_page_add(to, people[type], class, (double)there[type]);
    }
}

void ctg_record_fill_take(ctg_world *world, const ctg_record_page *to)
{
    static const ctg_measure_id months[CTG_FILL_LEVELS] = {ctg_measure_world_months_to_50,
                                                           ctg_measure_world_months_to_75,
                                                           ctg_measure_world_months_to_90};
    for (size_t m = 0; m < world->scene->M; m++) {
        if (!ctg_record_count_is_open(world, m) || ctg_world_is_outside(world, m)) {
            continue;
        }
        if (is_new(world, m)) {
            note(world, m, world->now, world->people_in[m], ctg_record_count_posts(world, m));
        }
        if (to->counts) {
            add_age(world, to, m);
        }
    }
    for (size_t level = 0; level < CTG_FILL_LEVELS; level++) {
        ctg_record_page_put(to, months[level], 0,
                            median_months(world->fills + level * (CTG_FILL_MONTHS + 1)));
    }
}
