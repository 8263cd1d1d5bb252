/* What must hold of tables that have all been read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry_check.h"

#include <string.h>

#include "engine/io/registry_cover.h"
#include "engine/io/registry_finding.h"
#include "engine/io/registry_mandates.h"

typedef ctg_registry_findings findings;

#define TASKS_MOST 32

/* Tables of which the model, or a set of keys, holds so many rows and no more. */
static void check_sizes(findings *f)
{
    static const struct {
        ctg_table_id id;
        size_t most;
    } limits[] = {{ctg_table_regions, CTG_REGIONS_MOST},
                  {ctg_table_states, 999},
                  {ctg_table_territories, 999},
                  {ctg_table_tasks, TASKS_MOST},
                  {ctg_table_capabilities, CTG_CAPABILITIES_MOST},
                  {ctg_table_units, 999},
                  {ctg_table_frameworks, CTG_TABLE_SET_MOST},
                  {ctg_table_missions, 9999},
                  {ctg_table_templates, 9999},
                  {ctg_table_donors, 999},
                  {ctg_table_programmes, 9999}};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        if (f->registry->tables[limits[i].id].row_count > limits[i].most) {
            ctg_registry_finding_add(f, limits[i].id, limits[i].most,
                                     "%s has more than %zu rows, the most that are allowed",
                                     f->registry->tables[limits[i].id].name, limits[i].most);
        }
    }
    ctg_registry_finding_kind(f);
}

/* A column `number` names its row for ever: no two rows may have the same. */
static void check_numbers(findings *f, ctg_table_id id)
{
    const ctg_table *const table = &f->registry->tables[id];
    const ctg_column *const number = ctg_table_column(table, "number");
    for (size_t row = 0; number != NULL && row < table->row_count; row++) {
        const double value = ctg_column_number(number, ctg_table_row(table, row));
        for (size_t other = 0; other < row; other++) {
            if (ctg_column_number(number, ctg_table_row(table, other)) == value) {
                ctg_registry_finding_add(f, id, row,
                                         "column 'number' is %.0f, as in line %u; every row needs "
                                         "its own",
                                         value, (unsigned)table->lines[other]);
            }
        }
    }
}

/* A value and the plausible range that stands beside it. */
static void check_between(findings *f, ctg_table_id id, const char *value, const char *least,
                          const char *most)
{
    const ctg_table *const table = &f->registry->tables[id];
    const ctg_column *const columns[] = {ctg_table_column(table, value),
                                         ctg_table_column(table, least),
                                         ctg_table_column(table, most)};
    for (size_t row = 0; row < table->row_count; row++) {
        const void *const at = ctg_table_row(table, row);
        const double v = ctg_column_number(columns[0], at);
        const double low = ctg_column_number(columns[1], at);
        const double high = ctg_column_number(columns[2], at);
        if (v < low || v > high) {
            ctg_registry_finding_add(f, id, row,
                                     "column '%s' is %.0f; it must lie between '%s' (%.0f) and "
                                     "'%s' (%.0f)",
                                     value, v, least, low, most, high);
        }
    }
}

/* A host is the code of a state or a territory. */
static void check_hosts(findings *f, ctg_table_id id)
{
    const ctg_table *const table = &f->registry->tables[id];
    const ctg_table_keys keys = ctg_registry_keys(f->registry);
    const ctg_column *const host = ctg_table_column(table, "host");
    const ctg_table *const states = &f->registry->tables[ctg_table_states];
    const ctg_table *const territories = &f->registry->tables[ctg_table_territories];
    for (size_t row = 0; row < table->row_count; row++) {
        char code[CTG_COLUMN_ROOM];
        ctg_column_write(host, ctg_table_row(table, row), code);
        if (ctg_table_find(states, code, strlen(code), &keys) < 0 &&
            ctg_table_find(territories, code, strlen(code), &keys) < 0) {
            ctg_registry_finding_add(f, id, row, "column 'host' %s (a territory may host, too)",
                                     ctg_table_unknown(states, code, strlen(code), &keys).text);
        }
    }
}

static void check_territories(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    const ctg_table_keys keys = ctg_registry_keys(f->registry);
    const ctg_table *const states = &f->registry->tables[ctg_table_states];
    for (size_t row = 0; row < view.territories_count; row++) {
        const char *const code = view.territories[row].territory;
        if (ctg_table_find(states, code, strlen(code), &keys) >= 0) {
            ctg_registry_finding_add(f, ctg_table_territories, row,
                                     "column 'territory' is '%s', which is a member state", code);
        }
    }
}

static void check_missions(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    for (size_t row = 0; row < view.missions_count; row++) {
        const ctg_mission_row *const mission = &view.missions[row];
        if ((mission->class_from == CTG_NO_MONTH) !=
            (mission->class_initial == mission->class_later)) {
            ctg_registry_finding_add(f, ctg_table_missions, row,
                                     "column 'class_from' of %s must name a month where "
                                     "'class_later' differs from 'class_initial', and only there",
                                     mission->mission);
        }
        if (mission->predecessor == (int32_t)row) {
            ctg_registry_finding_add(f, ctg_table_missions, row,
                                     "column 'predecessor' of %s names the mission itself",
                                     mission->mission);
        }
    }
}

