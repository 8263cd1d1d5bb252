/* The shipped baseline as a setting and a scene, and settings changed for one test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_SCENE_H
#define CTG_TESTS_SUPPORT_SCENE_H

#include <stdlib.h>

#include "engine/io/scenario.h"
#include "engine/model/world.h"
#include "tests/support/assert.h"

typedef struct stage {
    ctg_scenario *scenario;
    ctg_epoch epoch;
    ctg_setting setting; /* of the scenario; a test may change it before `stage_set` */
    ctg_scene *scene;
    ctg_world *world;
    ctg_error error;
} stage;

/* Opens the baseline from the source directory, in which tests run. */
static inline void stage_open(stage *at, ctg_month start, int32_t months)
{
    ctg_error_clear(&at->error);
    if (ctg_scenario_open(&at->scenario, "scenarios/baseline-2015.cfg", NULL, &at->error) !=
        ctg_ok) {
        fail_msg("%s", at->error.text);
    }
    at->setting = *ctg_scenario_setting(at->scenario);
    at->setting.posterior = NULL; /* what a test says of the model holds whatever was fitted */
    at->epoch = at->setting.epochs[0];
    at->setting.epochs = &at->epoch;
    at->setting.epoch_count = 1;
    at->setting.start = start;
    at->setting.months = months;
    at->scene = NULL;
    at->world = NULL;
}

/* Makes the scene and a world of replicate 0. */
static inline void stage_set(stage *at)
{
    if (ctg_scene_create(&at->scene, &at->setting, &at->error) != ctg_ok ||
        ctg_world_create(&at->world, at->scene, &at->error) != ctg_ok) {
        fail_msg("%s", at->error.text);
    }
    ctg_world_start(at->world, 0);
}

static inline void stage_close(stage *at)
{
    ctg_world_destroy(at->world);
    ctg_scene_destroy(at->scene);
    ctg_scenario_destroy(at->scenario);
}

static inline void stage_fix(stage *at, ctg_parameter_id id, double value)
{
    at->setting.drawn[id] = false;
    at->setting.centre.value[id] = value;
}

static inline size_t stage_state(const stage *at, const char *code)
{
    for (size_t s = 0; s < at->epoch.tables.states_count; s++) {
        if (strcmp(at->epoch.tables.states[s].state, code) == 0) {
            return s;
        }
    }
    fail_msg("no state %s", code);
    return 0;
}

static inline size_t stage_mission(const stage *at, const char *key)
{
    for (size_t i = 0; i < at->epoch.tables.missions_count; i++) {
        if (strcmp(at->epoch.tables.missions[i].mission, key) == 0) {
            return i;
        }
    }
    fail_msg("no mission %s", key);
    return 0;
}

static inline size_t stage_capability(const stage *at, const char *key)
{
    for (size_t i = 0; i < at->epoch.tables.capabilities_count; i++) {
        if (strcmp(at->epoch.tables.capabilities[i].capability, key) == 0) {
            return i;
        }
    }
    fail_msg("no capability %s", key);
    return 0;
}

#endif
