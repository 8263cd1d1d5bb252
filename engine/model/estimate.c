/* Who was in which mission before November 2009: estimated from the two recorded margins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/estimate.h"

#include <stdlib.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/model/deal.h"
#include "engine/model/outside.h"

#define ROUNDS 200     /* of fitting; the margins are then met to far below one person */
#define HALF_KM 3000.0 /* distance at which the prior has halved [assumed] */
#define UNSEEN                                                                                     \
    0.001 /* prior of a pair that the map does not show, for each person near [assumed] */

/* One type of personnel: the margins and the matrix between them. */
typedef struct table {
    const ctg_scene *scene;
    int64_t *rows, *columns; /* people by state, by mission; the same sum */
    double *fit;             /* [s * M + m] */
    ctg_deal_hand *hands;    /* [max(S, M)] */
} table;

static int64_t take_rows(const table *of, size_t type)
{
    const ctg_tables *const tables = of->scene->tables;
    int64_t sum = 0;
    for (size_t s = 0; s < of->scene->S; s++) {
        of->rows[s] = 0;
    }
    for (size_t i = 0; i < tables->contributions_count; i++) {
        const ctg_contribution_row *const row = &tables->contributions[i];
        if (row->month == of->scene->setting->start) {
            of->rows[row->state] = row->persons[type];
            sum += row->persons[type];
        }
    }
    return sum;
}

/* The missions' people, scaled to the states' sum where the two records differ. */
static int64_t take_columns(const table *of, size_t type, int64_t sum)
{
    const ctg_tables *const tables = of->scene->tables;
    int64_t recorded = 0;
    for (size_t m = 0; m < of->scene->N; m++) {
        of->hands[m] =
            (ctg_deal_hand){.order = (uint64_t)tables->missions[m].number, .who = (int32_t)m};
    }
    for (size_t i = 0; i < tables->deployments_count; i++) {
        const ctg_deployment_row *const row = &tables->deployments[i];
        if (row->month == of->scene->setting->start &&
            !ctg_outside_is(of->scene, (size_t)row->mission)) {
            of->hands[row->mission].weight = row->persons[type];
            recorded += row->persons[type];
        }
    }
    ctg_deal_out(of->hands, of->scene->N, sum, recorded);
    for (size_t i = 0; i < of->scene->N; i++) {
        of->columns[of->hands[i].who] = of->hands[i].dealt;
    }
    return recorded;
}

static void set_prior(const table *of, size_t type)
{
    const ctg_scene *const scene = of->scene;
    const int64_t year = ctg_month_year(scene->setting->start);
    for (size_t s = 0; s < scene->S; s++) {
        for (size_t m = 0; m < scene->N; m++) {
            const size_t h = (size_t)scene->mission_host[m];
            const double near = ctg_maths_exp2(-(double)scene->km[s * scene->H + h] / HALF_KM);
            const double weight = UNSEEN + near;
            of->fit[s * scene->M + m] = scene->host_party[h] == (int32_t)s ? 0.0 : weight * UNSEEN;
        }
    }
    for (size_t i = 0; type == ctg_troops && i < scene->tables->prior_placements_count; i++) {
        const ctg_prior_row *const row = &scene->tables->prior_placements[i];
        const size_t at = (size_t)row->state * scene->M + (size_t)row->mission;
        if (row->year == year && of->fit[at] > 0.0) {
            of->fit[at] += (double)row->troops;
        }
    }
}

/* Scales one row or column to its margin; sums in the order of permanent numbers. */
static void scale_line(double *fit, const int32_t *order, size_t count, size_t stride,
                       int64_t margin)
{
    double sum = 0.0;
    for (size_t rank = 0; rank < count; rank++) {
        sum += fit[(size_t)order[rank] * stride];
    }
    const double factor = sum > 0.0 ? (double)margin / sum : 0.0;
    for (size_t i = 0; i < count; i++) {
        fit[i * stride] *= factor;
    }
}

