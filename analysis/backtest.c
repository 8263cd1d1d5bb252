/* The back-test: who sent which share of the people deployed, simulated and recorded.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/backtest.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/column.h"
#include "engine/base/memory.h"

static const ctg_tables *tables_of(const ctg_study *study)
{
    return &study->setting->epochs[0].tables;
}

/* The first month from `from` on, at most CTG_BACKTEST_LATER later, for which the record has rows;
 * CTG_NO_MONTH when there is none. */
static ctg_month recorded_month(const ctg_study *study, ctg_month from)
{
    const ctg_tables *const tables = tables_of(study);
    ctg_month best = CTG_NO_MONTH;
    for (size_t at = 0; at < tables->contributions_count; at++) {
        const ctg_month month = tables->contributions[at].month;
        if (month >= from && month <= from + CTG_BACKTEST_LATER &&
            (best == CTG_NO_MONTH || month < best)) {
            best = month;
        }
    }
    return best;
}

/* Divides by the sum; all stay 0 where that is 0. */
static void make_shares(double *persons, size_t count)
{
    double sum = 0;
    for (size_t state = 0; state < count; state++) {
        sum += persons[state];
    }
    for (size_t state = 0; state < count && sum > 0; state++) {
        persons[state] /= sum;
    }
}

static void write_recorded(const ctg_study *study, ctg_month month, double *shares)
{
    const ctg_tables *const tables = tables_of(study);
    for (size_t state = 0; state < tables->states_count; state++) {
        shares[state] = 0;
    }
    for (size_t at = 0; at < tables->contributions_count; at++) {
        const ctg_contribution_row *const line = &tables->contributions[at];
        for (int type = 0; type < CTG_PERSONNEL && line->month == month; type++) {
            shares[line->state] += (double)line->persons[type];
        }
    }
    make_shares(shares, tables->states_count);
}

static void write_simulated(const ctg_study *study, const double *record, size_t time,
                            double *shares)
{
    const size_t count = study->shape.who[ctg_scope_state];
    for (size_t state = 0; state < count; state++) {
        shares[state] =
            record[ctg_measures_place(&study->shape, ctg_measure_state_deployed_pers, time, state)];
    }
    make_shares(shares, count);
}

static double distance(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t state = 0; state < count; state++) {
        sum += fabs(a[state] - b[state]);
    }
    return sum / 2;
}

ctg_status ctg_backtest_open(ctg_backtest *backtest, const ctg_study *study, ctg_error *error)
{
    const size_t times = ctg_measures_times(&study->shape, ctg_scope_state);
    void *years = NULL;
    *backtest = (ctg_backtest){.study = study};
    backtest->frozen_at = recorded_month(study, study->setting->start);
    CTG_TRY(ctg_memory_array(&years, times, sizeof *backtest->years, "the back-test", error));
    backtest->years = years;
    for (size_t time = 1; time < times && backtest->frozen_at != CTG_NO_MONTH; time++) {
        const ctg_month recorded =
            recorded_month(study, ctg_study_month(study, ctg_scope_state, time));
        if (recorded != CTG_NO_MONTH) {
            backtest->years[backtest->year_count++] =
                (ctg_backtest_year){.time = time, .recorded = recorded};
        }
    }
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

/* What reading the runs needs: per year the record's shares, the sum of the replicates' shares and
 * each replicate's distance. */
typedef struct reading {
    ctg_backtest *backtest;
    size_t states, replicates, count;
    double *recorded, *sums; /* year after year, `states` each */
    double *distances;       /* year after year, `replicates` each */
    double *shares;          /* `states` */
} reading;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    reading *const here = to;
    (void)error;
    if (result->record == NULL) {
        return ctg_ok;
    }
    for (size_t at = 0; at < here->backtest->year_count; at++) {
        write_simulated(here->backtest->study, result->record, here->backtest->years[at].time,
                        here->shares);
        for (size_t state = 0; state < here->states; state++) {
            here->sums[at * here->states + state] += here->shares[state];
        }
        here->distances[at * here->replicates + here->count] =
            distance(here->shares, here->recorded + at * here->states, here->states);
    }
    here->count++;
    return ctg_ok;
}

static void set_record(reading *here)
{
    ctg_backtest *const backtest = here->backtest;
    write_recorded(backtest->study, backtest->frozen_at, here->shares);
    for (size_t at = 0; at < backtest->year_count; at++) {
        double *const recorded = here->recorded + at * here->states;
        write_recorded(backtest->study, backtest->years[at].recorded, recorded);
        backtest->years[at].frozen = distance(here->shares, recorded, here->states);
    }
}

static void set_years(reading *here)
{
    for (size_t at = 0; at < here->backtest->year_count; at++) {
        ctg_backtest_year *const year = &here->backtest->years[at];
        double *const sums = here->sums + at * here->states;
        double *const distances = here->distances + at * here->replicates;
        size_t nearer = 0;
        make_shares(sums, here->states);
        year->mean = distance(sums, here->recorded + at * here->states, here->states);
        for (size_t i = 0; i < here->count; i++) {
            nearer += distances[i] < year->frozen ? 1 : 0;
        }
        year->nearer_share = here->count > 0 ? (double)nearer / (double)here->count : 0;
        year->single = ctg_summary_quantiles(distances, here->count);
    }
}

ctg_status ctg_backtest_read(ctg_backtest *backtest, ctg_store *store, ctg_error *error)
{
    const ctg_study *const study = backtest->study;
    const size_t states = study->shape.who[ctg_scope_state];
    const size_t replicates = study->replicates;
    const size_t years = backtest->year_count;
    void *room = NULL;
    CTG_TRY(ctg_runs_read_outcome(store, study->replicates, &backtest->outcome, error));
    CTG_TRY(ctg_memory_array(&room, (2 * years + 1) * states + years * replicates, sizeof(double),
                             "the back-test", error));
    double *const values = room;
    reading here = {.backtest = backtest,
                    .states = states,
                    .replicates = replicates,
                    .recorded = values,
                    .sums = values + years * states,
                    .shares = values + 2 * years * states,
                    .distances = values + (2 * years + 1) * states};
    set_record(&here);
    const ctg_status status = ctg_store_read_runs(store, study->replicates, take, &here, error);
    if (status == ctg_ok) {
        set_years(&here);
    }
    free(values);
    return status;
}

void ctg_backtest_destroy(ctg_backtest *backtest)
{
    free(backtest->years);
    backtest->years = NULL;
}
