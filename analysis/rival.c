/* The gravity rival of a study.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/rival.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/score.h"
#include "engine/base/memory.h"
#include "engine/model/scene.h"

/* Everything that has to be released. */
typedef struct making {
    const ctg_past *past;
    ctg_gravity_ties ties;
    ctg_gravity_window *windows;
    double *values; /* of the windows, one after the other */
    size_t count;   /* of windows */
    size_t reach;   /* years of the longest window */
} making;

static bool on_continent(const ctg_tables *tables, int32_t region, int32_t other)
{
    return strcmp(tables->regions[region].continent, tables->regions[other].continent) == 0;
}

static void set_ties(const ctg_past *past, const ctg_scene *scene, const ctg_gravity_ties *ties)
{
    const ctg_tables *const tables = past->tables;
    for (size_t m = 0; m < past->missions; m++) {
        const size_t host = (size_t)scene->mission_host[past->mission_row[m]];
        ties->before[m] = past->before[m];
        for (size_t s = 0; s < past->states; s++) {
            const size_t row = past->state_row[s];
            const size_t at = m * past->states + s;
            ties->km[at] = scene->km[row * scene->H + host];
            ties->near[at] =
                on_continent(tables, tables->states[row].region, scene->host_region[host]);
            ties->home[at] = scene->host_party[host] == (int32_t)row;
        }
    }
}

static ctg_status make_ties(making *made, ctg_error *error)
{
    const ctg_past *const past = made->past;
    const size_t pairs = past->states * past->missions;
    ctg_gravity_ties *const ties = &made->ties;
    ctg_scene *scene = NULL;
    void *km = NULL;
    void *flags = NULL;
    void *before = NULL;
    ties->states = past->states;
    ties->missions = past->missions;
    CTG_TRY(ctg_memory_array(&km, pairs, sizeof *ties->km, "the rival", error));
    ties->km = km;
    CTG_TRY(ctg_memory_array(&flags, 2 * pairs, sizeof *ties->near, "the rival", error));
    ties->near = flags;
    ties->home = ties->near + pairs;
    CTG_TRY(ctg_memory_array(&before, past->missions, sizeof *ties->before, "the rival", error));
    ties->before = before;
    CTG_TRY(ctg_scene_create(&scene, past->setting, error));
    set_ties(past, scene, ties);
    ctg_scene_destroy(scene);
    return ctg_ok;
}

static void destroy(making *made)
{
    free(made->ties.km);
    free(made->ties.near);
    free(made->ties.before);
    free(made->windows);
    free(made->values);
}

/* Whether a window can begin in the month: recorded itself, and who was where is known. */
static bool can_begin(const ctg_past *past, ctg_month month)
{
    const ctg_past_source source = ctg_past_placed(past, month);
    return ctg_recorded_month(past->tables, month) == month &&
           (source == ctg_past_recorded || source == ctg_past_estimated);
}

/* Months in which windows begin, the earliest first. */
static size_t list_windows(const ctg_past *past, ctg_month *begin, int32_t most)
{
    const ctg_month start = past->setting->start;
    const int32_t years = (start - CTG_PAST_FIRST) / 12;
    size_t count = 0;
    for (int32_t back = years < most ? years : most; back >= 1; back--) {
        if (can_begin(past, start - 12 * back)) {
            begin[count++] = start - 12 * back;
        }
    }
    return count;
}

/* Where the values of a window are: people [S], placed [N * S], known [years * N], recorded
 * [years * S]. */
static size_t room_of(const making *made)
{
    const size_t states = made->past->states;
    const size_t missions = made->past->missions;
    return states + missions * states + made->reach * (missions + states);
}

/* Years of a window that are recorded and do not lie after the start; they end at the first gap. */
static size_t set_years(const making *made, ctg_month begin, double *known, double *recorded)
{
    const ctg_past *const past = made->past;
    size_t years = 0;
    for (; years < made->reach; years++) {
        const ctg_month month =
            ctg_recorded_month(past->tables, begin + 12 * ((ctg_month)years + 1));
        if (month == CTG_NO_MONTH || month > past->setting->start) {
            break;
        }
        ctg_past_missions(past, month, known + years * past->missions);
        (void)ctg_past_people(past, month, recorded + years * past->states);
        (void)ctg_score_to_shares(recorded + years * past->states, past->states);
    }
    return years;
}

