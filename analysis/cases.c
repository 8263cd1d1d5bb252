/* The scenarios that are compared with their base: opened, checked, with one row an expectation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cases.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "analysis/places.h"
#include "engine/base/memory.h"

static ctg_status worse(ctg_status a, ctg_status b)
{
    return a == ctg_ok || b == ctg_memory ? b : a;
}

static bool same_file(const char *a, const char *b)
{
    struct stat of_a;
    struct stat of_b;
    return stat(a, &of_a) == 0 && stat(b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

static const char *path_of(const ctg_scenario *scenario)
{
    return ctg_scenario_file_at(scenario, 0)->path;
}

/* Finds the base among those that are open, or opens it. */
static ctg_status find_base(ctg_cases *cases, ctg_case *one, ctg_error *error)
{
    const char *const path = ctg_scenario_base_path(one->scenario);
    for (size_t at = 0; at < cases->base_count; at++) {
        if (same_file(path_of(cases->bases[at].scenario), path)) {
            one->base = at;
            return ctg_ok;
        }
    }
    ctg_cases_base *const base = &cases->bases[cases->base_count];
    CTG_TRY(ctg_scenario_open(&base->scenario, path, &cases->asked.overrides, error));
    one->base = cases->base_count++;
    return ctg_ok;
}

static ctg_status make_rows(ctg_case *one, ctg_error *error)
{
    void *rows = NULL;
    ctg_status status = ctg_ok;
    const ctg_record_shape shape = ctg_ensemble_shape(ctg_scenario_setting(one->scenario));
    const size_t count = ctg_scenario_expect_count(one->scenario);
    CTG_TRY(ctg_memory_array(&rows, count, sizeof *one->rows, "the expectations", error));
    one->rows = rows;
    one->row_count = count;
    for (size_t at = 0; at < count; at++) {
        const ctg_scenario_expect expected = *ctg_scenario_expect_at(one->scenario, at);
        one->rows[at].expected = expected;
        status = worse(status, ctg_places_last(&one->rows[at].place, &shape, expected.measure,
                                               expected.who, one->file, error));
    }
    return status;
}

/* A world's measure is taken every month, others every twelfth. */
static ctg_month end_of(const ctg_setting *setting, ctg_scope scope)
{
    return setting->start +
           (scope == ctg_scope_world ? setting->months : setting->months / 12 * 12);
}

static ctg_status make_asks(ctg_case *one, ctg_error *error)
{
    void *asks = NULL;
    ctg_status status = ctg_ok;
    const ctg_setting *const setting = ctg_scenario_setting(one->scenario);
    const ctg_record_shape shape = ctg_ensemble_shape(setting);
    const size_t count = ctg_scenario_ask_count(one->scenario);
    CTG_TRY(ctg_memory_array(&asks, count, sizeof *one->asks, "the questions", error));
    one->asks = asks;
    one->ask_count = count;
    for (size_t at = 0; at < count; at++) {
        ctg_case_ask *const ask = &one->asks[at];
        ask->asked = *ctg_scenario_ask_at(one->scenario, at);
        const ctg_measure_id measure = ask->asked.measure;
        ask->end = end_of(setting, ctg_measures_row(measure)->scope);
        for (size_t i = 0; i < ask->asked.who_count && status == ctg_ok; i++) {
            const size_t who = ask->asked.who[i];
            ask->starts[i] = ctg_measures_place(&shape, measure, 0, who);
            status = ctg_places_last(&ask->ends[i], &shape, measure, who, one->file, error);
        }
    }
    return status;
}

