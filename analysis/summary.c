/* From many runs to quantiles: of every measure, at every point in time, for everybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/summary.h"

#include <stdlib.h>

#include "analysis/quantiles.h"
#include "analysis/store_columns.h"
#include "engine/base/memory.h"

/* The runs of one arm as columns. */
typedef struct taking {
    uint32_t arm;
    ctg_store_columns *columns;
} taking;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    const taking *const here = to;
    return result->record != NULL && result->arm == here->arm
               ? ctg_store_columns_add(here->columns, result->record, error)
               : ctg_ok;
}

/* Over the runs in which there was something to measure. */
static ctg_status read_place(ctg_store_columns *columns, size_t place, double *work,
                             ctg_quantiles *of, ctg_error *error)
{
    const double *values = NULL;
    size_t count = 0;
    CTG_TRY(ctg_store_columns_read(columns, place, &values, error));
    for (size_t row = 0; row < ctg_store_columns_rows(columns); row++) {
        work[count] = values[row];
        count += values[row] < 0 ? 0 : 1;
    }
    *of = ctg_quantiles_of(work, count);
    return ctg_ok;
}

/* Over all runs, of so many places side by side. */
static ctg_status read_places(ctg_store_columns *columns, size_t first, size_t count, double *work,
                              ctg_quantiles of[CTG_QUANTILES_LANES], ctg_error *error)
{
    const size_t rows = ctg_store_columns_rows(columns);
    for (size_t lane = 0; lane < CTG_QUANTILES_LANES; lane++) {
        const double *values = NULL;
        const size_t place = first + (lane < count ? lane : count - 1);
        CTG_TRY(ctg_store_columns_read(columns, place, &values, error));
        for (size_t row = 0; row < rows; row++) {
            work[row * CTG_QUANTILES_LANES + lane] = values[row];
        }
    }
    ctg_quantiles_of_lists(work, rows, of);
    return ctg_ok;
}

/* No line where there are no runs with something to measure. */
static ctg_status write_line(ctg_store *store, const ctg_store_summary *named,
                             const ctg_quantiles *quantiles, ctg_error *error)
{
    if (quantiles->count == 0) {
        return ctg_ok;
    }
    ctg_store_summary line = *named;
    line.p05 = quantiles->p05;
    line.p25 = quantiles->p25;
    line.median = quantiles->median;
    line.p75 = quantiles->p75;
    line.p95 = quantiles->p95;
    line.mean = quantiles->mean;
    return ctg_store_summary_write(store, &line, error);
}

/* Its places follow each other: at every point in time, everybody. */
static ctg_status write_measure(ctg_store *store, const ctg_study *study, const taking *of,
                                ctg_measure_id id, double *work, ctg_error *error)
{
    const ctg_measure *const about = ctg_measures_row(id);
    const size_t who_count = study->shape.who[about->scope];
    const size_t all = who_count * ctg_measures_times(&study->shape, about->scope);
    const size_t first = who_count > 0 ? ctg_measures_place(&study->shape, id, 0, 0) : 0;
    const size_t step = about->lacks == ctg_lacks_some ? 1 : CTG_QUANTILES_LANES;
    for (size_t from = 0; from < all; from += step) {
        ctg_quantiles quantiles[CTG_QUANTILES_LANES];
        const size_t count = all - from < step ? all - from : step;
        CTG_TRY(step == 1 ? read_place(of->columns, first + from, work, quantiles, error)
                          : read_places(of->columns, first + from, count, work, quantiles, error));
        for (size_t at = from; at < from + count; at++) {
            char room[CTG_WHO_ROOM];
            const ctg_store_summary named = {
                .arm = of->arm,
                .measure = about->path,
                .who = ctg_study_who(study, about->scope, at % who_count, room),
                .month = ctg_study_month(study, about->scope, at / who_count)};
            CTG_TRY(write_line(store, &named, &quantiles[at - from], error));
        }
    }
    return ctg_ok;
}

static ctg_status write_all(ctg_store *store, const ctg_study *study, taking *of,
                            uint32_t replicates, double *work, ctg_error *error)
{
    CTG_TRY(ctg_store_read_runs(store, replicates, take, of, error));
    for (size_t id = 0; id < CTG_MEASURES && ctg_store_columns_rows(of->columns) > 0; id++) {
        CTG_TRY(write_measure(store, study, of, (ctg_measure_id)id, work, error));
    }
    return ctg_ok;
}

static ctg_status write_arm(ctg_store *store, const ctg_study *study, uint32_t replicates,
                            uint32_t arm, double *work, ctg_error *error)
{
    taking of = {.arm = arm};
    ctg_status status = ctg_store_columns_create(
        &of.columns, ctg_measures_record_size(&study->shape), replicates, error);
    if (status == ctg_ok) {
        status = write_all(store, study, &of, replicates, work, error);
    }
    ctg_store_columns_destroy(of.columns);
    return status;
}

ctg_status ctg_summary_write(ctg_store *store, const ctg_study *study, uint32_t replicates,
                             ctg_error *error)
{
    void *work = NULL;
    CTG_TRY(ctg_memory_array(&work, (size_t)replicates * CTG_QUANTILES_LANES, sizeof(double),
                             "the summary", error));
    ctg_status status = ctg_store_summary_begin(store, error);
    for (uint32_t arm = 0; arm < ctg_study_arms(study) && status == ctg_ok; arm++) {
        status = write_arm(store, study, replicates, arm, work, error);
    }
    if (status == ctg_ok) {
        status = ctg_store_summary_end(store, replicates, error);
    }
    free(work);
    return status;
}
