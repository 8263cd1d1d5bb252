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

/* The states to whom a mission is closed by its host or their law, each once. */
typedef struct doors {
    int32_t *shut;   /* [count] */
    uint8_t *closed; /* [s] 1 of these; 0 of all when none is shut */
    size_t count;
} doors;

static void shut(doors *of, size_t s)
{
    if (of->closed[s] == 0) {
        of->closed[s] = 1;
        of->shut[of->count++] = (int32_t)s;
    }
}

static doors close_doors(ctg_world *world, size_t m)
{
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    const bool lawful = world->p.mechanism_caveats < 0.5;
    doors of = {.shut = world->states_listed, .closed = world->closed};
    for (size_t i = 0; !lawful && i < world->tables->caveats_count; i++) {
        const size_t s = (size_t)world->tables->caveats[i].state;
        if (!law_admits(world, s, mission)) {
            shut(&of, s);
        }
    }
    for (size_t i = 0; !lawful && i < world->tables->consent_count; i++) {
        const ctg_consent_row *const row = &world->tables->consent[i];
        if ((size_t)row->mission == m && in_force(row, world->now)) {
            shut(&of, (size_t)row->state);
        }
    }
    shut(&of, (size_t)world->scene->host_party[world->host[m]]);
    return of;
}

static void open_doors(const doors *of)
{
    for (size_t i = 0; i < of->count; i++) {
        of->closed[of->shut[i]] = 0;
    }
}

/* Who may contribute and exists. All are 0 or 1. */
static void admit(const uint8_t *restrict joins, const uint8_t *restrict exists, size_t count,
                  uint8_t *restrict admits)
{
    for (size_t s = 0; s < count; s++) {
        admits[s] = joins[s] & exists[s];
    }
}

/* Sets world->admits for one mission: of those who may contribute, who exists and finds no closed
 * door. */
static void set_admits(ctg_world *world, size_t m, const doors *of)
{
    const ctg_scene *const scene = world->scene;
    const ctg_mission_row *const mission = ctg_world_mission(world, m);
    const uint8_t *const exists = scene->exists + world->y * scene->S;
    uint8_t *const admits = world->admits + m * scene->S;
    if (m < scene->N) {
        admit(scene->joins + m * scene->S, exists, scene->S, admits);
    }
    for (size_t s = 0; s < scene->S && m >= scene->N; s++) {
        admits[s] = slot_joins(world, s, mission) & exists[s];
    }
    for (size_t i = 0; i < of->count; i++) {
        admits[of->shut[i]] = 0;
    }
}

/* States that an event made leave a mission and that stay away from it. */
static void keep_away(ctg_world *world)
{
    const ctg_tables *const tables = world->scene->tables;
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const row = &tables->events[i];
        if (row->kind == ctg_event_contributor_leaves && row->mission >= 0 &&
            world->opened[row->mission] != CTG_NO_MONTH && row->month <= world->now &&
            (row->months == 0 || world->now < row->month + (ctg_month)row->months)) {
            world->admits[(size_t)row->mission * world->scene->S + (size_t)row->state] = 0;
        }
    }
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

/* A need that has posts. */
typedef struct refusable {
    uint64_t asked; /* tasks of which laws may forbid some */
    size_t k;
    int32_t posts;
} refusable;

static size_t list_refusable(const ctg_world *world, size_t m, refusable *needs)
{
    const size_t kinds = world->scene->K;
    const int32_t *const posts = world->posts_by + m * kinds;
    size_t count = 0;
    for (size_t k = 0; k < kinds; k++) {
        if (posts[k] > 0) {
            needs[count++] = (refusable){ctg_admission_asked(world, m, k), k, posts[k]};
        }
    }
    return count;
}

