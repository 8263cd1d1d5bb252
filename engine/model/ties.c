/* Fixed ties between states and hosts: distance, border, colony, language, clubs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ties.h"

#include <string.h>

/* Hosts are the states in their rows' order, then the territories in theirs. */
static void lay_hosts(ctg_scene *scene)
{
    const ctg_tables *const tables = scene->tables;
    for (size_t h = 0; h < scene->H; h++) {
        const bool is_state = h < scene->S;
        const ctg_territory_row *const other = is_state ? NULL : &tables->territories[h - scene->S];
        scene->host_region[h] = is_state ? tables->states[h].region : other->region;
        scene->host_party[h] = is_state ? (int32_t)h : other->stands_for;
        scene->host_number[h] = (uint32_t)(is_state ? tables->states[h].number : other->number);
    }
}

const char *ctg_ties_host(const ctg_scene *scene, size_t h)
{
    return h < scene->S ? scene->tables->states[h].state
                        : scene->tables->territories[h - scene->S].territory;
}

int32_t ctg_ties_find(const ctg_scene *scene, const char *code)
{
    for (size_t h = 0; h < scene->H; h++) {
        if (strcmp(ctg_ties_host(scene, h), code) == 0) {
            return (int32_t)h;
        }
    }
    return -1;
}

/* By permanent number, which is the M49 code of a state and higher of a territory. */
static void order_hosts(ctg_scene *scene)
{
    for (size_t rank = 0; rank < scene->S; rank++) {
        scene->host_order[rank] = scene->state_order[rank];
    }
    for (size_t a = scene->S; a < scene->H; a++) {
        size_t rank = scene->S;
        for (size_t b = scene->S; b < scene->H; b++) {
            rank += scene->host_number[b] < scene->host_number[a];
        }
        scene->host_order[rank] = (int32_t)a;
    }
}

/* The host after `h` to which `state` is a party; H when there is none. The first is the state
 * itself, the others are territories. */
static size_t next_host(const ctg_scene *scene, size_t h, int32_t state)
{
    size_t next = h < scene->S ? scene->S : h + 1;
    while (next < scene->H && scene->host_party[next] != state) {
        next++;
    }
    return next;
}

static void tie(ctg_scene *scene, int32_t a, int32_t b, const ctg_dyad_row *row)
{
    for (size_t h = (size_t)b; h < scene->H; h = next_host(scene, h, b)) {
        const size_t at = (size_t)a * scene->H + h;
        scene->km[at] = (int32_t)row->capital_km;
        scene->km_by_host[h * scene->S + (size_t)a] = scene->km[at];
        scene->near[at] = row->contiguous != 0;
        scene->colonial[at] = row->colonial_tie != 0;
        scene->language[at] = row->common_language != 0;
    }
}

static void share_club(ctg_scene *scene, const ctg_organisation_row *first,
                       const ctg_organisation_row *second)
{
    if (strcmp(first->organisation, second->organisation) != 0) {
        return;
    }
    for (size_t h = (size_t)second->state; h < scene->H; h = next_host(scene, h, second->state)) {
        scene->organisation[(size_t)first->state * scene->H + h] = 1;
    }
}

static ctg_status find_missions(ctg_scene *scene, ctg_error *error)
{
    for (size_t m = 0; m < scene->N; m++) {
        const ctg_mission_row *const row = &scene->tables->missions[m];
        scene->mission_host[m] = ctg_ties_find(scene, row->host);
        if (scene->mission_host[m] < 0) {
            return ctg_error_add(error, ctg_input,
                                 "mission %s: its host '%s' is neither a state nor a territory",
                                 row->mission, row->host);
        }
    }
    return ctg_ok;
}

ctg_status ctg_ties_lay(ctg_scene *scene, ctg_error *error)
{
    const ctg_tables *const tables = scene->tables;
    lay_hosts(scene);
    order_hosts(scene);
    for (size_t i = 0; i < tables->dyads_count; i++) {
        const ctg_dyad_row *const row = &tables->dyads[i];
        tie(scene, row->state_a, row->state_b, row);
        tie(scene, row->state_b, row->state_a, row);
    }
    for (size_t i = 0; i < tables->organisations_count; i++) {
        for (size_t j = 0; j < tables->organisations_count; j++) {
            share_club(scene, &tables->organisations[i], &tables->organisations[j]);
        }
    }
    return find_missions(scene, error);
}
