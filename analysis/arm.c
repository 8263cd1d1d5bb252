/* One arm of a comparison: a setting over its replicates, some places of the record kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/arm.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/places.h"
#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

static ctg_status make_room(ctg_arm *arm, ctg_error *error)
{
    static const char what[] = "an arm of a comparison";
    const size_t months = (size_t)arm->shape.months + 1;
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, arm->place_count, sizeof *arm->places, what, error));
    arm->places = place;
    CTG_TRY(ctg_memory_array(&place, arm->place_count * arm->replicates, sizeof *arm->values, what,
                             error));
    arm->values = place;
    CTG_TRY(ctg_memory_array(&place, (size_t)arm->draws * CTG_PARAMETERS, sizeof *arm->parameters,
                             what, error));
    arm->parameters = place;
    CTG_TRY(ctg_memory_array(&place, months * arm->replicates, sizeof *arm->pasts, what, error));
    arm->pasts = place;
    CTG_TRY(ctg_memory_array(&place, arm->replicates, sizeof *arm->taken, what, error));
    arm->taken = place;
    return ctg_ok;
}

ctg_status ctg_arm_open(ctg_arm *arm, const ctg_setting *setting, uint32_t replicates,
                        const size_t *places, size_t count, ctg_error *error)
{
    assert(replicates > 0);
    *arm = (ctg_arm){.setting = *setting,
                     .shape = ctg_ensemble_shape(setting),
                     .replicates = replicates,
                     .draws = ctg_setting_draw_of(setting, replicates - 1) + 1,
                     .place_count = count};
    CTG_TRY(make_room(arm, error));
    memcpy(arm->places, places, count * sizeof *places);
    return ctg_ok;
}

void ctg_arm_destroy(ctg_arm *arm)
{
    free(arm->places);
    free(arm->values);
    free(arm->parameters);
    free(arm->pasts);
    free(arm->taken);
    *arm = (ctg_arm){0};
}

/* The digest of what the record has for month t: of each measure that is taken then, the values of
 * everybody, which lie side by side. Bytes of doubles of this machine are compared with each other
 * only. */
static uint64_t chain_month(const ctg_record_shape *shape, const double *record, size_t t,
                            uint64_t digest)
{
    size_t places[CTG_MEASURES];
    size_t times[CTG_SCOPES];
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        times[scope] = scope == ctg_scope_world ? t : t / 12;
    }
    ctg_measures_places(shape, times, places);
    for (size_t id = 0; id < CTG_MEASURES; id++) {
        const ctg_scope scope = ctg_measures_row((ctg_measure_id)id)->scope;
        if (scope == ctg_scope_world || t % 12 == 0) {
            digest =
                ctg_digest_chain(digest, record + places[id], shape->who[scope] * sizeof *record);
        }
    }
    return digest;
}

static void keep_past(ctg_arm *arm, uint32_t replicate, const double *record)
{
    const size_t months = (size_t)arm->shape.months;
    uint64_t digest = 0;
    for (size_t t = 0; t <= months; t++) {
        digest = chain_month(&arm->shape, record, t, digest);
        arm->pasts[replicate * (months + 1) + t] = digest;
    }
}

/* Of all failures the one with the lowest number is told, whatever the order. */
static void keep_failure(ctg_arm *arm, const ctg_replicate_result *result)
{
    if (arm->failed == 0 || result->replicate < arm->first_failed) {
        arm->first_failed = result->replicate;
        (void)ctg_text_copy(arm->sentence, sizeof arm->sentence, result->sentence,
                            strcspn(result->sentence, "\n"));
    }
    arm->failed++;
}

ctg_status ctg_arm_take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    ctg_arm *const arm = to;
    const uint32_t replicate = result->replicate;
    (void)error;
    if (replicate >= arm->replicates) {
        return ctg_ok;
    }
    if (result->record == NULL) {
        keep_failure(arm, result);
        return ctg_ok;
    }
    const uint32_t draw = ctg_setting_draw_of(&arm->setting, replicate);
    memcpy(arm->parameters + (size_t)draw * CTG_PARAMETERS, result->parameters->value,
           CTG_PARAMETERS * sizeof *arm->parameters);
    for (size_t at = 0; at < arm->place_count; at++) {
        const size_t place = arm->places[at];
        arm->values[replicate * arm->place_count + at] =
            ctg_places_number(&arm->shape, place, result->record[place]);
    }
    keep_past(arm, replicate, result->record);
    arm->taken[replicate] = 1;
    return ctg_ok;
}

/* What the taking of a run needs beside the arm. */
typedef struct taking {
    ctg_arm *arm;
    const ctg_arm_means *means;
    uint32_t done;
} taking;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    taking *const here = to;
    if (result->status == ctg_memory) {
        return ctg_error_add(error, ctg_memory, "%.*s", (int)strcspn(result->sentence, "\n"),
                             result->sentence); /* of this machine, not of the model */
    }
    here->done++;
    if (here->means->tell != NULL) {
        here->means->tell(here->means->to, here->done, here->arm->replicates);
    }
    return ctg_arm_take(here->arm, result, error);
}

ctg_status ctg_arm_run(ctg_arm *arm, const ctg_arm_means *means, ctg_error *error)
{
    taking here = {.arm = arm, .means = means};
    const ctg_setting *const setting = &arm->setting;
    const ctg_ensemble ensemble = {.arms = &setting,
                                   .arm_count = 1,
                                   .count = arm->replicates,
                                   .threads = means->threads,
                                   .take = take,
                                   .to = &here,
                                   .stop = means->stop};
    return ctg_ensemble_run(&ensemble, error);
}

size_t ctg_arm_at(const ctg_arm *arm, size_t place)
{
    size_t low = 0;
    size_t high = arm->place_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (arm->places[middle] < place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    assert(low < arm->place_count && arm->places[low] == place);
    return low;
}
