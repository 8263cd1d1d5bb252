/* What if Japan doubled what it spends on capacity-building, from 2016 on?
 *
 *   cc what_if.c $(pkg-config --cflags --libs contingent) -lm -o what_if
 *   ./what_if "$(pkg-config --variable=scenarios contingent)" 40 120
 *
 * Runs the baseline and the policy with the same chance and the same draws of parameters, and takes
 * the difference replicate by replicate. Arguments: the folder of scenarios, replicates, months.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <contingent.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MEASURE "supplier.sustained_ready_pers=South-eastern Asia"

static const char *const doubled[] = {"donors.JPN.budget_usd_m_per_year*=2"};

/* Opens and runs one arm; NULL after having said why not. */
static ctg_experiment *run(const ctg_experiment_options *options, const char *name)
{
    ctg_experiment *experiment = NULL;
    ctg_experiment_error error;
    if (ctg_experiment_open(&experiment, "baseline-2015", options, &error) != CTG_OK ||
        ctg_experiment_run(experiment, NULL, &error) != CTG_OK) {
        (void)fputs(error.text, stderr);
        ctg_experiment_close(experiment);
        return NULL;
    }
    printf("%s: %" PRIu32 " replicates, %" PRIu32 " failed, digest %016" PRIx64 "\n", name,
           ctg_experiment_done(experiment), ctg_experiment_failed(experiment),
           ctg_experiment_digest(experiment));
    return experiment;
}

/* The mean of the paired differences with its 95 % interval (normal). */
static int print_difference(const ctg_experiment *base, const ctg_experiment *policy)
{
    ctg_experiment_error error;
    size_t place = 0;
    double sum = 0;
    double squares = 0;
    double n = 0;
    if (ctg_experiment_find(base, MEASURE, NULL, &place, &error) != CTG_OK) {
        (void)fputs(error.text, stderr);
        return EXIT_FAILURE;
    }
    for (uint32_t i = 0; i < ctg_experiment_replicates(base); i++) {
        const double difference =
            ctg_experiment_value(policy, i, place) - ctg_experiment_value(base, i, place);
        if (!isnan(difference)) {
            n += 1;
            sum += difference;
            squares += difference * difference;
        }
    }
    if (n < 2) {
        (void)fputs("too few replicates to compare\n", stderr);
        return EXIT_FAILURE;
    }
    const double mean = sum / n;
    const double error_of_mean = sqrt((squares - n * mean * mean) / (n - 1) / n);
    printf("People whom South-eastern Asia could keep deployed, at the end: %+.0f "
           "(95 %% interval %+.0f to %+.0f)\n",
           mean, mean - 1.96 * error_of_mean, mean + 1.96 * error_of_mean);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    ctg_experiment_options options = {
        .scenarios = argc > 1 ? argv[1] : NULL,
        .replicates = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0,
        .months = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 0};
    int code = EXIT_FAILURE;
    ctg_experiment *const base = run(&options, "baseline");
    options.set = doubled;
    options.set_count = 1;
    options.from = "2016-01";
    ctg_experiment *const policy = base == NULL ? NULL : run(&options, "policy");
    if (policy != NULL) {
        code = print_difference(base, policy);
    }
    ctg_experiment_close(policy);
    ctg_experiment_close(base);
    return code;
}
