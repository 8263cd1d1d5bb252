/* M12: missions outside the United Nations' command: who may send people to them, and who had
 * people there at the start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/outside.h"

#include <stdlib.h>
#include <string.h>

#define LIST_MONTHS 36 /* how far a list of contributors speaks for other months [assumed] */

static void lay_members(ctg_scene *scene, size_t f)
{
    const ctg_tables *const tables = scene->tables;
    uint8_t *const member = scene->member + f * scene->S;
    const char *const organisation = tables->frameworks[f].organisation;
    memset(member, organisation[0] == '\0', scene->S);
    for (size_t i = 0; i < tables->organisations_count; i++) {
        if (strcmp(tables->organisations[i].organisation, organisation) == 0) {
            member[tables->organisations[i].state] = 1;
        }
    }
}

static void lay_joins(ctg_scene *scene, size_t m)
{
    const ctg_tables *const tables = scene->tables;
    const ctg_mission_row *const mission = &tables->missions[m];
    const int32_t kind = tables->frameworks[mission->framework].kind;
    uint8_t *const joins = scene->joins + m * scene->S;
    size_t named = 0;
    for (size_t i = 0; i < tables->outside_contributors_count; i++) {
        const ctg_outside_row *const row = &tables->outside_contributors[i];
        if ((size_t)row->mission == m) {
            joins[row->state] = 1;
            named++;
        }
    }
    if (kind == ctg_framework_lead || (kind == ctg_framework_coalition && named > 0)) {
        if (mission->lead >= 0) {
            joins[mission->lead] = 1;
        }
        return;
    }
    for (size_t s = 0; s < scene->S; s++) {
        joins[s] |= scene->member[(size_t)mission->framework * scene->S + s];
    }
}

void ctg_outside_lay(ctg_scene *scene)
{
    for (size_t f = 0; f < scene->F; f++) {
        lay_members(scene, f);
    }
    for (size_t m = 0; m < scene->N; m++) {
        lay_joins(scene, m);
    }
}

bool ctg_outside_is(const ctg_scene *scene, size_t m)
{
    return scene->tables->frameworks[scene->tables->missions[m].framework].kind != ctg_framework_un;
}

/* The people whom the list nearest to the start names for a state; the earlier of two as near; 0
 * where none speaks of it. */
static int64_t listed(const ctg_scene *scene, size_t m, size_t s)
{
    const ctg_tables *const tables = scene->tables;
    const ctg_month start = scene->setting->start;
    const ctg_outside_row *best = NULL;
    for (size_t i = 0; i < tables->outside_contributors_count; i++) {
        const ctg_outside_row *const row = &tables->outside_contributors[i];
        const int32_t gap = abs(row->month - start);
        if ((size_t)row->mission != m || (size_t)row->state != s || gap > LIST_MONTHS) {
            continue;
        }
        const int32_t least = best == NULL ? INT32_MAX : abs(best->month - start);
        best = gap < least || (gap == least && row->month < best->month) ? row : best;
    }
    return best == NULL ? 0 : best->persons;
}

/* One hand a state: whom a source names, weighted by its people, or, with `any`, all who may
 * contribute, weighted by armed forces; the sum of the weights. */
static int64_t weigh(const ctg_scene *scene, size_t m, bool any, ctg_deal_hand *hands)
{
    const int32_t party = scene->host_party[scene->mission_host[m]];
    const size_t framework = (size_t)scene->tables->missions[m].framework;
    const bool coalition = scene->tables->frameworks[framework].organisation[0] == '\0';
    int64_t sum = 0;
    for (size_t s = 0; s < scene->S; s++) {
        const bool may =
            scene->joins[m * scene->S + s] != 0 && scene->exists[s] != 0 && (int32_t)s != party;
        const bool own = coalition || scene->member[framework * scene->S + s] != 0;
        const int64_t unnamed = own ? scene->armed_forces[s] + 1 : 0;
        const int64_t weight = any ? unnamed : listed(scene, m, s);
        hands[s] = (ctg_deal_hand){.order = (uint64_t)scene->tables->states[s].number,
                                   .weight = may ? weight : 0,
                                   .who = (int32_t)s};
        sum += hands[s].weight;
    }
    return sum;
}

static void deal(ctg_scene *scene, size_t m, size_t type, int64_t people, int64_t sum,
                 int32_t *persons, ctg_deal_hand *hands)
{
    ctg_deal_out(hands, scene->S, people, sum);
    for (size_t at = 0; at < scene->S && sum > 0; at++) {
        const size_t s = (size_t)hands[at].who;
        persons[(s * scene->M + m) * CTG_PERSONNEL + type] += (int32_t)hands[at].dealt;
        scene->outside_deployed[s * CTG_PERSONNEL + type] += hands[at].dealt;
    }
}

/* By the lists, for every type alike, where anybody is named. */
static void place(ctg_scene *scene, const ctg_deployment_row *row, int32_t *persons,
                  ctg_deal_hand *hands)
{
    const size_t m = (size_t)row->mission;
    const bool any = weigh(scene, m, false, hands) == 0;
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        deal(scene, m, type, row->persons[type], weigh(scene, m, any, hands), persons, hands);
    }
}

void ctg_outside_place(ctg_scene *scene, int32_t *persons, ctg_deal_hand *hands)
{
    for (size_t i = 0; i < scene->tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &scene->tables->deployments[i];
        if (row->month == scene->setting->start && ctg_outside_is(scene, (size_t)row->mission)) {
            place(scene, row, persons, hands);
        }
    }
}
