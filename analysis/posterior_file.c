/* The file of a posterior.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/posterior_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/file.h"

static ctg_status add_head(ctg_text_builder *text, const ctg_calibrator *c,
                           const ctg_calibrator_result *result, ctg_error *error)
{
    const ctg_waves *const waves = &result->waves;
    CTG_TRY(ctg_text_add(text, error,
                         "# A posterior of contingent calibrate; a scenario draws its rows with\n"
                         "# posterior = \"NAME.csv\";\n# study %s %s\n# seed %" PRId64
                         "\n# version %s\n# tables %s\n",
                         c->study.name, c->study.id, c->asked.seed, c->study.version, c->tables));
    CTG_TRY(ctg_text_add(text, error, "# %zu evaluations in %u waves\nweight", waves->evaluations,
                         (unsigned)waves->last + 1));
    for (size_t k = 0; k < waves->dimensions; k++) {
        CTG_TRY(ctg_text_add(text, error, ",%s", ctg_parameters_row(c->ids[k])->path));
    }
    return ctg_text_add(text, error, "\n");
}

/* With as many digits as can be read again; the values have no more (prior.h). */
static ctg_status add_rows(ctg_text_builder *text, const ctg_calibrator_result *result,
                           ctg_error *error)
{
    const ctg_waves *const waves = &result->waves;
    for (size_t i = 0; i < waves->count; i++) {
        CTG_TRY(ctg_text_add(text, error, "%.15f", waves->weights[i]));
        for (size_t k = 0; k < waves->dimensions; k++) {
            CTG_TRY(ctg_text_add(text, error, ",%.12g", result->values[i * waves->dimensions + k]));
        }
        CTG_TRY(ctg_text_add(text, error, "\n"));
    }
    return ctg_ok;
}

ctg_status ctg_posterior_file_write(const char *path, const ctg_calibrator *calibrator,
                                    const ctg_calibrator_result *result, ctg_error *error)
{
    ctg_text_builder text = {0};
    ctg_status status = add_head(&text, calibrator, result, error);
    if (status == ctg_ok) {
        status = add_rows(&text, result, error);
    }
    if (status == ctg_ok) {
        status = ctg_file_write(path, text.text, text.used, error);
    }
    free(text.text);
    return status;
}
