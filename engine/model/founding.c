/* M1, M12: a mission that the model begins: its place, its likeness, whom it takes over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/founding.h"

#include <stdio.h>
#include <string.h>

#include "engine/model/lifetime.h"
#include "engine/model/likeness.h"
#include "engine/model/slot.h"
#include "engine/model/ties.h"

/* What is to be founded. */
typedef struct plan {
    size_t host;
    bool outside, follows;
    bool bridging;       /* a bridging force, or the mission after it */
    int32_t predecessor; /* -1: none */
    ctg_month begins;
} plan;

static void copy_text(char *to, size_t size, const char *from)
{
    memset(to, 0, size);
    (void)snprintf(to, size, "%s", from);
}

/* S14: the share of robust mandates may be set. */
static void set_mandate(const ctg_world *world, size_t m, size_t host, bool may_change,
                        const ctg_template_row *like, ctg_mission_row *row)
{
    const double share = world->p.demand_robust_share;
    row->class_initial = row->class_later = like->mission_class;
    row->chapter = like->chapter;
    if (share < 0.0 || !may_change || like->posts[ctg_troops] == 0) {
        return;
    }
    const double uniform = ctg_draw_uniform(
        &world->draw, ctg_purpose_robust, world->now, world->scene->host_number[host],
        ctg_world_mission_number(world, m), ctg_world_uses(world, m));
    if (uniform < share) {
        row->class_initial = row->class_later = ctg_class_robust;
        row->chapter = 7;
    } else if (like->mission_class == ctg_class_robust) {
        row->class_initial = row->class_later = ctg_class_multidimensional;
    }
}

static int32_t budget_of(const plan *what, const ctg_template_row *like)
{
    if (what->outside) {
        return ctg_budget_own;
    }
    return like->regular ? ctg_budget_regular : ctg_budget_peacekeeping;
}

static void fill(ctg_world *world, size_t m, const plan *what, const ctg_template_row *like,
                 int32_t framework)
{
    const ctg_scene *const scene = world->scene;
    ctg_mission_row *const row = &world->slots[m - scene->N];
    const bool led =
        what->outside && world->tables->frameworks[framework].kind == ctg_framework_lead;
    *row =
        (ctg_mission_row){.number = row->number,
                          .budget = budget_of(what, like),
                          /* an ended mission may have left its own place */
                          .predecessor = what->predecessor == (int32_t)m ? -1 : what->predecessor,
                          .framework = what->outside ? framework : like->framework,
                          .partner = -1,
                          .lead = led ? ctg_likeness_lead(world, m, what->host) : -1};
    copy_text(row->mission, sizeof row->mission, like->template);
    copy_text(row->name, sizeof row->name, like->template);
    copy_text(row->host, sizeof row->host, ctg_ties_host(scene, what->host));
    set_mandate(world, m, what->host, row->budget == ctg_budget_peacekeeping, like, row);
    world->host[m] = (int32_t)what->host;
    world->mission_class[m] = (uint8_t)row->class_initial;
    world->lives[m].begins = what->begins;
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        world->lives[m].posts[type] = (int32_t)like->posts[type];
    }
}

/* A decided mission begins now. */
static void begin(ctg_world *world, size_t m, bool held)
{
    int32_t posts[CTG_PERSONNEL];
    memcpy(posts, world->lives[m].posts, sizeof posts);
    ctg_lifetime_begin(world, m, posts, held);
}

/* Its place; M where there is no place, nobody to command it or nothing that it could be like. */
static size_t found(ctg_world *world, const plan *what)
{
    const size_t none = world->scene->M;
    const size_t m = ctg_slot_take(world);
    if (m == none) {
        return none;
    }
    const int32_t framework =
        what->outside
            ? ctg_likeness_framework(world, m, what->host, what->follows ? what->predecessor : -1)
            : -1;
    const ctg_likeness likeness = {(int32_t)what->host, framework, what->follows, what->bridging};
    const ctg_template_row *const like =
        what->outside && framework < 0 ? NULL : ctg_likeness_draw(world, m, &likeness);
    if (like == NULL) {
        return none;
    }
    fill(world, m, what, like, framework);
    if (what->begins == world->now) {
        begin(world, m, what->outside && what->bridging);
    }
    return m;
}

