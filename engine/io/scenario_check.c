/* What must hold between the settings of a scenario and its tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry_check.h"
#include "engine/io/registry_events.h"
#include "engine/io/scenario_inside.h"

ctg_status ctg_scenario_check_months(ctg_scenario *scenario, ctg_error *error)
{
    const char *const file = scenario->files[0].path;
    ctg_status status = ctg_ok;
    if (!scenario->has_start) {
        status = ctg_error_add_at(error, ctg_input, file, 0, "`start` (\"YYYY-MM\") is missing");
    }
    if (scenario->months == 0) {
        status = ctg_error_add_at(error, ctg_input, file, 0, "`months` (1 to 1200) is missing");
    }
    scenario->setting.months = (int32_t)scenario->months;
    if (status == ctg_ok && scenario->setting.start + scenario->setting.months > CTG_MONTH_MOST) {
        status = ctg_error_add_at(error, ctg_input, file, 0,
                                  "%d months from `start` lead beyond 2299-12",
                                  (int)scenario->setting.months);
    }
    return status;
}

/* Covariates are known to the end of their table unless the scenario says less. */
static ctg_status check_known_to(ctg_scenario *scenario, ctg_error *error)
{
    const ctg_table *const table = &scenario->registry.tables[ctg_table_covariates];
    const ctg_covariate_row *const rows = table->rows;
    int64_t first = INT64_MAX;
    int64_t last = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        first = rows[i].year < first ? rows[i].year : first;
        last = rows[i].year > last ? rows[i].year : last;
    }
    ctg_setting *const setting = &scenario->setting;
    if (!scenario->has_known_to) {
        setting->covariates_known_to = CTG_MONTH((ctg_month)last, 12);
        return ctg_ok;
    }
    const int year = ctg_month_year(setting->covariates_known_to);
    const bool any = setting->covariates_known_to >= CTG_MONTH((ctg_month)first, 12);
    return any && year <= last
               ? ctg_ok
               : ctg_error_add_at(error, ctg_input, scenario->known_to_place.file,
                                  scenario->known_to_place.line,
                                  "'covariates_known_to' lies in %d; the covariates (%s) are known "
                                  "from December %lld to %lld",
                                  year, table->file, (long long)first, (long long)last);
}

/* The people in the field at the start come from the record of that month. */
static ctg_status check_record(const ctg_scenario *scenario, ctg_table_id id, ctg_error *error)
{
    const ctg_table *const table = &scenario->registry.tables[id];
    const ctg_column *const month = ctg_table_column(table, "month");
    ctg_month first = CTG_MONTH_MOST;
    ctg_month last = CTG_MONTH_LEAST;
    for (size_t row = 0; row < table->row_count; row++) {
        const ctg_month at = ctg_column_small(month, ctg_table_row(table, row));
        if (at == scenario->setting.start) {
            return ctg_ok;
        }
        first = at < first ? at : first;
        last = at > last ? at : last;
    }
    char start[8];
    char from[8];
    char to[8];
    ctg_month_write(scenario->setting.start, start);
    ctg_month_write(first, from);
    ctg_month_write(last, to);
    return ctg_error_add_at(error, ctg_input, scenario->start_place.file,
                            scenario->start_place.line,
                            "'start' is %s, of which %s (%s) has no record; it runs from %s to %s",
                            start, table->name, table->file, from, to);
}

ctg_status ctg_scenario_check_tables(ctg_scenario *scenario, ctg_error *error)
{
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT; id++) {
        if (scenario->registry.tables[id].rows == NULL) {
            return ctg_ok; /* told already; the rest would follow from it */
        }
    }
    const ctg_status of_rows = ctg_registry_check_rows(&scenario->registry, error);
    const ctg_status of_events = ctg_registry_events_check(&scenario->registry, error);
    CTG_TRY(of_rows);
    CTG_TRY(ctg_registry_check_joins(&scenario->registry, error));
    const ctg_status of_known_to = check_known_to(scenario, error);
    ctg_status status = of_events == ctg_ok ? of_known_to : of_events;
    ctg_scenario_events_forget(scenario);
    for (size_t i = 0; scenario->has_start && i < 2; i++) {
        const ctg_table_id id = i == 0 ? ctg_table_contributions : ctg_table_deployments;
        const ctg_status of_record = check_record(scenario, id, error);
        status = status == ctg_ok ? of_record : status;
    }
    return status;
}
