/* Which patterns of the record a study's runs show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/judgement.h"

#include <assert.h>
#include <stdlib.h>

#include "analysis/chronicle.h"
#include "analysis/quantiles.h"
#include "engine/base/memory.h"

#define ROUNDING 1e-9 /* what a sum of shares may miss a limit by */

static const ctg_tables *tables_of(const ctg_study *study)
{
    return &study->setting->epochs[0].tables;
}

static ctg_status check_start(const ctg_judgement *judgement, ctg_error *error)
{
    const ctg_study *const study = judgement->study;
    size_t simulated = 0;
    char start[8];
    for (size_t i = 0; i < judgement->row_count; i++) {
        simulated += judgement->rows[i].is_simulated ? 1 : 0;
    }
    if (ctg_month_of_year(study->setting->start) == 12 && simulated > 0) {
        return ctg_ok;
    }
    ctg_month_write(study->setting->start, start);
    return ctg_error_add(error, ctg_input,
                         "%s: the patterns of the record are those of Decembers to 2016: the "
                         "scenario must start in a December, here %s, and run for at least 12 "
                         "months of those years",
                         study->name, start);
}

static ctg_status set_recorded(ctg_judgement *judgement, ctg_error *error)
{
    ctg_chronicle chronicle;
    const ctg_status status = ctg_chronicle_open(&chronicle, tables_of(judgement->study), error);
    for (size_t i = 0; i < judgement->row_count && status == ctg_ok; i++) {
        const ctg_figure *const figure = judgement->rows[i].figure;
        judgement->rows[i].recorded = figure->way(&chronicle.view, figure);
    }
    ctg_chronicle_destroy(&chronicle);
    return status;
}

ctg_status ctg_judgement_open(ctg_judgement *judgement, const ctg_study *study, ctg_error *error)
{
    void *room = NULL;
    size_t count = 0;
    const ctg_figure *const figures = ctg_patterns_figures(&count);
    *judgement = (ctg_judgement){.study = study};
    CTG_TRY(ctg_memory_array(&room, count, sizeof *judgement->rows, "the patterns", error));
    judgement->rows = room;
    judgement->row_count = count;
    for (size_t i = 0; i < count; i++) {
        judgement->rows[i] =
            (ctg_judgement_row){.figure = &figures[i],
                                .is_simulated = ctg_patterns_is_simulated(
                                    &figures[i], study->setting->start, study->setting->months)};
    }
    CTG_TRY(check_start(judgement, error));
    return set_recorded(judgement, error);
}

/* What reading the runs needs: of every figure the replicates' values. */
typedef struct reading {
    ctg_judgement *judgement;
    ctg_view view;
    uint32_t replicates;
    double *values; /* [figure * replicates + at] */
    size_t *counts; /* [figure] */
} reading;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    reading *const here = to;
    (void)error;
    here->view.record = result->record;
    for (size_t i = 0; i < here->judgement->row_count && result->record != NULL; i++) {
        const ctg_judgement_row *const row = &here->judgement->rows[i];
        const double value =
            row->is_simulated ? row->figure->way(&here->view, row->figure) : CTG_VIEW_UNKNOWN;
        if (isfinite(value)) {
            here->values[i * here->replicates + here->counts[i]] = value;
            here->counts[i]++;
        }
    }
    return ctg_ok;
}

static ctg_judgement_verdict verdict_of(const ctg_judgement_row *row)
{
    const ctg_figure *const figure = row->figure;
    if (row->simulated.count == 0) {
        return ctg_judgement_not_simulated;
    }
    if (figure->band < 0) {
        return ctg_judgement_for_information;
    }
    if (row->simulated.median < figure->low - figure->band - ROUNDING) {
        return ctg_judgement_below;
    }
    return row->simulated.median > figure->high + figure->band + ROUNDING ? ctg_judgement_above
                                                                          : ctg_judgement_inside;
}

static void judge(reading *here)
{
    for (size_t i = 0; i < here->judgement->row_count; i++) {
        ctg_judgement_row *const row = &here->judgement->rows[i];
        row->simulated = ctg_quantiles_of(here->values + i * here->replicates, here->counts[i]);
        row->verdict = verdict_of(row);
    }
}

