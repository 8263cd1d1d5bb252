/* Frameworks and their missions, classes of mandate, tasks, donors' budgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry_mandates.h"

#include <math.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/base/text.h"

typedef ctg_registry_findings findings;

#define WHOLE_TOLERANCE 1e-9 /* weights are written with few digits */

static void check_united_nations(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    const ctg_table *const table = &f->registry->tables[ctg_table_frameworks];
    size_t first = SIZE_MAX;
    for (size_t row = 0; row < view.frameworks_count; row++) {
        if (view.frameworks[row].kind != ctg_framework_un) {
            continue;
        }
        if (first == SIZE_MAX) {
            first = row;
            continue;
        }
        ctg_registry_finding_add(f, ctg_table_frameworks, row,
                                 "column 'kind' of %s is un, as in line %u; exactly one framework "
                                 "is the United Nations'",
                                 view.frameworks[row].framework, (unsigned)table->lines[first]);
    }
    if (first == SIZE_MAX) {
        ctg_registry_finding_add(f, ctg_table_frameworks, SIZE_MAX,
                                 "no framework is the United Nations' (kind un); exactly one is "
                                 "needed");
    }
}

/* Whether organisations names a member; the names are tried for what was meant. */
static bool has_member(const ctg_tables *view, const char *organisation, ctg_text_nearest *nearest)
{
    ctg_text_nearest_begin(nearest, organisation);
    for (size_t i = 0; i < view->organisations_count; i++) {
        if (strcmp(view->organisations[i].organisation, organisation) == 0) {
            return true;
        }
        ctg_text_nearest_try(nearest, view->organisations[i].organisation);
    }
    return false;
}

static void check_members(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    for (size_t row = 0; row < view.frameworks_count; row++) {
        ctg_text_nearest nearest;
        const ctg_framework_row *const framework = &view.frameworks[row];
        if (framework->organisation[0] != '\0' &&
            !has_member(&view, framework->organisation, &nearest)) {
            ctg_registry_finding_add(f, ctg_table_frameworks, row,
                                     "column 'organisation' of %s is '%s', of which organisations "
                                     "names no member%s",
                                     framework->framework, framework->organisation,
                                     ctg_text_nearest_hint(&nearest).text);
        }
    }
}

/* A continent is one that a region lies in; where a column may be empty, none. */
static void check_continents(findings *f, ctg_table_id id)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    const ctg_table *const table = &f->registry->tables[id];
    const ctg_column *const column = ctg_table_column(table, "continent");
    for (size_t row = 0; row < table->row_count; row++) {
        char continent[CTG_COLUMN_ROOM];
        ctg_text_nearest nearest;
        ctg_column_write(column, ctg_table_row(table, row), continent);
        ctg_text_nearest_begin(&nearest, continent);
        bool found = continent[0] == '\0';
        for (size_t i = 0; i < view.regions_count && !found; i++) {
            found = strcmp(view.regions[i].continent, continent) == 0;
            ctg_text_nearest_try(&nearest, view.regions[i].continent);
        }
        if (!found) {
            ctg_registry_finding_add(f, id, row,
                                     "column 'continent' is '%s', in which no region lies%s",
                                     ctg_text_shown(continent, strlen(continent)).text,
                                     ctg_text_nearest_hint(&nearest).text);
        }
    }
}

static void check_mission(findings *f, const ctg_tables *view, size_t row)
{
    const ctg_mission_row *const mission = &view->missions[row];
    const ctg_framework_row *const framework = &view->frameworks[mission->framework];
    if (mission->budget == ctg_budget_own && framework->kind == ctg_framework_un) {
        ctg_registry_finding_add(f, ctg_table_missions, row,
                                 "column 'budget' of %s is own, but missions of %s are paid for by "
                                 "the members: peacekeeping or regular",
                                 mission->mission, framework->framework);
    }
    if (mission->lead < 0 && framework->kind == ctg_framework_lead) {
        ctg_registry_finding_add(f, ctg_table_missions, row,
                                 "column 'lead' of %s is empty; its framework, %s, is one nation "
                                 "alone: a key of states is needed",
                                 mission->mission, framework->framework);
    }
    if (mission->partner == mission->framework) {
        ctg_registry_finding_add(f, ctg_table_missions, row,
                                 "column 'partner' of %s is '%s', as 'framework'; another one or "
                                 "nothing is needed",
                                 mission->mission, framework->framework);
    }
}

