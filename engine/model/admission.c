/* M9: caveats and consent: which state's people may serve in which mission, and in what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/admission.h"

#include <string.h>

#define CHAPTER_SIX 1
#define CHAPTER_SEVEN 2

/* The law of every state as its caveats say; without a row it admits everything. */
static void read_laws(ctg_world *world)
{
    const ctg_tables *const tables = world->tables;
    for (size_t s = 0; s < world->scene->S; s++) {
        world->law_tasks[s] = UINT64_MAX;
        world->law_frameworks[s] = UINT64_MAX;
        world->law_chapters[s] = CHAPTER_SIX | CHAPTER_SEVEN;
    }
    for (size_t i = 0; i < tables->caveats_count; i++) {
        const ctg_caveat_row *const row = &tables->caveats[i];
        world->law_tasks[row->state] = row->tasks;
        world->law_frameworks[row->state] = row->frameworks;
        world->law_chapters[row->state] = (uint8_t)(row->chapters + 1);
    }
}

/* Reforms up to this month, in the order of months; at one month the later row wins. */
static void reform(ctg_world *world)
{
    const ctg_tables *const tables = world->scene->tables;
    ctg_month *const latest = world->reformed;
    for (size_t s = 0; s < world->scene->S; s++) {
        latest[s] = CTG_MONTH_LEAST;
    }
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const row = &tables->events[i];
        if (row->kind == ctg_event_law_reformed && row->month <= world->now &&
            row->month >= latest[row->state]) {
            latest[row->state] = row->month;
            world->law_tasks[row->state] = row->tasks;
        }
    }
}

static bool in_force(const ctg_consent_row *row, ctg_month month)
{
    return row->from <= month && (row->to == CTG_NO_MONTH || row->to >= month);
}

static bool law_admits(const ctg_world *world, size_t s, const ctg_mission_row *mission)
{
    const uint64_t frameworks = (uint64_t)1 << mission->framework;
    const uint8_t chapter = mission->chapter == 7 ? CHAPTER_SEVEN : CHAPTER_SIX;
    return (world->law_frameworks[s] & frameworks) != 0 && (world->law_chapters[s] & chapter) != 0;
}

/* Who may contribute to a mission that the model began. */
static bool slot_joins(const ctg_world *world, size_t s, const ctg_mission_row *mission)
{
    const ctg_scene *const scene = world->scene;
    return world->tables->frameworks[mission->framework].kind == ctg_framework_lead
               ? (int32_t)s == mission->lead
               : scene->member[(size_t)mission->framework * scene->S + s] != 0;
}

/* Marks in world->closed the states to whom the mission is closed by its host or their law. */
static void close_doors(ctg_world *world, size_t m)
{
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    const bool lawful = world->p.mechanism_caveats < 0.5;
    memset(world->closed, 0, world->scene->S * sizeof *world->closed);
    for (size_t i = 0; !lawful && i < world->tables->caveats_count; i++) {
        const size_t s = (size_t)world->tables->caveats[i].state;
        world->closed[s] = !law_admits(world, s, mission);
    }
    for (size_t i = 0; !lawful && i < world->tables->consent_count; i++) {
        const ctg_consent_row *const row = &world->tables->consent[i];
        if ((size_t)row->mission == m && in_force(row, world->now)) {
            world->closed[row->state] = 1;
        }
    }
    world->closed[world->scene->host_party[world->host[m]]] = 1;
}

/* States that an event made leave the mission and that stay away from it. */
static void keep_away(ctg_world *world, size_t m)
{
    const ctg_tables *const tables = world->scene->tables;
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const row = &tables->events[i];
        if (row->kind == ctg_event_contributor_leaves && row->mission == (int32_t)m &&
            row->month <= world->now &&
            (row->months == 0 || world->now < row->month + (ctg_month)row->months)) {
            world->admits[m * world->scene->S + (size_t)row->state] = 0;
        }
    }
}

