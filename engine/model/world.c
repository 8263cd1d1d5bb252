/* One world: everything that changes from month to month in one replicate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/world.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/admission.h"
#include "engine/model/authorisation.h"
#include "engine/model/demand.h"
#include "engine/model/donor.h"
#include "engine/model/finance.h"
#include "engine/model/framework.h"
#include "engine/model/gains.h"
#include "engine/model/interest.h"
#include "engine/model/mechanism.h"
#include "engine/model/operations.h"
#include "engine/model/output.h"
#include "engine/model/planned.h"
#include "engine/model/pools.h"
#include "engine/model/readiness.h"
#include "engine/model/record.h"
#include "engine/model/roster.h"
#include "engine/model/sampling.h"
#include "engine/model/situations.h"
#include "engine/model/unit.h"
#include "engine/model/will.h"
#include "engine/model/world_arrays.h"

#define COMMITMENTS_GENERATED 100000 /* where the posts to come are not known */

/* Each commitment has at least one person, and people are only promised to posts. Where there is no
 * room for a further promise none is made. */
static size_t commitments_most(const ctg_scene *scene)
{
    size_t persons = (size_t)scene->most_posts;
    for (size_t i = 0; i < scene->start_unit_count; i++) {
        persons += (size_t)scene->start_units[i].persons;
    }
    return scene->M > scene->N ? persons + COMMITMENTS_GENERATED : persons + 1;
}

ctg_status ctg_world_create(ctg_world **made, const ctg_scene *scene, ctg_error *error)
{
    void *place = NULL;
    *made = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(ctg_world), "a world", error));
    ctg_world *const world = place;
    world->scene = scene;
    world->commitment_room = commitments_most(scene);
    ctg_world_array arrays[CTG_WORLD_ARRAYS_MOST];
    const size_t count = ctg_world_arrays_list(world, arrays);
    for (size_t i = 0; i < count; i++) {
        void *memory = NULL;
        const ctg_status status = ctg_memory_array(&memory, arrays[i].bytes, 1, "a world", error);
        if (status != ctg_ok) {
            ctg_world_destroy(world);
            return status;
        }
        memcpy(arrays[i].pointer, &memory, sizeof memory);
    }
    *made = world;
    return ctg_ok;
}

void ctg_world_destroy(ctg_world *world)
{
    if (world == NULL) {
        return;
    }
    ctg_world_array arrays[CTG_WORLD_ARRAYS_MOST];
    const size_t count = ctg_world_arrays_list(world, arrays);
    for (size_t i = 0; i < count; i++) {
        void *memory = NULL;
        memcpy(&memory, arrays[i].pointer, sizeof memory);
        free(memory);
    }
    free(world);
}

/* Long lists that need no clearing, since their counts are, and what is long and written anew
 * before it is read. */
static bool is_left(const ctg_world *world, const void *memory)
{
    const void *const left[] = {world->commitments,
                                world->ranks,
                                world->chain,
                                world->formed,
                                world->ended,
                                world->contributors,
                                world->interest,
                                world->will_host,
                                world->losses,
                                world->contingent_struck,
                                world->tally,
                                world->contingent_names,
                                world->contingent_words,
                                world->arrivals,
                                world->reviews,
                                world->come,
                                world->turns};
    bool found = false;
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
        found = found || memory == left[i];
    }
    return found;
}

/* Clears what a replicate writes. */
static void clear(ctg_world *world)
{
    ctg_world_array arrays[CTG_WORLD_ARRAYS_MOST];
    const size_t count = ctg_world_arrays_list(world, arrays);
    for (size_t i = 0; i < count; i++) {
        void *memory = NULL;
        memcpy(&memory, arrays[i].pointer, sizeof memory);
        if (!is_left(world, memory)) {
            memset(memory, 0, arrays[i].bytes);
        }
    }
    ctg_roster_start(world);
    memset(world->comes_home, 0, sizeof world->comes_home);
    world->kinship = NULL;
    world->menu_of = NULL;
    world->weighed = (ctg_weighed){0};
    world->admitted_of = (ctg_admitted_of){0};
    world->gap_of = (ctg_gap_of){0};
    world->proneness_of = (ctg_proneness_of){0};
    world->flows = world->flows_then = (ctg_flows){0};
    world->month = (ctg_month_flows){0};
}

void ctg_world_turn(ctg_world *world, int32_t t)
{
    world->t = t;
    world->now = world->scene->setting->start + t;
    world->y = ctg_setting_year(world->scene->setting, t);
    world->tables = ctg_setting_tables(world->scene->setting, world->now);
    ctg_sampling_apply(world->scene->setting, &world->drawn, world->now, &world->p);
    ctg_mechanism_apply(&world->p);
    ctg_unit_turn(world);
    ctg_situations_turn(world);
    ctg_demand_turn(world);
    ctg_authorisation_run(world);
    ctg_demand_settle(world);
    if (t > 0) {
        ctg_planned_turn(world);
    }
    if (t > 0 && ctg_sampling_turns(world->scene->setting, world->now)) {
        ctg_interest_set(world); /* its weights may have changed */
    }
}

/* Slots have the highest permanent numbers; until it is used a slot is nobody's mission. */
static void start_missions(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    for (size_t m = 0; m < scene->M; m++) {
        world->host[m] = m < scene->N ? scene->mission_host[m] : -1;
    }
    for (size_t g = 0; g < scene->M - scene->N; g++) {
        world->slots[g] = (ctg_mission_row){
            .number = CTG_SLOT_NUMBER + (int64_t)g, .predecessor = -1, .partner = -1, .lead = -1};
    }
}

void ctg_world_start(ctg_world *world, uint32_t replicate)
{
    const ctg_setting *const setting = world->scene->setting;
    clear(world);
    world->draw = (ctg_draw){setting->seed, replicate};
    ctg_sampling_draw(setting, &(ctg_draw){setting->seed, ctg_setting_draw_of(setting, replicate)},
                      &world->drawn);
    start_missions(world);
    ctg_world_turn(world, 0);
    ctg_admission_run(world);
    ctg_donor_start(world);
    ctg_pools_start(world);
    ctg_planned_start(world);
    ctg_readiness_start(world);
    ctg_interest_set(world);
    ctg_operations_start(world);
    ctg_will_start(world);
    ctg_finance_start(world);
    ctg_framework_start(world);
    ctg_output_start(world);
    ctg_gains_start(world);
    ctg_record_start(world);
}