static int64_t size_of(const ctg_world *world, size_t m)
{
    const int32_t *const posts = world->posts + m * CTG_PERSONNEL;
    return (int64_t)posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts];
}

/* The largest open outside mission of the host that is not to be taken over yet; M: there is
 * none. */
static size_t largest_outside(const ctg_world *world, size_t host)
{
    const ctg_scene *const scene = world->scene;
    size_t best = scene->M;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        if (world->host[m] == (int32_t)host && ctg_lifetime_is_open(world, m) &&
            ctg_world_is_outside(world, m) && !world->lives[m].held &&
            world->lives[m].ending != ctg_ending_taken_over &&
            (best == scene->M || size_of(world, m) > size_of(world, best))) {
            best = m;
        }
    }
    return best;
}

static double uniform(const ctg_world *world, ctg_purpose purpose, size_t host)
{
    return ctg_draw_uniform(&world->draw, purpose, world->now, world->scene->host_number[host], 0,
                            0);
}

/* A bridging force begins now, the United Nations' mission later. */
static void found_bridged(ctg_world *world, size_t host)
{
    const ctg_month later = world->now + (ctg_month)world->p.frameworks_bridging_months;
    plan what = {
        .host = host, .outside = true, .bridging = true, .predecessor = -1, .begins = world->now};
    const size_t bridge = found(world, &what);
    what = (plan){.host = host, .bridging = true, .predecessor = -1, .begins = later};
    if (bridge == world->scene->M) {
        what.begins = world->now; /* nobody bridges */
        (void)found(world, &what);
        return;
    }
    what.predecessor = (int32_t)bridge;
    const size_t m = found(world, &what);
    if (m == world->scene->M) {
        world->lives[bridge].held = false; /* nobody comes: it goes on as any other */
        return;
    }
    world->lives[m].bridge = (int32_t)bridge;
    if (later == world->now) {
        ctg_founding_decided(world, m);
    }
}

void ctg_founding_un(ctg_world *world, size_t host)
{
    const size_t none = world->scene->M;
    const size_t outside = largest_outside(world, host);
    if (outside == none) {
        if (world->p.mechanism_frameworks > 0.5 &&
            uniform(world, ctg_purpose_bridging, host) < world->p.demand_bridging_share) {
            found_bridged(world, host);
            return;
        }
    }
    const bool takes =
        outside != none && uniform(world, ctg_purpose_rehat, host) < world->p.demand_rehat_share;
    const plan what = {
        .host = host, .predecessor = takes ? (int32_t)outside : -1, .begins = world->now};
    if (found(world, &what) != none && takes) {
        ctg_lifetime_take_over(world, outside, (int32_t)world->p.frameworks_rehat_months);
    }
}

void ctg_founding_outside(ctg_world *world, size_t host)
{
    const plan what = {.host = host, .outside = true, .predecessor = -1, .begins = world->now};
    (void)found(world, &what);
}

void ctg_founding_successor(ctg_world *world, size_t m)
{
    const plan what = {.host = (size_t)world->host[m],
                       .outside = ctg_world_is_outside(world, m),
                       .follows = true,
                       .predecessor = (int32_t)m,
                       .begins = world->now};
    (void)found(world, &what);
}

void ctg_founding_decided(ctg_world *world, size_t m)
{
    const int32_t bridge = world->lives[m].bridge;
    begin(world, m, false);
    if (bridge >= 0 && ctg_lifetime_is_open(world, (size_t)bridge)) {
        ctg_lifetime_take_over(world, (size_t)bridge, (int32_t)world->p.frameworks_rehat_months);
    }
}
