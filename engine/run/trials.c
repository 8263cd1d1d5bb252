/* Trials of parameters, over threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/trials.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/model/fingerprint.h"
#include "engine/model/mandates.h"
#include "engine/model/step.h"
#include "engine/run/crew.h"

/* A start as one thread has it: its own parameters and world, everybody's tables. */
typedef struct place {
    ctg_setting setting;
    ctg_scene scene;
    ctg_world *world;
} place;

/* What the threads share. */
typedef struct shared {
    const ctg_trials *trials;
    ctg_scene **scenes;  /* [start] */
    size_t width, years; /* counts at a time */
} shared;

/* A thread's own. */
typedef struct bench {
    place *places;           /* [start] */
    int32_t *people;         /* size_of(trials) of them */
    ctg_trial_result result; /* of the last trial */
    ctg_status status;       /* of the last trial */
    ctg_error error;         /* its sentence */
} bench;

static size_t years_of(const ctg_trials *trials)
{
    return (size_t)trials->starts[0]->months / 12;
}

static size_t width_of(const ctg_trials *trials)
{
    return trials->starts[0]->epochs[0].tables.states_count + CTG_TRIALS_TOTALS;
}

/* How many counts of people a trial has. */
static size_t size_of(const ctg_trials *trials)
{
    return trials->start_count * trials->replicates * (years_of(trials) + 1) * width_of(trials);
}

static ctg_status make_places(const shared *all, place *places, ctg_error *error)
{
    for (size_t at = 0; at < all->trials->start_count; at++) {
        place *const here = &places[at];
        here->setting = *all->trials->starts[at];
        here->scene = *all->scenes[at]; /* its arrays are only read */
        here->scene.setting = &here->setting;
        CTG_TRY(ctg_world_create(&here->world, &here->scene, error));
    }
    return ctg_ok;
}

static ctg_status make_bench(void *of, void **desk, ctg_error *error)
{
    const shared *const all = of;
    void *places = NULL;
    void *people = NULL;
    CTG_TRY(ctg_memory_array(desk, 1, sizeof(bench), "worlds", error));
    bench *const own = *desk;
    CTG_TRY(
        ctg_memory_array(&places, all->trials->start_count, sizeof *own->places, "worlds", error));
    own->places = places;
    CTG_TRY(ctg_memory_array(&people, size_of(all->trials), sizeof *own->people, "a trial", error));
    own->people = people;
    return make_places(all, own->places, error);
}

static void destroy_bench(void *of, void *desk)
{
    bench *const own = desk;
    const size_t starts = ((const shared *)of)->trials->start_count;
    for (size_t at = 0; own != NULL && own->places != NULL && at < starts; at++) {
        ctg_world_destroy(own->places[at].world);
    }
    if (own != NULL) {
        free(own->places);
        free(own->people);
    }
    free(own);
}

static void set_parameters(const ctg_trials *trials, ctg_setting *setting, size_t trial)
{
    for (size_t i = 0; i < trials->parameter_count; i++) {
        setting->centre.value[trials->parameters[i]] =
            trials->values[trial * trials->parameter_count + i];
        setting->drawn[trials->parameters[i]] = false;
    }
}

static void count_mission(const ctg_world *world, size_t m, int32_t *totals)
{
    int64_t people = 0;
    int64_t posts = 0;
    for (int type = 0; type < CTG_PERSONNEL; type++) {
        const int32_t there = ctg_mandates_filled(world, m, (ctg_personnel)type);
        totals[ctg_trials_troops + type] += there;
        people += there;
        posts += ctg_mandates_posts(world, m, (ctg_personnel)type);
    }
    if (posts > 0 && world->now - world->opened[m] < CTG_TRIALS_YOUNG) {
        totals[ctg_trials_young] += (int32_t)people;
    } else if (posts >= CTG_TRIALS_LARGE) {
        totals[ctg_trials_old] += ctg_trials_fullness(people, posts);
    }
}

/* People by state, then the totals. */
static void count_people(const ctg_world *world, int32_t *people)
{
    const ctg_scene *const scene = world->scene;
    int32_t *const totals = people + scene->S;
    memcpy(people, world->deployed_by, scene->S * sizeof *people);
    memset(totals, 0, CTG_TRIALS_TOTALS * sizeof *totals);
    for (size_t m = 0; m < scene->M; m++) {
        if (!ctg_world_is_outside(world, m)) {
            count_mission(world, m, totals);
        }
    }
}

/* One replicate; `people` takes the counts at the start and after each year. */
static ctg_status run_world(const shared *all, ctg_world *world, uint32_t replicate,
                            int32_t *people, ctg_error *error)
{
    ctg_world_start(world, replicate);
    count_people(world, people);
    for (int32_t t = 1; t <= world->scene->setting->months; t++) {
        CTG_TRY(ctg_step_run(world, t, error));
        if (t % 12 == 0) {
            count_people(world, people + (size_t)(t / 12) * all->width);
        }
    }
    return ctg_ok;
}

static ctg_status run_starts(const shared *all, bench *own)
{
    const ctg_trials *const trials = all->trials;
    const size_t size = (all->years + 1) * all->width;
    for (size_t at = 0; at < trials->start_count; at++) {
        set_parameters(trials, &own->places[at].setting, own->result.trial);
        for (uint32_t replicate = 0; replicate < trials->replicates; replicate++) {
            int32_t *const room = own->people + (at * trials->replicates + replicate) * size;
            CTG_TRY(run_world(all, own->places[at].world, replicate, room, &own->error));
            own->result.digest = ctg_fingerprint_of(own->places[at].world, own->result.digest);
        }
    }
    return ctg_ok;
}

static void run_trial(void *of, void *desk, size_t job)
{
    bench *const own = desk;
    own->result = (ctg_trial_result){.trial = job, .people = own->people};
    ctg_error_clear(&own->error);
    own->status = run_starts(of, own);
}

static ctg_status take_trial(void *of, void *desk, ctg_error *error)
{
    const ctg_trials *const trials = ((const shared *)of)->trials;
    const bench *const own = desk;
    if (own->status != ctg_ok && error != NULL) {
        ctg_error_append(error, &own->error);
    }
    return own->status == ctg_ok ? trials->take(trials->to, &own->result, error) : own->status;
}

static ctg_status make_scenes(shared *all, ctg_error *error)
{
    void *scenes = NULL;
    CTG_TRY(
        ctg_memory_array(&scenes, all->trials->start_count, sizeof *all->scenes, "scenes", error));
    all->scenes = scenes;
    for (size_t at = 0; at < all->trials->start_count; at++) {
        CTG_TRY(ctg_scene_create(&all->scenes[at], all->trials->starts[at], error));
    }
    return ctg_ok;
}

static void destroy_scenes(const shared *all)
{
    for (size_t at = 0; all->scenes != NULL && at < all->trials->start_count; at++) {
        ctg_scene_destroy(all->scenes[at]);
    }
    free(all->scenes);
}

ctg_status ctg_trials_run(const ctg_trials *trials, ctg_error *error)
{
    shared all = {.trials = trials, .width = width_of(trials), .years = years_of(trials)};
    const ctg_crew crew = {.count = trials->count,
                           .threads = trials->threads,
                           .of = &all,
                           .open = make_bench,
                           .close = destroy_bench,
                           .run = run_trial,
                           .take = take_trial,
                           .stop = trials->stop};
    CTG_TRY(ctg_maths_check(error));
    ctg_status status = make_scenes(&all, error);
    status = status == ctg_ok ? ctg_crew_run(&crew, error) : status;
    destroy_scenes(&all);
    return status;
}