static void check_spans(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    for (size_t row = 0; row < view.programmes_count; row++) {
        const ctg_programme_row *const programme = &view.programmes[row];
        if (programme->end != CTG_NO_MONTH && programme->end < programme->start) {
            ctg_registry_finding_add(f, ctg_table_programmes, row,
                                     "column 'end' of %s lies before 'start'",
                                     programme->programme);
        }
    }
    for (size_t row = 0; row < view.specialisation_count; row++) {
        const ctg_special_row *const special = &view.specialisation[row];
        if (special->to != CTG_NO_MONTH && special->to < special->from) {
            ctg_registry_finding_add(f, ctg_table_specialisation, row,
                                     "column 'to' lies before 'from'");
        }
    }
    for (size_t row = 0; row < view.consent_count; row++) {
        const ctg_consent_row *const consent = &view.consent[row];
        if (consent->to != CTG_NO_MONTH && consent->to < consent->from) {
            ctg_registry_finding_add(f, ctg_table_consent, row, "column 'to' lies before 'from'");
        }
    }
}

ctg_status ctg_registry_check_rows(const ctg_registry *registry, ctg_error *error)
{
    static const ctg_table_id numbered[] = {
        ctg_table_regions,  ctg_table_states,       ctg_table_territories,
        ctg_table_tasks,    ctg_table_capabilities, ctg_table_frameworks,
        ctg_table_missions, ctg_table_templates,    ctg_table_programmes};
    findings f = {registry, error, 0, 0};
    check_sizes(&f);
    if (f.all > 0) {
        return ctg_input;
    }
    for (size_t i = 0; i < sizeof numbered / sizeof numbered[0]; i++) {
        check_numbers(&f, numbered[i]);
    }
    ctg_registry_finding_kind(&f);
    check_between(&f, ctg_table_units, "persons", "persons_least", "persons_most");
    check_between(&f, ctg_table_capabilities, "brigade_pers", "brigade_least_pers",
                  "brigade_most_pers");
    check_between(&f, ctg_table_capability_mix, "share_permille", "least_permille",
                  "most_permille");
    ctg_registry_finding_kind(&f);
    check_hosts(&f, ctg_table_missions);
    check_hosts(&f, ctg_table_programmes);
    check_hosts(&f, ctg_table_conflicts);
    ctg_registry_finding_kind(&f);
    check_territories(&f);
    check_missions(&f);
    check_spans(&f);
    ctg_registry_finding_kind(&f);
    ctg_registry_mandates_check(&f);
    return f.all > 0 ? ctg_input : ctg_ok;
}

/* Tables without which no world can be made. */
static void check_needed(findings *f)
{
    static const ctg_table_id needed[] = {
        ctg_table_regions,      ctg_table_states,        ctg_table_covariates,
        ctg_table_scale,        ctg_table_discounts,     ctg_table_missions,
        ctg_table_units,        ctg_table_capabilities,  ctg_table_capability_mix,
        ctg_table_tasks,        ctg_table_frameworks,    ctg_table_classes,
        ctg_table_demand,       ctg_table_contributions, ctg_table_deployments,
        ctg_table_reimbursement};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (f->registry->tables[needed[i]].row_count == 0) {
            ctg_registry_finding_add(f, needed[i], SIZE_MAX, "the table has no row");
        }
    }
    ctg_registry_finding_kind(f);
}

/* Shares of a class and type of personnel that sum to a whole, or are all absent. */
static void check_mix(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    const ctg_table *const table = &f->registry->tables[ctg_table_capability_mix];
    int64_t sums[CTG_MISSION_CLASSES][CTG_PERSONNEL] = {{0}};
    size_t last[CTG_MISSION_CLASSES][CTG_PERSONNEL] = {{0}};
    for (size_t row = 0; row < view.capability_mix_count; row++) {
        const ctg_mix_row *const mix = &view.capability_mix[row];
        const int32_t type = view.capabilities[mix->capability].personnel;
        sums[mix->mission_class][type] += mix->share_permille;
        last[mix->mission_class][type] = row;
    }
    const ctg_column *const class_column = ctg_table_column(table, "mission_class");
    const ctg_column *const type_column =
        ctg_table_column(&f->registry->tables[ctg_table_capabilities], "personnel");
    for (size_t class = 0; class < CTG_MISSION_CLASSES; class ++) {
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            if (sums[class][type] != 1000) {
                ctg_registry_finding_add(f, ctg_table_capability_mix, last[class][type],
                                         "the shares of %s in %s missions sum to %lld thousandths; "
                                         "1000 are needed",
                                         type_column->choices[type], class_column->choices[class],
                                         (long long)sums[class][type]);
            }
        }
    }
}

ctg_status ctg_registry_check_joins(const ctg_registry *registry, ctg_error *error)
{
    findings f = {registry, error, 0, 0};
    check_needed(&f);
    if (f.all > 0) {
        return ctg_input;
    }
    check_mix(&f);
    ctg_registry_finding_kind(&f);
    const ctg_status status = ctg_registry_cover_check(&f);
    return status != ctg_ok ? status : f.all > 0 ? ctg_input : ctg_ok;
}
