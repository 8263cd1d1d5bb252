/* Sobol' indices of chance itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sobol_noise.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/maths.h"
#include "engine/base/memory.h"

#define REPLICATES_LEAST 4

/* Of the replicates of one group at a point; no finite number where one of them is none. */
static double variance_of(const double *outputs, size_t replicates, size_t first, size_t groups)
{
    double count = 0;
    double mean = 0;
    double sum = 0;
    for (size_t r = first; r < replicates; r += groups) {
        mean += outputs[r];
        count++;
    }
    mean /= count;
    for (size_t r = first; r < replicates; r += groups) {
        sum += (outputs[r] - mean) * (outputs[r] - mean);
    }
    return sum / (count - 1);
}

/* The largest number of groups whose square is not above the number of replicates. */
static size_t groups_for(size_t replicates)
{
    size_t groups = 2;
    while ((groups + 1) * (groups + 1) <= replicates) {
        groups++;
    }
    return groups;
}

/* Where all are finite and above 0, and none is too small for a logarithm, logarithms will do. */
static bool have_logarithms(const double *variances, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (isfinite(variances[i]) && !isnormal(variances[i])) {
            return false;
        }
    }
    return true;
}

static ctg_status fill(ctg_sobol_noise *noise, const ctg_sobol_asked *asked, double *values,
                       ctg_error *error)
{
    const size_t places = asked->points * ctg_sobol_forms_rows(&asked->shape);
    const size_t count = places * noise->groups;
    char name[200];
    for (size_t i = 0; i < count; i++) {
        values[i] = variance_of(asked->outputs + i / noise->groups * asked->replicates,
                                asked->replicates, i % noise->groups, noise->groups);
    }
    noise->is_deviation = !have_logarithms(values, count);
    for (size_t i = 0; i < count; i++) {
        if (isfinite(values[i])) {
            values[i] = noise->is_deviation ? sqrt(values[i]) : ctg_maths_log2(values[i]);
        }
    }
    (void)snprintf(name, sizeof name, "%s, its %s over replicates", asked->name,
                   noise->is_deviation ? "standard deviation" : "log2 variance");
    ctg_sobol_asked of = *asked;
    of.outputs = values;
    of.replicates = noise->groups;
    of.name = name;
    return ctg_sobol_of(&noise->sobol, &of, error);
}

ctg_status ctg_sobol_noise_of(ctg_sobol_noise *noise, const ctg_sobol_asked *asked,
                              ctg_error *error)
{
    void *place = NULL;
    *noise = (ctg_sobol_noise){.groups = groups_for(asked->replicates)};
    if (asked->replicates < REPLICATES_LEAST) {
        return ctg_error_add(error, ctg_input,
                             "%s: %zu replicates are too few to say what its chance hangs on; at "
                             "least %d are needed",
                             asked->name, asked->replicates, REPLICATES_LEAST);
    }
    const size_t places = asked->points * ctg_sobol_forms_rows(&asked->shape);
    CTG_TRY(ctg_memory_array(&place, places * noise->groups, sizeof(double), "indices", error));
    const ctg_status status = fill(noise, asked, place, error);
    free(place);
    return status;
}

void ctg_sobol_noise_destroy(ctg_sobol_noise *noise)
{
    ctg_sobol_destroy(&noise->sobol);
    *noise = (ctg_sobol_noise){0};
}
