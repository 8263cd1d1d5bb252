/* The record as arrays.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/past.h"

#include <gsl/gsl_heapsort.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/placement.h"
#include "engine/model/scene.h"

/* A row with its permanent number. */
typedef struct numbered {
    int64_t number;
    size_t row;
} numbered;

static int by_number(const void *a, const void *b)
{
    const int64_t x = ((const numbered *)a)->number;
    const int64_t y = ((const numbered *)b)->number;
    return x < y ? -1 : x > y;
}

/* Sets at[row] and row[place] by rising number. */
static void set_places(numbered *list, size_t count, size_t *at, size_t *row)
{
    gsl_heapsort(list, count, sizeof *list, by_number);
    for (size_t place = 0; place < count; place++) {
        row[place] = list[place].row;
        at[list[place].row] = place;
    }
}

static int32_t region_of(const ctg_tables *tables, const char *host)
{
    for (size_t s = 0; s < tables->states_count; s++) {
        if (strcmp(tables->states[s].state, host) == 0) {
            return tables->states[s].region;
        }
    }
    for (size_t t = 0; t < tables->territories_count; t++) {
        if (strcmp(tables->territories[t].territory, host) == 0) {
            return tables->territories[t].region;
        }
    }
    return -1;
}

static void lay_out(ctg_past *past, numbered *list)
{
    const ctg_tables *const tables = past->tables;
    for (size_t row = 0; row < past->states; row++) {
        list[row] = (numbered){tables->states[row].number, row};
    }
    set_places(list, past->states, past->state_at, past->state_row);
    for (size_t row = 0; row < past->missions; row++) {
        list[row] = (numbered){tables->missions[row].number, row};
    }
    set_places(list, past->missions, past->mission_at, past->mission_row);
    for (size_t m = 0; m < past->missions; m++) {
        const ctg_mission_row *const mission = &tables->missions[past->mission_row[m]];
        past->before[m] =
            mission->predecessor < 0 ? -1 : (int32_t)past->mission_at[mission->predecessor];
        past->region[m] = region_of(tables, mission->host);
    }
    for (size_t i = 0; i < tables->placements_count; i++) {
        const ctg_month month = tables->placements[i].month;
        if (past->placements_first == CTG_NO_MONTH || month < past->placements_first) {
            past->placements_first = month;
        }
    }
}

ctg_status ctg_past_open(ctg_past *past, const ctg_setting *setting, ctg_error *error)
{
    const ctg_tables *const tables = &setting->epochs[0].tables;
    *past = (ctg_past){.setting = setting,
                       .tables = tables,
                       .states = tables->states_count,
                       .missions = tables->missions_count};
    const size_t most = past->states > past->missions ? past->states : past->missions;
    void *places = NULL;
    void *kinds = NULL;
    void *list = NULL;
    CTG_TRY(ctg_memory_array(&places, 2 * (past->states + past->missions), sizeof(size_t),
                             "the record", error));
    past->state_at = places;
    past->state_row = past->state_at + past->states;
    past->mission_at = past->state_row + past->states;
    past->mission_row = past->mission_at + past->missions;
    CTG_TRY(ctg_memory_array(&kinds, 2 * past->missions, sizeof(int32_t), "the record", error));
    past->before = kinds;
    past->region = past->before + past->missions;
    CTG_TRY(ctg_memory_array(&list, most, sizeof(numbered), "the record", error));
    lay_out(past, list);
    free(list);
    return ctg_ok;
}

void ctg_past_destroy(ctg_past *past)
{
    free(past->state_at);
    free(past->before);
    past->state_at = NULL;
    past->before = NULL;
}

double ctg_past_people(const ctg_past *past, ctg_month month, double *persons)
{
    double sum = 0;
    for (size_t s = 0; s < past->states; s++) {
        persons[s] = 0;
    }
    for (size_t i = 0; i < past->tables->contributions_count; i++) {
        const ctg_contribution_row *const row = &past->tables->contributions[i];
        if (row->month == month) {
            const double people = ctg_recorded_persons(row->persons);
            persons[past->state_at[row->state]] += people;
            sum += people;
        }
    }
    return sum;
}

