/* Many worlds: the replicates of one setting, over threads. The only user of OpenMP.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/ensemble.h"

#include <omp.h>
#include <stdlib.h>
#include <time.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/model/fingerprint.h"
#include "engine/model/record.h"
#include "engine/model/step.h"

/* What the threads share. */
typedef struct shared {
    const ctg_ensemble *ensemble;
    const ctg_scene *scene;
    ctg_record_shape shape;
    atomic_uint next; /* the next replicate to run, counted from the first */
    atomic_bool halt;
    ctg_status status; /* the first trouble of the crew itself; guarded by the critical section */
    ctg_error *error;
} shared;

ctg_record_shape ctg_ensemble_shape(const ctg_setting *setting)
{
    const ctg_tables *const tables = &setting->epochs[0].tables;
    ctg_record_shape shape = {.months = setting->months};
    for (size_t scope = 0; scope < CTG_SCOPES; scope++) {
        shape.who[scope] = ctg_measures_who_count(tables, (ctg_scope)scope);
    }
    return shape;
}

int ctg_ensemble_threads(void)
{
    return omp_get_max_threads();
}

/* Runs the months of one replicate; `record` is filled and *digest chained over the years. */
static ctg_status run_months(const shared *crew, ctg_world *world, double *record, uint64_t *digest,
                             ctg_error *error)
{
    const size_t size = ctg_measures_record_size(&crew->shape);
    for (size_t i = 0; i < size; i++) {
        record[i] = 0.0;
    }
    ctg_record_take(world, &crew->shape, record);
    *digest = ctg_fingerprint_of(world, 0);
    for (int32_t t = 1; t <= crew->shape.months; t++) {
        CTG_TRY(ctg_step_run(world, t, error));
        ctg_record_take(world, &crew->shape, record);
        if (t % 12 == 0 || t == crew->shape.months) {
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

/* Keeps the first trouble and stops everybody. */
static void give_up(shared *crew, ctg_status status, const ctg_error *said)
{
    if (crew->status == ctg_ok) {
        crew->status = status;
        if (said != NULL && crew->error != NULL) {
            ctg_error_append(crew->error, said);
        }
    }
    atomic_store(&crew->halt, true);
}

static void run_one(shared *crew, ctg_world *world, double *record, uint32_t replicate)
{
    ctg_error error;
    ctg_replicate_result result = {.replicate = replicate};
    const double begun = seconds_now();
    ctg_error_clear(&error);
    ctg_world_start(world, replicate);
    result.status = run_months(crew, world, record, &result.digest, &error);
    result.sentence = error.text;
    result.record = result.status == ctg_ok ? record : NULL;
    result.parameters = &world->drawn;
    result.seconds = seconds_now() - begun;
#pragma omp critical(ctg_ensemble_take)
    {
        if (crew->status == ctg_ok) {
            const ctg_status status =
                crew->ensemble->take(crew->ensemble->to, &result, crew->error);
            if (status != ctg_ok) {
                give_up(crew, status, NULL);
            }
        }
    }
}

static bool asked_to_stop(const shared *crew)
{
    return atomic_load(&crew->halt) ||
           (crew->ensemble->stop != NULL && atomic_load(crew->ensemble->stop));
}

/* One thread's work: a world and a record of its own, replicates as they come. */
static void work(shared *crew)
{
    ctg_error error;
    ctg_world *world = NULL;
    void *record = NULL;
    ctg_error_clear(&error);
    ctg_status status = ctg_world_create(&world, crew->scene, &error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&record, ctg_measures_record_size(&crew->shape), sizeof(double),
                                  "a record", &error);
    }
    if (status != ctg_ok) {
#pragma omp critical(ctg_ensemble_take)
        give_up(crew, status, &error);
    }
    while (status == ctg_ok && !asked_to_stop(crew)) {
        const uint32_t at = atomic_fetch_add(&crew->next, 1u);
        if (at >= crew->ensemble->count) {
            break;
        }
        run_one(crew, world, record, crew->ensemble->first + at);
    }
    free(record);
    ctg_world_destroy(world);
}

ctg_status ctg_ensemble_run(const ctg_ensemble *ensemble, ctg_error *error)
{
    ctg_scene *scene = NULL;
    CTG_TRY(ctg_maths_check(error));
    CTG_TRY(ctg_scene_create(&scene, ensemble->setting, error));
    shared crew = {.ensemble = ensemble,
                   .scene = scene,
                   .shape = ctg_ensemble_shape(ensemble->setting),
                   .status = ctg_ok,
                   .error = error};
    atomic_init(&crew.next, 0u);
    atomic_init(&crew.halt, false);
    const int asked = ensemble->threads > 0 ? ensemble->threads : omp_get_max_threads();
    const int useful = (uint32_t)asked < ensemble->count ? asked : (int)ensemble->count;
#pragma omp parallel num_threads(useful < 1 ? 1 : useful)
    work(&crew);
    ctg_scene_destroy(scene);
    const bool all = atomic_load(&crew.next) >= ensemble->count;
    return crew.status == ctg_ok && !all ? ctg_stopped : crew.status;
}
