/* What programs that embed contingent call: a thin layer over scenarios and ensembles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/contingent.h"

#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/maths.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/io/scenario.h"
#include "engine/run/ensemble.h"

_Static_assert((int)CTG_INPUT == (int)ctg_input && (int)CTG_MEMORY == (int)ctg_memory &&
                   (int)CTG_STORAGE == (int)ctg_storage && (int)CTG_PLATFORM == (int)ctg_platform &&
                   (int)CTG_BROKEN == (int)ctg_broken && (int)CTG_STOPPED == (int)ctg_stopped,
               "the statuses of contingent.h are those of the engine");
_Static_assert(CTG_EXPERIMENT_WHO >= CTG_WHO_ROOM, "whose value it is has room");

/* What a replicate came to. */
typedef struct outcome {
    bool done, failed;
    uint64_t digest;
    double *values; /* owned; NULL where they are not kept */
} outcome;

struct ctg_experiment {
    ctg_scenario *scenario;
    const ctg_setting *setting;
    ctg_record_shape shape;
    size_t count;      /* values of a replicate */
    outcome *outcomes; /* [replicates] */
    uint32_t replicates;
    atomic_bool stop;
    char *resolved;                    /* owned; NULL until it is asked for */
    const ctg_experiment_means *means; /* of the run that is under way */
};

static int tell(ctg_experiment_error *to, const ctg_error *error)
{
    if (to != NULL) {
        const size_t length = strnlen(error->text, sizeof to->text - 1);
        (void)ctg_text_copy(to->text, sizeof to->text, error->text, length);
    }
    return (int)error->status;
}

static ctg_scenario_overrides overrides_of(const ctg_experiment_options *options)
{
    return options == NULL
               ? (ctg_scenario_overrides){0}
               : (ctg_scenario_overrides){.set = options->set,
                                          .set_count = options->set_count,
                                          .from = options->from,
                                          .to = options->to,
                                          .replicates = options->replicates,
                                          .months = options->months,
                                          .chances = options->chances,
                                          .seed = options->seed,
                                          .fixed_parameters = options->fixed_parameters != 0,
                                          .data = options->tables,
                                          .shipped = options->scenarios};
}

static ctg_status open_scenario(ctg_experiment *experiment, const char *scenario,
                                const ctg_experiment_options *options, ctg_error *error)
{
    const ctg_scenario_overrides overrides = overrides_of(options);
    void *room = NULL;
    atomic_init(&experiment->stop, false);
    CTG_TRY(ctg_maths_check(error));
    CTG_TRY(ctg_scenario_open(&experiment->scenario, scenario, &overrides, error));
    experiment->setting = ctg_scenario_setting(experiment->scenario);
    experiment->shape = ctg_ensemble_shape(experiment->setting);
    experiment->count = ctg_measures_record_size(&experiment->shape);
    experiment->replicates = ctg_scenario_replicates(experiment->scenario);
    CTG_TRY(ctg_memory_array(&room, experiment->replicates, sizeof *experiment->outcomes,
                             "the replicates", error));
    experiment->outcomes = room;
    return ctg_ok;
}

int ctg_experiment_open(ctg_experiment **experiment, const char *scenario,
                        const ctg_experiment_options *options, ctg_experiment_error *error)
{
    ctg_error said;
    void *room = NULL;
    ctg_error_clear(&said);
    *experiment = NULL;
    ctg_status status = ctg_memory_array(&room, 1, sizeof **experiment, "an experiment", &said);
    if (status == ctg_ok) {
        status = open_scenario(room, scenario, options, &said);
    }
    if (status != ctg_ok) {
        ctg_experiment_close(room);
        return tell(error, &said);
    }
    *experiment = room;
    return CTG_OK;
}

void ctg_experiment_close(ctg_experiment *experiment)
{
    if (experiment == NULL) {
        return;
    }
    for (uint32_t i = 0; experiment->outcomes != NULL && i < experiment->replicates; i++) {
        free(experiment->outcomes[i].values);
    }
    free(experiment->outcomes);
    free(experiment->resolved);
    ctg_scenario_destroy(experiment->scenario);
    free(experiment);
}

uint32_t ctg_experiment_replicates(const ctg_experiment *experiment)
{
    return experiment->replicates;
}

uint32_t ctg_experiment_months(const ctg_experiment *experiment)
{
    return (uint32_t)experiment->setting->months;
}

const char *ctg_experiment_resolved(ctg_experiment *experiment)
{
    if (experiment->resolved == NULL) {
        (void)ctg_scenario_resolved(experiment->scenario, &experiment->resolved, NULL);
    }
    return experiment->resolved;
}

size_t ctg_experiment_measure_count(void)
{
    return CTG_MEASURES;
}

ctg_experiment_measure ctg_experiment_measure_at(const ctg_experiment *experiment, size_t measure)
{
    const ctg_measure *const row = ctg_measures_row((ctg_measure_id)measure);
    return (ctg_experiment_measure){.path = row->path,
                                    .unit = row->unit,
                                    .what = row->what,
                                    .whos = experiment->shape.who[row->scope],
                                    .times = ctg_measures_times(&experiment->shape, row->scope),
                                    .every = row->scope == ctg_scope_world ? 1 : 12};
}

const char *ctg_experiment_who(const ctg_experiment *experiment, size_t measure, size_t who,
                               char room[CTG_EXPERIMENT_WHO])
{
    return ctg_measures_who(&experiment->setting->epochs[0].tables,
                            ctg_measures_row((ctg_measure_id)measure)->scope, who, room);
}