static ctg_status set_window(making *made, size_t at, ctg_month begin, ctg_error *error)
{
    const ctg_past *const past = made->past;
    double *const people = made->values + at * room_of(made);
    double *const placed = people + past->states;
    double *const known = placed + past->missions * past->states;
    double *const recorded = known + made->reach * past->missions;
    (void)ctg_past_people(past, begin, people);
    CTG_TRY(ctg_past_placements(past, begin, placed, error));
    made->windows[at] = (ctg_gravity_window){
        {people, placed, known, set_years(made, begin, known, recorded)}, recorded};
    return ctg_ok;
}

static ctg_status make_windows(making *made, const ctg_month *begin, ctg_error *error)
{
    void *windows = NULL;
    void *values = NULL;
    CTG_TRY(ctg_memory_array(&windows, made->count, sizeof *made->windows, "the rival", error));
    made->windows = windows;
    CTG_TRY(
        ctg_memory_array(&values, made->count * room_of(made), sizeof(double), "the rival", error));
    made->values = values;
    for (size_t at = 0; at < made->count; at++) {
        CTG_TRY(set_window(made, at, begin[at], error));
    }
    return ctg_ok;
}

/* The people in each mission at the targets, [year * N + m]. */
static void set_known(const ctg_past *past, const ctg_month *targets, size_t years, double *known)
{
    for (size_t year = 0; year < years; year++) {
        const ctg_month target =
            targets[year] != CTG_NO_MONTH || year > 0 ? targets[year] : past->setting->start;
        double *const now = known + year * past->missions;
        if (target != CTG_NO_MONTH) {
            ctg_past_missions(past, target, now);
        } else {
            memcpy(now, now - past->missions, past->missions * sizeof *now);
        }
    }
}

static ctg_status forecast_from(const making *made, const ctg_rival *rival, const double *placed,
                                const ctg_month *targets, size_t years, double *forecast,
                                ctg_error *error)
{
    const ctg_past *const past = made->past;
    const size_t working = ctg_gravity_room(&made->ties);
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, working + past->states + years * past->missions, sizeof(double),
                             "the rival", error));
    double *const values = room;
    double *const people = values + working;
    double *const known = people + past->states;
    (void)ctg_past_people(past, past->setting->start, people);
    set_known(past, targets, years, known);
    const ctg_gravity_years from = {people, placed, known, years};
    ctg_gravity_approach(&made->ties, rival->fit.parameters, values);
    ctg_gravity_forecast(&made->ties, rival->fit.parameters, &from, values, forecast);
    free(room);
    return ctg_ok;
}

ctg_status ctg_rival_run(ctg_rival *rival, const ctg_past *past, const double *placed,
                         const ctg_month *targets, size_t years, double *forecast, ctg_error *error)
{
    ctg_month begin[CTG_RIVAL_WINDOWS_MOST];
    making made = {.past = past, .reach = years};
    *rival = (ctg_rival){.fitted = false};
    made.count = list_windows(past, begin, CTG_RIVAL_WINDOWS_MOST);
    if (made.count < CTG_RIVAL_WINDOWS_LEAST || years == 0) {
        return ctg_ok;
    }
    rival->first_window = begin[0];
    ctg_status status = make_ties(&made, error);
    if (status == ctg_ok) {
        status = make_windows(&made, begin, error);
    }
    if (status == ctg_ok) {
        status = ctg_gravity_fit_run(&rival->fit, &made.ties, made.windows, made.count, error);
    }
    if (status == ctg_ok) {
        rival->fitted = true;
        status = forecast_from(&made, rival, placed, targets, years, forecast, error);
    }
    destroy(&made);
    return status;
}
