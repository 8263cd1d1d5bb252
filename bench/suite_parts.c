/* What each part of the benchmark measures, and how large it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/suite_parts.h"

#include "bench/ck1/forms.h"
#include "bench/kernel.h"
#include "bench/loop.h"
#include "bench/stored.h"
#include "bench/worlds.h"

/* Sizes, and those of --quick. */
enum {
    ck1_replicates = 16, /* of the fast form; a slow one does one */
    ck1_quick_months = 24,
    loop_months = 12,
    loop_sweeps = 50,
    worlds_replicates = 8
};

static ctg_status add_kernel(ctg_suite *suite, ctg_suite_row row, const ck1_form *form,
                             size_t replicates, ctg_error *error)
{
    ctg_kernel kernel = {.form = form,
                         .file = suite->asked.input,
                         .sizes = ck1_input_usual(),
                         .threads = row.threads,
                         .replicates = replicates};
    if (suite->asked.quick) {
        kernel.sizes.months = ck1_quick_months;
    }
    CTG_TRY(ctg_kernel_open(&row.task, &kernel, error));
    row.unit = "decisions";
    return ctg_suite_rows_add(suite, &row, NULL, error);
}

ctg_status ctg_suite_parts_ck1(ctg_suite *suite, ctg_error *error)
{
    ctg_lanes_path widest = ctg_lanes_path_plain;
    const size_t naive = suite->count;
    const size_t replicates = suite->asked.quick ? 2 : ck1_replicates;
    ctg_suite_row row = {.part = ctg_suite_ck1, .kind = "", .threads = 1, .base = naive};
    CTG_TRY(ctg_lanes_path_choose(suite->asked.path, &widest, error));
    row.what = ck1_naive.name;
    CTG_TRY(add_kernel(suite, row, &ck1_naive, 1, error));
    row.family = "CK1";
    row.what = ck1_reference.name;
    CTG_TRY(add_kernel(suite, row, &ck1_reference, 1, error));
    ctg_lanes_path path = suite->asked.path != NULL ? widest : ctg_lanes_path_plain;
    for (; path <= widest; path++) {
        row.what = ctg_lanes_path_name(path);
        CTG_TRY(add_kernel(suite, row, ck1_forms_fast(path), replicates, error));
    }
    return ctg_ok;
}

static ctg_status add_worlds(ctg_suite *suite, ctg_suite_row row, size_t replicates,
                             ctg_error *error)
{
    const ctg_worlds worlds = {.setting = ctg_scenario_setting(suite->scenario),
                               .replicates = replicates,
                               .threads = row.threads};
    CTG_TRY(ctg_worlds_open(&row.task, &worlds, error));
    row.unit = "world-years";
    return ctg_suite_rows_add(suite, &row, NULL, error);
}

ctg_status ctg_suite_parts_engine(ctg_suite *suite, ctg_error *error)
{
    const bool quick = suite->asked.quick;
    const ctg_setting *const setting = ctg_scenario_setting(suite->scenario);
    const int32_t months = setting->months < loop_months ? setting->months : loop_months;
    ctg_suite_row row = {.part = ctg_suite_engine, .kind = "", .threads = 1};
    row.what = "loop";
    row.unit = "decisions";
    row.base =
        suite->count > 0 ? suite->count - 1 : 0; /* CK1's fastest form, where it is measured */
    CTG_TRY(ctg_loop_open(&row.task, setting, months, quick ? 1 : loop_sweeps, error));
    CTG_TRY(ctg_suite_rows_add(suite, &row, NULL, error));
    row.what = "worlds";
    row.base = suite->count;
    row.family = "the engine";
    CTG_TRY(add_worlds(suite, row, quick ? 1 : worlds_replicates, error));
    row = (ctg_suite_row){.part = ctg_suite_engine,
                          .what = "main job",
                          .kind = "",
                          .unit = "world-years",
                          .threads = suite->asked.threads,
                          .base = suite->count};
    CTG_TRY(ctg_stored_open(&row.task, suite->scenario, suite->asked.version, row.threads, error));
    return ctg_suite_rows_add(suite, &row, &suite->stored, error);
}

/* On 1, 2, 4 ... threads and the most; `per` replicates a thread, or of the most, on any number. */
static ctg_status add_scaling(ctg_suite *suite, ctg_suite_row row, const ck1_form *form, size_t per,
                              ctg_error *error)
{
    const int most = suite->asked.threads;
    const bool weak = row.kind[0] == 'w';
    row.part = ctg_suite_threads;
    row.base = suite->count;
    for (row.threads = 1;; row.threads = 2 * row.threads < most ? 2 * row.threads : most) {
        const size_t replicates = per * (size_t)(weak ? row.threads : most);
        CTG_TRY(form != NULL ? add_kernel(suite, row, form, replicates, error)
                             : add_worlds(suite, row, replicates, error));
        if (row.threads >= most) {
            return ctg_ok;
        }
    }
}

ctg_status ctg_suite_parts_threads(ctg_suite *suite, ctg_error *error)
{
    static const char *const kinds[] = {"strong", "weak"};
    ctg_lanes_path path = ctg_lanes_path_plain;
    const bool quick = suite->asked.quick;
    CTG_TRY(ctg_lanes_path_choose(suite->asked.path, &path, error));
    for (size_t i = 0; i < 2; i++) {
        const ctg_suite_row row = {.what = "ck1", .kind = kinds[i], .family = "CK1"};
        CTG_TRY(add_scaling(suite, row, ck1_forms_fast(path), quick ? 1 : ck1_replicates, error));
    }
    for (size_t i = 0; i < 2; i++) {
        const ctg_suite_row row = {.what = "engine", .kind = kinds[i], .family = "the engine"};
        CTG_TRY(add_scaling(suite, row, NULL, quick ? 1 : worlds_replicates / 2, error));
    }
    return ctg_ok;
}
