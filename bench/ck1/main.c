/* ck1: the reference kernel CK1, to compare machines, builds and other programs.
 *
 * N states decide each month for each of M missions and K capabilities whether they volunteer (a
 * logit of ten terms and one uniform draw); vacancies are filled in order of utility; states are
 * paid and train. A decision is one state, mission, capability and month; what is counted is
 * decisions a second, the whole month included. Three forms: the naive yardstick, the scalar
 * reference and the fast form, whose hashes must be the reference's on every path and any number
 * of threads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "bench/ck1/forms.h"
#include "bench/ck1/options.h"
#include "bench/ck1/report.h"
#include "engine/base/maths.h"
#include "engine/run/crew.h"

enum { naive, reference, first_fast, series_most = first_fast + ctg_lanes_path_count + 1 };

static ctg_status make_input(ck1_input *input, const ck1_options *options, ctg_error *error)
{
    const ctg_status status =
        options->input != NULL
            ? ck1_input_read(input, options->input, error)
            : ck1_input_make(input, options->size, (uint32_t)options->seed, error);
    return status != ctg_ok || options->write == NULL
               ? status
               : ck1_input_write(input, options->write, error);
}

/* What is measured: both slow forms, the fast form on its paths, and the last of them on all
 * threads. Returns how many. */
static size_t choose(ck1_series series[series_most], const ck1_options *options,
                     ctg_lanes_path widest)
{
    const int threads = options->threads > 0 ? (int)options->threads : ctg_crew_threads();
    const ctg_lanes_path from = options->path != NULL ? widest : ctg_lanes_path_plain;
    const size_t slow = (size_t)options->slow;
    const size_t replicates = (size_t)options->replicates;
    size_t count = first_fast;
    series[naive] = (ck1_series){.form = &ck1_naive, .threads = 1, .replicates = slow};
    series[reference] = (ck1_series){.form = &ck1_reference, .threads = 1, .replicates = slow};
    for (ctg_lanes_path path = from; path <= widest; path++) {
        series[count++] =
            (ck1_series){.form = ck1_forms_fast(path), .threads = 1, .replicates = replicates};
    }
    if (threads > 1) {
        series[count++] = (ck1_series){
            .form = ck1_forms_fast(widest), .threads = threads, .replicates = replicates};
    }
    return count;
}

/* All forms but the naive one agree with the reference, and beyond its replicates with each
 * other. */
static ctg_status compare(const ck1_series *series, size_t count, ctg_error *error)
{
    for (size_t i = first_fast; i < count; i++) {
        CTG_TRY(ck1_measure_same(&series[reference], &series[i], error));
        CTG_TRY(ck1_measure_same(&series[first_fast], &series[i], error));
    }
    return ctg_ok;
}

static ctg_status measure(const ck1_options *options, const ck1_input *input, ctg_error *error)
{
    ck1_series series[series_most] = {0};
    ctg_lanes_path path = ctg_lanes_path_plain;
    CTG_TRY(ctg_maths_check(error));
    CTG_TRY(ctg_lanes_path_choose(options->path, &path, error));
    const size_t count = choose(series, options, path);
    const size_t rounds = (size_t)options->rounds;
    ctg_status status = ck1_measure(input, (uint32_t)options->seed, series, count, rounds, error);
    if (status == ctg_ok) {
        status = compare(series, count, error);
    }
    if (status == ctg_ok) {
        const ck1_series *const last = &series[count - 1];
        const ck1_report report = {.input = input,
                                   .series = series,
                                   .count = count,
                                   .rounds = rounds,
                                   .one = last - 1,
                                   .many = last->threads > 1 ? last : NULL};
        (options->json ? ck1_report_json : ck1_report_page)(&report);
    }
    ck1_measure_free(series, count);
    return status;
}

int main(int argc, char **argv)
{
    ck1_options options;
    ck1_input input = {0};
    ctg_error error;
    ctg_error_clear(&error);
    ctg_status status = ck1_options_read(&options, argc, argv, &error);
    if (status == ctg_ok && options.help) {
        (void)fputs(ck1_options_usage, stdout);
        return 0;
    }
    if (status == ctg_ok) {
        status = make_input(&input, &options, &error);
    }
    if (status == ctg_ok) {
        status = measure(&options, &input, &error);
    }
    ck1_input_destroy(&input);
    if (status == ctg_ok && (fflush(stdout) != 0 || ferror(stdout) != 0)) {
        status = ctg_error_add(&error, ctg_storage, "cannot write: %s", strerror(errno));
    }
    (void)fputs(error.text, stderr);
    return status == ctg_ok ? 0 : 1;
}
