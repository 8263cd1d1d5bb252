/* The parameters of which it is asked what hangs on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/candidates.h"

#include <math.h>

/* Its column in the posterior's rows; -1 where it is not drawn from them. */
static ptrdiff_t column_of(const ctg_setting *setting, ctg_parameter_id id)
{
    const ctg_posterior *const posterior = setting->drawn[id] ? setting->posterior : NULL;
    for (size_t at = 0; posterior != NULL && at < posterior->parameter_count; at++) {
        if (posterior->parameters[at] == id) {
            return (ptrdiff_t)at;
        }
    }
    return -1;
}

bool ctg_candidates_is_fitted(const ctg_setting *setting, ctg_parameter_id id)
{
    return column_of(setting, id) >= 0;
}

bool ctg_candidates_has(const ctg_setting *setting, ctg_parameter_id id)
{
    const ctg_parameter *const row = ctg_parameters_row(id);
    return setting->drawn[id] && row->kind != ctg_parameter_switch && row->low < row->high &&
           (row->basis == ctg_basis_assumed || ctg_candidates_is_fitted(setting, id));
}

bool ctg_candidates_is_assumed(const ctg_setting *setting, ctg_parameter_id id)
{
    return ctg_candidates_has(setting, id) && !ctg_candidates_is_fitted(setting, id);
}

ctg_candidates_range ctg_candidates_range_of(const ctg_setting *setting, ctg_parameter_id id)
{
    const ctg_parameter *const row = ctg_parameters_row(id);
    const ptrdiff_t column = column_of(setting, id);
    ctg_candidates_range range = {row->low, row->high};
    for (size_t at = 0; column >= 0 && at < setting->posterior->row_count; at++) {
        const ctg_posterior *const posterior = setting->posterior;
        const double value = posterior->values[at * posterior->parameter_count + (size_t)column];
        range.low = at == 0 || value < range.low ? value : range.low;
        range.high = at == 0 || value > range.high ? value : range.high;
    }
    return range;
}

double ctg_candidates_level(size_t count)
{
    return -expm1(log1p(-CTG_CANDIDATES_LEVEL) / (double)count);
}
