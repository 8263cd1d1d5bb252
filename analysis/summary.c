/* From many runs to quantiles: of every measure, at every point in time, for everybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/summary.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <stdlib.h>

#include "engine/base/memory.h"

#define VALUES_A_PASS ((size_t)8 << 20) /* doubles: 64 MB */

ctg_quantiles ctg_summary_quantiles(double *values, size_t count)
{
    ctg_quantiles quantiles = {.count = count};
    if (count == 0) {
        return quantiles;
    }
    gsl_sort(values, 1, count);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    quantiles.p05 = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.05);
    quantiles.p25 = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.25);
    quantiles.median = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.5);
    quantiles.p75 = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.75);
    quantiles.p95 = gsl_stats_quantile_from_sorted_data(values, 1, count, 0.95);
    quantiles.mean = sum / (double)count;
    return quantiles;
}

/* One pass: the places from <= place < to of every record, place after place. */
typedef struct pass {
    uint32_t arm;
    size_t from, to;
    uint32_t replicates; /* room for each place */
    double *values;
    size_t count; /* runs taken */
} pass;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    pass *const here = to;
    (void)error;
    if (result->record == NULL || result->arm != here->arm) {
        return ctg_ok;
    }
    for (size_t place = here->from; place < here->to; place++) {
        here->values[(place - here->from) * here->replicates + here->count] = result->record[place];
    }
    here->count++;
    return ctg_ok;
}

static ctg_status write_place(ctg_store *store, const pass *here, const ctg_store_summary *named,
                              size_t place, ctg_error *error)
{
    const ctg_quantiles quantiles =
        ctg_summary_quantiles(here->values + (place - here->from) * here->replicates, here->count);
    ctg_store_summary line = *named;
    line.p05 = quantiles.p05;
    line.p25 = quantiles.p25;
    line.median = quantiles.median;
    line.p75 = quantiles.p75;
    line.p95 = quantiles.p95;
    line.mean = quantiles.mean;
    return ctg_store_summary_write(store, &line, error);
}

/* Writes what the pass holds of one measure. */
static ctg_status write_measure(ctg_store *store, const ctg_study *study, pass *here,
                                ctg_measure_id id, ctg_error *error)
{
    const ctg_measure *const about = ctg_measures_row(id);
    const size_t who_count = study->shape.who[about->scope];
    const size_t times = ctg_measures_times(&study->shape, about->scope);
    const size_t first = who_count > 0 ? ctg_measures_place(&study->shape, id, 0, 0) : 0;
    char room[CTG_WHO_ROOM];
    for (size_t time = 0; time < times; time++) {
        for (size_t who = 0; who < who_count; who++) {
            const size_t place = first + time * who_count + who;
            if (place < here->from || place >= here->to) {
                continue;
            }
            const ctg_store_summary named = {.arm = here->arm,
                                             .measure = about->path,
                                             .who = ctg_study_who(study, about->scope, who, room),
                                             .month = ctg_study_month(study, about->scope, time)};
            CTG_TRY(write_place(store, here, &named, place, error));
        }
    }
    return ctg_ok;
}

static ctg_status write_passes(ctg_store *store, const ctg_study *study, pass *here, size_t width,
                               ctg_error *error)
{
    const size_t size = ctg_measures_record_size(&study->shape);
    for (here->from = 0; here->from < size; here->from = here->to) {
        here->to = here->from + width < size ? here->from + width : size;
        here->count = 0;
        CTG_TRY(ctg_store_read_runs(store, here->replicates, take, here, error));
        for (size_t id = 0; id < CTG_MEASURES && here->count > 0; id++) {
            CTG_TRY(write_measure(store, study, here, (ctg_measure_id)id, error));
        }
    }
    return ctg_ok;
}

ctg_status ctg_summary_write(ctg_store *store, const ctg_study *study, uint32_t replicates,
                             ctg_error *error)
{
    const size_t size = ctg_measures_record_size(&study->shape);
    const size_t fit = VALUES_A_PASS / (replicates > 0 ? replicates : 1);
    const size_t width = fit < 1 ? 1 : (fit < size ? fit : size);
    void *values = NULL;
    CTG_TRY(ctg_memory_array(&values, width, replicates * sizeof(double), "the summary", error));
    pass here = {.replicates = replicates, .values = values};
    ctg_status status = ctg_store_summary_begin(store, error);
    for (; here.arm < ctg_study_arms(study) && status == ctg_ok; here.arm++) {
        status = write_passes(store, study, &here, width, error);
    }
    if (status == ctg_ok) {
        status = ctg_store_summary_end(store, replicates, error);
    }
    free(values);
    return status;
}
