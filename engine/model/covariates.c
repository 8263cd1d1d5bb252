/* States by year: economy, people, forces, democracy, known up to a month and extrapolated after.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/covariates.h"

#include <stdlib.h>

#include "engine/base/memory.h"

#define GROWTH_YEARS 5

/* The last year whose values may be looked at, bounded by the table. */
static int64_t last_known_year(const ctg_scene *scene)
{
    const ctg_month known_to = scene->setting->covariates_known_to;
    int64_t latest = 0;
    for (size_t i = 0; i < scene->tables->covariates_count; i++) {
        const int64_t year = scene->tables->covariates[i].year;
        if (year > latest && CTG_MONTH((ctg_month)year, 12) <= known_to) {
            latest = year;
        }
    }
    return latest;
}

/* Values of one state at the end of the known years, latest last; 0 where the table has none. */
typedef struct history {
    double gdp_usd[GROWTH_YEARS + 1], population[GROWTH_YEARS + 1];
} history;

static void take_row(ctg_scene *scene, history *past, const ctg_covariate_row *row, int64_t known)
{
    const int64_t first = ctg_month_year(scene->setting->start);
    const int64_t back = known - row->year;
    if (back >= 0 && back <= GROWTH_YEARS) {
        past[row->state].gdp_usd[GROWTH_YEARS - back] = (double)row->gdp_usd;
        past[row->state].population[GROWTH_YEARS - back] = (double)row->population;
    }
    if (row->year > known) {
        return;
    }
    /* the last known year also stands for all later ones until they are extrapolated */
    const int64_t last = first + (int64_t)scene->Y - 1;
    const int64_t to = row->year == known || row->year > last ? last : row->year;
    for (int64_t year = row->year > first ? row->year : first; year <= to; year++) {
        const size_t at = (size_t)(year - first) * scene->S + (size_t)row->state;
        scene->gdp_usd[at] = (double)row->gdp_usd;
        scene->population[at] = (double)row->population;
        scene->armed_forces[at] = (int32_t)row->armed_forces;
        scene->democracy[at] = row->democracy;
    }
}

/* Mean yearly growth factor over the steps for which both years are known; 1 when none is. */
static double mean_growth(const double *values)
{
    double sum = 0.0;
    int steps = 0;
    for (int i = 1; i <= GROWTH_YEARS; i++) {
        if (values[i - 1] > 0.0 && values[i] > 0.0) {
            sum += values[i] / values[i - 1];
            steps++;
        }
    }
    return steps == 0 ? 1.0 : sum / (double)steps;
}

static void extrapolate(ctg_scene *scene, size_t s, const history *past, int64_t known)
{
    const int64_t first = ctg_month_year(scene->setting->start);
    const double gdp_growth = mean_growth(past->gdp_usd);
    const double population_growth = mean_growth(past->population);
    double gdp_usd = past->gdp_usd[GROWTH_YEARS];
    double population = past->population[GROWTH_YEARS];
    for (int64_t year = known + 1; year < first + (int64_t)scene->Y; year++) {
        gdp_usd *= gdp_growth;
        population *= population_growth;
        if (year >= first) {
            const size_t at = (size_t)(year - first) * scene->S + s;
            scene->gdp_usd[at] = gdp_usd;
            scene->population[at] = population;
        }
    }
}

static void fill_democracy(const ctg_scene *scene, double *democracy)
{
    double sum = 0.0;
    size_t known = 0;
    for (size_t rank = 0; rank < scene->S; rank++) {
        const double index = democracy[scene->state_order[rank]];
        sum += index >= 0.0 ? index : 0.0;
        known += index >= 0.0;
    }
    for (size_t s = 0; s < scene->S; s++) {
        if (democracy[s] < 0.0) {
            democracy[s] = known == 0 ? 0.5 : sum / (double)known;
        }
    }
}

ctg_status ctg_covariates_lay(ctg_scene *scene, ctg_error *error)
{
    const int64_t known = last_known_year(scene);
    const int64_t first = ctg_month_year(scene->setting->start);
    void *past = NULL;
    CTG_TRY(ctg_memory_array(&past, scene->S, sizeof(history), "the covariates' history", error));
    for (size_t i = 0; i < scene->Y * scene->S; i++) {
        scene->democracy[i] = -1.0;
    }
    for (size_t i = 0; i < scene->tables->covariates_count; i++) {
        take_row(scene, past, &scene->tables->covariates[i], known);
    }
    for (size_t s = 0; s < scene->S; s++) {
        extrapolate(scene, s, (const history *)past + s, known);
    }
    for (size_t y = 0; y < scene->Y; y++) {
        fill_democracy(scene, scene->democracy + y * scene->S);
        for (size_t s = 0; s < scene->S; s++) {
            const int64_t since = scene->tables->states[s].exists_since;
            scene->exists[y * scene->S + s] = since <= first + (int64_t)y;
        }
    }
    free(past);
    return ctg_ok;
}
