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

/* A line over the runs in which there was something to measure; none where there are none such. */
static ctg_status write_place(ctg_store *store, ctg_store_columns *columns, ctg_measure_lacks lacks,
                              size_t place, const ctg_store_summary *named, double *work,
                              ctg_error *error)
{
    const double *values = NULL;
    size_t count = 0;
    CTG_TRY(ctg_store_columns_read(columns, place, &values, error));
    for (size_t row = 0; row < ctg_store_columns_rows(columns); row++) {
        work[count] = values[row];
        count += lacks == ctg_lacks_some && values[row] < 0 ? 0 : 1;
    }
    if (count == 0) {
        return ctg_ok;
    }
    const ctg_quantiles quantiles = ctg_quantiles_of(work, count);
    ctg_store_summary line = *named;
    line.p05 = quantiles.p05;
    line.p25 = quantiles.p25;
    line.median = quantiles.median;
    line.p75 = quantiles.p75;
    line.p95 = quantiles.p95;
    line.mean = quantiles.mean;
    return ctg_store_summary_write(store, &line, error);
}

static ctg_status write_measure(ctg_store *store, const ctg_study *study, const taking *of,
                                ctg_measure_id id, double *work, ctg_error *error)
{
    const ctg_measure *const about = ctg_measures_row(id);
    const size_t who_count = study->shape.who[about->scope];
    const size_t times = ctg_measures_times(&study->shape, about->scope);
    const size_t first = who_count > 0 ? ctg_measures_place(&study->shape, id, 0, 0) : 0;
    char room[CTG_WHO_ROOM];
    for (size_t time = 0; time < times; time++) {
        for (size_t who = 0; who < who_count; who++) {
            const ctg_store_summary named = {.arm = of->arm,
                                             .measure = about->path,
                                             .who = ctg_study_who(study, about->scope, who, room),
                                             .month = ctg_study_month(study, about->scope, time)};
            CTG_TRY(write_place(store, of->columns, about->lacks, first + time * who_count + who,
                                &named, work, error));
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
    CTG_TRY(ctg_memory_array(&work, replicates, sizeof(double), "the summary", error));
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
