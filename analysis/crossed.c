/* What came of a sweep: one kept value of all its runs at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/crossed.h"

#include <math.h>
#include <stdio.h>

#include "analysis/places.h"

typedef struct taking {
    const ctg_study *study;
    uint32_t arm, replicates;
    uint64_t points;
    size_t at;
    double *outputs;
} taking;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    const taking *const here = to;
    (void)error;
    if (result->arm == here->arm && result->point < here->points && result->record != NULL) {
        here->outputs[result->point * here->replicates + result->replicate] =
            ctg_places_number(&here->study->shape,
                              here->study->kept_count > 0 ? here->study->kept[here->at] : here->at,
                              result->record[here->at]);
    }
    return ctg_ok;
}

ctg_status ctg_crossed_read(ctg_store *store, const ctg_study *study, uint32_t arm, size_t at,
                            double *outputs, ctg_error *error)
{
    taking here = {.study = study,
                   .arm = arm,
                   .replicates = study->replicates,
                   .points = ctg_study_point_count(study),
                   .at = at,
                   .outputs = outputs};
    for (uint64_t i = 0; i < here.points * here.replicates; i++) {
        outputs[i] = (double)NAN;
    }
    return ctg_store_read_runs(store, study->replicates, take, &here, error);
}

const char *ctg_crossed_name(const ctg_study *study, size_t at, char room[CTG_CROSSED_NAME_ROOM])
{
    const ctg_study_place place =
        ctg_study_place_of(study, study->kept_count > 0 ? study->kept[at] : at);
    const ctg_measure *const measure = ctg_measures_row(place.measure);
    char who_room[CTG_WHO_ROOM];
    char month[8];
    const char *const who = ctg_study_who(study, measure->scope, place.who, who_room);
    ctg_month_write(ctg_study_month(study, measure->scope, place.time), month);
    (void)snprintf(room, CTG_CROSSED_NAME_ROOM, "%s%s%s, %s", measure->path,
                   who[0] != '\0' ? " of " : "", who, month);
    return room;
}
