/* What came of a sweep, as a page of at most 100 columns and as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/sweep_page.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/figure.h"
#include "analysis/commands/next.h"
#include "analysis/commands/page.h"
#include "analysis/crossed.h"
#include "analysis/quantiles.h"
#include "engine/base/memory.h"

#define PAGE_WIDTH 98
#define NAME_WIDTH 52
#define SHOWN_MOST 40 /* values on the page; JSON has all */

void ctg_sweep_page_print_head(FILE *to, const ctg_job *job, const ctg_crossing *crossing)
{
    const ctg_study *const study = &job->study;
    const ctg_sweep *const sweep = &crossing->sweep;
    if (study->title[0] != '\0') {
        ctg_page_print_wrapped(to, study->title, "", PAGE_WIDTH);
    }
    if (study->question[0] != '\0') {
        ctg_page_print_wrapped(to, study->question, "", PAGE_WIDTH);
    }
    (void)fprintf(to, "\nStudy %s: %" PRIu64 " point%s", study->name, ctg_study_point_count(study),
                  ctg_study_point_count(study) == 1 ? "" : "s");
    if (sweep->has_design) {
        (void)fprintf(to, " (%s, %zu varied)", ctg_design_kind_name(sweep->kind),
                      sweep->varied_count);
    }
    (void)fprintf(to, " x %zu arm%s x %" PRIu32 " replicates", ctg_study_arms(study),
                  ctg_study_arms(study) == 1 ? "" : "s", study->replicates);
    if (study->shards > 0) {
        (void)fprintf(to, ", part %" PRIu32 " of %" PRIu32, study->shard + 1, study->shards);
    }
    (void)fprintf(to, ": %" PRIu64 " runs\n", ctg_study_runs(study));
}

/* Over the points' means of one arm; counts points. */
static ctg_status reckon(const ctg_job *job, uint32_t arm, size_t at, double *outputs,
                         ctg_quantiles *of, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    size_t count = 0;
    CTG_TRY(ctg_crossed_read(job->store, study, arm, at, outputs, error));
    for (uint64_t point = 0; point < ctg_study_point_count(study); point++) {
        double sum = 0;
        size_t there = 0;
        for (uint32_t replicate = 0; replicate < study->replicates; replicate++) {
            const double value = outputs[point * study->replicates + replicate];
            sum += isnan(value) ? 0 : value;
            there += isnan(value) ? 0 : 1;
        }
        if (there > 0) {
            outputs[count++] = sum / (double)there;
        }
    }
    *of = ctg_quantiles_of(outputs, count);
    return ctg_ok;
}

typedef ctg_status visit(void *to, const ctg_study *study, uint32_t arm, size_t at,
                         const ctg_quantiles *of, ctg_error *error);

/* Hands every value of every arm, value by value, to `each`. */
static ctg_status walk(const ctg_job *job, size_t most, visit *each, void *to, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    void *room = NULL;
    ctg_status status =
        ctg_memory_array(&room, (size_t)ctg_study_point_count(study) * study->replicates,
                         sizeof(double), "the outputs of a sweep", error);
    for (size_t at = 0; at < ctg_study_kept_count(study) && at < most; at++) {
        for (uint32_t arm = 0; arm < ctg_study_arms(study) && status == ctg_ok; arm++) {
            ctg_quantiles of;
            status = reckon(job, arm, at, room, &of, error);
            status = status == ctg_ok ? each(to, study, arm, at, &of, error) : status;
        }
    }
    free(room);
    return status;
}

/* The value's name, cut nowhere because it ends in the month: beside the figures of a base alone
 * where there is room, else in a line of its own. */
static void print_name(FILE *to, const ctg_study *study, uint32_t arm, const char *value)
{
    const bool alone = ctg_study_arms(study) == 1;
    const bool beside = alone && ctg_page_width(value) <= NAME_WIDTH;
    if (arm == 0 && !beside) {
        (void)fprintf(to, "%s\n", value);
    }
    (void)fputs(alone ? "" : "  ", to);
    ctg_page_print_left(to, beside ? value : (alone ? "" : ctg_study_arm_name(study, arm)),
                        alone ? NAME_WIDTH : NAME_WIDTH - 2);
}

static ctg_status print_row(void *to, const ctg_study *study, uint32_t arm, size_t at,
                            const ctg_quantiles *of, ctg_error *error)
{
    (void)error;
    const ctg_measure *const measure =
        ctg_measures_row(ctg_study_place_of(study, study->kept[at]).measure);
    char name[CTG_CROSSED_NAME_ROOM];
    char figures[3][CTG_FIGURE_ROOM];
    print_name(to, study, arm, ctg_crossed_name(study, at, name));
    if (of->count == 0) {
        (void)fprintf(to, "%12s\n", "no run");
        return ctg_ok;
    }
    ctg_figure_write(figures[0], measure, of->median);
    ctg_figure_write(figures[1], measure, of->p05);
    ctg_figure_write(figures[2], measure, of->p95);
    (void)fprintf(to, "%12s   %s to %s\n", figures[0], figures[1], figures[2]);
    return ctg_ok;
}

