/* M12: missions outside the United Nations' command: who may send people to them, and who had
 * people there at the start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/outside.h"

#include <assert.h>
#include <string.h>

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
        if ((size_t)row->mission == m && row->month <= scene->setting->start) {
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

/* A mission's latest list of contributors up to the start: its month, its people, and all who were
 * there then, where the record says so; no people where there is none. */
typedef struct contributors {
    ctg_month month;
    int64_t people, all;
} contributors;

static contributors latest_list(const ctg_scene *scene, size_t m)
{
    const ctg_tables *const tables = scene->tables;
    const ctg_month start = scene->setting->start;
    contributors list = {.month = INT32_MIN};
    for (size_t i = 0; i < tables->outside_contributors_count; i++) {
        const ctg_outside_row *const row = &tables->outside_contributors[i];
        if ((size_t)row->mission != m || row->month > start || row->month < list.month) {
            continue;
        }
        if (row->month > list.month) {
            list = (contributors){.month = row->month};
        }
        list.people += row->persons;
    }
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            const bool then = (size_t)row->mission == m && row->month == list.month;
            list.all += then ? row->persons[type] : 0;
        }
    }
    return list;
}

static bool may_be_there(const ctg_scene *scene, size_t m, size_t s)
{
    return scene->joins[m * scene->S + s] != 0 && scene->exists[s] != 0 &&
           (int32_t)s != scene->host_party[scene->mission_host[m]];
}

static int64_t by_forces(const ctg_scene *scene, size_t m, size_t s)
{
    const size_t framework = (size_t)scene->tables->missions[m].framework;
    const bool coalition = scene->tables->frameworks[framework].organisation[0] == '\0';
    return coalition || scene->member[framework * scene->S + s] != 0 ? scene->armed_forces[s] + 1
                                                                     : 0;
}

/* One hand a state that may be there: whom the list of a month names, weighted by its people, or,
 * with `others`, whom it does not, weighted by armed forces; the sum of the weights. */
static int64_t weigh(const ctg_scene *scene, size_t m, ctg_month month, bool others,
                     ctg_deal_hand *hands)
{
    const ctg_tables *const tables = scene->tables;
    for (size_t s = 0; s < scene->S; s++) {
        hands[s] = (ctg_deal_hand){.order = (uint64_t)tables->states[s].number,
                                   .weight = others ? by_forces(scene, m, s) : 0,
                                   .who = (int32_t)s};
    }
    for (size_t i = 0; i < tables->outside_contributors_count; i++) {
        const ctg_outside_row *const row = &tables->outside_contributors[i];
        if ((size_t)row->mission == m && row->month == month) {
            hands[row->state].weight = others ? 0 : row->persons;
        }
    }
    int64_t sum = 0;
    for (size_t s = 0; s < scene->S; s++) {
        hands[s].weight = may_be_there(scene, m, s) ? hands[s].weight : 0;
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

/* To those named, for every type alike, as large a share as the list had of the mission's people
 * then, all where there is nobody else; the rest to the others. */
static void place(ctg_scene *scene, const ctg_deployment_row *row, int32_t *persons,
                  ctg_deal_hand *hands)
{
    const size_t m = (size_t)row->mission;
    contributors list = latest_list(scene, m);
    if (weigh(scene, m, list.month, false, hands) == 0) {
        list = (contributors){.all = 1};
    } else if (list.people >= list.all || weigh(scene, m, list.month, true, hands) == 0) {
        list.people = list.all = 1;
    }
    assert(list.all > 0);
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        const int64_t named = row->persons[type] * list.people / list.all;
        deal(scene, m, type, named, weigh(scene, m, list.month, false, hands), persons, hands);
        deal(scene, m, type, row->persons[type] - named, weigh(scene, m, list.month, true, hands),
             persons, hands);
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
