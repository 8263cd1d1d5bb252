/* What all replicates of a setting share: the record and the tables, laid out for the months.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/scene.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/conflicts.h"
#include "engine/model/covariates.h"
#include "engine/model/demand.h"
#include "engine/model/outside.h"
#include "engine/model/peers.h"
#include "engine/model/scale.h"
#include "engine/model/start.h"
#include "engine/model/ties.h"

static void measure(ctg_scene *scene, const ctg_setting *setting)
{
    scene->setting = setting;
    scene->tables = ctg_setting_tables(setting, setting->start);
    scene->S = scene->tables->states_count;
    scene->H = scene->S + scene->tables->territories_count;
    scene->N = scene->tables->missions_count;
    scene->M = scene->N + ctg_demand_slots(setting);
    scene->F = scene->tables->frameworks_count;
    scene->K = scene->tables->capabilities_count;
    scene->R = scene->tables->regions_count;
    scene->D = scene->tables->donors_count;
    scene->P = scene->tables->programmes_count;
    scene->G = ctg_peers_groups(scene->tables);
    scene->T = setting->months;
    scene->Y = ctg_setting_year(scene->setting, setting->months) + 1;
}

/* One array of a scene: where its pointer is, how long, what of. */
typedef struct array {
    void *pointer;
    size_t count, size;
} array;

#define ARRAY(member, count)                                                                       \
    {                                                                                              \
        &scene->member, (count), sizeof *scene->member                                             \
    }

static ctg_status allocate_shares(ctg_scene *scene, ctg_error *error)
{
    for (size_t budget = 0; budget < CTG_BUDGETS; budget++) {
        for (size_t y = 0; y < scene->Y; y++) {
            ctg_shares *const shares = &scene->shares[budget][y];
            void *place = NULL;
            const size_t kinds = CTG_SHARES_KINDS(scene->S);
            CTG_TRY(
                ctg_memory_array(&place, scene->S + kinds, sizeof(int64_t), "the scale", error));
            shares->numerators = place;
            shares->weights = shares->numerators + scene->S;
            CTG_TRY(ctg_memory_array(&place, 2 * (scene->S + kinds), sizeof(int32_t), "the scale",
                                     error));
            shares->kind_of = place;
            shares->states = shares->kind_of + scene->S;
            shares->from = shares->states + scene->S;
            shares->hands = shares->from + kinds;
        }
    }
    return ctg_ok;
}

static ctg_status allocate(ctg_scene *scene, ctg_error *error)
{
    const size_t by_year = scene->Y * scene->S;
    const size_t pairs = scene->S * scene->H;
    const size_t by_month = ((size_t)scene->T + 1) * scene->N;
    const array arrays[] = {
        ARRAY(gdp_usd, by_year),
        ARRAY(population, by_year),
        ARRAY(democracy, by_year),
        ARRAY(armed_forces, by_year),
        ARRAY(exists, by_year),
        ARRAY(shares[ctg_budget_peacekeeping], scene->Y),
        ARRAY(shares[ctg_budget_regular], scene->Y),
        ARRAY(km, pairs),
        ARRAY(km_by_host, pairs),
        ARRAY(near, pairs),
        ARRAY(colonial, pairs),
        ARRAY(language, pairs),
        ARRAY(organisation, pairs),
        ARRAY(member, scene->F * scene->S),
        ARRAY(joins, scene->N * scene->S),
        ARRAY(host_region, scene->H),
        ARRAY(host_party, scene->H),
        ARRAY(host_number, scene->H),
        ARRAY(situation, scene->Y * scene->H),
        ARRAY(world_income, scene->Y),
        ARRAY(world_people, scene->Y),
        ARRAY(fought, scene->H),
        ARRAY(fought_major, scene->H),
        ARRAY(mission_host, scene->N),
        ARRAY(posts, by_month * CTG_PERSONNEL),
        ARRAY(posts_by, by_month * scene->K),
        ARRAY(mission_class, by_month),
        ARRAY(opened, scene->N),
        ARRAY(served, scene->S),
        ARRAY(mean_deployed, scene->S * CTG_PERSONNEL),
        ARRAY(outside_deployed, scene->S * CTG_PERSONNEL),
        ARRAY(kinship, scene->Y * scene->S * scene->S),
        ARRAY(kinship_of, scene->Y),
        ARRAY(group_from, scene->G + 1),
        ARRAY(members, scene->S + scene->tables->organisations_count),
        ARRAY(recipient_from, scene->tables->programmes_count + 1),
        ARRAY(recipients, scene->tables->recipients_count),
        ARRAY(state_number, scene->S),
        ARRAY(state_order, scene->S),
        ARRAY(mission_order, scene->M),
        ARRAY(capability_order, scene->K),
        ARRAY(programme_order, scene->tables->programmes_count),
        ARRAY(framework_order, scene->F),
        ARRAY(host_order, scene->H),
        ARRAY(donor_order, scene->D),
    };
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        void *made = NULL;
        CTG_TRY(ctg_memory_array(&made, arrays[i].count, arrays[i].size, "the scene", error));
        memcpy(arrays[i].pointer, &made, sizeof made);
    }
    return allocate_shares(scene, error);
}