/* Sets *time to the point in time of the scope that the month is. */
static ctg_status find_time(const ctg_experiment *experiment, ctg_scope scope, const char *text,
                            size_t *time, ctg_error *error)
{
    ctg_month month = CTG_NO_MONTH;
    const int32_t every = scope == ctg_scope_world ? 1 : 12;
    const ctg_month start = experiment->setting->start;
    char first[8];
    char last[8];
    *time = ctg_measures_times(&experiment->shape, scope) - 1;
    if (text == NULL) {
        return ctg_ok;
    }
    ctg_month_write(start, first);
    ctg_month_write(start + (ctg_month)*time * every, last);
    if (!ctg_month_read(text, &month) || month < start || (month - start) % every != 0 ||
        (size_t)((month - start) / every) > *time) {
        return ctg_error_add(error, ctg_input,
                             "the month '%s' has no value of it; there are those of every %s month "
                             "from %s to %s, as YYYY-MM",
                             ctg_text_shown(text, strlen(text)).text,
                             every == 1 ? "single" : "twelfth", first, last);
    }
    *time = (size_t)((month - start) / every);
    return ctg_ok;
}

int ctg_experiment_find(const ctg_experiment *experiment, const char *measure, const char *month,
                        size_t *place, ctg_experiment_error *error)
{
    ctg_error said;
    ctg_measure_id id = CTG_MEASURES;
    size_t who = 0;
    size_t time = 0;
    ctg_error_clear(&said);
    ctg_status status = ctg_scenario_measure_named(experiment->scenario, measure, &id, &who, &said);
    if (status == ctg_ok) {
        status = find_time(experiment, ctg_measures_row(id)->scope, month, &time, &said);
    }
    if (status != ctg_ok) {
        return tell(error, &said);
    }
    *place = ctg_measures_place(&experiment->shape, id, time, who);
    return CTG_OK;
}

static ctg_status keep(ctg_experiment *experiment, outcome *of, const double *record,
                       ctg_error *error)
{
    void *room = NULL;
    CTG_TRY(
        ctg_memory_array(&room, experiment->count, sizeof *record, "a replicate's values", error));
    of->values = room;
    memcpy(of->values, record, experiment->count * sizeof *record);
    return ctg_ok;
}

static ctg_status take(void *to, const ctg_replicate_result *result, ctg_error *error)
{
    ctg_experiment *const experiment = to;
    const ctg_experiment_means *const means = experiment->means;
    outcome *const of = &experiment->outcomes[result->replicate];
    if (result->status == ctg_ok && !means->forgets) {
        CTG_TRY(keep(experiment, of, result->record, error));
    }
    of->done = true;
    of->failed = result->status != ctg_ok;
    of->digest = result->digest;
    if (means->take != NULL) {
        const ctg_experiment_replicate told = {.replicate = result->replicate,
                                               .status = (int)result->status,
                                               .why = result->sentence,
                                               .values = result->record,
                                               .count = experiment->count,
                                               .digest = result->digest};
        means->take(means->to, &told);
    }
    return ctg_ok;
}

static ctg_status run(ctg_experiment *experiment, ctg_run_name *names, ctg_error *error)
{
    size_t count = 0;
    for (uint32_t i = 0; i < experiment->replicates; i++) {
        if (!experiment->outcomes[i].done) {
            names[count++] = (ctg_run_name){.replicate = i};
        }
    }
    const ctg_ensemble ensemble = {.arms = &experiment->setting,
                                   .arm_count = 1,
                                   .runs = names,
                                   .count = count,
                                   .threads = experiment->means->threads,
                                   .take = take,
                                   .to = experiment,
                                   .stop = &experiment->stop};
    return count == 0 ? ctg_ok : ctg_ensemble_run(&ensemble, error);
}

int ctg_experiment_run(ctg_experiment *experiment, const ctg_experiment_means *means,
                       ctg_experiment_error *error)
{
    static const ctg_experiment_means usual = {0};
    ctg_error said;
    void *names = NULL;
    ctg_error_clear(&said);
    experiment->means = means == NULL ? &usual : means;
    ctg_status status = ctg_memory_array(&names, experiment->replicates, sizeof(ctg_run_name),
                                         "the replicates", &said);
    if (status == ctg_ok) {
        status = run(experiment, names, &said);
    }
    free(names);
    atomic_store(&experiment->stop, false);
    if (status == ctg_stopped && said.sentences == 0) {
        (void)ctg_error_add(&said, ctg_stopped, "stopped on request");
    }
    return status == ctg_ok ? CTG_OK : tell(error, &said);
}

void ctg_experiment_stop(ctg_experiment *experiment)
{
    atomic_store(&experiment->stop, true);
}

double ctg_experiment_value(const ctg_experiment *experiment, uint32_t replicate, size_t place)
{
    return replicate < experiment->replicates && place < experiment->count &&
                   experiment->outcomes[replicate].values != NULL
               ? experiment->outcomes[replicate].values[place]
               : (double)NAN;
}

static uint32_t count(const ctg_experiment *experiment, bool failed)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < experiment->replicates; i++) {
        found += experiment->outcomes[i].done && experiment->outcomes[i].failed == failed ? 1 : 0;
    }
    return found;
}

uint32_t ctg_experiment_done(const ctg_experiment *experiment)
{
    return count(experiment, false);
}

uint32_t ctg_experiment_failed(const ctg_experiment *experiment)
{
    return count(experiment, true);
}

uint64_t ctg_experiment_digest(const ctg_experiment *experiment)
{
    uint64_t digest = 0;
    for (uint32_t i = 0; i < experiment->replicates; i++) {
        unsigned char bytes[8];
        if (!experiment->outcomes[i].done) {
            return 0;
        }
        for (int byte = 0; byte < 8; byte++) {
            bytes[byte] = (unsigned char)(experiment->outcomes[i].digest >> (8 * byte));
        }
        digest = ctg_digest_chain(digest, bytes, sizeof bytes);
    }
    return digest;
}
