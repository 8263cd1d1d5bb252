/* M1: the recorded conflicts and the world's means, laid out for the years of a scene.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/conflicts.h"

#include "engine/model/situations.h"
#include "engine/model/ties.h"

static int32_t last_year(const ctg_tables *tables)
{
    int32_t last = 0;
    for (size_t i = 0; i < tables->conflicts_count; i++) {
        const int32_t year = (int32_t)tables->conflicts[i].year;
        last = year > last ? year : last;
    }
    return last;
}

static ctg_status find_host(const ctg_scene *scene, const ctg_conflict_row *row, size_t *host,
                            ctg_error *error)
{
    const int32_t h = ctg_ties_find(scene, row->host);
    if (h < 0) {
        return ctg_error_add(error, ctg_input,
                             "conflicts: the host '%s' of %lld is neither a state nor a territory",
                             row->host, (long long)row->year);
    }
    *host = (size_t)h;
    return ctg_ok;
}

/* The intensities of one calendar year, by the tables in force when it begins. */
static ctg_status lay_year(ctg_scene *scene, size_t y, ctg_error *error)
{
    const ctg_month start = scene->setting->start;
    const ctg_month january = CTG_MONTH(ctg_month_year(start) + (ctg_month)y, 1);
    const ctg_tables *const tables =
        ctg_setting_tables(scene->setting, january > start ? january : start);
    for (size_t i = 0; i < tables->conflicts_count; i++) {
        const ctg_conflict_row *const row = &tables->conflicts[i];
        size_t h = 0;
        if (row->year == ctg_month_year(january)) {
            CTG_TRY(find_host(scene, row, &h, error));
            scene->situation[y * scene->H + h] = (uint8_t)row->intensity;
        }
    }
    return ctg_ok;
}

static ctg_month later(ctg_month a, ctg_month b)
{
    return a > b ? a : b;
}

static ctg_status lay_past(ctg_scene *scene, ctg_error *error)
{
    const int64_t first = ctg_month_year(scene->setting->start);
    for (size_t i = 0; i < scene->tables->conflicts_count; i++) {
        const ctg_conflict_row *const row = &scene->tables->conflicts[i];
        const ctg_month december = CTG_MONTH((ctg_month)row->year, 12);
        size_t h = 0;
        if (row->year >= first || row->intensity == ctg_intensity_none) {
            continue;
        }
        CTG_TRY(find_host(scene, row, &h, error));
        scene->fought[h] = later(scene->fought[h], december);
        if (row->intensity == ctg_intensity_major) {
            scene->fought_major[h] = later(scene->fought_major[h], december);
        }
    }
    return ctg_ok;
}

/* GDP per head and people of all states whose GDP is known, in the order of their numbers. */
static void sum_world(ctg_scene *scene, size_t y)
{
    double gdp_usd = 0.0;
    double people = 0.0;
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t at = y * scene->S + (size_t)scene->state_order[rank];
        if (scene->exists[at] && scene->gdp_usd[at] > 0.0 && scene->population[at] > 0.0) {
            gdp_usd += scene->gdp_usd[at];
            people += scene->population[at];
        }
    }
    scene->world_people[y] = people;
    scene->world_income[y] = people > 0.0 ? gdp_usd / people : 0.0;
}

ctg_status ctg_conflicts_lay(ctg_scene *scene, ctg_error *error)
{
    scene->situations_to = last_year(scene->tables);
    for (size_t y = 0; y < scene->Y; y++) {
        sum_world(scene, y);
        CTG_TRY(lay_year(scene, y, error));
    }
    return lay_past(scene, error);
}
