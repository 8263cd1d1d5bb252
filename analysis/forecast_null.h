/* The nulls: what somebody says who knows the record at the origin, the people in each mission at
 * the target, and nothing about who moves.
 *
 *   (a)  each state keeps its share of all people; all people are known
 *   (b)  each state keeps its people
 *   (c)  each state keeps its share within each mission; the mission's people are known; in a
 *        mission that is new since the origin each state has its share of all people
 *   (d)  the same, but a new mission has the shares that its host's M49 subregion had at the
 *        origin, those of all people where nobody was there
 *   (c') (d')  the same, but a mission that took over from another (column predecessor of the table
 *        missions, as far back as it leads) has the shares of the nearest one that had people at
 *        the origin. Only where none had is it new.
 *
 * Shapes: states [S] and missions [N] in the order of ctg_past. Persons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_ANALYSIS_FORECAST_NULL_H
#define CTG_ANALYSIS_FORECAST_NULL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The origin as (c) and (d) know it. */
typedef struct ctg_forecast_null {
    size_t states, missions;
    const double *people;  /* [S] all people of each state */
    const double *placed;  /* [m * S + s] */
    const int32_t *before; /* [m] predecessor, -1 without */
    const int32_t *region; /* [m] of its host; -1 when unknown */
    double *room;          /* [S] */
} ctg_forecast_null;

/* (a): forecast[s] for a known total. */
void ctg_forecast_null_shares(const double *people, double total, double *forecast, size_t states);

/* (c) and (d), joined or not, for known people by mission. */
void ctg_forecast_null_missions(const ctg_forecast_null *origin, const double *known,
                                bool by_subregion, bool joined, double *forecast);

#endif