static void fit_margins(const table *of)
{
    const ctg_scene *const scene = of->scene;
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t m = 0; m < scene->M; m++) {
            scale_line(of->fit + m, scene->state_order, scene->S, scene->M, of->columns[m]);
        }
        for (size_t s = 0; s < scene->S; s++) {
            scale_line(of->fit + s * scene->M, scene->mission_order, scene->M, 1, of->rows[s]);
        }
    }
}

/* The admitted mission with the largest fraction left that still lacks people; else any that does.
 * */
static size_t best_column(const table *of, size_t s)
{
    const ctg_scene *const scene = of->scene;
    size_t best = scene->M;
    for (size_t rank = 0; rank < scene->M; rank++) {
        const size_t m = (size_t)scene->mission_order[rank];
        if (of->columns[m] > 0 &&
            (best == scene->M || of->fit[s * scene->M + m] > of->fit[s * scene->M + best])) {
            best = m;
        }
    }
    return best;
}

/* Whole people: floors first, then each state's rest where its fractions are largest and the
 * missions still lack people, states in the order of their permanent numbers. */
static void round_people(const table *of, int32_t *persons, size_t type)
{
    const ctg_scene *const scene = of->scene;
    for (size_t at = 0; at < scene->S * scene->M; at++) {
        int64_t whole = (int64_t)(of->fit[at] + 1e-6);
        int64_t *const row = &of->rows[at / scene->M];
        int64_t *const column = &of->columns[at % scene->M];
        whole = whole < *row ? whole : *row;
        whole = whole < *column ? whole : *column;
        persons[at * CTG_PERSONNEL + type] = (int32_t)whole;
        *row -= whole;
        *column -= whole;
        of->fit[at] -= (double)whole;
    }
    for (size_t rank = 0; rank < scene->S; rank++) {
        const size_t s = (size_t)scene->state_order[rank];
        for (; of->rows[s] > 0; of->rows[s]--) {
            const size_t m = best_column(of, s);
            of->columns[m]--;
            of->fit[s * scene->M + m] -= 1.0;
            persons[(s * scene->M + m) * CTG_PERSONNEL + type]++;
        }
    }
}

static ctg_status estimate(const table *of, int32_t *persons, ctg_error *error)
{
    char month[8];
    int64_t all = 0;
    ctg_month_write(of->scene->setting->start, month);
    for (size_t type = 0; type < CTG_PERSONNEL; type++) {
        const int64_t sum = take_rows(of, type);
        if (take_columns(of, type, sum) == 0 && sum > 0) {
            return ctg_error_add(error, ctg_input,
                                 "start = %s: the table 'deployments' has nobody for that month",
                                 month);
        }
        set_prior(of, type);
        fit_margins(of);
        round_people(of, persons, type);
        all += sum;
    }
    return all > 0 ? ctg_ok
                   : ctg_error_add(error, ctg_input,
                                   "start = %s: the table 'contributions' has nobody for that "
                                   "month",
                                   month);
}

ctg_status ctg_estimate_run(const ctg_scene *scene, int32_t *persons, ctg_error *error)
{
    const size_t most = scene->S > scene->M ? scene->S : scene->M;
    void *rows = NULL;
    void *columns = NULL;
    void *fit = NULL;
    void *hands = NULL;
    ctg_status status = ctg_memory_array(&rows, scene->S, sizeof(int64_t), "the start", error);
    if (status == ctg_ok) {
        status = ctg_memory_array(&columns, scene->M, sizeof(int64_t), "the start", error);
    }
    if (status == ctg_ok) {
        status = ctg_memory_array(&fit, scene->S * scene->M, sizeof(double), "the start", error);
    }
    if (status == ctg_ok) {
        status = ctg_memory_array(&hands, most, sizeof(ctg_deal_hand), "the start", error);
    }
    if (status == ctg_ok) {
        const table of = {scene, rows, columns, fit, hands};
        status = estimate(&of, persons, error);
    }
    free(rows);
    free(columns);
    free(fit);
    free(hands);
    return status;
}
