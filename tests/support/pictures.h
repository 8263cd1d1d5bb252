/* Three Decembers of four states and two missions, for the figures of patterns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_PICTURES_H
#define CTG_TESTS_SUPPORT_PICTURES_H

#include "analysis/figures_effort.h"
#include "analysis/figures_fill.h"
#include "analysis/figures_missions.h"
#include "analysis/figures_people.h"
#include "tests/support/study.h"

#define YEARS 3 /* Decembers 2000 to 2002 */

/* Four states (JPN CHN GHA TON) over three Decembers, two missions. */
typedef struct pictures {
    small_study small;
    ctg_tables tables;
    ctg_view view;
    double record[STUDY_RECORD_MOST], room[256];
} pictures;

static inline void put(pictures *of, ctg_measure_id id, size_t time, size_t who, double value)
{
    of->record[ctg_measures_place(&of->view.shape, id, time, who)] = value;
}

static inline void pictures_make(pictures *of, const double people[YEARS][4])
{
    memset(of, 0, sizeof *of);
    small_study_make(&of->small);
    of->tables = of->small.epoch.tables;
    of->view = (ctg_view){.tables = &of->tables,
                          .start = CTG_MONTH(2000, 12),
                          .shape = of->small.study.shape,
                          .record = of->record,
                          .room = of->room};
    assert_true(ctg_view_room(&of->view.shape) <= 256);
    for (size_t year = 0; year < YEARS; year++) {
        for (size_t state = 0; state < 4; state++) {
            put(of, ctg_measure_state_deployed_pers, year, state, people[year][state]);
        }
    }
}

static inline double ask(const pictures *of, ctg_figure_way *way, double number, const char *word,
                         int from, int to)
{
    const ctg_figure figure = {.number = number, .word = word, .from = from, .to = to};
    return way(&of->view, &figure);
}

static const double moving[YEARS][4] = {{60, 30, 10, 0}, {60, 0, 20, 0}, {10, 10, 10, 10}};

#endif
