/* The back-test: what can be compared, the runs read, everything scored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/backtest.h"

#include <stdlib.h>

#include "analysis/quantiles.h"
#include "engine/base/memory.h"

#define VALUES_A_PASS ((size_t)32 << 20) /* floats: 128 MB; one year at least */

static size_t time_count(const ctg_backtest *backtest)
{
    return ctg_measures_times(&backtest->study->shape, ctg_scope_state) - 1;
}

static ctg_status find_years(ctg_backtest *backtest, ctg_error *error)
{
    const size_t times = time_count(backtest);
    void *years = NULL;
    void *targets = NULL;
    CTG_TRY(ctg_memory_array(&years, times, sizeof *backtest->years, "the back-test", error));
    backtest->years = years;
    CTG_TRY(ctg_memory_array(&targets, times, sizeof *backtest->targets, "the back-test", error));
    backtest->targets = targets;
    for (size_t time = 1; time <= times && backtest->frozen_at != CTG_NO_MONTH; time++) {
        const ctg_month recorded = ctg_recorded_month(
            backtest->past.tables, ctg_study_month(backtest->study, ctg_scope_state, time));
        backtest->targets[time - 1] = recorded;
        if (recorded != CTG_NO_MONTH) {
            backtest->years[backtest->year_count++] =
                (ctg_backtest_year){.time = time, .recorded = recorded};
        }
    }
    return ctg_ok;
}

ctg_status ctg_backtest_open(ctg_backtest *backtest, const ctg_study *study, ctg_error *error)
{
    *backtest = (ctg_backtest){.study = study};
    CTG_TRY(ctg_past_open(&backtest->past, study->setting, error));
    backtest->frozen_at = ctg_recorded_month(backtest->past.tables, study->setting->start);
    CTG_TRY(find_years(backtest, error));
    char start[8];
    ctg_month_write(study->setting->start, start);
    return backtest->year_count > 0
               ? ctg_ok
               : ctg_error_add(error, ctg_input,
                               "%s: the record (table contributions) has nothing to compare with: "
                               "a back-test starts in a recorded month, here %s, and runs for at "
                               "least 12 months of the record",
                               study->name, start);
}

/* One pass over the runs: the years from <= at < to. */
typedef struct pass {
    ctg_backtest *backtest;
    size_t states, replicates, missions;
    size_t from, to;
    size_t count;   /* runs taken */
    float *people;  /* [(at - from) * replicates * S + run * S + s] */
    double *column; /* [2 * replicates] */
    double *distances;
    double *mission; /* [2 * N] */
} pass;

static void take_people(const pass *here, const double *record, size_t at, float *people)
{
    const ctg_backtest *const backtest = here->backtest;
    for (size_t s = 0; s < here->states; s++) {
        people[s] = (float)
            record[ctg_measures_place(&backtest->study->shape, ctg_measure_state_deployed_pers,
                                      backtest->years[at].time, backtest->past.state_row[s])];
    }
}

static void take_fill(const pass *here, const double *record, size_t time)
{
    const ctg_record_shape *const shape = &here->backtest->study->shape;
    double *const posts = here->mission;
    double *const people = posts + here->missions;
    for (size_t m = 0; m < here->missions; m++) {
        posts[m] = record[ctg_measures_place(shape, ctg_measure_mission_authorised_pers, time, m)];
        people[m] = record[ctg_measures_place(shape, ctg_measure_mission_deployed_pers, time, m)];
    }
    ctg_fill_add(&here->backtest->fill, time - 1, posts, people);
}

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    pass *const here = to;
    (void)error;
    if (result->record == NULL) {
        return ctg_ok;
    }
    for (size_t at = here->from; at < here->to; at++) {
        const size_t line = (at - here->from) * here->replicates + here->count;
        take_people(here, result->record, at, here->people + line * here->states);
        take_fill(here, result->record, here->backtest->years[at].time);
    }
    here->count++;
    return ctg_ok;
}

static void score_model(const pass *here, size_t at, const ctg_scorecard_target *target)
{
    ctg_backtest_year *const year = &here->backtest->years[at];
    const double frozen = year->cards[ctg_forecaster_null_a].at[ctg_scored_share_distance];
    size_t nearer = 0;
    year->cards[ctg_forecaster_model] = ctg_scorecard_of_runs(
        target, here->people + (at - here->from) * here->replicates * here->states, here->count,
        here->column, here->distances);
    for (size_t run = 0; run < here->count; run++) {
        nearer += here->distances[run] < frozen ? 1 : 0;
    }
    year->nearer_share = here->count > 0 ? (double)nearer / (double)here->count : 0;
    year->single = ctg_quantiles_of(here->distances, here->count);
}

