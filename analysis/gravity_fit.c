/* The fit of the gravity rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/gravity_fit.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <stdlib.h>

#include "analysis/score.h"
#include "engine/base/memory.h"

#define TRIES_MOST 250 /* of each of the two searches */
#define STEP 0.7       /* of the first simplex, in units of the transformed parameters */
#define FROZEN_LEAST 0.01
#define CLOSE 1e-3 /* size of the simplex at which it has arrived */

typedef struct search {
    const ctg_gravity_ties *ties;
    const ctg_gravity_window *windows;
    size_t count, forecasts;
    double *room, *forecast;
    double *frozen; /* distances of frozen shares, one a forecast */
    int tries;
} search;

/* A parameter in its range from any number, and back: a logistic curve between low and high, or
 * between their logarithms. */
static double inside(ctg_gravity_parameter id, double free)
{
    const ctg_gravity_about *const row = ctg_gravity_row(id);
    const double part = 1 / (1 + exp(-free));
    return row->by_ratio ? row->low * pow(row->high / row->low, part)
                         : row->low + (row->high - row->low) * part;
}

static double outside(ctg_gravity_parameter id, double value)
{
    const ctg_gravity_about *const row = ctg_gravity_row(id);
    const double part = row->by_ratio ? log(value / row->low) / log(row->high / row->low)
                                      : (value - row->low) / (row->high - row->low);
    return log(part / (1 - part));
}

/* The fit; `distance`, if not NULL, is set to the mean distance. */
static double fit_of(search *here, const double *parameters, double *distance)
{
    const size_t states = here->ties->states;
    const double *frozen = here->frozen;
    double sum = 0;
    double off = 0;
    ctg_gravity_approach(here->ties, parameters, here->room);
    for (size_t at = 0; at < here->count; at++) {
        const ctg_gravity_window *const window = &here->windows[at];
        ctg_gravity_forecast(here->ties, parameters, &window->from, here->room, here->forecast);
        for (size_t year = 0; year < window->from.years; year++) {
            double *const now = here->forecast + year * states;
            (void)ctg_score_to_shares(now, states);
            const double apart =
                ctg_score_distance(now, window->recorded + year * states, NULL, states);
            sum += apart / *frozen++;
            off += apart;
        }
    }
    if (distance != NULL) {
        *distance = off / (double)here->forecasts;
    }
    return sum / (double)here->forecasts;
}

static double tried(const gsl_vector *at, void *to)
{
    search *const here = to;
    double parameters[CTG_GRAVITY_PARAMETERS];
    for (int id = 0; id < CTG_GRAVITY_PARAMETERS; id++) {
        parameters[id] = inside((ctg_gravity_parameter)id, gsl_vector_get(at, (size_t)id));
    }
    here->tries++;
    return fit_of(here, parameters, NULL);
}

static void descend(gsl_multimin_fminimizer *simplex, gsl_multimin_function *of, gsl_vector *at,
                    const gsl_vector *steps)
{
    (void)gsl_multimin_fminimizer_set(simplex, of, at, steps);
    for (int i = 0; i < TRIES_MOST; i++) {
        if (gsl_multimin_fminimizer_iterate(simplex) != GSL_SUCCESS ||
            gsl_multimin_fminimizer_size(simplex) < CLOSE) {
            break;
        }
    }
    (void)gsl_vector_memcpy(at, simplex->x);
}

static void run(ctg_gravity_fit *fit, search *here, gsl_multimin_fminimizer *simplex,
                gsl_vector *at, gsl_vector *steps)
{
    gsl_multimin_function of = {tried, CTG_GRAVITY_PARAMETERS, here};
    for (int id = 0; id < CTG_GRAVITY_PARAMETERS; id++) {
        gsl_vector_set(
            at, (size_t)id,
            outside((ctg_gravity_parameter)id, ctg_gravity_row((ctg_gravity_parameter)id)->first));
        gsl_vector_set(steps, (size_t)id, STEP);
    }
    fit->start = tried(at, here);
    descend(simplex, &of, at, steps);
    descend(simplex, &of, at, steps);
    for (int id = 0; id < CTG_GRAVITY_PARAMETERS; id++) {
        fit->parameters[id] = inside((ctg_gravity_parameter)id, gsl_vector_get(at, (size_t)id));
    }
    fit->ratio = fit_of(here, fit->parameters, &fit->distance);
    fit->tries = here->tries;
}

/* GSL ends the program where it has no memory unless its handler is off; it is put back. */
static ctg_status run_with_gsl(ctg_gravity_fit *fit, search *here, ctg_error *error)
{
    gsl_error_handler_t *const handler = gsl_set_error_handler_off();
    gsl_multimin_fminimizer *const simplex =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, CTG_GRAVITY_PARAMETERS);
    gsl_vector *const at = gsl_vector_alloc(CTG_GRAVITY_PARAMETERS);
    gsl_vector *const steps = gsl_vector_alloc(CTG_GRAVITY_PARAMETERS);
    const int full = simplex == NULL || at == NULL || steps == NULL;
    if (!full) {
        run(fit, here, simplex, at, steps);
    }
    if (simplex != NULL) {
        gsl_multimin_fminimizer_free(simplex);
    }
    gsl_vector_free(at);
    gsl_vector_free(steps);
    (void)gsl_set_error_handler(handler);
    return full ? ctg_error_add(error, ctg_memory, "no memory to fit the gravity rule") : ctg_ok;
}

/* Distances of the shares at each window's beginning; where these are the record itself a small
 * number stands for nothing. */
static void set_frozen(search *here)
{
    const size_t states = here->ties->states;
    double *frozen = here->frozen;
    for (size_t at = 0; at < here->count; at++) {
        const ctg_gravity_window *const window = &here->windows[at];
        for (size_t s = 0; s < states; s++) {
            here->room[s] = window->from.people[s];
        }
        (void)ctg_score_to_shares(here->room, states);
        for (size_t year = 0; year < window->from.years; year++) {
            const double apart =
                ctg_score_distance(here->room, window->recorded + year * states, NULL, states);
            *frozen++ = apart > FROZEN_LEAST ? apart : FROZEN_LEAST;
        }
    }
}

ctg_status ctg_gravity_fit_run(ctg_gravity_fit *fit, const ctg_gravity_ties *ties,
                               const ctg_gravity_window *windows, size_t count, ctg_error *error)
{
    size_t years = 0;
    void *room = NULL;
    search here = {.ties = ties, .windows = windows, .count = count};
    *fit = (ctg_gravity_fit){.windows = count};
    for (size_t at = 0; at < count; at++) {
        here.forecasts += windows[at].from.years;
        years = windows[at].from.years > years ? windows[at].from.years : years;
    }
    const size_t needed = ctg_gravity_room(ties);
    CTG_TRY(ctg_memory_array(&room, needed + years * ties->states + here.forecasts, sizeof(double),
                             "the gravity rule", error));
    here.room = room;
    here.forecast = here.room + needed;
    here.frozen = here.forecast + years * ties->states;
    set_frozen(&here);
    fit->forecasts = here.forecasts;
    const ctg_status status = run_with_gsl(fit, &here, error);
    free(room);
    return status;
}