/* Of those who may contribute, who exists and finds no closed door. All are 0 or 1. */
static void admit(const uint8_t *restrict exists, const uint8_t *restrict closed, size_t count,
                  uint8_t *restrict admits)
{
    for (size_t s = 0; s < count; s++) {
        admits[s] = (uint8_t)(admits[s] & exists[s] & (closed[s] ^ 1u));
    }
}

void ctg_admission_set(ctg_world *world, size_t m)
{
    const ctg_scene *const scene = world->scene;
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    uint8_t *const admits = world->admits + m * scene->S;
    close_doors(world, m);
    for (size_t s = 0; s < scene->S && m >= scene->N; s++) {
        admits[s] = slot_joins(world, s, mission);
    }
    if (m < scene->N) {
        memcpy(admits, scene->joins + m * scene->S, scene->S * sizeof *admits);
    }
    admit(scene->exists + world->y * scene->S, world->closed, scene->S, admits);
    keep_away(world, m);
}

uint64_t ctg_admission_asked(const ctg_world *world, size_t m, size_t k)
{
    return world->p.mechanism_caveats < 0.5
               ? 0
               : world->mandate_tasks[m] & world->tables->capabilities[k].tasks;
}

/* Whether the law of state s admits what mission m asks of people of capability k. */
static bool law_holds(const ctg_world *world, size_t s, size_t m, size_t k)
{
    return (ctg_admission_asked(world, m, k) & ~world->law_tasks[s]) == 0;
}

#define CHUNK 8 /* states looked at together */

/* Whether neither the mission nor any law binds state s and those that follow in its chunk. */
static bool is_free(const ctg_world *world, size_t s)
{
    uint64_t closed;
    uint64_t binds;
    memcpy(&closed, world->closed + s, sizeof closed);
    memcpy(&binds, world->law_binds + s, sizeof binds);
    return (closed | binds) == 0;
}

/* Posts of a mission that hosts and laws close to a state, whoever organises it. */
static void count_refused(ctg_world *world, size_t m)
{
    const size_t kinds = world->scene->K;
    const int32_t *restrict const posts = world->posts_by + m * kinds;
    uint64_t asked[CTG_CAPABILITIES_MOST];
    for (size_t k = 0; k < kinds; k++) {
        asked[k] = ctg_admission_asked(world, m, k);
    }
    for (size_t s = 0; s < world->scene->S; s++) {
        if (is_free(world, s)) {
            s += CHUNK - 1; /* to none of these anything is refused */
            continue;
        }
        int32_t *restrict const refused = world->refused_posts + s * kinds;
        const bool wholly = world->closed[s] != 0;
        for (size_t k = 0; k < kinds; k++) {
            refused[k] += wholly || (asked[k] & ~world->law_tasks[s]) != 0 ? posts[k] : 0;
        }
    }
}

static void set_open(ctg_world *world)
{
    memset(world->refused_posts, 0,
           world->scene->S * world->scene->K * sizeof *world->refused_posts);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] != CTG_NO_MONTH) {
            ctg_admission_set(world, m);
            count_refused(world, m);
        }
    }
}

void ctg_admission_run(ctg_world *world)
{
    read_laws(world); /* a policy may have changed the table */
    reform(world);
    for (size_t s = 0; s < world->scene->S; s++) {
        world->law_binds[s] = world->law_tasks[s] != UINT64_MAX;
    }
    set_open(world);
}

bool ctg_admission_holds(const ctg_world *world, size_t s, size_t m, size_t k)
{
    return world->admits[m * world->scene->S + s] != 0 && law_holds(world, s, m, k);
}

double ctg_admission_share(const ctg_world *world, size_t s, size_t k)
{
    const int64_t all = world->posts_all[k];
    const int64_t open = all - world->refused_posts[s * world->scene->K + k];
    return all > 0 ? (double)open / (double)all : 1.0;
}
