/* The identity of a calibration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/calibrator_study.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/run/ensemble.h"

static ctg_status add_asked(ctg_text_builder *text, const ctg_calibrator *c, ctg_error *error)
{
    char low[CTG_NUMBER_ROOM];
    char mode[CTG_NUMBER_ROOM];
    char high[CTG_NUMBER_ROOM];
    CTG_TRY(ctg_text_add(text, error,
                         "calibration 1\nparticles = %" PRId64 ";\nruns = %" PRId64
                         ";\nsampler_seed = %" PRId64 ";\n",
                         c->asked.particles, c->asked.replicates, c->asked.seed));
    for (size_t i = 0; i < c->asked.parameter_count; i++) {
        const ctg_prior *const prior = &c->priors[i];
        ctg_number_write(prior->low, low);
        ctg_number_write(prior->mode, mode);
        ctg_number_write(prior->high, high);
        CTG_TRY(ctg_text_add(text, error, "%s %s %s %s\n", ctg_parameters_row(c->ids[i])->path, low,
                             prior->is_uniform ? "uniform" : mode, high));
    }
    for (size_t i = 0; i < CTG_CALIBRATION_TARGETS; i++) {
        ctg_number_write(c->asked.weights[i], low);
        CTG_TRY(ctg_text_add(text, error, "target %s %s\n",
                             ctg_calibration_target_name((ctg_calibration_target)i), low));
    }
    return ctg_ok;
}

/* What is asked, then the whole base as it runs from each origin. */
static ctg_status write_resolved(const ctg_calibrator *c, char **resolved, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = add_asked(&text, c, error);
    for (size_t at = 0; at < c->asked.origin_count && status == ctg_ok; at++) {
        char *base = NULL;
        status = ctg_scenario_resolved(c->scenarios[at], &base, error);
        if (status == ctg_ok) {
            status = ctg_text_add(&text, error, "\n%s", base);
        }
        free(base);
    }
    *resolved = text.text;
    return status;
}

static ctg_status keep_files(ctg_calibrator *c, ctg_error *error)
{
    void *place = NULL;
    const size_t count = ctg_scenario_file_count(c->scenarios[0]);
    CTG_TRY(
        ctg_memory_array(&place, count + 1, sizeof *c->study.files, "the list of inputs", error));
    c->study.files = place;
    c->study.file_count = count + 1;
    c->study.files[0] = &c->file;
    for (size_t at = 0; at < count; at++) {
        c->study.files[at + 1] = ctg_scenario_file_at(c->scenarios[0], at);
    }
    return ctg_ok;
}

static ctg_status digest_tables(ctg_calibrator *c, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = ctg_text_add(&text, error, "%s", "");
    for (size_t at = 0; at < c->study.file_count && status == ctg_ok; at++) {
        const ctg_scenario_file *const file = c->study.files[at];
        if (strncmp(file->role, "table ", 6) == 0) {
            status = ctg_text_add(&text, error, "%s %s\n", file->role, file->sha256);
        }
    }
    if (status == ctg_ok) {
        ctg_digest_sha256(text.text, text.used, c->tables);
    }
    free(text.text);
    return status;
}

ctg_status ctg_calibrator_study_make(ctg_calibrator *calibrator, const char *version,
                                     ctg_error *error)
{
    ctg_calibrator *const c = calibrator;
    ctg_text_builder nothing = {0};
    c->file = (ctg_scenario_file){"calibration", c->asked.file, c->asked.bytes, c->asked.size, ""};
    memcpy(c->file.sha256, c->asked.sha256, sizeof c->file.sha256);
    c->study = (ctg_study){.name = c->asked.name,
                           .title = c->asked.title,
                           .question = "",
                           .version = version,
                           .setting = c->starts[0],
                           .replicates = (uint32_t)c->asked.replicates,
                           .shape = ctg_ensemble_shape(c->starts[0])};
    CTG_TRY(keep_files(c, error));
    CTG_TRY(digest_tables(c, error));
    CTG_TRY(ctg_text_add(&nothing, error, "%s", ""));
    c->study.changes = nothing.text;
    CTG_TRY(write_resolved(c, &c->study.resolved, error));
    return ctg_study_set_id(&c->study, error);
}
