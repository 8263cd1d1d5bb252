/* The table of parameters, made from engine/parameters.def.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/parameters.h"

#include <assert.h>

static_assert(sizeof(ctg_parameters) == CTG_PARAMETERS * sizeof(double),
              "a parameter has the same place by name and by number");

const ctg_parameter *ctg_parameters_row(ctg_parameter_id id)
{
    static const ctg_parameter rows[] = {
#define CTG_PARAMETER(kind, group, name, value, least, most, low, high, unit, basis, source, what) \
    {ctg_parameter_##kind, #group "." #name, value, least, most, low, high, unit,                  \
     ctg_basis_##basis,    source,           what},
#include "engine/parameters.def"
#undef CTG_PARAMETER
    };
    assert((size_t)id < CTG_PARAMETERS);
    return &rows[id];
}

void ctg_parameters_default(ctg_parameters *parameters)
{
    for (size_t id = 0; id < CTG_PARAMETERS; id++) {
        parameters->value[id] = ctg_parameters_row((ctg_parameter_id)id)->value;
    }
}

const char *ctg_parameters_basis_name(ctg_parameter_basis basis)
{
    static const char *const names[] = {"seen", "computed", "assumed"};
    return names[basis];
}
