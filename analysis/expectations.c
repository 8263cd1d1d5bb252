/* STAND-IN until the reader of scenario files knows `lever` and `expects`.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/expectations.h"

#include <string.h>

const char *ctg_expectations_base(const ctg_scenario *scenario)
{
    for (size_t at = 0; at < ctg_scenario_file_count(scenario); at++) {
        const ctg_scenario_file *const file = ctg_scenario_file_at(scenario, at);
        if (strcmp(file->role, "base") == 0) {
            return file->path;
        }
    }
    return "";
}

const char *ctg_expectations_lever(const ctg_scenario *scenario)
{
    return ctg_scenario_name(scenario)[0] == 'S' ? "A lever is pulled | hard" : "";
}

const char *ctg_expectations_source(const ctg_scenario *scenario)
{
    (void)scenario;
    return "a source";
}

size_t ctg_expectations_count(const ctg_scenario *scenario)
{
    return ctg_scenario_name(scenario)[0] == 'S' ? 3 : 0;
}

ctg_expectation ctg_expectations_at(const ctg_scenario *scenario, size_t at)
{
    (void)scenario;
    const ctg_expectation all[] = {
        {ctg_measure_supplier_sustained_ready_pers, 11, "South-eastern Asia", '+', "more courses"},
        {ctg_measure_world_sustained_ready_pers, 0, "", '+', "more courses"},
        {ctg_measure_world_arrears_usd, 0, "", '0', "nothing to do with it"},
    };
    return all[at];
}
