/* The part of a chronicle that deployments and demand know: how many people missions had, and on
 * how many posts.
 *
 * A mission and month without a row of deployments is not counted, neither its posts nor its
 * people: the record lacks some.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/chronicle_write.h"
#include "analysis/lives.h"
#include "engine/base/memory.h"

#define LEVELS 3
#define POSTS_LEAST 1000 /* as in engine/model/record_fill.c */
#define MONTHS_BEFORE 12

static const double levels[LEVELS] = {0.5, 0.75, 0.9};

static const ctg_measure_id post_months[CTG_PERSONNEL] = {ctg_measure_age_troops_post_months,
                                                          ctg_measure_age_police_post_months,
                                                          ctg_measure_age_experts_post_months};
static const ctg_measure_id person_months[CTG_PERSONNEL] = {ctg_measure_age_troops_person_months,
                                                            ctg_measure_age_police_person_months,
                                                            ctg_measure_age_experts_person_months};
static const ctg_measure_id months_to[LEVELS] = {
    ctg_measure_world_months_to_50, ctg_measure_world_months_to_75, ctg_measure_world_months_to_90};

static double sum(const int64_t persons[CTG_PERSONNEL])
{
    return (double)(persons[ctg_troops] + persons[ctg_police] + persons[ctg_experts]);
}

/* Where the host is: a row of regions. */
static size_t region_of(const ctg_tables *tables, const char *host)
{
    for (size_t i = 0; i < tables->territories_count; i++) {
        if (strcmp(tables->territories[i].territory, host) == 0) {
            return (size_t)tables->territories[i].region;
        }
    }
    for (size_t i = 0; i < tables->states_count; i++) {
        if (strcmp(tables->states[i].state, host) == 0) {
            return (size_t)tables->states[i].region;
        }
    }
    return 0;
}

/* What is summed or counted starts from 0; world.fill_share holds people until the end. */
static void clear(ctg_chronicle *to)
{
    const ctg_record_shape *const shape = &to->view.shape;
    for (size_t t = 0; t <= CTG_CHRONICLE_MONTHS; t++) {
        *ctg_chronicle_write_place(to, ctg_measure_world_authorised_pers, t, 0) = 0;
        *ctg_chronicle_write_place(to, ctg_measure_world_fill_share, t, 0) = 0;
    }
    for (size_t year = 0; year <= CTG_CHRONICLE_MONTHS / 12; year++) {
        for (size_t m = 0; m < shape->who[ctg_scope_mission]; m++) {
            *ctg_chronicle_write_place(to, ctg_measure_mission_deployed_pers, year, m) = 0;
            *ctg_chronicle_write_place(to, ctg_measure_mission_authorised_pers, year, m) = 0;
        }
        for (size_t r = 0; r < shape->who[ctg_scope_host]; r++) {
            *ctg_chronicle_write_place(to, ctg_measure_host_deployed_pers, year, r) = 0;
        }
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            for (size_t age = 0; age < CTG_AGES; age++) {
                *ctg_chronicle_write_place(to, post_months[type], year, age) = 0;
                *ctg_chronicle_write_place(to, person_months[type], year, age) = 0;
            }
        }
    }
}

static void add_age(ctg_chronicle *to, const ctg_deployment_row *row, const int64_t *posts,
                    size_t t)
{
    const size_t year = (t + 11) / 12; /* the one that ends next */
    const ctg_month opened = ctg_lives_opened(to->view.tables, (size_t)row->mission, row->month);
    const size_t age = ctg_measures_age(row->month - opened + 1);
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        *ctg_chronicle_write_place(to, post_months[type], year, age) += (double)posts[type];
        *ctg_chronicle_write_place(to, person_months[type], year, age) +=
            (double)row->persons[type];
    }
}

