/* A stored run beside the same run computed again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/recomputed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

/* A stored run that waits for the one that is computed. */
typedef struct waiting {
    const ctg_study *study;
    ctg_recomputed_comparison *to;
    const ctg_store_line *line;
    double *factors; /* room for those of a point */
} waiting;

static bool same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static ctg_recomputed_difference *note(ctg_recomputed_comparison *to, double stored,
                                       double computed)
{
    ctg_recomputed_difference *const place =
        &to->first[to->differing < CTG_RECOMPUTED_SHOWN ? to->differing : CTG_RECOMPUTED_SHOWN - 1];
    const bool shown = to->differing++ < CTG_RECOMPUTED_SHOWN;
    if (shown) {
        *place = (ctg_recomputed_difference){.stored = stored, .computed = computed};
    }
    return shown ? place : NULL;
}

static void compare_records(const waiting *w, const double *computed)
{
    const ctg_study *const study = w->study;
    const size_t count = ctg_study_kept_count(study);
    char room[CTG_WHO_ROOM];
    for (size_t at = 0; at < count; at++) {
        const size_t place = study->kept_count > 0 ? study->kept[at] : at;
        w->to->values++;
        if (same_bits(w->line->record[at], computed[place])) {
            continue;
        }
        ctg_recomputed_difference *const difference =
            note(w->to, w->line->record[at], computed[place]);
        if (difference != NULL) {
            const ctg_study_place of = ctg_study_place_of(study, place);
            const ctg_measure *const row = ctg_measures_row(of.measure);
            difference->what = row->path;
            (void)snprintf(difference->who, sizeof difference->who, "%s",
                           ctg_study_who(study, row->scope, of.who, room));
            ctg_month_write(ctg_study_month(study, row->scope, of.time), difference->month);
        }
    }
}

static void compare_values(const waiting *w, const ctg_replicate_result *result)
{
    const ctg_study_points *const points = &w->study->points;
    const bool varies = points->count > 0;
    const size_t count = varies ? points->factor_count : CTG_PARAMETERS;
    const double *computed = result->parameters != NULL ? result->parameters->value : NULL;
    if (varies) {
        points->values(points->of, result->point, w->factors);
        computed = w->factors;
    }
    for (size_t at = 0; w->line->values != NULL && computed != NULL && at < count; at++) {
        w->to->values++;
        ctg_recomputed_difference *const difference =
            same_bits(w->line->values[at], computed[at])
                ? NULL
                : note(w->to, w->line->values[at], computed[at]);
        if (difference != NULL) {
            difference->what =
                varies ? points->paths[at] : ctg_parameters_row((ctg_parameter_id)at)->path;
        }
    }
}

static ctg_status take_computed(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    const waiting *const w = to;
    ctg_recomputed_comparison *const comparison = w->to;
    if (result->status == ctg_memory) {
        return ctg_error_add(error, ctg_memory, "%s", result->sentence);
    }
    comparison->computed = result->digest;
    comparison->computed_status = result->status;
    (void)ctg_text_copy(comparison->computed_sentence, sizeof comparison->computed_sentence,
                        result->sentence, strlen(result->sentence));
    compare_values(w, result);
    if (w->line->record != NULL && result->record != NULL) {
        compare_records(w, result->record);
    }
    comparison->same = comparison->stored == comparison->computed && comparison->differing == 0 &&
                       comparison->stored_status == comparison->computed_status &&
                       strcmp(comparison->stored_sentence, comparison->computed_sentence) == 0;
    return ctg_ok;
}

static ctg_status take_stored(void *to, const ctg_store_line *line, ctg_error *error)
{
    waiting *const w = to;
    const ctg_study *const study = w->study;
    const ctg_setting *arms[CTG_STUDY_ARMS_MOST];
    w->line = line;
    w->to->name = line->name;
    w->to->stored = line->digest;
    w->to->stored_status = line->status;
    (void)ctg_text_copy(w->to->stored_sentence, sizeof w->to->stored_sentence, line->sentence,
                        strlen(line->sentence));
    if (line->name.point >= ctg_study_point_count(study) ||
        line->name.arm >= ctg_study_arms(study)) {
        return ctg_error_add(error, ctg_storage, "the study has no such run");
    }
    for (size_t arm = 0; arm < ctg_study_arms(study); arm++) {
        arms[arm] = ctg_study_arm(study, arm);
    }
    const ctg_ensemble one = {.arms = arms,
                              .arm_count = ctg_study_arms(study),
                              .runs = &line->name,
                              .count = 1,
                              .vary = study->points.count > 0 ? study->points.vary : NULL,
                              .release = study->points.release,
                              .varied = study->points.of,
                              .threads = 1,
                              .take = take_computed,
                              .to = w};
    return ctg_ensemble_run(&one, error);
}

ctg_status ctg_recomputed_compare(const ctg_study *study, ctg_store_file *file, int64_t number,
                                  bool *found, ctg_recomputed_comparison *comparison,
                                  ctg_error *error)
{
    waiting w = {.study = study, .to = comparison};
    void *room = NULL;
    *comparison = (ctg_recomputed_comparison){0};
    CTG_TRY(ctg_memory_array(&room, study->points.factor_count, sizeof(double), "factors", error));
    w.factors = room;
    const ctg_status status = ctg_store_lines_one(file, number, found, take_stored, &w, error);
    free(room);
    return status;
}
