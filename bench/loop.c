/* The engine's hot loop alone: the willingness of all states for all needs, as a thing to time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/loop.h"

#include <stdbool.h>
#include <stdlib.h>

#include "bench/rounds.h"
#include "engine/base/lanes_path.h"
#include "engine/base/memory.h"
#include "engine/base/wide.h"
#include "engine/model/step.h"
#include "engine/model/willingness.h"

typedef struct loop {
    ctg_scene *scene;
    ctg_world *world;
    int32_t *states; /* [S] those that offer */
    int sweeps;
    uint64_t offers; /* of the last turn */
} loop;

static bool has_posts(const ctg_world *world, size_t m)
{
    int32_t posts = 0;
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        posts += world->posts[m * CTG_PERSONNEL + type];
    }
    return posts > 0;
}

/* All decide once; returns how many offer. */
static uint64_t sweep(const loop *held)
{
    ctg_world *const world = held->world;
    const ctg_scene *const scene = world->scene;
    uint64_t offers = 0;
    for (size_t m = 0; m < scene->M; m++) {
        if (!has_posts(world, m)) {
            continue;
        }
        ctg_willingness_approach(world, m);
        for (size_t k = 0; k < scene->K; k++) {
            offers += ctg_willingness_all(world, k, 1.0, held->states);
        }
    }
    return offers;
}

static ctg_status run(void *of, double *seconds, ctg_error *error)
{
    loop *const held = of;
    (void)error;
    held->offers = 0;
    const double begun = ctg_rounds_clock(1);
    for (int i = 0; i < held->sweeps; i++) {
        held->offers += sweep(held);
    }
    *seconds = ctg_rounds_clock(1) - begun;
    return ctg_ok;
}

static void close_loop(void *of)
{
    loop *const held = of;
    free(held->states);
    ctg_world_destroy(held->world);
    ctg_scene_destroy(held->scene);
    free(held);
}

static ctg_status start(loop *held, const ctg_setting *setting, int32_t months, ctg_error *error)
{
    void *states = NULL;
    CTG_TRY(ctg_scene_create(&held->scene, setting, error));
    CTG_TRY(ctg_memory_array(&states, held->scene->S, sizeof *held->states, "a list", error));
    held->states = states;
    CTG_TRY(ctg_world_create(&held->world, held->scene, error));
    ctg_world_start(held->world, 0);
    for (int32_t t = 1; t <= months; t++) {
        CTG_TRY(ctg_step_run(held->world, t, error));
    }
    ctg_willingness_begin(held->world);
    return ctg_ok;
}

ctg_status ctg_loop_open(ctg_task *task, const ctg_setting *setting, int32_t months, int sweeps,
                         ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(loop), "a world", error));
    loop *const held = place;
    held->sweeps = sweeps;
    const ctg_status status = start(held, setting, months, error);
    if (status != ctg_ok) {
        close_loop(held);
        return status;
    }
    size_t active = 0;
    for (size_t m = 0; m < held->scene->M; m++) {
        active += has_posts(held->world, m);
    }
    *task = (ctg_task){.run = run,
                       .of = held,
                       .close = close_loop,
                       .work = (double)(active * held->scene->K * held->scene->S) * sweeps,
                       .digests = &held->offers,
                       .digest_count = 1};
    return ctg_ok;
}

const char *ctg_loop_path(void)
{
    const ctg_lanes_path widest = ctg_lanes_path_widest();
    return ctg_lanes_path_name(widest < CTG_WIDE_MOST ? widest : CTG_WIDE_MOST);
}
