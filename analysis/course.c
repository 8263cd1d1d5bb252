/* The runs of a study over time, arm by arm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/course.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/places.h"
#include "analysis/quantiles.h"
#include "engine/base/memory.h"

size_t ctg_course_last(const ctg_study *study, ctg_scope scope)
{
    return ctg_measures_times(&study->shape, scope) - 1;
}

/* Writes the places of what is wanted, where there is room for them; gives how many. */
static size_t list(const ctg_study *study, const ctg_course_wanted *wanted, size_t *places)
{
    const ctg_scope scope = ctg_measures_row(wanted->measure)->scope;
    const size_t last = ctg_course_last(study, scope);
    const bool all = wanted->who == CTG_COURSE_ALL;
    const size_t first_who = all ? 0 : wanted->who;
    const size_t end_who = all ? study->shape.who[scope] : wanted->who + 1;
    size_t count = 0;
    for (size_t time = wanted->always ? 0 : last; time <= last; time++) {
        for (size_t who = first_who; who < end_who; who++) {
            if (places != NULL) {
                places[count] = ctg_measures_place(&study->shape, wanted->measure, time, who);
            }
            count++;
        }
    }
    return count;
}

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    const ctg_course *const course = to;
    return ctg_arm_take(&course->arms[result->arm], result, error);
}

static ctg_status open_arms(ctg_course *course, const ctg_course_wanted *wanted, size_t count,
                            ctg_error *error)
{
    const ctg_study *const study = course->study;
    size_t size = 0;
    void *room = NULL;
    for (size_t i = 0; i < count; i++) {
        size += list(study, &wanted[i], NULL);
    }
    CTG_TRY(ctg_memory_array(&room, size, sizeof(size_t), "the course of a study", error));
    size_t *const places = room;
    size = 0;
    for (size_t i = 0; i < count; i++) {
        size += list(study, &wanted[i], places + size);
    }
    size = ctg_places_order(places, size);
    ctg_status status = ctg_ok;
    for (size_t arm = 0; arm < ctg_study_arms(study) && status == ctg_ok; arm++) {
        status = ctg_arm_open(&course->arms[arm], ctg_study_arm(study, arm), study->replicates,
                              places, size, error);
    }
    free(places);
    return status;
}

ctg_status ctg_course_read(ctg_course *course, ctg_store *store, const ctg_study *study,
                           const ctg_course_wanted *wanted, size_t count, ctg_error *error)
{
    static const char what[] = "the course of a study";
    void *room = NULL;
    *course = (ctg_course){.study = study};
    CTG_TRY(ctg_memory_array(&room, ctg_study_arms(study), sizeof *course->arms, what, error));
    course->arms = room;
    CTG_TRY(ctg_memory_array(&room, study->replicates, sizeof(double), what, error));
    course->values = room;
    CTG_TRY(open_arms(course, wanted, count, error));
    return ctg_store_read_runs(store, study->replicates, take, course, error);
}

void ctg_course_destroy(ctg_course *course)
{
    for (size_t arm = 0; course->arms != NULL && arm < ctg_study_arms(course->study); arm++) {
        ctg_arm_destroy(&course->arms[arm]);
    }
    free(course->arms);
    free(course->values);
    *course = (ctg_course){0};
}

ctg_quantiles ctg_course_at(const ctg_course *course, size_t arm, ctg_measure_id measure,
                            size_t time, size_t who)
{
    const ctg_arm *const of = &course->arms[arm];
    const size_t at = ctg_arm_at(of, ctg_measures_place(&course->study->shape, measure, time, who));
    size_t count = 0;
    for (uint32_t replicate = 0; replicate < of->replicates; replicate++) {
        const double value = of->values[replicate * of->place_count + at];
        if (of->taken[replicate] != 0 && !isnan(value)) {
            course->values[count++] = value;
        }
    }
    return ctg_quantiles_of(course->values, count);
}