static ctg_status score_year(const pass *here, size_t at, ctg_error *error)
{
    ctg_backtest *const backtest = here->backtest;
    ctg_backtest_year *const year = &backtest->years[at];
    const ctg_forecasts *const forecasts = &backtest->forecasts;
    const size_t row = (year->time - 1) * here->states;
    ctg_scorecard_target target;
    const ctg_status status = ctg_scorecard_target_make(
        &target, forecasts->origin, forecasts->recorded + row, here->states, error);
    if (status == ctg_ok) {
        year->cards[ctg_forecaster_record] = ctg_scorecard_of_record(&target);
        for (int who = ctg_forecaster_null_a; who < CTG_FORECASTERS; who++) {
            if (forecasts->people[who] != NULL) {
                year->cards[who] = ctg_scorecard_of_point(&target, forecasts->people[who] + row);
            }
        }
        score_model(here, at, &target);
    }
    ctg_scorecard_target_destroy(&target);
    return status;
}

static ctg_status run_passes(pass *here, size_t width, ctg_store *store, ctg_error *error)
{
    ctg_backtest *const backtest = here->backtest;
    for (here->from = 0; here->from < backtest->year_count; here->from = here->to) {
        here->to =
            here->from + width < backtest->year_count ? here->from + width : backtest->year_count;
        here->count = 0;
        CTG_TRY(ctg_store_read_runs(store, (uint32_t)here->replicates, take, here, error));
        for (size_t at = here->from; at < here->to; at++) {
            CTG_TRY(score_year(here, at, error));
        }
    }
    return ctg_ok;
}

/* What was not forecast is no score. */
static void blank_cards(ctg_backtest *backtest)
{
    for (size_t at = 0; at < backtest->year_count; at++) {
        for (int who = 0; who < CTG_FORECASTERS; who++) {
            backtest->years[at].cards[who] = ctg_scorecard_blank();
        }
    }
}

static ctg_status read_runs(ctg_backtest *backtest, ctg_store *store, ctg_error *error)
{
    const size_t states = backtest->past.states;
    const size_t replicates = backtest->study->replicates;
    const size_t fit = VALUES_A_PASS / (replicates * states + 1);
    const size_t width = fit < 1 ? 1 : (fit < backtest->year_count ? fit : backtest->year_count);
    void *people = NULL;
    void *room = NULL;
    pass here = {.backtest = backtest,
                 .states = states,
                 .replicates = replicates,
                 .missions = backtest->past.missions};
    CTG_TRY(ctg_memory_array(&people, width * replicates, states * sizeof(float), "the back-test",
                             error));
    const ctg_status status = ctg_memory_array(&room, 3 * replicates + 2 * here.missions,
                                               sizeof(double), "the back-test", error);
    if (status != ctg_ok) {
        free(people);
        return status;
    }
    here.people = people;
    here.column = room;
    here.distances = here.column + 2 * replicates;
    here.mission = here.distances + replicates;
    const ctg_status of_passes = run_passes(&here, width, store, error);
    free(people);
    free(room);
    return of_passes;
}

ctg_status ctg_backtest_read(ctg_backtest *backtest, ctg_store *store, ctg_error *error)
{
    const size_t times = time_count(backtest);
    CTG_TRY(ctg_runs_read_outcome(store, backtest->study->replicates, &backtest->outcome, error));
    CTG_TRY(ctg_forecasts_make(&backtest->forecasts, &backtest->past, backtest->frozen_at,
                               backtest->targets, times, error));
    CTG_TRY(ctg_fill_open(&backtest->fill, &backtest->past, backtest->targets, times, error));
    blank_cards(backtest);
    return read_runs(backtest, store, error);
}

void ctg_backtest_destroy(ctg_backtest *backtest)
{
    ctg_forecasts_destroy(&backtest->forecasts);
    ctg_fill_destroy(&backtest->fill);
    ctg_past_destroy(&backtest->past);
    free(backtest->targets);
    free(backtest->years);
    backtest->targets = NULL;
    backtest->years = NULL;
}
