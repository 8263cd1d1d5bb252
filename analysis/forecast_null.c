/* The nulls: frozen shares of all people, and within missions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/forecast_null.h"

void ctg_forecast_null_shares(const double *people, double total, double *forecast, size_t states)
{
    double sum = 0;
    for (size_t s = 0; s < states; s++) {
        sum += people[s];
    }
    for (size_t s = 0; s < states; s++) {
        forecast[s] = sum > 0 ? total * people[s] / sum : 0;
    }
}

/* Sets the room to the people who were in the mission at the origin; their sum. */
static double take_mission(const ctg_forecast_null *origin, size_t m)
{
    double sum = 0;
    for (size_t s = 0; s < origin->states; s++) {
        origin->room[s] = origin->placed[m * origin->states + s];
        sum += origin->room[s];
    }
    return sum;
}

static double take_region(const ctg_forecast_null *origin, int32_t region)
{
    double sum = 0;
    for (size_t s = 0; s < origin->states; s++) {
        origin->room[s] = 0;
        for (size_t m = 0; m < origin->missions; m++) {
            if (region >= 0 && origin->region[m] == region) {
                origin->room[s] += origin->placed[m * origin->states + s];
            }
        }
        sum += origin->room[s];
    }
    return sum;
}

static double take_all(const ctg_forecast_null *origin)
{
    double sum = 0;
    for (size_t s = 0; s < origin->states; s++) {
        origin->room[s] = origin->people[s];
        sum += origin->room[s];
    }
    return sum;
}

/* Whose shares the mission has; a predecessor stands lower in the table's history, and there are no
 * more steps than missions. */
static double take_shares(const ctg_forecast_null *origin, size_t mission, bool by_subregion,
                          bool joined)
{
    double sum = take_mission(origin, mission);
    int32_t m = joined ? origin->before[mission] : -1;
    for (size_t step = 0; step < origin->missions && !(sum > 0) && m >= 0; step++) {
        sum = take_mission(origin, (size_t)m);
        m = origin->before[m];
    }
    if (!(sum > 0) && by_subregion) {
        sum = take_region(origin, origin->region[mission]);
    }
    return sum > 0 ? sum : take_all(origin);
}

void ctg_forecast_null_missions(const ctg_forecast_null *origin, const double *known,
                                bool by_subregion, bool joined, double *forecast)
{
    for (size_t s = 0; s < origin->states; s++) {
        forecast[s] = 0;
    }
    for (size_t m = 0; m < origin->missions; m++) {
        const double sum = known[m] > 0 ? take_shares(origin, m, by_subregion, joined) : 0;
        for (size_t s = 0; s < origin->states && sum > 0; s++) {
            forecast[s] += known[m] * origin->room[s] / sum;
        }
    }
}
