/* The rival: a gravity rule with five parameters, and no agents.
 *
 * A mission pulls people from every state s, in shares
 *
 *   pull(s, m) ~ (people(s) + floor)^power * 2^(-km(s, host) / half_km)
 *                * (continent where s and the host are on one continent, else 1)
 *
 * with people(s) all people of the state in the year before; nobody serves at home. Year by year
 * the shares within a mission drift slowly to what pulls: share = (1 - rate) * last year's + rate *
 * pull. A mission that took over from another begins with that one's shares, one without such a
 * past with the pull alone. A state's people are the missions' people, which are known, times its
 * shares.
 *
 * Shapes: states [S] and missions [N] in the order of ctg_past; persons; km between capitals
 * (table dyads).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_GRAVITY_H
#define CTG_ANALYSIS_GRAVITY_H

#include <stddef.h>
#include <stdint.h>

#define CTG_GRAVITY_PARAMETERS 5

typedef enum ctg_gravity_parameter {
    ctg_gravity_power,
    ctg_gravity_half_km,   /* distance at which the pull has halved */
    ctg_gravity_continent, /* factor */
    ctg_gravity_rate,      /* share a year */
    ctg_gravity_floor      /* persons */
} ctg_gravity_parameter;

/* A parameter's name, unit, range, and where the search for it begins. */
typedef struct ctg_gravity_about {
    const char *name, *unit;
    double low, high, first;
    int by_ratio; /* 1: the search moves by factors, 0: by differences */
} ctg_gravity_about;

const ctg_gravity_about *ctg_gravity_row(ctg_gravity_parameter id);

/* The ties of states and hosts. */
typedef struct ctg_gravity_ties {
    size_t states, missions;
    double *km;      /* [m * S + s] */
    uint8_t *near;   /* [m * S + s] 1: on the host's continent */
    uint8_t *home;   /* [m * S + s] 1: the host, or a party in it */
    int32_t *before; /* [m] predecessor, -1 without */
} ctg_gravity_ties;

/* What the rule knows at an origin, and then of the missions year by year. */
typedef struct ctg_gravity_years {
    const double *people; /* [S] at the origin */
    const double *placed; /* [m * S + s] at the origin */
    const double *known;  /* [year * N + m] people by mission, 1, 2, ... years later */
    size_t years;
} ctg_gravity_years;

/* Working room, made by the caller: that many doubles. */
size_t ctg_gravity_room(const ctg_gravity_ties *ties);

/* Sets in the room how near every state is to every mission; to be called before forecasts, again
 * when the parameters have changed. */
void ctg_gravity_approach(const ctg_gravity_ties *ties, const double *parameters, double *room);

/* forecast[year * S + s]: people by state 1, 2, ... years later. */
void ctg_gravity_forecast(const ctg_gravity_ties *ties, const double *parameters,
                          const ctg_gravity_years *from, double *room, double *forecast);

#endif