/* A file that is compared with nothing is remembered, not a mistake. */
static ctg_status open_case(ctg_cases *cases, const char *file, ctg_error *error)
{
    ctg_case *const one = &cases->all[cases->count];
    *one = (ctg_case){.file = file};
    CTG_TRY(ctg_scenario_open(&one->scenario, file, &cases->asked.overrides, error));
    if (ctg_scenario_base_path(one->scenario)[0] == '\0' ||
        ctg_scenario_expect_count(one->scenario) + ctg_scenario_ask_count(one->scenario) == 0) {
        ctg_scenario_destroy(one->scenario);
        cases->skipped[cases->skipped_count++] = file;
        return ctg_ok;
    }
    cases->count++; /* from here on it is released with the others */
    CTG_TRY(find_base(cases, one, error));
    CTG_TRY(ctg_pair_check(ctg_cases_base_setting(cases, one), ctg_scenario_setting(one->scenario),
                           path_of(cases->bases[one->base].scenario), file, error));
    CTG_TRY(make_rows(one, error));
    return make_asks(one, error);
}

/* Adds the places that a case needs, or counts them where there is no list. */
static size_t add_places(const ctg_case *one, size_t *places)
{
    size_t count = 0;
    for (size_t at = 0; at < one->row_count; at++, count++) {
        if (places != NULL) {
            places[count] = one->rows[at].place;
        }
    }
    for (size_t at = 0; at < one->ask_count; at++) {
        for (size_t i = 0; i < one->asks[at].asked.who_count; i++, count += 2) {
            if (places != NULL) {
                places[count] = one->asks[at].starts[i];
                places[count + 1] = one->asks[at].ends[i];
            }
        }
    }
    return count;
}

/* The places of all that is asked on a base, each once. */
static ctg_status list_places(ctg_cases *cases, size_t base, ctg_error *error)
{
    void *room = NULL;
    size_t most = 0;
    size_t count = 0;
    ctg_cases_base *const of = &cases->bases[base];
    for (size_t i = 0; i < cases->count; i++) {
        most += cases->all[i].base == base ? add_places(&cases->all[i], NULL) : 0;
    }
    CTG_TRY(ctg_memory_array(&room, most, sizeof *of->places, "the measures", error));
    of->places = room;
    for (size_t i = 0; i < cases->count; i++) {
        count += cases->all[i].base == base ? add_places(&cases->all[i], of->places + count) : 0;
    }
    of->place_count = ctg_places_order(of->places, count);
    return ctg_ok;
}

static ctg_status make_room(ctg_cases *cases, size_t count, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, count, sizeof *cases->all, "the scenarios", error));
    cases->all = place;
    CTG_TRY(ctg_memory_array(&place, count, sizeof *cases->bases, "the scenarios", error));
    cases->bases = place;
    CTG_TRY(ctg_memory_array(&place, count, sizeof *cases->skipped, "the scenarios", error));
    cases->skipped = place;
    return ctg_ok;
}

ctg_status ctg_cases_open(ctg_cases *cases, const char *const *files, size_t count,
                          const ctg_cases_asked *asked, ctg_error *error)
{
    ctg_status status = ctg_ok;
    *cases = (ctg_cases){.asked = *asked};
    CTG_TRY(make_room(cases, count, error));
    for (size_t at = 0; at < count && status != ctg_memory; at++) {
        status = worse(status, open_case(cases, files[at], error));
    }
    for (size_t base = 0; base < cases->base_count && status == ctg_ok; base++) {
        status = list_places(cases, base, error);
    }
    return status;
}

void ctg_cases_destroy(ctg_cases *cases)
{
    for (size_t at = 0; at < cases->count; at++) {
        ctg_scenario_destroy(cases->all[at].scenario);
        free(cases->all[at].rows);
        for (size_t i = 0; i < cases->all[at].ask_count; i++) {
            ctg_growth_destroy(&cases->all[at].asks[i].growth);
        }
        free(cases->all[at].asks);
    }
    for (size_t at = 0; at < cases->base_count; at++) {
        ctg_scenario_destroy(cases->bases[at].scenario);
        free(cases->bases[at].places);
    }
    free(cases->all);
    free(cases->bases);
    free(cases->skipped);
    *cases = (ctg_cases){0};
}

const ctg_setting *ctg_cases_base_setting(const ctg_cases *cases, const ctg_case *one)
{
    return ctg_scenario_setting(cases->bases[one->base].scenario);
}
