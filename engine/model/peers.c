/* M11: peers: what the other states of one's subregion and organisations do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/peers.h"

#include <string.h>

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

void ctg_peers_lay(ctg_scene *scene)
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

/* Whether a state is anybody's peer this year. */
static bool counts(const ctg_world *world, size_t s)
{
    const ctg_scene *const scene = world->scene;
    const size_t at = world->y * scene->S + s;
    return scene->exists[at] != 0 && (scene->population[at] > 0.0 || scene->armed_forces[at] > 0);
}

/* Who counts, and in how many groups with others each state is: scratch. */
typedef struct census {
    int64_t *counts, *groups; /* [s] */
} census;

/* Members of a group who count. */
static int64_t size_of(const ctg_scene *scene, const census *all, size_t g)
{
    int64_t size = 0;
    for (size_t i = scene->group_from[g]; i < scene->group_from[g + 1]; i++) {
        size += all->counts[scene->members[i]];
    }
    return size;
}

static census take_census(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const census all = {world->tally, world->tally + scene->S};
    for (size_t s = 0; s < scene->S; s++) {
        all.counts[s] = counts(world, s);
        all.groups[s] = 0;
    }
    for (size_t g = 0; g < scene->G; g++) {
        const bool any = size_of(scene, &all, g) > 1;
        for (size_t i = scene->group_from[g]; i < scene->group_from[g + 1]; i++) {
            all.groups[scene->members[i]] += any;
        }
    }
    return all;
}

/* What each member of a group is worth to each other. */
static void relate(ctg_world *world, const census *all, size_t g)
{
    const ctg_scene *const scene = world->scene;
    const int64_t others = size_of(scene, all, g) - 1;
    if (others < 1) {
        return;
    }
    for (size_t i = scene->group_from[g]; i < scene->group_from[g + 1]; i++) {
        const size_t s = (size_t)scene->members[i];
        const int32_t worth = (int32_t)(ONE / (others * all->groups[s]));
        for (size_t j = scene->group_from[g]; j < scene->group_from[g + 1]; j++) {
            const size_t other = (size_t)scene->members[j];
            world->kinship[other * scene->S + s] +=
                other != s && all->counts[other] != 0 ? worth : 0;
        }
    }
}

/* Begins a year: who is whose peer, and nobody has been seen anywhere yet. */
static void begin_year(ctg_world *world)
{
    const ctg_scene *const scene = world->scene;
    const census all = take_census(world);
    memset(world->kinship, 0, scene->S * scene->S * sizeof *world->kinship);
    memset(world->peers, 0, scene->S * scene->M * sizeof *world->peers);
    memset(world->was_in, 0, scene->S * scene->M * sizeof *world->was_in);
    memset(world->seen, 0, scene->M * sizeof *world->seen);
    for (size_t g = 0; g < scene->G; g++) {
        relate(world, &all, g);
    }
    world->kinship_year = ctg_month_year(world->now);
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

/* Whether other states are in a mission than when last looked at: mostly they are not, so the look
 * is quick. */
CTG_WIDE static bool has_moved(const int32_t *people, const uint8_t *was_in, size_t count)
{
    uint32_t moved = 0;
    for (size_t s = 0; s < count; s++) {
        moved |= (uint32_t)(people[s] > 0) ^ was_in[s];
    }
    return moved != 0;
}

/* Looks at who is in a mission; where nobody is nor was, there is nothing to see. */
static void look(ctg_world *world, size_t m)
{
    const size_t states = world->scene->S;
    const int32_t *const people = world->deployed_in + m * states;
    uint8_t *const was_in = world->was_in + m * states;
    const bool any = ctg_losses_people(world, m) > 0;
    if ((!any && !world->seen[m]) || !has_moved(people, was_in, states)) {
        return;
    }
    for (size_t s = 0; s < states; s++) {
        const bool is_in = people[s] > 0;
        if (is_in != (was_in[s] != 0)) {
            see(world, s, m, is_in ? 1 : -1);
            was_in[s] = is_in;
        }
    }
    world->seen[m] = any;
}

void ctg_peers_begin(ctg_world *world)
{
    if (world->kinship_year != ctg_month_year(world->now)) {
        begin_year(world);
    }
    for (size_t m = 0; m < world->scene->M; m++) {
        look(world, m);
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
