/* The gravity rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/gravity.h"

#include <math.h>

static const ctg_gravity_about rows[CTG_GRAVITY_PARAMETERS] = {
    {"power", "", 0.3, 1.5, 0.8, 0},
    {"half_km", "km", 500, 40000, 5000, 1},
    {"continent", "factor", 1, 20, 1.5, 1},
    {"rate", "share a year", 0.001, 0.25, 0.05, 1}, /* slow: that is the rule */
    {"floor", "persons", 0.001, 100, 1, 1},
};

const ctg_gravity_about *ctg_gravity_row(ctg_gravity_parameter id)
{
    return &rows[id];
}

size_t ctg_gravity_room(const ctg_gravity_ties *ties)
{
    return 2 * ties->states * ties->missions + ties->missions + 2 * ties->states;
}

/* The parts of the room. */
typedef struct working {
    const ctg_gravity_ties *ties;
    const double *parameters;
    double *nearness; /* [m * S + s] */
    double *shares;   /* [m * S + s] within the mission, as last seen */
    double *had;      /* [m] 1: the mission has shares */
    double *people;   /* [S] of the year before */
    double *pull;     /* [S] */
} working;

static working parts_of(const ctg_gravity_ties *ties, const double *parameters, double *room)
{
    const size_t pairs = ties->states * ties->missions;
    working made = {.ties = ties, .parameters = parameters, .nearness = room};
    made.shares = made.nearness + pairs;
    made.had = made.shares + pairs;
    made.people = made.had + ties->missions;
    made.pull = made.people + ties->states;
    return made;
}

void ctg_gravity_approach(const ctg_gravity_ties *ties, const double *parameters, double *room)
{
    for (size_t at = 0; at < ties->states * ties->missions; at++) {
        const double near = ties->near[at] != 0 ? parameters[ctg_gravity_continent] : 1;
        room[at] =
            ties->home[at] != 0 ? 0 : near * exp2(-ties->km[at] / parameters[ctg_gravity_half_km]);
    }
}

static void set_origin(const working *w, const ctg_gravity_years *from)
{
    const ctg_gravity_ties *const ties = w->ties;
    for (size_t m = 0; m < ties->missions; m++) {
        double sum = 0;
        for (size_t s = 0; s < ties->states; s++) {
            sum += from->placed[m * ties->states + s];
        }
        for (size_t s = 0; s < ties->states; s++) {
            const size_t at = m * ties->states + s;
            w->shares[at] = sum > 0 ? from->placed[at] / sum : 0;
        }
        w->had[m] = sum > 0 ? 1 : 0;
    }
    for (size_t s = 0; s < ties->states; s++) {
        w->people[s] = from->people[s];
    }
}

/* The nearest mission before this one that has shares, itself included; -1 without. */
static int32_t heir_of(const working *w, size_t mission)
{
    int32_t m = (int32_t)mission;
    for (size_t step = 0; step <= w->ties->missions && m >= 0 && !(w->had[m] > 0); step++) {
        m = w->ties->before[m];
    }
    return m >= 0 && w->had[m] > 0 ? m : -1;
}

/* Moves a mission's shares by a year. `weight` is (people + floor)^power of each state, [S]. */
static void drift(const working *w, size_t m, const double *weight)
{
    const ctg_gravity_ties *const ties = w->ties;
    const int32_t heir = heir_of(w, m);
    const double rate = heir < 0 ? 1 : w->parameters[ctg_gravity_rate];
    double sum = 0;
    for (size_t s = 0; s < ties->states; s++) {
        sum += weight[s] * w->nearness[m * ties->states + s];
    }
    for (size_t s = 0; s < ties->states; s++) {
        const size_t at = m * ties->states + s;
        const double last = heir < 0 ? 0 : w->shares[(size_t)heir * ties->states + s];
        const double pull = sum > 0 ? weight[s] * w->nearness[at] / sum : last;
        w->shares[at] = (1 - rate) * last + rate * pull;
    }
    w->had[m] = 1;
}

void ctg_gravity_forecast(const ctg_gravity_ties *ties, const double *parameters,
                          const ctg_gravity_years *from, double *room, double *forecast)
{
    const working w = parts_of(ties, parameters, room);
    set_origin(&w, from);
    for (size_t year = 0; year < from->years; year++) {
        const double *const known = from->known + year * ties->missions;
        double *const now = forecast + year * ties->states;
        for (size_t s = 0; s < ties->states; s++) {
            now[s] = 0;
            w.pull[s] =
                pow(w.people[s] + parameters[ctg_gravity_floor], parameters[ctg_gravity_power]);
        }
        for (size_t m = 0; m < ties->missions; m++) {
            if (!(known[m] > 0)) {
                continue;
            }
            drift(&w, m, w.pull);
            for (size_t s = 0; s < ties->states; s++) {
                now[s] += known[m] * w.shares[m * ties->states + s];
            }
        }
        for (size_t s = 0; s < ties->states; s++) {
            w.people[s] = now[s];
        }
    }
}
