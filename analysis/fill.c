/* How full missions are, recorded and simulated.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static double posts_of(const ctg_demand_row *row)
{
    double sum = 0;
    for (int type = 0; row != NULL && type < CTG_PERSONNEL; type++) {
        sum += (double)row->posts[type];
    }
    return sum;
}

/* Since when: the first row with posts behind the last one without. */
static ctg_month opened_in(const ctg_tables *tables, int32_t mission, ctg_month month)
{
    ctg_month closed = CTG_MONTH_LEAST;
    ctg_month opened = CTG_MONTH_MOST;
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if (row->mission == mission && row->month <= month && row->month > closed &&
            !(posts_of(row) > 0)) {
            closed = row->month;
        }
    }
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if (row->mission == mission && row->month > closed && row->month < opened) {
            opened = row->month;
        }
    }
    return opened;
}

ctg_fill_standing ctg_fill_standing_of(const ctg_tables *tables, int32_t mission, ctg_month month)
{
    ctg_fill_standing found = {.row = NULL};
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if (row->mission == mission && row->month <= month &&
            (found.row == NULL || row->month > found.row->month)) {
            found.row = row;
        }
    }
    found.posts = posts_of(found.row);
    found.opened = found.posts > 0 ? opened_in(tables, mission, month) : CTG_NO_MONTH;
    return found;
}

/* Adds what is recorded of a mission, or said by a run, to all groups that it belongs to; its
 * region may be unknown. */
static void add(ctg_fill *fill, size_t year, size_t m, const ctg_fill_group *what)
{
    const int32_t region = fill->past->region[m];
    const size_t of[3] = {0, 1 + (size_t)fill->age[year * fill->past->missions + m],
                          1 + CTG_AGES + (size_t)(region < 0 ? 0 : region)};
    for (int i = 0; i < (region < 0 ? 2 : 3); i++) {
        ctg_fill_group *const group = &fill->group[year * fill->groups + of[i]];
        group->posts += what->posts;
        group->people += what->people;
        group->said_posts += what->said_posts;
        group->said_people += what->said_people;
    }
}

static void take_year(ctg_fill *fill, size_t year, ctg_month month, double *people)
{
    const ctg_past *const past = fill->past;
    const ctg_tables *const tables = past->tables;
    double all = 0;
    ctg_past_missions(past, month, people);
    for (size_t m = 0; m < past->missions; m++) {
        const int32_t row = (int32_t)past->mission_row[m];
        const ctg_fill_standing now = ctg_fill_standing_of(tables, row, month);
        const bool is_un =
            tables->frameworks[tables->missions[row].framework].kind == ctg_framework_un;
        all += is_un ? now.posts : 0;
        if (is_un && now.row != NULL && now.posts > 0 && strcmp(now.row->basis, "derived") != 0) {
            fill->age[year * past->missions + m] =
                (int32_t)ctg_measures_age(month - now.opened + 1);
            add(fill, year, m, &(ctg_fill_group){.posts = now.posts, .people = people[m]});
        }
    }
    fill->known[year] = all > 0 ? fill->group[year * fill->groups].posts / all : 0;
}

ctg_status ctg_fill_open(ctg_fill *fill, const ctg_past *past, const ctg_month *targets,
                         size_t years, ctg_error *error)
{
    void *group = NULL;
    void *known = NULL;
    void *age = NULL;
    *fill = (ctg_fill){
        .past = past, .years = years, .groups = 1 + CTG_AGES + past->tables->regions_count};
    CTG_TRY(ctg_memory_array(&group, years * fill->groups, sizeof *fill->group, "the fill", error));
    fill->group = group;
    CTG_TRY(ctg_memory_array(&known, years + past->missions, sizeof(double), "the fill", error));
    fill->known = known;
    CTG_TRY(ctg_memory_array(&age, years * past->missions, sizeof *fill->age, "the fill", error));
    fill->age = age;
    for (size_t year = 0; year < years; year++) {
        for (size_t m = 0; m < past->missions; m++) {
            fill->age[year * past->missions + m] = -1;
        }
        if (targets[year] != CTG_NO_MONTH) {
            take_year(fill, year, targets[year], fill->known + years);
        }
    }
    return ctg_ok;
}

void ctg_fill_add(ctg_fill *fill, size_t year, const double *posts, const double *people)
{
    const ctg_past *const past = fill->past;
    for (size_t m = 0; m < past->missions; m++) {
        const size_t row = past->mission_row[m];
        if (fill->age[year * past->missions + m] >= 0) {
            add(fill, year, m,
                &(ctg_fill_group){.said_posts = posts[row], .said_people = people[row]});
        }
    }
}

void ctg_fill_destroy(ctg_fill *fill)
{
    free(fill->group);
    free(fill->known);
    free(fill->age);
    fill->group = NULL;
    fill->known = NULL;
    fill->age = NULL;
}

bool ctg_fill_is_known(const ctg_fill *fill, size_t year, size_t group)
{
    return fill->known[year] >= CTG_FILL_KNOWN_LEAST &&
           fill->group[year * fill->groups + group].posts > 0;
}

double ctg_fill_recorded(const ctg_fill *fill, size_t year, size_t group)
{
    const ctg_fill_group *const of = &fill->group[year * fill->groups + group];
    return of->posts > 0 ? of->people / of->posts : (double)NAN;
}

double ctg_fill_said(const ctg_fill *fill, size_t year, size_t group)
{
    const ctg_fill_group *const of = &fill->group[year * fill->groups + group];
    return of->said_posts > 0 ? of->said_people / of->said_posts : (double)NAN;
}

const char *ctg_fill_name(const ctg_fill *fill, size_t group, char room[CTG_WHO_ROOM])
{
    const ctg_tables *const tables = fill->past->tables;
    if (group == 0) {
        return "all";
    }
    return group <= CTG_AGES ? ctg_measures_who(tables, ctg_scope_age, group - 1, room)
                             : ctg_measures_who(tables, ctg_scope_host, group - 1 - CTG_AGES, room);
}
