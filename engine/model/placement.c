/* Who was in which mission in a month: from the record, or estimated where the record is silent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/placement.h"

#include "engine/model/estimate.h"

#define FORMED_LEAST 90 /* police of one state in one mission that are taken to be a formed unit */

/* Nearest months before and after `month` that the record has, CTG_MONTH_LEAST / MOST if none. */
typedef struct span {
    ctg_month before, after, first;
} span;

static span look_around(const ctg_tables *tables, ctg_month month)
{
    span found = {CTG_MONTH_LEAST, CTG_MONTH_MOST, CTG_MONTH_MOST};
    for (size_t i = 0; i < tables->placements_count; i++) {
        const ctg_month at = tables->placements[i].month;
        found.before = at <= month && at > found.before ? at : found.before;
        found.after = at >= month && at < found.after ? at : found.after;
        found.first = at < found.first ? at : found.first;
    }
    return found;
}

static void copy_month(const ctg_scene *scene, int32_t *persons, int32_t *formed)
{
    const ctg_tables *const tables = scene->tables;
    for (size_t i = 0; i < tables->placements_count; i++) {
        const ctg_placement_row *const row = &tables->placements[i];
        if (row->month != scene->setting->start) {
            continue;
        }
        const size_t at = (size_t)row->state * scene->M + (size_t)row->mission;
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            persons[at * CTG_PERSONNEL + type] = (int32_t)row->persons[type];
        }
        formed[at] = (int32_t)row->formed_police;
    }
}

ctg_status ctg_placement_take(const ctg_scene *scene, int32_t *persons, int32_t *formed,
                              ctg_error *error)
{
    const span found = look_around(scene->tables, scene->setting->start);
    if (found.before == scene->setting->start) {
        copy_month(scene, persons, formed);
        return ctg_ok;
    }
    if (scene->setting->start < found.first) {
        CTG_TRY(ctg_estimate_run(scene, persons, error));
        for (size_t at = 0; at < scene->S * scene->M; at++) {
            const int32_t police = persons[at * CTG_PERSONNEL + ctg_police];
            formed[at] = police >= FORMED_LEAST ? police : 0;
        }
        return ctg_ok;
    }
    char start[8];
    char before[8];
    char after[8];
    ctg_month_write(scene->setting->start, start);
    ctg_month_write(found.before, before);
    ctg_month_write(found.after, after);
    return found.after == CTG_MONTH_MOST
               ? ctg_error_add(error, ctg_input,
                               "start = %s: the table 'placements' has no people for that month; "
                               "its last month is %s",
                               start, before)
               : ctg_error_add(error, ctg_input,
                               "start = %s: the table 'placements' has no people for that month; "
                               "the nearest are %s and %s",
                               start, before, after);
}
