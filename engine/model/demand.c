/* M1: missions and their authorised posts, month by month, from the demand table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/demand.h"

#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/base/table.h"
#include "engine/model/deal.h"

/* Each row is written over the months from its own on; rows of one mission may come in any order,
 * so a later row must win whatever its place. */
static void spread_rows(ctg_scene *scene, ctg_month *latest)
{
    for (int32_t t = 0; t <= scene->T; t++) {
        const ctg_month month = scene->setting->start + t;
        const ctg_tables *const tables = ctg_setting_tables(scene->setting, month);
        for (size_t m = 0; m < scene->M; m++) {
            latest[m] = 0;
        }
        for (size_t i = 0; i < tables->demand_count; i++) {
            const ctg_demand_row *const row = &tables->demand[i];
            if (row->month > month || row->month < latest[row->mission]) {
                continue;
            }
            latest[row->mission] = row->month;
            for (size_t type = 0; type < CTG_PERSONNEL; type++) {
                const size_t at = ((size_t)t * scene->M + (size_t)row->mission) * CTG_PERSONNEL;
                scene->posts[at + type] = (int32_t)row->posts[type];
            }
        }
    }
}

static ctg_mission_class class_in(const ctg_mission_row *mission, ctg_month month)
{
    const int later = mission->class_from != CTG_NO_MONTH && month >= mission->class_from;
    return (ctg_mission_class)(later ? mission->class_later : mission->class_initial);
}

/* Deals the posts of one mission, month and type over the type's capabilities. */
static void split(ctg_scene *scene, size_t at, int32_t type, const ctg_tables *tables)
{
    ctg_deal_hand hands[CTG_CAPABILITIES_MOST];
    size_t count = 0;
    int64_t sum = 0;
    for (size_t i = 0; i < tables->capability_mix_count; i++) {
        const ctg_mix_row *const row = &tables->capability_mix[i];
        if (row->mission_class == scene->mission_class[at] &&
            tables->capabilities[row->capability].personnel == type) {
            hands[count++] =
                (ctg_deal_hand){.order = (uint64_t)tables->capabilities[row->capability].number,
                                .weight = row->share_permille,
                                .who = row->capability};
            sum += row->share_permille;
        }
    }
    ctg_deal_out(hands, count, scene->posts[at * CTG_PERSONNEL + (size_t)type], sum);
    for (size_t i = 0; i < count; i++) {
        scene->posts_by[at * scene->K + (size_t)hands[i].who] = (int32_t)hands[i].dealt;
    }
}

static void sum_month(ctg_scene *scene, int32_t t)
{
    for (size_t m = 0; m < scene->M; m++) {
        for (size_t k = 0; k < scene->K; k++) {
            scene->posts_all[(size_t)t * scene->K + k] +=
                scene->posts_by[((size_t)t * scene->M + m) * scene->K + k];
        }
    }
}

static void split_month(ctg_scene *scene, int32_t t)
{
    const ctg_month month = scene->setting->start + t;
    const ctg_tables *const tables = ctg_setting_tables(scene->setting, month);
    int32_t all = 0;
    for (size_t m = 0; m < scene->M; m++) {
        const size_t at = (size_t)t * scene->M + m;
        scene->mission_class[at] = (uint8_t)class_in(&tables->missions[m], month);
        for (int32_t type = 0; type < CTG_PERSONNEL; type++) {
            if (scene->posts[at * CTG_PERSONNEL + (size_t)type] > 0) {
                split(scene, at, type, tables);
                all += scene->posts[at * CTG_PERSONNEL + (size_t)type];
            }
        }
    }
    scene->most_posts = all > scene->most_posts ? all : scene->most_posts;
}

ctg_status ctg_demand_lay(ctg_scene *scene, ctg_error *error)
{
    void *latest = NULL;
    CTG_TRY(ctg_memory_array(&latest, scene->M, sizeof(ctg_month), "the demand", error));
    spread_rows(scene, latest);
    free(latest);
    for (int32_t t = 0; t <= scene->T; t++) {
        split_month(scene, t);
        sum_month(scene, t);
    }
    return ctg_ok;
}
