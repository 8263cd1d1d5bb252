/* Fixed ties between states and the missions' hosts: distance, border, colony, language, clubs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ties.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* The state whose ties the host has, and the host's region; -1 when the host is unknown. */
static int32_t host_state(const ctg_tables *tables, const char *host, int32_t *region)
{
    for (size_t s = 0; s < tables->states_count; s++) {
        if (strcmp(tables->states[s].state, host) == 0) {
            *region = tables->states[s].region;
            return (int32_t)s;
        }
    }
    for (size_t i = 0; i < tables->territories_count; i++) {
        if (strcmp(tables->territories[i].territory, host) == 0) {
            *region = tables->territories[i].region;
            return tables->territories[i].stands_for;
        }
    }
    return -1;
}

static void tie(ctg_scene *scene, const int32_t *host, int32_t a, int32_t b,
                const ctg_dyad_row *row)
{
    for (size_t m = 0; m < scene->M; m++) {
        if (host[m] == b) {
            const size_t at = (size_t)a * scene->M + m;
            scene->km[at] = (int32_t)row->capital_km;
            scene->near[at] = row->contiguous != 0;
            scene->colonial[at] = row->colonial_tie != 0;
            scene->language[at] = row->common_language != 0;
        }
    }
}

static void share_clubs(ctg_scene *scene, const int32_t *host)
{
    const ctg_organisation_row *const rows = scene->tables->organisations;
    const size_t count = scene->tables->organisations_count;
    for (size_t m = 0; m < scene->M; m++) {
        for (size_t i = 0; i < count; i++) {
            if (rows[i].state != host[m]) {
                continue;
            }
            for (size_t j = 0; j < count; j++) {
                if (strcmp(rows[j].organisation, rows[i].organisation) == 0) {
                    scene->organisation[(size_t)rows[j].state * scene->M + m] = 1;
                }
            }
        }
    }
}

ctg_status ctg_ties_lay(ctg_scene *scene, ctg_error *error)
{
    void *place = NULL;
    CTG_TRY(ctg_memory_array(&place, scene->M, sizeof(int32_t), "the hosts", error));
    int32_t *const host = place;
    memset(scene->admits, 1, scene->S * scene->M);
    for (size_t m = 0; m < scene->M; m++) {
        host[m] =
            host_state(scene->tables, scene->tables->missions[m].host, &scene->host_region[m]);
        if (host[m] < 0) {
            free(place);
            return ctg_error_add(
                error, ctg_input, "mission %s: its host '%s' is neither a state nor a territory",
                scene->tables->missions[m].mission, scene->tables->missions[m].host);
        }
        scene->admits[(size_t)host[m] * scene->M + m] = 0;
    }
    for (size_t i = 0; i < scene->tables->dyads_count; i++) {
        const ctg_dyad_row *const row = &scene->tables->dyads[i];
        tie(scene, host, row->state_a, row->state_b, row);
        tie(scene, host, row->state_b, row->state_a, row);
    }
    share_clubs(scene, host);
    free(place);
    return ctg_ok;
}