static ctg_status read_runs(reading *here, ctg_store *store, ctg_error *error)
{
    const ctg_study *const study = here->judgement->study;
    void *room = NULL;
    void *counts = NULL;
    const size_t figures = here->judgement->row_count;
    const size_t values = figures * here->replicates;
    CTG_TRY(ctg_memory_array(&room, values + ctg_view_room(&study->shape), sizeof(double),
                             "the patterns", error));
    ctg_status status = ctg_memory_array(&counts, figures, sizeof(size_t), "the patterns", error);
    here->values = room;
    here->counts = counts;
    here->view = (ctg_view){.tables = tables_of(study),
                            .start = study->setting->start,
                            .shape = study->shape,
                            .room = here->values + values};
    if (status == ctg_ok) {
        status = ctg_store_read_runs(store, here->replicates, take, here, error);
    }
    if (status == ctg_ok) {
        judge(here);
    }
    free(room);
    free(counts);
    return status;
}

ctg_status ctg_judgement_read(ctg_judgement *judgement, ctg_store *store, ctg_error *error)
{
    reading here = {.judgement = judgement, .replicates = judgement->study->replicates};
    CTG_TRY(ctg_runs_read_outcome(store, here.replicates, &judgement->outcome, error));
    return read_runs(&here, store, error);
}

void ctg_judgement_destroy(ctg_judgement *judgement)
{
    free(judgement->rows);
    judgement->rows = NULL;
}

const char *ctg_judgement_verdict_name(ctg_judgement_verdict verdict)
{
    static const char *const names[] = {"not simulated", "no band", "inside", "below", "above"};
    assert((size_t)verdict < sizeof names / sizeof names[0]);
    return names[verdict];
}

static bool is_in_window(const ctg_figure *figure, ctg_judgement_window window)
{
    return window == ctg_judgement_both ||
           ctg_patterns_is_fit(figure) == (window == ctg_judgement_fit);
}

static bool is_judged(const ctg_judgement_row *row)
{
    return row->verdict != ctg_judgement_not_simulated &&
           row->verdict != ctg_judgement_for_information;
}

/* The row of the judgement that starts last of those that judge the figure, or NULL. */
static const ctg_judgement_row *row_that_counts(const ctg_judgement *all, size_t count, size_t at)
{
    const ctg_judgement *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (is_judged(&all[i].rows[at]) &&
            (best == NULL || all[i].study->setting->start > best->study->setting->start)) {
            best = &all[i];
        }
    }
    return best == NULL ? NULL : &best->rows[at];
}

ctg_judgement_tally ctg_judgement_count_pattern(const ctg_judgement *all, size_t count,
                                                ctg_judgement_window window, ctg_pattern_id id)
{
    ctg_judgement_tally tally = {0};
    for (size_t at = 0; count > 0 && at < all[0].row_count; at++) {
        const ctg_judgement_row *const row = row_that_counts(all, count, at);
        if (row != NULL && row->figure->pattern == id && is_in_window(row->figure, window)) {
            tally.figures++;
            tally.figures_inside += row->verdict == ctg_judgement_inside ? 1 : 0;
        }
    }
    tally.patterns = tally.figures > 0 ? 1 : 0;
    tally.patterns_inside = tally.figures > 0 && tally.figures_inside == tally.figures ? 1 : 0;
    return tally;
}

ctg_judgement_tally ctg_judgement_count(const ctg_judgement *all, size_t count,
                                        ctg_judgement_window window)
{
    ctg_judgement_tally tally = {0};
    for (size_t id = 0; id < CTG_PATTERNS; id++) {
        if (ctg_patterns_row((ctg_pattern_id)id)->kind == ctg_pattern_emergent) {
            const ctg_judgement_tally one =
                ctg_judgement_count_pattern(all, count, window, (ctg_pattern_id)id);
            tally.patterns += one.patterns;
            tally.patterns_inside += one.patterns_inside;
            tally.figures += one.figures;
            tally.figures_inside += one.figures_inside;
        }
    }
    return tally;
}
