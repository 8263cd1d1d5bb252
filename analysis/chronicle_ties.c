/* The part of a chronicle that placements know: who was in which mission.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "analysis/chronicle_write.h"
#include "analysis/recorded.h"
#include "engine/base/memory.h"
#include "engine/model/record_spread.h"

#define TOP 5

/* Who was where in one month, and room for one mission's people. */
typedef struct grid {
    size_t states, missions;
    int64_t *people; /* [mission * states + state] */
    int64_t *sorted; /* `states` */
} grid;

/* False where the table has nothing of that month, or of the two behind it. */
static bool fill_grid(grid *of, const ctg_tables *tables, ctg_month from)
{
    ctg_month month = CTG_NO_MONTH;
    for (size_t i = 0; i < tables->placements_count; i++) {
        const ctg_month here = tables->placements[i].month;
        if (here >= from && here <= from + CTG_RECORDED_LATER &&
            (month == CTG_NO_MONTH || here < month)) {
            month = here;
        }
    }
    for (size_t i = 0; i < of->missions * of->states; i++) {
        of->people[i] = 0;
    }
    for (size_t i = 0; i < tables->placements_count && month != CTG_NO_MONTH; i++) {
        const ctg_placement_row *const row = &tables->placements[i];
        int64_t *const to = &of->people[(size_t)row->mission * of->states + (size_t)row->state];
        for (int type = 0; type < CTG_PERSONNEL && row->month == month; type++) {
            *to += row->persons[type];
        }
    }
    return month != CTG_NO_MONTH;
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

static void write_missions(ctg_chronicle *to, const grid *of, size_t year)
{
    for (size_t m = 0; m < of->missions; m++) {
        for (size_t s = 0; s < of->states; s++) {
            of->sorted[s] = of->people[m * of->states + s];
        }
        const size_t count = ctg_record_spread_sort(of->sorted, of->states);
        const double all = (double)ctg_record_spread_top(of->sorted, count, count);
        *ctg_chronicle_write_place(to, ctg_measure_mission_contributors, year, m) = (double)count;
        *ctg_chronicle_write_place(to, ctg_measure_mission_top1_share, year, m) =
            share((double)ctg_record_spread_top(of->sorted, count, 1), all);
        *ctg_chronicle_write_place(to, ctg_measure_mission_top5_share, year, m) =
            share((double)ctg_record_spread_top(of->sorted, count, TOP), all);
    }
}

/* Ties from `least` to below `below` people, and the people in them. */
static double count_ties(const grid *of, int64_t least, int64_t below, double *people)
{
    double ties = 0;
    *people = 0;
    for (size_t i = 0; i < of->missions * of->states; i++) {
        const bool belongs = of->people[i] >= least && of->people[i] < below;
        ties += belongs ? 1 : 0;
        *people += belongs ? (double)of->people[i] : 0;
    }
    return ties;
}

static void write_ties(ctg_chronicle *to, const grid *of, size_t year)
{
    const size_t month = 12 * year;
    double people[4];
    const double all = count_ties(of, 1, INT64_MAX, &people[0]);
    const double smallest = count_ties(of, 1, 10, &people[1]);
    const double small = count_ties(of, 1, 40, &people[2]);
    const double large = count_ties(of, 400, INT64_MAX, &people[3]);
    *ctg_chronicle_write_place(to, ctg_measure_world_ties, month, 0) = all;
    *ctg_chronicle_write_place(to, ctg_measure_world_ties_below_10_share, month, 0) =
        share(smallest, all);
    *ctg_chronicle_write_place(to, ctg_measure_world_ties_below_40_share, month, 0) =
        share(small, all);
    *ctg_chronicle_write_place(to, ctg_measure_world_ties_from_400_share, month, 0) =
        share(large, all);
    *ctg_chronicle_write_place(to, ctg_measure_world_ties_below_40_pers_share, month, 0) =
        share(people[2], people[0]);
    *ctg_chronicle_write_place(to, ctg_measure_world_ties_from_400_pers_share, month, 0) =
        share(people[3], people[0]);
}

ctg_status ctg_chronicle_ties_write(ctg_chronicle *to, ctg_error *error)
{
    const ctg_tables *const tables = to->view.tables;
    grid of = {.states = tables->states_count, .missions = tables->missions_count};
    void *room = NULL;
    CTG_TRY(ctg_memory_array(&room, (of.missions + 1) * of.states, sizeof(int64_t),
                             "the record of history", error));
    of.people = room;
    of.sorted = of.people + of.missions * of.states;
    for (size_t year = 0; year <= CTG_CHRONICLE_MONTHS / 12; year++) {
        if (fill_grid(&of, tables, CTG_CHRONICLE_START + 12 * (ctg_month)year)) {
            write_missions(to, &of, year);
            write_ties(to, &of, year);
        }
    }
    free(room);
    return ctg_ok;
}