static void lay_recipients(ctg_scene *scene)
{
    const ctg_tables *const tables = scene->tables;
    size_t at = 0;
    for (size_t p = 0; p < tables->programmes_count; p++) {
        scene->recipient_from[p] = at;
        for (size_t i = 0; i < tables->recipients_count; i++) {
            if ((size_t)tables->recipients[i].programme == p) {
                scene->recipients[at++] = tables->recipients[i].state;
            }
        }
    }
    scene->recipient_from[tables->programmes_count] = at;
}

/* Puts the rows into the order of their permanent numbers; each number occurs once. */
#define LAY_ORDER(order, rows, count)                                                              \
    do {                                                                                           \
        for (size_t a = 0; a < (count); a++) {                                                     \
            size_t rank = 0;                                                                       \
            for (size_t b = 0; b < (count); b++) {                                                 \
                rank += (rows)[b].number < (rows)[a].number;                                       \
            }                                                                                      \
            (order)[rank] = (int32_t)a;                                                            \
        }                                                                                          \
    } while (0)

/* Donors have no number of their own; each state is a donor once. */
static void lay_donors(ctg_scene *scene)
{
    const ctg_tables *const tables = scene->tables;
    for (size_t a = 0; a < scene->D; a++) {
        size_t rank = 0;
        for (size_t b = 0; b < scene->D; b++) {
            rank += tables->states[tables->donors[b].donor].number <
                    tables->states[tables->donors[a].donor].number;
        }
        scene->donor_order[rank] = (int32_t)a;
    }
}

static ctg_status fill(ctg_scene *scene, ctg_error *error)
{
    for (size_t s = 0; s < scene->S; s++) {
        scene->state_number[s] = (uint32_t)scene->tables->states[s].number;
    }
    LAY_ORDER(scene->state_order, scene->tables->states, scene->S);
    LAY_ORDER(scene->mission_order, scene->tables->missions, scene->N);
    for (size_t m = scene->N; m < scene->M; m++) {
        scene->mission_order[m] = (int32_t)m; /* slots have the highest numbers */
    }
    LAY_ORDER(scene->framework_order, scene->tables->frameworks, scene->F);
    LAY_ORDER(scene->capability_order, scene->tables->capabilities, scene->K);
    LAY_ORDER(scene->programme_order, scene->tables->programmes, scene->tables->programmes_count);
    lay_donors(scene);
    lay_recipients(scene);
    CTG_TRY(ctg_covariates_lay(scene, error));
    CTG_TRY(ctg_peers_lay(scene, error));
    CTG_TRY(ctg_scale_lay(scene, error));
    CTG_TRY(ctg_ties_lay(scene, error));
    CTG_TRY(ctg_conflicts_lay(scene, error));
    ctg_outside_lay(scene);
    CTG_TRY(ctg_demand_lay(scene, error));
    return ctg_start_lay(scene, error);
}

ctg_status ctg_scene_create(ctg_scene **scene, const ctg_setting *setting, ctg_error *error)
{
    void *place = NULL;
    *scene = NULL;
    CTG_TRY(ctg_memory_array(&place, 1, sizeof(ctg_scene), "the scene", error));
    measure(place, setting);
    ctg_status status = allocate(place, error);
    if (status == ctg_ok) {
        status = fill(place, error);
    }
    if (status != ctg_ok) {
        ctg_scene_destroy(place);
        return status;
    }
    *scene = place;
    return ctg_ok;
}

static void free_shares(ctg_scene *scene)
{
    for (size_t budget = 0; budget < CTG_BUDGETS; budget++) {
        for (size_t y = 0; scene->shares[budget] != NULL && y < scene->Y; y++) {
            free(scene->shares[budget][y].numerators);
            free(scene->shares[budget][y].kind_of);
        }
        free(scene->shares[budget]);
    }
}

void ctg_scene_destroy(ctg_scene *scene)
{
    if (scene == NULL) {
        return;
    }
    free_shares(scene);
    void *const arrays[] = {scene->gdp_usd,
                            scene->population,
                            scene->democracy,
                            scene->armed_forces,
                            scene->exists,
                            scene->km,
                            scene->km_by_host,
                            scene->near,
                            scene->colonial,
                            scene->language,
                            scene->organisation,
                            scene->member,
                            scene->joins,
                            scene->host_region,
                            scene->host_party,
                            scene->host_number,
                            scene->situation,
                            scene->world_income,
                            scene->world_people,
                            scene->fought,
                            scene->fought_major,
                            scene->mission_host,
                            scene->posts,
                            scene->posts_by,
                            scene->mission_class,
                            scene->opened,
                            scene->start_units,
                            scene->start_order,
                            scene->served,
                            scene->mean_deployed,
                            scene->outside_deployed,
                            scene->kinship,
                            scene->kinship_of,
                            scene->group_from,
                            scene->members,
                            scene->recipient_from,
                            scene->recipients,
                            scene->state_number,
                            scene->state_order,
                            scene->mission_order,
                            scene->capability_order,
                            scene->programme_order,
                            scene->framework_order,
                            scene->host_order,
                            scene->donor_order};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    free(scene);
}
