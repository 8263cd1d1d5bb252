/* Many worlds: the runs of a study, over threads.
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
    ctg_scene **scenes; /* [arm] */
    ctg_record_shape shape;
} shared;

/* An arm as one thread has it: its own parameters and world, everybody's tables. */
typedef struct place {
    ctg_setting setting;
    ctg_scene scene;  /* its arrays are everybody's, or those of `own` */
    ctg_scene *own;   /* of a point that varies tables; else NULL */
    void *made;       /* what such a point's setting borrows from */
    ctg_world *world; /* NULL until it is needed */
    uint64_t point;   /* whose setting it is, where there is a world */
} place;

/* A thread's own. */
typedef struct desk {
    place *places; /* [arm] */
    double *record;
    ctg_replicate_result result; /* of the last run */
    ctg_error error;             /* its sentence */
} desk;

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

static ctg_run_name name_of(const ctg_ensemble *ensemble, size_t job)
{
    return ensemble->runs != NULL ? ensemble->runs[job]
                                  : (ctg_run_name){.replicate = ensemble->first + (uint32_t)job};
}

static void leave(const ctg_ensemble *ensemble, place *here)
{
    ctg_world_destroy(here->world);
    ctg_scene_destroy(here->own);
    if (here->made != NULL) {
        ensemble->release(here->made);
    }
    *here = (place){0};
}

/* Makes the arm's setting that of the point. A world stays where only parameters differ. */
static ctg_status vary(const shared *all, place *here, const ctg_run_name *name, ctg_error *error)
{
    const ctg_ensemble *const ensemble = all->ensemble;
    const ctg_setting *const arm = ensemble->arms[name->arm];
    if (here->made != NULL) {
        leave(ensemble, here);
    }
    here->setting = *arm;
    here->point = name->point;
    return ensemble->vary == NULL
               ? ctg_ok
               : ensemble->vary(ensemble->varied, name, &here->setting, &here->made, error);
}

static ctg_status enter(const shared *all, place *here, const ctg_run_name *name, ctg_error *error)
{
    if (here->made != NULL) {
        CTG_TRY(ctg_scene_create(&here->own, &here->setting, error));
    }
    here->scene = here->own != NULL ? *here->own : *all->scenes[name->arm];
    here->scene.setting = &here->setting;
    return ctg_world_create(&here->world, &here->scene, error);
}

/* Sets *world to the arm's at the point. */
static ctg_status seat(const shared *all, desk *own, const ctg_run_name *name, ctg_world **world,
                       ctg_error *error)
{
    place *const here = &own->places[name->arm];
    if (here->world == NULL || here->point != name->point) {
        const ctg_status status = vary(all, here, name, error);
        if (status != ctg_ok) {
            leave(all->ensemble, here);
            return status;
        }
    }
    if (here->world == NULL) {
        CTG_TRY(enter(all, here, name, error));
    }
    *world = here->world;
    return ctg_ok;
}

static void run_one(void *of, void *at, size_t job)
{
    const shared *const all = of;
    desk *const own = at;
    const ctg_run_name name = name_of(all->ensemble, job);
    const double begun = seconds_now();
    ctg_world *world = NULL;
    own->result =
        (ctg_replicate_result){.point = name.point, .replicate = name.replicate, .arm = name.arm};
    ctg_error_clear(&own->error);
    own->result.status = seat(all, own, &name, &world, &own->error);
    if (own->result.status == ctg_ok) {
        ctg_world_start(world, name.replicate);
        own->result.status = run_months(all, world, own->record, &own->result.digest, &own->error);
        own->result.parameters = &world->drawn;
    }
    own->result.sentence = own->error.text;
    own->result.record = own->result.status == ctg_ok ? own->record : NULL;
    own->result.seconds = seconds_now() - begun;
}

static ctg_status take_one(void *of, void *at, ctg_error *error)
{
    const ctg_ensemble *const ensemble = ((const shared *)of)->ensemble;
    return ensemble->take(ensemble->to, &((desk *)at)->result, error);
}

static ctg_status make_desk(void *of, void **made, ctg_error *error)
{
    const shared *const all = of;
    void *room = NULL;
    CTG_TRY(ctg_memory_array(made, 1, sizeof(desk), "a world", error));
    desk *const own = *made;
    CTG_TRY(
        ctg_memory_array(&room, all->ensemble->arm_count, sizeof *own->places, "worlds", error));
    own->places = room;
    CTG_TRY(ctg_memory_array(&room, ctg_measures_record_size(&all->shape), sizeof(double),
                             "a record", error));
    own->record = room;
    return ctg_ok;
}

static void destroy_desk(void *of, void *made)
{
    desk *const own = made;
    const size_t arms = ((const shared *)of)->ensemble->arm_count;
    for (size_t arm = 0; own != NULL && own->places != NULL && arm < arms; arm++) {
        leave(((const shared *)of)->ensemble, &own->places[arm]);
    }
    if (own != NULL) {
        free(own->places);
        free(own->record);
    }
    free(own);
}

static ctg_status make_scenes(shared *all, ctg_error *error)
{
    void *scenes = NULL;
    CTG_TRY(
        ctg_memory_array(&scenes, all->ensemble->arm_count, sizeof *all->scenes, "scenes", error));
    all->scenes = scenes;
    for (size_t arm = 0; arm < all->ensemble->arm_count; arm++) {
        CTG_TRY(ctg_scene_create(&all->scenes[arm], all->ensemble->arms[arm], error));
    }
    return ctg_ok;
}

static void destroy_scenes(const shared *all)
{
    for (size_t arm = 0; all->scenes != NULL && arm < all->ensemble->arm_count; arm++) {
        ctg_scene_destroy(all->scenes[arm]);
    }
    free(all->scenes);
}

ctg_status ctg_ensemble_run(const ctg_ensemble *ensemble, ctg_error *error)
{
    shared all = {.ensemble = ensemble, .shape = ctg_ensemble_shape(ensemble->arms[0])};
    const ctg_crew crew = {.count = ensemble->count,
                           .threads = ensemble->threads,
                           .of = &all,
                           .open = make_desk,
                           .close = destroy_desk,
                           .run = run_one,
                           .take = take_one,
                           .stop = ensemble->stop};
    CTG_TRY(ctg_maths_check(error));
    ctg_status status = make_scenes(&all, error);
    status = status == ctg_ok ? ctg_crew_run(&crew, error) : status;
    destroy_scenes(&all);
    return status;
}