static void check_missions(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    for (size_t row = 0; row < view.missions_count; row++) {
        check_mission(f, &view, row);
    }
    for (size_t row = 0; row < view.outside_contributors_count; row++) {
        const ctg_mission_row *const mission =
            &view.missions[view.outside_contributors[row].mission];
        if (view.frameworks[mission->framework].kind == ctg_framework_un) {
            ctg_registry_finding_add(f, ctg_table_outside_contributors, row,
                                     "column 'mission' is '%s', which is under the United "
                                     "Nations' command: its people stand in placements",
                                     mission->mission);
        }
    }
}

static void check_weights(findings *f, size_t row, const char *name)
{
    char text[CTG_NUMBER_ROOM];
    const ctg_class_row *const class =
        (const ctg_class_row *)f->registry->tables[ctg_table_classes].rows + row;
    const double sum =
        class->security_weight + class->civil_weight + class->works_weight + class->aid_weight;
    if (fabs(sum - 1.0) > WHOLE_TOLERANCE) {
        ctg_number_write(sum, text);
        ctg_registry_finding_add(f, ctg_table_classes, row,
                                 "the weights of security, civil, works and aid of %s missions sum "
                                 "to %s; 1 is needed",
                                 name, text);
    }
}

static void check_classes(findings *f)
{
    const ctg_table *const table = &f->registry->tables[ctg_table_classes];
    const ctg_column *const column = ctg_table_column(table, "mission_class");
    bool seen[CTG_MISSION_CLASSES] = {false};
    for (size_t row = 0; row < table->row_count; row++) {
        const int32_t class = ctg_column_small(column, ctg_table_row(table, row));
        seen[class] = true;
        check_weights(f, row, column->choices[class]);
    }
    for (size_t class = 0; class < CTG_MISSION_CLASSES; class ++) {
        if (!seen[class]) {
            ctg_registry_finding_add(f, ctg_table_classes, SIZE_MAX,
                                     "the class of mandate '%s' has no row; every class needs one",
                                     column->choices[class]);
        }
    }
}

/* What a set could not name: "all" is every row, ';' stands between keys. */
static void check_names(findings *f, ctg_table_id id)
{
    const ctg_table *const table = &f->registry->tables[id];
    for (size_t row = 0; row < table->row_count; row++) {
        char key[CTG_COLUMN_ROOM];
        ctg_column_write(&table->columns[0], ctg_table_row(table, row), key);
        if (strcmp(key, "all") == 0 || strchr(key, ';') != NULL) {
            ctg_registry_finding_add(f, id, row,
                                     "column '%s' is '%s', which no set of keys could name: 'all' "
                                     "means every row, ';' stands between keys",
                                     table->columns[0].name, ctg_text_shown(key, strlen(key)).text);
        }
    }
}

static void check_donors(findings *f)
{
    const ctg_tables view = ctg_registry_view(f->registry);
    for (size_t row = 0; row < view.donors_count; row++) {
        int64_t sum = 0;
        for (size_t item = 0; item < CTG_SPENDINGS; item++) {
            sum += view.donors[row].permille[item];
        }
        if (sum > 1000) {
            ctg_registry_finding_add(
                f, ctg_table_donors, row,
                "the shares of the budget of %s (units_permille to aid_permille) sum to %lld "
                "thousandths; at most 1000 are allowed",
                ctg_registry_finding_state(f, (size_t)view.donors[row].donor), (long long)sum);
        }
    }
}

void ctg_registry_mandates_check(findings *f)
{
    check_united_nations(f);
    check_members(f);
    check_continents(f, ctg_table_frameworks);
    check_continents(f, ctg_table_authorisation);
    check_continents(f, ctg_table_templates);
    ctg_registry_finding_kind(f);
    check_missions(f);
    ctg_registry_finding_kind(f);
    check_classes(f);
    ctg_registry_finding_kind(f);
    check_names(f, ctg_table_tasks);
    check_names(f, ctg_table_frameworks);
    check_donors(f);
    ctg_registry_finding_kind(f);
}