static void add_row(ctg_chronicle *to, const ctg_deployment_row *row)
{
    const ctg_tables *const tables = to->view.tables;
    const size_t m = (size_t)row->mission;
    const size_t t = (size_t)(row->month - CTG_CHRONICLE_START);
    const int64_t *const posts = ctg_lives_posts(tables, m, row->month);
    const bool is_un = ctg_lives_is_un(tables, m);
    const bool is_open = posts != NULL && sum(posts) > 0;
    if (t % 12 == 0) {
        const size_t region = region_of(tables, tables->missions[m].host);
        *ctg_chronicle_write_place(to, ctg_measure_mission_deployed_pers, t / 12, m) =
            sum(row->persons);
        *ctg_chronicle_write_place(to, ctg_measure_mission_authorised_pers, t / 12, m) =
            is_open ? sum(posts) : 0;
        *ctg_chronicle_write_place(to, ctg_measure_host_deployed_pers, t / 12, region) +=
            is_un ? sum(row->persons) : 0;
    }
    if (is_un && is_open) {
        *ctg_chronicle_write_place(to, ctg_measure_world_authorised_pers, t, 0) += sum(posts);
        *ctg_chronicle_write_place(to, ctg_measure_world_fill_share, t, 0) += sum(row->persons);
        add_age(to, row, posts, t);
    }
}

/* When a mission first came to a level. */
typedef struct coming {
    ctg_month month; /* CTG_NO_MONTH: it did not, or opened too early */
    int32_t age;     /* the month of its life */
} coming;

static coming coming_to(const ctg_tables *tables, size_t m, double level)
{
    coming first = {.month = CTG_NO_MONTH};
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        const bool may_be =
            (size_t)row->mission == m && (first.month == CTG_NO_MONTH || row->month < first.month);
        const int64_t *const posts = may_be ? ctg_lives_posts(tables, m, row->month) : NULL;
        if (posts != NULL && sum(posts) >= POSTS_LEAST && sum(row->persons) >= level * sum(posts)) {
            const ctg_month opened = ctg_lives_opened(tables, m, row->month);
            if (opened >= CTG_CHRONICLE_START - MONTHS_BEFORE) {
                first = (coming){row->month, row->month - opened + 1};
            }
        }
    }
    return first;
}

/* How many came by `until` in a month of their life up to `age`. */
static size_t count_comings(const coming *all, size_t count, ctg_month until, int32_t age)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const bool came = all[i].month != CTG_NO_MONTH && all[i].month <= until;
        found += came && all[i].age <= age ? 1 : 0;
    }
    return found;
}

/* The middle of the months of life in which missions came by `until`, or the mean of the middle
 * two; -1 when none did. */
static double median(const coming *all, size_t count, ctg_month until)
{
    const size_t came = count_comings(all, count, until, INT32_MAX);
    int32_t middle[2] = {0, 0};
    for (size_t side = 0; side < 2 && came > 0; side++) {
        const size_t rank = side == 0 ? (came - 1) / 2 : came / 2;
        while (count_comings(all, count, until, middle[side]) <= rank) {
            middle[side]++;
        }
    }
    return came > 0 ? (double)(middle[0] + middle[1]) / 2 : -1;
}

static ctg_status write_months_to(ctg_chronicle *to, ctg_error *error)
{
    const ctg_tables *const tables = to->view.tables;
    const size_t missions = tables->missions_count;
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, missions, sizeof(coming), "the record of history", error));
    coming *const all = room;
    for (size_t level = 0; level < LEVELS; level++) {
        for (size_t m = 0; m < missions; m++) {
            all[m] = ctg_lives_is_un(tables, m) ? coming_to(tables, m, levels[level])
                                                : (coming){.month = CTG_NO_MONTH};
        }
        for (size_t t = 0; t <= CTG_CHRONICLE_MONTHS; t += 12) {
            *ctg_chronicle_write_place(to, months_to[level], t, 0) =
                median(all, missions, CTG_CHRONICLE_START + (ctg_month)t);
        }
    }
    free(all);
    return ctg_ok;
}

ctg_status ctg_chronicle_missions_write(ctg_chronicle *to, ctg_error *error)
{
    const ctg_tables *const tables = to->view.tables;
    clear(to);
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_month month = tables->deployments[i].month;
        if (month >= CTG_CHRONICLE_START && month <= CTG_CHRONICLE_START + CTG_CHRONICLE_MONTHS) {
            add_row(to, &tables->deployments[i]);
        }
    }
    for (size_t t = 0; t <= CTG_CHRONICLE_MONTHS; t++) {
        double *const people = ctg_chronicle_write_place(to, ctg_measure_world_fill_share, t, 0);
        const double posts =
            *ctg_chronicle_write_place(to, ctg_measure_world_authorised_pers, t, 0);
        *people = posts > 0 ? *people / posts : 0;
    }
    return write_months_to(to, error);
}
