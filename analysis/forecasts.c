/* What the nulls and the rival say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/forecasts.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/forecast_null.h"
#include "engine/base/memory.h"

static ctg_status make_room(double **room, size_t count, ctg_error *error)
{
    void *made = NULL;
    const ctg_status status = ctg_memory_array(&made, count, sizeof **room, "the forecasts", error);
    *room = made;
    return status;
}

/* The record of origin and targets, and the nulls that need nothing else. */
static ctg_status make_overall(ctg_forecasts *made, const ctg_past *past, ctg_month origin,
                               const ctg_month *targets, ctg_error *error)
{
    const size_t states = made->states;
    double **const people = made->people;
    CTG_TRY(make_room(&made->origin, states, error));
    CTG_TRY(make_room(&made->recorded, made->years * states, error));
    CTG_TRY(make_room(&people[ctg_forecaster_null_a], made->years * states, error));
    CTG_TRY(make_room(&people[ctg_forecaster_null_b], made->years * states, error));
    (void)ctg_past_people(past, origin, made->origin);
    for (size_t year = 0; year < made->years; year++) {
        const size_t at = year * states;
        const double total = ctg_past_people(past, targets[year], made->recorded + at);
        ctg_forecast_null_shares(made->origin, total, people[ctg_forecaster_null_a] + at, states);
        memcpy(people[ctg_forecaster_null_b] + at, made->origin, states * sizeof(double));
    }
    return ctg_ok;
}

/* Sets one of the nulls by mission. */
static ctg_status make_null(ctg_forecasts *made, const ctg_past *past, const ctg_month *targets,
                            const ctg_forecast_null *origin, double *known, ctg_forecaster who,
                            ctg_error *error)
{
    const bool joined = who == ctg_forecaster_null_c_joined || who == ctg_forecaster_null_d_joined;
    const bool by_subregion = who == ctg_forecaster_null_d || who == ctg_forecaster_null_d_joined;
    CTG_TRY(make_room(&made->people[who], made->years * made->states, error));
    for (size_t year = 0; year < made->years; year++) {
        ctg_past_missions(past, targets[year], known);
        ctg_forecast_null_missions(origin, known, by_subregion, joined,
                                   made->people[who] + year * made->states);
    }
    return ctg_ok;
}

static ctg_status make_rival(ctg_forecasts *made, const ctg_past *past, const double *placed,
                             const ctg_month *targets, ctg_error *error)
{
    double **const to = &made->people[ctg_forecaster_gravity];
    CTG_TRY(make_room(to, made->years * made->states, error));
    CTG_TRY(ctg_rival_run(&made->rival, past, placed, targets, made->years, *to, error));
    if (!made->rival.fitted) {
        free(*to);
        *to = NULL;
    }
    return ctg_ok;
}

/* What needs to know who was where: `room` holds placed [m * S + s], known [N] and [S]. */
static ctg_status make_by_mission(ctg_forecasts *made, const ctg_past *past, ctg_month month,
                                  const ctg_month *targets, double *room, ctg_error *error)
{
    double *const placed = room;
    double *const known = placed + past->states * past->missions;
    const ctg_forecast_null origin = {.states = past->states,
                                      .missions = past->missions,
                                      .people = made->origin,
                                      .placed = placed,
                                      .before = past->before,
                                      .region = past->region,
                                      .room = known + past->missions};
    CTG_TRY(ctg_past_placements(past, month, placed, error));
    for (int who = ctg_forecaster_null_c; who <= ctg_forecaster_null_d_joined; who++) {
        CTG_TRY(make_null(made, past, targets, &origin, known, (ctg_forecaster)who, error));
    }
    return make_rival(made, past, placed, targets, error);
}

ctg_status ctg_forecasts_make(ctg_forecasts *forecasts, const ctg_past *past, ctg_month origin,
                              const ctg_month *targets, size_t years, ctg_error *error)
{
    double *room = NULL;
    *forecasts = (ctg_forecasts){.states = past->states, .years = years};
    CTG_TRY(make_overall(forecasts, past, origin, targets, error));
    forecasts->placed = ctg_past_placed(past, origin);
    if (forecasts->placed != ctg_past_recorded && forecasts->placed != ctg_past_estimated) {
        return ctg_ok;
    }
    CTG_TRY(make_room(&room, past->states * (past->missions + 1) + past->missions, error));
    const ctg_status status = make_by_mission(forecasts, past, origin, targets, room, error);
    free(room);
    return status;
}

void ctg_forecasts_destroy(ctg_forecasts *forecasts)
{
    for (int who = 0; who < CTG_FORECASTERS; who++) {
        free(forecasts->people[who]);
        forecasts->people[who] = NULL;
    }
    free(forecasts->origin);
    free(forecasts->recorded);
    forecasts->origin = NULL;
    forecasts->recorded = NULL;
}
