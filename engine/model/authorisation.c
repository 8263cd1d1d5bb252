/* M1, M12: missions begin, end and are taken over by the model's own rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/authorisation.h"

#include <string.h>

#include "engine/base/maths.h"
#include "engine/model/founding.h"
#include "engine/model/lifetime.h"
#include "engine/model/situations.h"

#define FORCES 50000.0      /* people under arms, where the table's rates hold */
#define FORCES_LEAST 2000.0 /* no host counts as weaker */
#define LOG2_E 1.4426950408889634
#define ERA CTG_MONTH(1999, 1)

/* Openings a year and host where there is none, of the United Nations and outside. */
typedef struct rates {
    double un[CTG_REGIONS_MOST][CTG_INTENSITIES];
    double outside[CTG_REGIONS_MOST][CTG_INTENSITIES];
} rates;

static void read_rates(const ctg_world *world, rates *of)
{
    const ctg_tables *const tables = world->tables;
    memset(of, 0, sizeof *of);
    for (size_t i = 0; i < tables->authorisation_count; i++) {
        const ctg_authorisation_row *const row = &tables->authorisation[i];
        for (size_t r = 0; r < world->scene->R; r++) {
            if (strcmp(tables->regions[r].continent, row->continent) == 0) {
                of->un[r][row->severity] =
                    world->now < ERA ? row->per_year_before_1999 : row->per_year_from_1999;
                of->outside[r][row->severity] = row->outside_per_year;
            }
        }
    }
}

/* Missions that are open or decided, by host: of the United Nations, then outside. */
static void count_missions(ctg_world *world)
{
    const size_t hosts = world->scene->H;
    memset(world->tally, 0, 2 * hosts * sizeof *world->tally);
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->host[m] >= 0 &&
            (ctg_lifetime_is_open(world, m) || world->lives[m].begins != CTG_NO_MONTH)) {
            const bool outside = ctg_world_is_outside(world, m);
            world->tally[(outside ? hosts : 0) + (size_t)world->host[m]]++;
        }
    }
}

/* By how much rarer missions are than where FORCES people are under arms. */
static double weakness(const ctg_world *world, size_t h, double per_doubling)
{
    const ctg_scene *const scene = world->scene;
    const size_t party = (size_t)scene->host_party[h];
    const double forces = (double)scene->armed_forces[world->y * scene->S + party];
    return ctg_maths_exp2(per_doubling *
                          ctg_maths_log2((forces > FORCES_LEAST ? forces : FORCES_LEAST) / FORCES));
}

/* Openings a year in a host, of the United Nations or outside. */
static double per_year(const ctg_world *world, const rates *of, size_t h, bool outside)
{
    const ctg_scene *const scene = world->scene;
    const ctg_parameters *const p = &world->p;
    const size_t r = (size_t)scene->host_region[h];
    const uint8_t severity = world->severity[h];
    if (world->tally[outside ? scene->H + h : h] > 0) {
        return outside ? p->demand_outside_further_per_year : p->demand_further_per_year;
    }
    return outside ? of->outside[r][severity] *
                         weakness(world, h, p->demand_outside_forces_per_doubling)
                   : of->un[r][severity] * weakness(world, h, p->demand_forces_per_doubling);
}

static bool happens(const ctg_world *world, const rates *of, size_t h, bool outside)
{
    const double rate = per_year(world, of, h, outside) * world->p.demand_openings_factor;
    const double uniform = ctg_draw_uniform(&world->draw, ctg_purpose_opening, world->now,
                                            world->scene->host_number[h], 0, outside);
    return uniform < 1.0 - ctg_maths_exp2(-rate / 12.0 * LOG2_E);
}

static bool may_host(const ctg_world *world, size_t h)
{
    const ctg_scene *const scene = world->scene;
    return ctg_situations_exists(world, h) && (h >= scene->S || scene->tables->states[h].p5 == 0) &&
           ctg_situations_income(world, h) <= world->p.demand_host_income_most;
}

static void begin_missions(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    rates of;
    read_rates(world, &of);
    count_missions(world);
    for (size_t rank = 0; rank < scene->H; rank++) {
        const size_t h = (size_t)scene->host_order[rank];
        if (!may_host(world, h)) {
            continue;
        }
        if (happens(world, &of, h, false)) {
            ctg_founding_un(world, h);
        }
        if (world->p.mechanism_frameworks > 0.5 && happens(world, &of, h, true)) {
            ctg_founding_outside(world, h);
        }
    }
}

/* Missions of the table that a scenario's events open or close this month; the later row wins. */
static void heed_events(ctg_world *world)
{
    const ctg_tables *const tables = world->scene->tables;
    for (size_t i = 0; i < tables->events_count; i++) {
        const ctg_event_row *const row = &tables->events[i];
        int32_t posts[CTG_PERSONNEL];
        if (row->month != world->now) {
            continue;
        }
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            posts[type] = (int32_t)row->posts[type];
        }
        if (row->kind == ctg_event_mission_opened) {
            ctg_lifetime_begin(world, (size_t)row->mission, posts, false);
        } else if (row->kind == ctg_event_mission_closed) {
            ctg_lifetime_end(world, (size_t)row->mission);
        }
    }
}

static void turn_mission(ctg_world *world, size_t m)
{
    if (world->lives[m].begins == world->now) {
        ctg_founding_decided(world, m);
    } else if (ctg_lifetime_is_open(world, m) && ctg_lifetime_turn(world, m)) {
        ctg_founding_successor(world, m);
    }
}

void ctg_authorisation_run(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const bool generated = world->p.demand_generated > 0.5;
    if (world->t == 0 || scene->M == scene->N) {
        return;
    }
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        if (generated || m >= scene->N) {
            turn_mission(world, m);
        }
    }
    if (generated) {
        heed_events(world);
        begin_missions(world);
    }
}
