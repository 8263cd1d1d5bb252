/* M1: missions and their authorised posts, month by month, from the demand table and from events.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/demand.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/table.h"
#include "engine/model/deal.h"

#define SLOTS 128 /* missions that a world may begin and not yet have wound up, at a time */

/* Each row is written over the months from its own on; rows of one mission may come in any order,
 * so a later row must win whatever its place. */
static void spread_rows(ctg_scene *scene, ctg_month *latest)
{
    for (int32_t t = 0; t <= scene->T; t++) {
        const ctg_month month = scene->setting->start + t;
        const ctg_tables *const tables = ctg_setting_tables(scene->setting, month);
        for (size_t m = 0; m < scene->N; m++) {
            latest[m] = 0;
        }
        for (size_t i = 0; i < tables->demand_count; i++) {
            const ctg_demand_row *const row = &tables->demand[i];
            if (row->month > month || row->month < latest[row->mission]) {
                continue;
            }
            latest[row->mission] = row->month;
            for (size_t type = 0; type < CTG_PERSONNEL; type++) {
                const size_t at = ((size_t)t * scene->N + (size_t)row->mission) * CTG_PERSONNEL;
                scene->posts[at + type] = (int32_t)row->posts[type];
            }
        }
    }
}

/* Events that open or close missions, from their month on; at one month the later row wins. */
static void spread_events(ctg_scene *scene, ctg_month *latest)
{
    const ctg_tables *const tables = scene->tables;
    for (int32_t t = 0; t <= scene->T; t++) {
        const ctg_month month = scene->setting->start + t;
        memset(latest, 0, scene->N * sizeof *latest);
        for (size_t i = 0; i < tables->events_count; i++) {
            const ctg_event_row *const row = &tables->events[i];
            const bool opens = row->kind == ctg_event_mission_opened;
            if ((!opens && row->kind != ctg_event_mission_closed) || row->month > month ||
                row->month < latest[row->mission]) {
                continue;
            }
            latest[row->mission] = row->month;
            for (size_t type = 0; type < CTG_PERSONNEL; type++) {
                const size_t at = ((size_t)t * scene->N + (size_t)row->mission) * CTG_PERSONNEL;
                scene->posts[at + type] = opens ? (int32_t)row->posts[type] : 0;
            }
        }
    }
}

static bool has_posts(const ctg_demand_row *row)
{
    return row->posts[ctg_troops] + row->posts[ctg_police] + row->posts[ctg_experts] > 0;
}

/* Since when missions that are open at the start have had posts. */
static void find_openings(ctg_scene *scene, ctg_month *closed)
{
    const ctg_tables *const tables = scene->tables;
    const ctg_month start = scene->setting->start;
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        if (i == 0 || row->month < scene->demand_from) {
            scene->demand_from = row->month;
        }
        if (row->month <= start && !has_posts(row) && row->month > closed[row->mission]) {
            closed[row->mission] = row->month;
        }
    }
    for (size_t i = 0; i < tables->demand_count; i++) {
        const ctg_demand_row *const row = &tables->demand[i];
        ctg_month *const opened = &scene->opened[row->mission];
        if (row->month <= start && has_posts(row) && row->month > closed[row->mission] &&
            (*opened == CTG_NO_MONTH || row->month < *opened)) {
            *opened = row->month;
        }
    }
}

static ctg_mission_class class_in(const ctg_mission_row *mission, ctg_month month)
{
    const int later = mission->class_from != CTG_NO_MONTH && month >= mission->class_from;
    return (ctg_mission_class)(later ? mission->class_later : mission->class_initial);
}

/* Deals the posts of one type over the type's capabilities. */
static void split_type(const ctg_tables *tables, ctg_mission_class class, int32_t type,
                       int32_t posts, int32_t *posts_by)
{
    ctg_deal_hand hands[CTG_CAPABILITIES_MOST];
    size_t count = 0;
    int64_t sum = 0;
    for (size_t i = 0; i < tables->capability_mix_count; i++) {
        const ctg_mix_row *const row = &tables->capability_mix[i];
        if (row->mission_class == (int32_t) class &&
            tables->capabilities[row->capability].personnel == type) {
            hands[count++] =
                (ctg_deal_hand){.order = (uint64_t)tables->capabilities[row->capability].number,
                                .weight = row->share_permille,
                                .who = row->capability};
            sum += row->share_permille;
        }
    }
    ctg_deal_out(hands, count, posts, sum);
    for (size_t i = 0; i < count; i++) {
        posts_by[hands[i].who] = (int32_t)hands[i].dealt;
    }
}

void ctg_demand_split(const ctg_tables *tables, ctg_mission_class class, size_t capabilities,
                      const int32_t posts[CTG_PERSONNEL], int32_t *posts_by)
{
    memset(posts_by, 0, capabilities * sizeof *posts_by);
    for (int32_t type = 0; type < CTG_PERSONNEL; type++) {
        if (posts[type] > 0) {
            split_type(tables, class, type, posts[type], posts_by);
        }
    }
}

