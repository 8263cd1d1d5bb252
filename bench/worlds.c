/* Worlds of the engine as things to time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/worlds.h"

#include <assert.h>
#include <stdlib.h>

#include "bench/machine.h"
#include "bench/rounds.h"
#include "engine/base/memory.h"
#include "engine/model/record.h"
#include "engine/model/step.h"
#include "engine/run/ensemble.h"

#define SOME_WORLDS 8 /* whose memory is measured */

/* One world with the record of its replicate. */
typedef struct room {
    ctg_record_shape shape;
    ctg_world *world;
    double *record;
} room;

static ctg_status open_room(room *at, const ctg_scene *scene, ctg_error *error)
{
    void *record = NULL;
    at->shape = ctg_ensemble_shape(scene->setting);
    CTG_TRY(ctg_world_create(&at->world, scene, error));
    CTG_TRY(ctg_memory_array(&record, ctg_measures_record_size(&at->shape), sizeof(double),
                             "a record", error));
    at->record = record;
    return ctg_ok;
}

static void close_room(room *at)
{
    free(at->record);
    ctg_world_destroy(at->world);
}

static ctg_status run_months(room *at, int32_t from, int32_t to, ctg_error *error)
{
    for (int32_t t = from; t <= to; t++) {
        CTG_TRY(ctg_step_run(at->world, t, error));
        ctg_record_take(at->world, &at->shape, at->record);
    }
    return ctg_ok;
}

static ctg_status run_year(room *at, ctg_error *error)
{
    ctg_world_start(at->world, 0);
    ctg_record_take(at->world, &at->shape, at->record);
    return run_months(at, 1, at->shape.months < 12 ? at->shape.months : 12, error);
}

ctg_status ctg_worlds_memory(const ctg_setting *setting, double *bytes, ctg_error *error)
{
    room rooms[SOME_WORLDS + 1] = {0}; /* the first also pays for what all share */
    ctg_scene *scene = NULL;
    double before = 0.0;
    ctg_status status = ctg_scene_create(&scene, setting, error);
    for (size_t i = 0; i <= SOME_WORLDS && status == ctg_ok; i++) {
        status = open_room(&rooms[i], scene, error);
        if (status == ctg_ok) {
            status = run_year(&rooms[i], error);
        }
        before = i == 0 ? ctg_machine_memory_now() : before;
    }
    *bytes = (ctg_machine_memory_now() - before) / SOME_WORLDS;
    for (size_t i = 0; i <= SOME_WORLDS; i++) {
        close_room(&rooms[i]);
    }
    ctg_scene_destroy(scene);
    return status;
}

/* Replicates by the ensemble. */
typedef struct many {
    ctg_worlds of;
    uint64_t *digests;
} many;

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    many *const held = to;
    if (result->status != ctg_ok) {
        return ctg_error_add(error, result->status, "replicate %u: %s", (unsigned)result->replicate,
                             result->sentence);
    }
    held->digests[result->replicate] = result->digest;
    return ctg_ok;
}

static ctg_status run_many(void *of, double *seconds, ctg_error *error)
{
    many *const held = of;
    const ctg_ensemble ensemble = {.arms = &held->of.setting,
                                   .arm_count = 1,
                                   .count = held->of.replicates,
                                   .threads = held->of.threads,
                                   .take = take,
                                   .to = held};
    const double begun = ctg_rounds_clock(held->of.threads);
    CTG_TRY(ctg_ensemble_run(&ensemble, error));
    *seconds = ctg_rounds_clock(held->of.threads) - begun;
    return ctg_ok;
}

static void close_many(void *of)
{
    many *const held = of;
    free(held->digests);
    free(held);
}

ctg_status ctg_worlds_open(ctg_task *task, const ctg_worlds *worlds, ctg_error *error)
{
    void *place = NULL;
    void *digests = NULL;
    CTG_TRY(ctg_memory_array(&digests, worlds->replicates, sizeof(uint64_t), "digests", error));
    const ctg_status status = ctg_memory_array(&place, 1, sizeof(many), "worlds", error);
    if (status != ctg_ok) {
        free(digests);
        return status;
    }
    many *const held = place;
    *held = (many){*worlds, digests};
    *task = (ctg_task){.run = run_many,
                       .of = held,
                       .close = close_many,
                       .work = (double)worlds->replicates * worlds->setting->months / 12.0,
                       .digests = held->digests,
                       .digest_count = worlds->replicates};
    return ctg_ok;
}

/* Months of one world. */
typedef struct one {
    ctg_worlds_months of;
    ctg_scene *scene;
    room at;
} one;

static ctg_status run_one(void *of, double *seconds, ctg_error *error)
{
    one *const held = of;
    const int32_t untimed = held->of.untimed;
    *seconds = 0.0;
    for (size_t r = 0; r < held->of.replicates; r++) {
        ctg_world_start(held->at.world, (uint32_t)r);
        CTG_TRY(run_months(&held->at, 1, untimed, error));
        const double begun = ctg_rounds_clock(1);
        CTG_TRY(run_months(&held->at, untimed + 1, untimed + held->of.timed, error));
        *seconds += ctg_rounds_clock(1) - begun;
    }
    return ctg_ok;
}

static void close_one(void *of)
{
    one *const held = of;
    close_room(&held->at);
    ctg_scene_destroy(held->scene);
    free(held);
}

ctg_status ctg_worlds_open_months(ctg_task *task, const ctg_worlds_months *months, ctg_error *error)
{
    void *place = NULL;
    assert(months->untimed + months->timed <= months->setting->months);
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(one), "a world", error));
    one *const held = place;
    held->of = *months;
    ctg_status status = ctg_scene_create(&held->scene, months->setting, error);
    if (status == ctg_ok) {
        status = open_room(&held->at, held->scene, error);
    }
    if (status != ctg_ok) {
        close_one(held);
        return status;
    }
    *task = (ctg_task){.run = run_one,
                       .of = held,
                       .close = close_one,
                       .work = (double)months->timed * (double)months->replicates};
    return ctg_ok;
}
