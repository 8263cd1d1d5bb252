/* Trials of parameters, over threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/trials.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/model/fingerprint.h"
#include "engine/model/step.h"

/* A start as one thread has it: its own parameters and world, everybody's tables. */
typedef struct place {
    ctg_setting setting;
    ctg_scene scene;
    ctg_world *world;
} place;

/* What the threads share. */
typedef struct shared {
    const ctg_trials *trials;
    ctg_scene **scenes; /* [start] */
    size_t states, years;
    atomic_size_t next; /* the next trial to run */
    atomic_bool halt;
    ctg_status status; /* the first trouble; guarded by the critical section */
    ctg_error *error;
} shared;

static size_t years_of(const ctg_trials *trials)
{
    return (size_t)trials->starts[0]->months / 12;
}

static size_t states_of(const ctg_trials *trials)
{
    return trials->starts[0]->epochs[0].tables.states_count;
}

size_t ctg_trials_size(const ctg_trials *trials)
{
    return trials->start_count * trials->replicates * (years_of(trials) + 1) * states_of(trials);
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

static ctg_status make_places(const shared *crew, place **places, ctg_error *error)
{
    void *made = NULL;
    CTG_TRY(ctg_memory_array(&made, crew->trials->start_count, sizeof(place), "worlds", error));
    *places = made;
    for (size_t at = 0; at < crew->trials->start_count; at++) {
        place *const here = &(*places)[at];
        here->setting = *crew->trials->starts[at];
        here->scene = *crew->scenes[at]; /* its arrays are only read */
        here->scene.setting = &here->setting;
        CTG_TRY(ctg_world_create(&here->world, &here->scene, error));
    }
    return ctg_ok;
}

static void destroy_places(const shared *crew, place *places)
{
    for (size_t at = 0; places != NULL && at < crew->trials->start_count; at++) {
        ctg_world_destroy(places[at].world);
    }
    free(places);
}

static void set_parameters(const ctg_trials *trials, ctg_setting *setting, size_t trial)
{
    for (size_t i = 0; i < trials->parameter_count; i++) {
        setting->centre.value[trials->parameters[i]] =
            trials->values[trial * trials->parameter_count + i];
        setting->drawn[trials->parameters[i]] = false;
    }
}

/* One replicate; `people` takes the states at the start and after each year. */
static ctg_status run_world(const shared *crew, ctg_world *world, uint32_t replicate,
                            int32_t *people, ctg_error *error)
{
    const size_t bytes = crew->states * sizeof *people;
    ctg_world_start(world, replicate);
    memcpy(people, world->deployed_by, bytes);
    for (int32_t t = 1; t <= world->scene->setting->months; t++) {
        CTG_TRY(ctg_step_run(world, t, error));
        if (t % 12 == 0) {
            memcpy(people + (size_t)(t / 12) * crew->states, world->deployed_by, bytes);
        }
    }
    return ctg_ok;
}

static ctg_status run_trial(const shared *crew, place *places, ctg_trial_result *result,
                            int32_t *people, ctg_error *error)
{
    const ctg_trials *const trials = crew->trials;
    const size_t size = (crew->years + 1) * crew->states;
    for (size_t at = 0; at < trials->start_count; at++) {
        set_parameters(trials, &places[at].setting, result->trial);
        for (uint32_t replicate = 0; replicate < trials->replicates; replicate++) {
            int32_t *const room = people + (at * trials->replicates + replicate) * size;
            CTG_TRY(run_world(crew, places[at].world, replicate, room, error));
            result->digest = ctg_fingerprint_of(places[at].world, result->digest);
        }
    }
    return ctg_ok;
}

static void take_trial(shared *crew, place *places, int32_t *people, size_t trial)
{
    ctg_error error;
    ctg_trial_result result = {.trial = trial, .people = people};
    ctg_error_clear(&error);
    ctg_status status = run_trial(crew, places, &result, people, &error);
#pragma omp critical(ctg_trials_take)
    {
        if (status != ctg_ok) {
            give_up(crew, status, &error);
        } else if (crew->status == ctg_ok) {
            status = crew->trials->take(crew->trials->to, &result, crew->error);
            if (status != ctg_ok) {
                give_up(crew, status, NULL);
            }
        }
    }
}

static bool asked_to_stop(const shared *crew)
{
    return atomic_load(&crew->halt) ||
           (crew->trials->stop != NULL && atomic_load(crew->trials->stop));
}

/* One thread's work: a world for each start, trials as they come. */
static void work(shared *crew)
{
    ctg_error error;
    place *places = NULL;
    void *people = NULL;
    ctg_error_clear(&error);
    ctg_status status = make_places(crew, &places, &error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&people, ctg_trials_size(crew->trials), sizeof(int32_t),
                                  "a trial", &error);
    }
    if (status != ctg_ok) {
#pragma omp critical(ctg_trials_take)
        give_up(crew, status, &error);
    }
    while (status == ctg_ok && !asked_to_stop(crew)) {
        const size_t trial = atomic_fetch_add(&crew->next, 1u);
        if (trial >= crew->trials->count) {
            break;
        }
        take_trial(crew, places, people, trial);
    }
    free(people);
    destroy_places(crew, places);
}

static ctg_status make_scenes(shared *crew, ctg_error *error)
{
    void *scenes = NULL;
    CTG_TRY(ctg_memory_array(&scenes, crew->trials->start_count, sizeof *crew->scenes, "scenes",
                             error));
    crew->scenes = scenes;
    for (size_t at = 0; at < crew->trials->start_count; at++) {
        CTG_TRY(ctg_scene_create(&crew->scenes[at], crew->trials->starts[at], error));
    }
    return ctg_ok;
}

static void destroy_scenes(const shared *crew)
{
    for (size_t at = 0; crew->scenes != NULL && at < crew->trials->start_count; at++) {
        ctg_scene_destroy(crew->scenes[at]);
    }
    free(crew->scenes);
}

ctg_status ctg_trials_run(const ctg_trials *trials, ctg_error *error)
{
    shared crew = {.trials = trials,
                   .states = states_of(trials),
                   .years = years_of(trials),
                   .status = ctg_ok,
                   .error = error};
    atomic_init(&crew.next, 0u);
    atomic_init(&crew.halt, false);
    CTG_TRY(ctg_maths_check(error));
    const ctg_status status = make_scenes(&crew, error);
    if (status == ctg_ok) {
        const int asked = trials->threads > 0 ? trials->threads : omp_get_max_threads();
        const int useful = (size_t)asked < trials->count ? asked : (int)trials->count;
#pragma omp parallel num_threads(useful < 1 ? 1 : useful)
        work(&crew);
    }
    destroy_scenes(&crew);
    CTG_TRY(status);
    const bool all = atomic_load(&crew.next) >= trials->count;
    return crew.status == ctg_ok && !all ? ctg_stopped : crew.status;
}
