/* M11: peers: what the other states of one's subregion and organisations do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/peers.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/pick.h"
#include "engine/base/wide.h"
#include "engine/model/losses.h"

#define ONE (1 << 24)

/* The first row of the organisation that row i is about. */
static size_t first_of(const ctg_tables *tables, size_t i)
{
    size_t first = 0;
    while (strcmp(tables->organisations[first].organisation,
                  tables->organisations[i].organisation) != 0) {
        first++;
    }
    return first;
}

size_t ctg_peers_groups(const ctg_tables *tables)
{
    size_t count = tables->regions_count;
    for (size_t i = 0; i < tables->organisations_count; i++) {
        count += first_of(tables, i) == i;
    }
    return count;
}

static void lay_groups(ctg_scene *scene)
{
    const ctg_tables *const tables = scene->tables;
    size_t group = 0;
    size_t at = 0;
    for (size_t r = 0; r < tables->regions_count; r++) {
        scene->group_from[group++] = at;
        for (size_t s = 0; s < scene->S; s++) {
            if ((size_t)tables->states[s].region == r) {
                scene->members[at++] = (int32_t)s;
            }
        }
    }
    for (size_t i = 0; i < tables->organisations_count; i++) {
        if (first_of(tables, i) != i) {
            continue;
        }
        scene->group_from[group++] = at;
        for (size_t j = i; j < tables->organisations_count; j++) {
            if (first_of(tables, j) == i) {
                scene->members[at++] = tables->organisations[j].state;
            }
        }
    }
    scene->group_from[group] = at;
}

/* Whether a state is anybody's peer in a year. */
static bool counts(const ctg_scene *scene, size_t y, size_t s)
{
    const size_t at = y * scene->S + s;
    return scene->exists[at] != 0 && (scene->population[at] > 0.0 || scene->armed_forces[at] > 0);
}

/* Members of a group who count. */
static int64_t size_of(const ctg_scene *scene, size_t y, size_t g)
{
    int64_t size = 0;
    for (size_t i = scene->group_from[g]; i < scene->group_from[g + 1]; i++) {
        size += counts(scene, y, (size_t)scene->members[i]);
    }
    return size;
}

/* In how many groups with others who count each state is: groups[s]. */
static void count_groups(const ctg_scene *scene, size_t y, int64_t *groups)
{
    memset(groups, 0, scene->S * sizeof *groups);
    for (size_t g = 0; g < scene->G; g++) {
        const bool any = size_of(scene, y, g) > 1;
        for (size_t i = scene->group_from[g]; i < scene->group_from[g + 1]; i++) {
            groups[scene->members[i]] += any;
        }
    }
}

/* What each member of a group is worth to each other. */
static void relate(ctg_scene *scene, size_t y, size_t g, const int64_t *groups)
{
    int32_t *const kinship = scene->kinship + y * scene->S * scene->S;
    const int64_t others = size_of(scene, y, g) - 1;
    if (others < 1) {
        return;
    }
    for (size_t j = scene->group_from[g]; j < scene->group_from[g + 1]; j++) {
        const size_t other = (size_t)scene->members[j];
        for (size_t i = scene->group_from[g];
             counts(scene, y, other) && i < scene->group_from[g + 1]; i++) {
            const size_t s = (size_t)scene->members[i];
            const int32_t worth = (int32_t)(ONE / (others * groups[s]));
            kinship[other * scene->S + s] += other != s ? worth : 0;
        }
    }
}

/* Most years have the kinship of the year before. */
static void find_equal(ctg_scene *scene, size_t y)
{
    const size_t pairs = scene->S * scene->S;
    const int32_t *const now = scene->kinship + y * pairs;
    const bool same = y > 0 && memcmp(now, now - pairs, pairs * sizeof *now) == 0;
    scene->kinship_of[y] = same ? scene->kinship_of[y - 1] : y;
}

static ctg_status relate_all(ctg_scene *scene, ctg_error *error)
{
    void *groups = NULL;
    CTG_TRY(ctg_memory_array(&groups, scene->S, sizeof(int64_t), "the scene", error));
    for (size_t y = 0; y < scene->Y; y++) {
        count_groups(scene, y, groups);
        for (size_t g = 0; g < scene->G; g++) {
            relate(scene, y, g, groups);
        }
        find_equal(scene, y);
    }
    free(groups);
    return ctg_ok;
}

ctg_status ctg_peers_lay(ctg_scene *scene, ctg_error *error)
{
    lay_groups(scene);
    return relate_all(scene, error);
}

/* What members are worth to others this year. */
static const int32_t *kinship_now(const ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    return scene->kinship + scene->kinship_of[world->y] * scene->S * scene->S;
}

/* Begins with other peers: nobody has been seen anywhere yet. */
static void begin_anew(ctg_world *world)
{
    const size_t states = world->scene->S;
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->seen[m]) { /* in all others nobody is, so nobody sees anybody */
            memset(world->peers + m * states, 0, states * sizeof *world->peers);
            memset(world->was_in + m * states, 0, states * sizeof *world->was_in);
            world->seen[m] = false;
            world->unseen[m] = true;
        }
    }
    world->kinship = kinship_now(world);
}

CTG_WIDE static void add_worth(int32_t *restrict peers, const int32_t *restrict worth, int32_t sign,
                               size_t count)
{
    for (size_t other = 0; other < count; other++) {
        peers[other] += sign * worth[other];
    }
}

/* State s has come to mission m (sign 1) or left it (-1): all its peers see it. */
static void see(ctg_world *world, size_t s, size_t m, int32_t sign)
{
    const size_t states = world->scene->S;
    add_worth(world->peers + m * states, world->kinship + s * states, sign, states);
}

/* Marks who has come to a mission or left it since last looked at; whether anybody has. */
CTG_WIDE static bool mark_moved(const int32_t *restrict people, const uint8_t *restrict was_in,
                                size_t count, uint8_t *restrict moved)
{
    uint8_t any = 0;
    for (size_t s = 0; s < count; s++) {
        moved[s] = (uint8_t)((people[s] > 0) ^ was_in[s]);
        any |= moved[s];
    }
    return any != 0;
}

/* All see who has moved. */
static void see_moved(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    uint8_t *const was_in = world->was_in + m * states;
    const size_t count = ctg_pick_places(world->moved, states, world->states_listed);
    for (size_t i = 0; i < count; i++) {
        const size_t s = (size_t)world->states_listed[i];
        was_in[s] ^= 1u;
        see(world, s, m, was_in[s] != 0 ? 1 : -1);
    }
}

/* Looks at who is in a mission, where anybody has come or left. */
static void look(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    if (mark_moved(world->deployed_in + m * states, world->was_in + m * states, states,
                   world->moved)) {
        see_moved(world, m);
        world->seen[m] = ctg_losses_people(world, m) > 0;
    }
    world->unseen[m] = false;
}

void ctg_peers_begin(ctg_world *world)
{
    if (world->kinship != kinship_now(world)) {
        begin_anew(world);
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        if (world->unseen[m]) {
            look(world, m);
        }
    }
}

float ctg_peers_weight(const ctg_world *world, size_t m)
{
    const double weight =
        ctg_world_is_outside(world, m) ? world->p.peers_outside : world->p.peers_un;
    return (float)(weight / ctg_peers_one());
}

double ctg_peers_one(void)
{
    return (double)ONE;
}