/* Adds the needs that a state's law forbids to the posts refused to it. */
static void refuse(ctg_world *world, size_t s, const refusable *needs, size_t count, bool wholly)
{
    int32_t *const refused = world->refused_posts + s;
    const uint64_t forbidden = ~world->law_tasks[s];
    for (size_t i = 0; i < count; i++) {
        refused[needs[i].k * world->scene->S] +=
            wholly || (needs[i].asked & forbidden) != 0 ? needs[i].posts : 0;
    }
}

/* Posts of a mission that hosts and laws close to a state, whoever organises it. */
static void count_refused(ctg_world *world, size_t m, const doors *of)
{
    refusable needs[CTG_CAPABILITIES_MOST];
    const size_t count = list_refusable(world, m, needs);
    for (size_t i = 0; i < world->law_bound_count; i++) {
        const size_t s = (size_t)world->law_bound[i];
        if (of->closed[s] == 0) {
            refuse(world, s, needs, count, false);
        }
    }
    for (size_t i = 0; i < of->count; i++) {
        refuse(world, (size_t)of->shut[i], needs, count, true);
    }
}

static void set_open(ctg_world *world)
{
    memset(world->refused_posts, 0,
           world->scene->S * world->scene->K * sizeof *world->refused_posts);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->opened[m] != CTG_NO_MONTH) {
            const doors of = close_doors(world, m);
            set_admits(world, m, &of);
            count_refused(world, m, &of);
            open_doors(&of);
        }
    }
    keep_away(world);
}

/* Whether a law, a host's consent or the end of an event's time changes this month. */
static bool turns(const ctg_world *world)
{
    const ctg_tables *const tables = world->scene->tables;
    const ctg_month now = world->now;
    bool found = false;
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const row = &tables->events[i];
        found |= (row->kind == ctg_event_law_reformed && row->month == now) ||
                 (row->kind == ctg_event_contributor_leaves &&
                  (row->month == now || row->month + (ctg_month)row->months == now));
    }
    for (size_t i = 0; i < world->tables->consent_count; i++) {
        const ctg_consent_row *const row = &world->tables->consent[i];
        found |= row->from == now || row->to + 1 == now;
    }
    return found;
}

/* Copies `bytes` to `then`; whether they were there already. */
static bool stands(void *then, const void *now, size_t bytes)
{
    const bool same = memcmp(then, now, bytes) == 0;
    if (!same) {
        memcpy(then, now, bytes);
    }
    return same;
}

/* Whether laws and doors are those of last month, as they mostly are; notes for what they stand. */
static bool is_known(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const size_t slots = scene->M - scene->N;
    const ctg_admitted_of last = world->admitted_of;
    world->admitted_of = (ctg_admitted_of){.tables = world->tables,
                                           .month = world->now,
                                           .y = world->y,
                                           .caveats = world->p.mechanism_caveats >= 0.5};
    bool known = last.tables == world->tables && last.month == world->now - 1 &&
                 last.y == world->y && last.caveats == world->admitted_of.caveats && !turns(world);
    known &= stands(world->opened_then, world->opened, scene->M * sizeof *world->opened);
    known &=
        stands(world->tasks_then, world->mandate_tasks, scene->M * sizeof *world->mandate_tasks);
    known &= stands(world->posts_by_then, world->posts_by,
                    scene->M * scene->K * sizeof *world->posts_by);
    known &= stands(world->slots_then, world->slot_uses, slots * sizeof *world->slot_uses);
    return known;
}

void ctg_admission_run(ctg_world *world)
{
    if (is_known(world)) {
        return;
    }
    read_laws(world); /* a policy may have changed the table */
    reform(world);
    world->law_bound_count = 0;
    for (size_t s = 0; s < world->scene->S; s++) {
        if (world->law_tasks[s] != UINT64_MAX) {
            world->law_bound[world->law_bound_count++] = (int32_t)s;
        }
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
    const int64_t open = all - world->refused_posts[ctg_world_pool(world, s, k)];
    return all > 0 ? (double)open / (double)all : 1.0;
}