void ctg_past_missions(const ctg_past *past, ctg_month month, double *persons)
{
    const ctg_tables *const tables = past->tables;
    for (size_t m = 0; m < past->missions; m++) {
        persons[m] = 0;
    }
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        const int32_t framework = tables->missions[row->mission].framework;
        if (row->month == month && tables->frameworks[framework].kind == ctg_framework_un) {
            persons[past->mission_at[row->mission]] += ctg_recorded_persons(row->persons);
        }
    }
}

ctg_past_source ctg_past_placed(const ctg_past *past, ctg_month month)
{
    if (past->placements_first == CTG_NO_MONTH) {
        return ctg_past_none;
    }
    if (month < past->placements_first) {
        return ctg_past_estimated;
    }
    for (size_t i = 0; i < past->tables->placements_count; i++) {
        if (past->tables->placements[i].month == month) {
            return ctg_past_recorded;
        }
    }
    return ctg_past_missing;
}

static void copy_recorded(const ctg_past *past, ctg_month month, double *persons)
{
    for (size_t i = 0; i < past->tables->placements_count; i++) {
        const ctg_placement_row *const row = &past->tables->placements[i];
        if (row->month == month) {
            persons[past->mission_at[row->mission] * past->states + past->state_at[row->state]] +=
                ctg_recorded_persons(row->persons);
        }
    }
}

static void copy_estimate(const ctg_past *past, const ctg_scene *scene, const int32_t *estimate,
                          double *persons)
{
    for (size_t row = 0; row < past->states; row++) {
        for (size_t mission = 0; mission < past->missions; mission++) {
            int64_t sum = 0;
            for (size_t type = 0; type < CTG_PERSONNEL; type++) {
                sum += estimate[(row * scene->M + mission) * CTG_PERSONNEL + type];
            }
            persons[past->mission_at[mission] * past->states + past->state_at[row]] = (double)sum;
        }
    }
}

/* The same function by which a world that starts in that month begins. */
static ctg_status estimate(const ctg_past *past, const ctg_scene *scene, double *persons,
                           ctg_error *error)
{
    void *people = NULL;
    void *formed = NULL;
    const size_t pairs = scene->S * scene->M;
    ctg_status status =
        ctg_memory_array(&people, pairs * CTG_PERSONNEL, sizeof(int32_t), "the record", error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&formed, pairs, sizeof(int32_t), "the record", error);
    }
    if (status == ctg_ok) {
        status = ctg_placement_take(scene, people, formed, error);
    }
    if (status == ctg_ok) {
        copy_estimate(past, scene, people, persons);
    }
    free(people);
    free(formed);
    return status;
}

static ctg_status take_estimate(const ctg_past *past, ctg_month month, double *persons,
                                ctg_error *error)
{
    ctg_setting then = *past->setting;
    ctg_scene *scene = NULL;
    then.start = month;
    then.months = 1;
    CTG_TRY(ctg_scene_create(&scene, &then, error));
    const ctg_status status = estimate(past, scene, persons, error);
    ctg_scene_destroy(scene);
    return status;
}

ctg_status ctg_past_placements(const ctg_past *past, ctg_month month, double *persons,
                               ctg_error *error)
{
    char text[8];
    for (size_t at = 0; at < past->states * past->missions; at++) {
        persons[at] = 0;
    }
    const ctg_past_source source = ctg_past_placed(past, month);
    if (source == ctg_past_recorded) {
        copy_recorded(past, month, persons);
        return ctg_ok;
    }
    if (source == ctg_past_estimated && month >= CTG_PAST_FIRST) {
        return take_estimate(past, month, persons, error);
    }
    ctg_month_write(month, text);
    return ctg_error_add(error, ctg_input,
                         "who was in which mission in %s is neither recorded nor can be estimated",
                         text);
}
