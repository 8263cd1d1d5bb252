/* Many worlds: the replicates of one setting, over threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/ensemble.h"

#include <stdlib.h>
#include <time.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/model/fingerprint.h"
#include "engine/model/record.h"
#include "engine/model/step.h"
#include "engine/run/crew.h"

/* What the threads share. */
typedef struct shared {
    const ctg_ensemble *ensemble;
    const ctg_scene *scene;
    ctg_record_shape shape;
} shared;

/* A thread's own. */
typedef struct place {
    ctg_world *world;
    double *record;
    ctg_replicate_result result; /* of the last replicate */
    ctg_error error;             /* its sentence */
} place;

ctg_record_shape ctg_ensemble_shape(const ctg_setting *setting)
{
    const ctg_tables *const tables = &setting->epochs[0].tables;
    ctg_record_shape shape = {.months = setting->months};
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        shape.who[scope] = ctg_measures_who_count(tables, (ctg_scope)scope);
    }
    return shape;
}

/* Runs the months of one replicate; `record` is filled and *digest chained over the years. */
static ctg_status run_months(const shared *all, ctg_world *world, double *record, uint64_t *digest,
                             ctg_error *error)
{
    const size_t size = ctg_measures_record_size(&all->shape);
    for (size_t i = 0; i < size; i++) {
        record[i] = 0.0;
    }
    ctg_record_take(world, &all->shape, record);
    *digest = ctg_fingerprint_of(world, 0);
    for (int32_t t = 1; t <= all->shape.months; t++) {
        CTG_TRY(ctg_step_run(world, t, error));
        ctg_record_take(world, &all->shape, record);
        if (t % 12 == 0 || t == all->shape.months) {
            *digest = ctg_fingerprint_of(world, *digest);
        }
    }
    return ctg_ok;
}

static double seconds_now(void)
{
    struct timespec now = {0, 0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void run_one(void *of, void *desk, size_t job)
{
    const shared *const all = of;
    place *const here = desk;
    const double begun = seconds_now();
    here->result = (ctg_replicate_result){.replicate = all->ensemble->first + (uint32_t)job};
    ctg_error_clear(&here->error);
    ctg_world_start(here->world, here->result.replicate);
    here->result.status =
        run_months(all, here->world, here->record, &here->result.digest, &here->error);
    here->result.sentence = here->error.text;
    here->result.record = here->result.status == ctg_ok ? here->record : NULL;
    here->result.parameters = &here->world->drawn;
    here->result.seconds = seconds_now() - begun;
}

static ctg_status take_one(void *of, void *desk, ctg_error *error)
{
    const ctg_ensemble *const ensemble = ((const shared *)of)->ensemble;
    return ensemble->take(ensemble->to, &((place *)desk)->result, error);
}

static ctg_status make_place(void *of, void **desk, ctg_error *error)
{
    const shared *const all = of;
    void *record = NULL;
    CTG_TRY(ctg_memory_array(desk, 1, sizeof(place), "a world", error));
    place *const here = *desk;
    CTG_TRY(ctg_world_create(&here->world, all->scene, error));
    CTG_TRY(ctg_memory_array(&record, ctg_measures_record_size(&all->shape), sizeof(double),
                             "a record", error));
    here->record = record;
    return ctg_ok;
}

static void destroy_place(void *of, void *desk)
{
    place *const here = desk;
    (void)of;
    if (here != NULL) {
        free(here->record);
        ctg_world_destroy(here->world);
    }
    free(here);
}

ctg_status ctg_ensemble_run(const ctg_ensemble *ensemble, ctg_error *error)
{
    ctg_scene *scene = NULL;
    CTG_TRY(ctg_maths_check(error));
    CTG_TRY(ctg_scene_create(&scene, ensemble->setting, error));
    shared all = {
        .ensemble = ensemble, .scene = scene, .shape = ctg_ensemble_shape(ensemble->setting)};
    const ctg_crew crew = {.count = ensemble->count,
                           .threads = ensemble->threads,
                           .of = &all,
                           .open = make_place,
                           .close = destroy_place,
                           .run = run_one,
                           .take = take_one,
                           .stop = ensemble->stop};
    const ctg_status status = ctg_crew_run(&crew, error);
    ctg_scene_destroy(scene);
    return status;
}