/* Parts are merged, a design for indices gives them. */
static void print_next(FILE *to, const ctg_job *job, const ctg_crossing *crossing)
{
    const ctg_design_kind kind = crossing->sweep.kind;
    const bool has_indices =
        crossing->sweep.has_design && (kind == ctg_design_morris || kind == ctg_design_saltelli);
    if (job->path == NULL || (job->study.shards == 0 && !has_indices)) {
        ctg_next_print_kept(to, job->path);
        return;
    }
    (void)fprintf(to, "The runs are kept in %s\n", job->path);
    if (job->study.shards > 0) {
        ctg_next_print(to, (const char *const[]){"merge", "PARTS", "-o", "whole.db", NULL},
                       "when all parts are there");
    } else {
        ctg_next_print(
            to, (const char *const[]){"sensitivity", job->options.file, "-o", job->path, NULL},
            "what the outputs hang on");
    }
}

ctg_status ctg_sweep_page_print(FILE *to, const ctg_job *job, const ctg_crossing *crossing,
                                const ctg_runs_outcome *outcome, ctg_error *error)
{
    const ctg_study *const study = &job->study;
    const size_t kept = ctg_study_kept_count(study);
    char room[CTG_STUDY_RUN_ROOM];
    ctg_sweep_page_print_head(to, job, crossing);
    (void)fprintf(to, "%" PRIu32 " failed\n", outcome->failed);
    for (uint32_t at = 0; at < outcome->failed && at < CTG_RUNS_FAILURES; at++) {
        (void)fprintf(to, "  %s: %s\n",
                      ctg_study_run_name(study, &outcome->failures[at].name, room),
                      outcome->failures[at].sentence);
    }
    (void)fputc('\n', to);
    ctg_page_print_left(to, "Means over replicates", NAME_WIDTH);
    (void)fprintf(to, "%12s   5 to 95 %% of the points\n", "median");
    CTG_TRY(walk(job, SHOWN_MOST, print_row, to, error));
    if (kept > SHOWN_MOST) {
        (void)fprintf(to, "and %zu values more (--json has all)\n", kept - SHOWN_MOST);
    }
    (void)fprintf(to, "\nStudy %.8s, digest %016" PRIx64 ", contingent %s\n", study->id,
                  outcome->digest, study->version);
    print_next(to, job, crossing);
    return ctg_ok;
}

static ctg_status add_row(void *to, const ctg_study *study, uint32_t arm, size_t at,
                          const ctg_quantiles *of, ctg_error *error)
{
    char name[CTG_CROSSED_NAME_ROOM];
    json_t *const row =
        json_pack("{s:s, s:s, s:I, s:o}", "value", ctg_crossed_name(study, at, name), "arm",
                  ctg_study_arm_name(study, arm), "points", (json_int_t)of->count, "over_points",
                  ctg_answer_json_quantiles(of));
    return row != NULL && json_array_append_new(to, row) == 0
               ? ctg_ok
               : ctg_error_add(error, ctg_memory, "no memory for the answer");
}

ctg_status ctg_sweep_page_print_json(FILE *to, const ctg_job *job, const ctg_crossing *crossing,
                                     const ctg_runs_outcome *outcome, ctg_error *error)
{
    json_t *const frame = ctg_answer_json_frame(&job->study, outcome, job);
    json_t *const values = json_array();
    ctg_status status = frame == NULL || values == NULL
                            ? ctg_error_add(error, ctg_memory, "no memory for the answer")
                            : walk(job, SIZE_MAX, add_row, values, error);
    json_t *const own =
        status == ctg_ok
            ? json_pack("{s:s, s:I, s:I, s:I, s:O}", "design",
                        crossing->sweep.has_design ? ctg_design_kind_name(crossing->sweep.kind)
                                                   : "none",
                        "points", (json_int_t)ctg_study_point_count(&job->study), "arms",
                        (json_int_t)ctg_study_arms(&job->study), "runs",
                        (json_int_t)ctg_study_runs(&job->study), "values", values)
            : NULL;
    json_decref(values);
    if (own == NULL || json_object_update(frame, own) != 0) {
        json_decref(own);
        json_decref(frame);
        return status == ctg_ok ? ctg_error_add(error, ctg_memory, "no memory for the answer")
                                : status;
    }
    json_decref(own);
    return ctg_answer_json_write(to, frame, error);
}
