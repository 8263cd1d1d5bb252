/* Fixed ties between states and hosts: distance, border, colony, language, clubs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ties.h"

#include <string.h>

#define TERRITORIES_FROM 1000 /* above the M49 codes of states */

/* A territory has no number in M49: its code is read as one, to the base 37, so that no two can be
 * the same. 0 for a code that is not made of capital letters and digits. */
static uint32_t number_of(const char *code)
{
    static const char signs[] = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    uint32_t number = 0;
    for (; *code != '\0'; code++) {
        const char *const sign = strchr(signs + 1, *code);
        if (sign == NULL) {
            return 0;
        }
        number = number * 37 + (uint32_t)(sign - signs);
    }
    return number;
}

static ctg_status number_territory(ctg_scene *scene, size_t h, ctg_error *error)
{
    const char *const code = ctg_ties_host(scene, h);
    const uint32_t number = number_of(code);
    if (number == 0) {
        return ctg_error_add(error, ctg_input,
                             "territory '%s': its code must be of capital letters and digits",
                             code);
    }
    scene->host_number[h] = TERRITORIES_FROM + number;
    return ctg_ok;
}

/* Hosts are the states in their rows' order, then the territories in theirs. */
static ctg_status lay_hosts(ctg_scene *scene, ctg_error *error)
{
    const ctg_tables *const tables = scene->tables;
    for (size_t h = 0; h < scene->H; h++) {
        const bool is_state = h < scene->S;
        const ctg_territory_row *const other = is_state ? NULL : &tables->territories[h - scene->S];
        scene->host_region[h] = is_state ? tables->states[h].region : other->region;
        scene->host_party[h] = is_state ? (int32_t)h : other->stands_for;
        if (is_state) {
            scene->host_number[h] = (uint32_t)tables->states[h].number;
        } else {
            CTG_TRY(number_territory(scene, h, error));
        }
    }
    return ctg_ok;
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

/* By M49 code; territories, which have none, by the code in letters. */
static void order_hosts(ctg_scene *scene)
{
    for (size_t rank = 0; rank < scene->S; rank++) {
        scene->host_order[rank] = scene->state_order[rank];
    }
    for (size_t a = scene->S; a < scene->H; a++) {
        size_t rank = scene->S;
        for (size_t b = scene->S; b < scene->H; b++) {
            rank += strcmp(ctg_ties_host(scene, b), ctg_ties_host(scene, a)) < 0;
        }
        scene->host_order[rank] = (int32_t)a;
    }
}

static void tie(ctg_scene *scene, int32_t a, int32_t b, const ctg_dyad_row *row)
{
    for (size_t h = 0; h < scene->H; h++) {
        if (scene->host_party[h] == b) {
            const size_t at = (size_t)a * scene->H + h;
            scene->km[at] = (int32_t)row->capital_km;
            scene->near[at] = row->contiguous != 0;
            scene->colonial[at] = row->colonial_tie != 0;
            scene->language[at] = row->common_language != 0;
        }
    }
}

static void share_club(ctg_scene *scene, const ctg_organisation_row *first,
                       const ctg_organisation_row *second)
{
    if (strcmp(first->organisation, second->organisation) != 0) {
        return;
    }
    for (size_t h = 0; h < scene->H; h++) {
        if (scene->host_party[h] == second->state) {
            scene->organisation[(size_t)first->state * scene->H + h] = 1;
        }
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
    CTG_TRY(lay_hosts(scene, error));
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
