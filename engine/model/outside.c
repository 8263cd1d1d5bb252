/* M12: missions outside the United Nations' command: who may send people to them, and who had
 * people there at the start.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/outside.h"

#include <stdlib.h>
#include <string.h>

ctg_status ctg_outside_lay(ctg_scene *scene, ctg_error *error)
{
    const ctg_tables *const tables = scene->tables;
    (void)error;
    for (size_t f = 0; f < scene->F; f++) {
        uint8_t *const member = scene->member + f * scene->S;
        const char *const organisation = tables->frameworks[f].organisation;
        memset(member, organisation[0] == '\0', scene->S);
        for (size_t i = 0; i < tables->organisations_count; i++) {
            if (strcmp(tables->organisations[i].organisation, organisation) == 0) {
                member[tables->organisations[i].state] = 1;
            }
        }
    }
    return ctg_ok;
}

bool ctg_outside_is(const ctg_scene *scene, size_t m)
{
    return scene->tables->frameworks[scene->tables->missions[m].framework].kind != ctg_framework_un;
}

/* The month of the list of contributors nearest to the start, the earlier one at a tie;
 * CTG_NO_MONTH when there is none. */
static ctg_month nearest_list(const ctg_scene *scene, size_t m)
{
    const ctg_tables *const tables = scene->tables;
    const ctg_month start = scene->setting->start;
    ctg_month best = CTG_NO_MONTH;
    for (size_t i = 0; i < tables->outside_contributors_count; i++) {
        const ctg_outside_row *const row = &tables->outside_contributors[i];
        const int32_t gap = abs(row->month - start);
        const int32_t least = abs(best - start);
        if ((size_t)row->mission == m &&
            (best == CTG_NO_MONTH || gap < least || (gap == least && row->month < best))) {
            best = row->month;
        }
    }
    return best;
}

/* One hand a state, weighted by the list, by the lead nation alone, or by armed forces; the sum of
 * the weights. */
static int64_t weigh(const ctg_scene *scene, size_t m, ctg_deal_hand *hands)
{
    const ctg_tables *const tables = scene->tables;
    const ctg_mission_row *const mission = &tables->missions[m];
    const int32_t party = scene->host_party[scene->mission_host[m]];
    const ctg_month list = nearest_list(scene, m);
    const bool led = tables->frameworks[mission->framework].kind == ctg_framework_lead;
    int64_t sum = 0;
    for (size_t s = 0; s < scene->S; s++) {
        const bool may = scene->member[(size_t)mission->framework * scene->S + s] != 0 &&
                         scene->exists[s] != 0 && (int32_t)s != party;
        const bool alone = led ? (int32_t)s == mission->lead : may;
        hands[s] = (ctg_deal_hand){
            .order = (uint64_t)tables->states[s].number,
            .weight = list == CTG_NO_MONTH && alone ? scene->armed_forces[s] + 1 : 0,
            .who = (int32_t)s};
    }
    for (size_t i = 0; list != CTG_NO_MONTH && i < tables->outside_contributors_count; i++) {
        const ctg_outside_row *const row = &tables->outside_contributors[i];
        if ((size_t)row->mission == m && row->month == list && row->state != party) {
            hands[row->state].weight += row->persons;
        }
    }
    for (size_t s = 0; s < scene->S; s++) {
        sum += hands[s].weight;
    }
    return sum;
}

void ctg_outside_place(ctg_scene *scene, int32_t *persons, ctg_deal_hand *hands)
{
    const ctg_tables *const tables = scene->tables;
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        const size_t m = (size_t)row->mission;
        if (row->month != scene->setting->start || !ctg_outside_is(scene, m)) {
            continue;
        }
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            const int64_t sum = weigh(scene, m, hands);
            ctg_deal_out(hands, scene->S, row->persons[type], sum);
            for (size_t at = 0; at < scene->S && sum > 0; at++) {
                const size_t s = (size_t)hands[at].who;
                persons[(s * scene->M + m) * CTG_PERSONNEL + type] += (int32_t)hands[at].dealt;
                scene->outside_deployed[s * CTG_PERSONNEL + type] += hands[at].dealt;
            }
        }
    }
}