static void split_month(ctg_scene *scene, int32_t t)
{
    const ctg_month month = scene->setting->start + t;
    const ctg_tables *const tables = ctg_setting_tables(scene->setting, month);
    int32_t all = 0;
    for (size_t m = 0; m < scene->N; m++) {
        const size_t at = (size_t)t * scene->N + m;
        const int32_t *const posts = scene->posts + at * CTG_PERSONNEL;
        const ctg_mission_class class = class_in(&tables->missions[m], month);
        scene->mission_class[at] = (uint8_t) class;
        ctg_demand_split(tables, class, scene->K, posts, scene->posts_by + at * scene->K);
        all += posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts];
    }
    scene->most_posts = all > scene->most_posts ? all : scene->most_posts;
}

ctg_status ctg_demand_lay(ctg_scene *scene, ctg_error *error)
{
    void *latest = NULL;
    CTG_TRY(ctg_memory_array(&latest, scene->N, sizeof(ctg_month), "the demand", error));
    find_openings(scene, latest);
    spread_rows(scene, latest);
    spread_events(scene, latest);
    free(latest);
    for (int32_t t = 0; t <= scene->T; t++) {
        split_month(scene, t);
    }
    return ctg_ok;
}

size_t ctg_demand_slots(const ctg_setting *setting)
{
    bool generated = setting->centre.demand_generated > 0.0;
    for (size_t i = 0; i < setting->change_count; i++) {
        generated = generated || (setting->changes[i].parameter == ctg_parameter_demand_generated &&
                                  setting->changes[i].operand > 0.0);
    }
    return generated ? SLOTS : 0;
}

static void copy_record(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t at = (size_t)world->t * scene->N;
    memcpy(world->posts, scene->posts + at * CTG_PERSONNEL,
           scene->N * CTG_PERSONNEL * sizeof *world->posts);
    memcpy(world->posts_by, scene->posts_by + at * scene->K,
           scene->N * scene->K * sizeof *world->posts_by);
    memcpy(world->mission_class, scene->mission_class + at, scene->N);
}

/* What mandates of each class ask for this month. */
static void list_tasks(const ctg_world *world, uint64_t tasks[CTG_MISSION_CLASSES])
{
    memset(tasks, 0, CTG_MISSION_CLASSES * sizeof *tasks);
    for (size_t i = 0; i < world->tables->mandates_count; i++) {
        const ctg_mandate_row *const row = &world->tables->mandates[i];
        if (row->from <= world->now) {
            tasks[row->mission_class] |= (uint64_t)1 << row->task;
        }
    }
}

/* Since when missions are open, without a branch. */
static void note_openings(const int32_t *restrict posts, size_t missions, ctg_month now,
                          ctg_month *restrict opened)
{
    for (size_t m = 0; m < missions; m++, posts += CTG_PERSONNEL) {
        const ctg_month since = opened[m] == CTG_NO_MONTH ? now : opened[m];
        const bool open = posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts] > 0;
        opened[m] = open ? since : CTG_NO_MONTH;
    }
}

static void count_posts(ctg_world *world)
{
    const size_t kinds = world->scene->K;
    int64_t *restrict const all = world->posts_all;
    memset(all, 0, kinds * sizeof *all);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] != CTG_NO_MONTH) {
            const int32_t *restrict const posts = world->posts_by + m * kinds;
            for (size_t k = 0; k < kinds; k++) {
                all[k] += posts[k];
            }
        }
    }
}

/* Under `mechanism.frameworks` = 0 nobody but the United Nations has missions. */
static void drop_outside(ctg_world *world)
{
    for (size_t m = 0; m < world->scene->N; m++) {
        if (ctg_world_is_outside(world, m)) {
            memset(world->posts + m * CTG_PERSONNEL, 0, CTG_PERSONNEL * sizeof *world->posts);
            memset(world->posts_by + m * world->scene->K, 0,
                   world->scene->K * sizeof *world->posts_by);
        }
    }
}

void ctg_demand_turn(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    memcpy(world->posts_before, world->posts,
           scene->M * CTG_PERSONNEL * sizeof *world->posts_before);
    if (world->t == 0 || world->p.demand_generated < 0.5) {
        copy_record(world);
    }
    if (world->p.mechanism_frameworks < 0.5) {
        drop_outside(world);
    }
}

void ctg_demand_settle(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    uint64_t tasks[CTG_MISSION_CLASSES];
    if (world->t == 0) {
        memcpy(world->opened, scene->opened, scene->N * sizeof *world->opened);
    }
    note_openings(world->posts, scene->M, world->now, world->opened);
    list_tasks(world, tasks);
    for (size_t m = 0; m < scene->M; m++) {
        world->mandate_tasks[m] = tasks[world->mission_class[m]];
    }
    count_posts(world);
}
