/* The prior of one parameter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/prior.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"

#define LEAST 1e-9 /* what is nearer to 0 is 0: twelve digits of it could not be read again */

ctg_prior ctg_prior_of(const ctg_calibration_parameter *parameter, double centre)
{
    const ctg_parameter *const row = ctg_parameters_row(parameter->id);
    return (ctg_prior){.low = parameter->low,
                       .mode = fmin(fmax(centre, parameter->low), parameter->high),
                       .high = parameter->high,
                       .is_uniform = parameter->is_uniform,
                       .is_whole = row->kind != ctg_parameter_real};
}

double ctg_prior_quantile(const ctg_prior *prior, double share)
{
    const double width = prior->high - prior->low;
    if (prior->is_uniform) {
        return prior->low + share * width;
    }
    const double at_mode = (prior->mode - prior->low) / width;
    return share < at_mode ? prior->low + sqrt(share * width * (prior->mode - prior->low))
                           : prior->high - sqrt((1 - share) * width * (prior->high - prior->mode));
}

double ctg_prior_said(double value)
{
    char text[CTG_NUMBER_ROOM];
    (void)snprintf(text, sizeof text, "%.12g", fabs(value) < LEAST ? 0 : value);
    (void)ctg_number_real(text, strlen(text), &value);
    return value;
}

double ctg_prior_value(const ctg_prior *prior, double share)
{
    const double value = ctg_prior_quantile(prior, share);
    return prior->is_whole ? floor(value + 0.5)
                           : fmin(fmax(ctg_prior_said(value), prior->low), prior->high);
}
