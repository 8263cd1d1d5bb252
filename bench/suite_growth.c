/* How the cost of CK1 and of the engine grows with each of their sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/suite_growth.h"

#include "bench/ck1/forms.h"
#include "bench/kernel.h"
#include "bench/synthetic.h"
#include "bench/worlds.h"

enum { points = 4 };

/* What grows, to which sizes, and to which with --quick; 0: no further one. */
typedef struct growing {
    const char *kind;
    int sizes[points], quick[points];
} growing;

enum { states, missions, capabilities, months, replicates };

/* Eightfold, but for the engine's capabilities: it needs 4 and has room for 16. Where a month also
 * has work that does not grow (that of every state, however many missions there are), the range is
 * one of large worlds. */
static const growing of_ck1[] = {
    [states] = {"states", {96, 192, 384, 768}, {16, 32, 64, 128}},
    [missions] = {"missions", {3, 6, 12, 24}, {1, 2, 4, 8}},
    [capabilities] = {"capabilities", {1, 2, 4, 8}, {1, 2, 4, 8}},
    [months] = {"months", {30, 60, 120, 240}, {3, 6, 12, 24}},
    [replicates] = {"replicates", {1, 2, 4, 8}, {1, 2, 4, 8}},
};
static const growing of_engine[] = {
    [states] = {"states", {50, 100, 200, 400}, {20, 40, 80, 160}},
    [missions] = {"missions", {64, 128, 256, 512}, {1, 2, 4, 8}},
    [capabilities] = {"capabilities", {4, 8, 16}, {4, 8, 16}},
    [months] = {"months", {12, 24, 48, 96}, {1, 2, 4, 8}},
    [replicates] = {"replicates", {1, 2, 4, 8}, {1, 2, 4, 8}},
};
enum { kinds = sizeof of_ck1 / sizeof of_ck1[0] };

/* What does not grow. */
static const int ck1_usual[2][kinds] = {{193, 24, 8, 60, 1}, {48, 6, 8, 6, 1}};
static const int engine_usual[2][kinds] = {{100, 16, 8, 24, 1}, {40, 4, 8, 2, 1}};
static const int warm_months[2] = {12, 1}; /* before those that are timed */

static ctg_status add_ck1(ctg_suite *suite, ctg_suite_row row, const int sizes[kinds],
                          ctg_error *error)
{
    ctg_lanes_path path = ctg_lanes_path_plain;
    CTG_TRY(ctg_lanes_path_choose(suite->asked.path, &path, error));
    ctg_kernel kernel = {.form = ck1_forms_fast(path),
                         .sizes = ck1_input_usual(),
                         .threads = 1,
                         .replicates = (size_t)sizes[replicates]};
    kernel.sizes.states = sizes[states];
    kernel.sizes.missions = sizes[missions];
    kernel.sizes.capabilities = sizes[capabilities];
    kernel.sizes.months = sizes[months];
    CTG_TRY(ctg_kernel_open(&row.task, &kernel, error));
    row.what = "ck1";
    row.unit = "decisions";
    return ctg_suite_rows_add(suite, &row, NULL, error);
}

static ctg_status add_engine(ctg_suite *suite, ctg_suite_row row, const int sizes[kinds],
                             ctg_error *error)
{
    ctg_synthetic *made = NULL;
    const int32_t warm = warm_months[suite->asked.quick];
    const ctg_synthetic_sizes of = {(size_t)sizes[states], (size_t)sizes[missions],
                                    (size_t)sizes[capabilities]};
    CTG_TRY(ctg_synthetic_create(&made, of, warm + sizes[months], error));
    suite->worlds[suite->world_count++] = made;
    const ctg_worlds_months worlds = {.setting = ctg_synthetic_setting(made),
                                      .untimed = warm,
                                      .timed = sizes[months],
                                      .replicates = (size_t)sizes[replicates]};
    CTG_TRY(ctg_worlds_open_months(&row.task, &worlds, error));
    row.what = "engine";
    row.unit = "months";
    return ctg_suite_rows_add(suite, &row, NULL, error);
}

static ctg_status add_series(ctg_suite *suite, size_t kind, bool engine, ctg_error *error)
{
    const bool quick = suite->asked.quick;
    const growing *const of = engine ? &of_engine[kind] : &of_ck1[kind];
    for (size_t i = 0; i < points; i++) {
        int sizes[kinds];
        const int size = quick ? of->quick[i] : of->sizes[i];
        for (size_t other = 0; other < kinds; other++) {
            sizes[other] = engine ? engine_usual[quick][other] : ck1_usual[quick][other];
        }
        if (size == 0) {
            break;
        }
        sizes[kind] = size;
        const ctg_suite_row row = {.part = ctg_suite_growth,
                                   .kind = of->kind,
                                   .size = size,
                                   .threads = 1,
                                   .base = suite->count};
        CTG_TRY(engine ? add_engine(suite, row, sizes, error) : add_ck1(suite, row, sizes, error));
    }
    return ctg_ok;
}

ctg_status ctg_suite_growth_add(ctg_suite *suite, ctg_error *error)
{
    for (int engine = 0; engine < 2; engine++) {
        for (size_t kind = 0; kind < kinds; kind++) {
            CTG_TRY(add_series(suite, kind, engine != 0, error));
        }
    }
    return ctg_ok;
}
