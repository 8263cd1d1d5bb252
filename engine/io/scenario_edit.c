/* Changes of parameters and cells, from files and from the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/number.h"
#include "engine/io/scenario_inside.h"
#include "engine/io/value.h"

ctg_status ctg_scenario_edit_add(ctg_scenario *scenario, const ctg_scenario_edit *edit,
                                 ctg_error *error)
{
    void *edits = scenario->edits;
    const ctg_status status =
        ctg_memory_grow(&edits, &scenario->edit_room, scenario->edit_count + 1,
                        sizeof *scenario->edits, "changes", error);
    scenario->edits = edits;
    CTG_TRY(status);
    if (edit->from >= edit->to) {
        char from[8];
        char to[8];
        ctg_month_write(edit->from, from);
        ctg_month_write(edit->to, to);
        return ctg_error_add_at(error, ctg_input, edit->place.file, edit->place.line,
                                "the change of '%s' is in force from %s until before %s: never",
                                ctg_text_shown(edit->path, strlen(edit->path)).text, from, to);
    }
    scenario->edits[scenario->edit_count++] = *edit;
    return ctg_ok;
}

static bool is_plain(const char *text)
{
    int64_t whole = 0;
    double real = 0;
    const size_t length = strlen(text);
    return ctg_number_whole(text, length, &whole) == NULL ||
           ctg_number_real(text, length, &real) == NULL || strcmp(text, "true") == 0 ||
           strcmp(text, "false") == 0;
}

/* True for a text that can stand in quotes in a scenario file. */
static bool is_printable(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7f) {
            return false;
        }
    }
    return true;
}

ctg_status ctg_scenario_edit_read(ctg_scenario *scenario, const char *text, ctg_month from,
                                  ctg_month to, ctg_error *error)
{
    char place[CTG_TEXT_SHOWN + 16];
    const size_t length = strlen(text);
    (void)snprintf(place, sizeof place, "--set %s", ctg_text_shown(text, length).text);
    const char *const equals = strchr(text, '=');
    const char before = equals == NULL || equals == text ? '\0' : equals[-1];
    const size_t path_length =
        (size_t)(equals == NULL ? 0 : equals - text) - (before == '*' || before == '+' ? 1 : 0);
    if (equals == NULL || path_length == 0 || equals[1] == '\0') {
        return ctg_error_add_at(error, ctg_input, place, 0,
                                "a change is written PATH=VALUE, PATH*=FACTOR or PATH+=AMOUNT");
    }
    if (length > CTG_GUARD_TEXT_MOST || !is_printable(text) ||
        ctg_text_bad_utf8(text, length) < length) {
        return ctg_error_add_at(error, ctg_input, place, 0, "is too long or not plain text");
    }
    ctg_scenario_edit edit = {.operation = before == '*'   ? ctg_multiply
                                           : before == '+' ? ctg_add
                                                           : ctg_set,
                              .is_text = !is_plain(equals + 1),
                              .from = from,
                              .to = to};
    ctg_text_store *const texts = &scenario->texts;
    CTG_TRY(ctg_text_keep(texts, &edit.place.file, place, strlen(place), error));
    CTG_TRY(ctg_text_keep(texts, &edit.path, text, path_length, error));
    CTG_TRY(ctg_text_keep(texts, &edit.operand, equals + 1, strlen(equals + 1), error));
    return ctg_scenario_edit_add(scenario, &edit, error);
}

static ctg_status refuse(ctg_scenario_edit *edit, const char *why, ctg_error *error)
{
    edit->told = true;
    if (why[0] == '\0') {
        return ctg_input; /* told already */
    }
    return ctg_error_add_at(error, ctg_input, edit->place.file, edit->place.line, "'%s' %s",
                            ctg_text_shown(edit->path, strlen(edit->path)).text, why);
}

/* True for an edit that no simulated month meets. A shorter run asked for on the command line is no
 * mistake of the file. */
static bool is_idle(const ctg_scenario *scenario, const ctg_scenario_edit *edit)
{
    const ctg_month start = scenario->setting.start;
    return scenario->has_start && scenario->months > 0 && !scenario->is_shortened &&
           (edit->from > start + (ctg_month)scenario->months || edit->to <= start);
}

/* Where an edit leads, and its operand as a number where one is needed. */
static ctg_status find(ctg_scenario *scenario, ctg_scenario_edit *edit, ctg_error *error)
{
    ctg_path_fault fault;
    ctg_value_fault wrong;
    if (!ctg_path_find(&edit->leads_to, edit->path, &scenario->registry, &fault)) {
        return refuse(edit, fault.text, error);
    }
    if (is_idle(scenario, edit)) {
        return refuse(edit, "is changed in no month that is simulated", error);
    }
    const ctg_path *const path = &edit->leads_to;
    if (scenario->has_start && edit->from > scenario->setting.start && ctg_path_is_of_start(path)) {
        return refuse(edit, "is read at the start only; a change of it cannot begin later", error);
    }
    if (path->is_cell && edit->operation == ctg_set) {
        return ctg_ok;
    }
    if (path->is_cell && !ctg_column_is_number(path->column)) {
        return refuse(edit, "is no number; it can only be set", error);
    }
    const ctg_parameter_kind kind =
        path->is_cell ? ctg_parameter_real : ctg_parameters_row(path->parameter)->kind;
    if (!ctg_value_read(&edit->number, edit->operand, strlen(edit->operand), kind, &wrong)) {
        (void)snprintf(fault.text, sizeof fault.text, "cannot be changed: the operand %s",
                       wrong.text);
        return refuse(edit, fault.text, error);
    }
    return ctg_ok;
}

static double changed(double value, const ctg_scenario_edit *edit)
{
    switch (edit->operation) {
    case ctg_multiply:
        return value * edit->number;
    case ctg_add:
        return value + edit->number;
    case ctg_set:
        break;
    }
    return edit->number;
}

double ctg_scenario_edit_value(const ctg_scenario *scenario, ctg_parameter_id parameter,
                               ctg_month month)
{
    double value = scenario->setting.centre.value[parameter];
    for (size_t i = 0; i < scenario->edit_count; i++) {
        const ctg_scenario_edit *const edit = &scenario->edits[i];
        if (!edit->told && !edit->leads_to.is_cell && edit->leads_to.parameter == parameter &&
            edit->from <= month && month < edit->to) {
            value = changed(value, edit);
        }
    }
    return value;
}

/* A parameter must be in its range wherever an edit begins or ends. */
static ctg_status check_range(const ctg_scenario *scenario, ctg_scenario_edit *edit,
                              ctg_error *error)
{
    ctg_value_fault fault;
    const ctg_month months[] = {edit->from, edit->to};
    for (size_t i = 0; i < 2 && !edit->told; i++) {
        char month[8];
        char why[400];
        const ctg_parameter_id parameter = edit->leads_to.parameter;
        if (months[i] > CTG_MONTH_MOST ||
            ctg_value_check(parameter, ctg_scenario_edit_value(scenario, parameter, months[i]),
                            &fault)) {
            continue;
        }
        ctg_month_write(months[i], month);
        (void)snprintf(why, sizeof why, "%s%s %s", months[i] == CTG_MONTH_LEAST ? "" : "in ",
                       months[i] == CTG_MONTH_LEAST ? "when changed" : month, fault.text);
        return refuse(edit, why, error);
    }
    return ctg_ok;
}

static ctg_status check_ranges(ctg_scenario *scenario, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    for (size_t i = 0; i < scenario->edit_count; i++) {
        ctg_scenario_edit *const edit = &scenario->edits[i];
        if (!edit->told && !edit->leads_to.is_cell) {
            const ctg_status status = check_range(scenario, edit, error);
            worst = worst == ctg_ok ? status : worst;
        }
    }
    return worst;
}

ctg_status ctg_scenario_edit_resolve(ctg_scenario *scenario, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    void *changes = NULL;
    CTG_TRY(ctg_memory_array(&changes, scenario->edit_count, sizeof *scenario->changes, "changes",
                             error));
    scenario->changes = changes;
    for (size_t i = 0; i < scenario->edit_count; i++) {
        ctg_scenario_edit *const edit = &scenario->edits[i];
        const ctg_status status = find(scenario, edit, error);
        worst = worst == ctg_ok ? status : worst;
        if (status == ctg_ok && !edit->leads_to.is_cell) {
            const bool always = edit->from <= CTG_MONTH_LEAST && edit->to > CTG_MONTH_MOST;
            if (edit->operation == ctg_set && always) {
                scenario->setting.drawn[edit->leads_to.parameter] = false; /* it is known */
            }
            scenario->changes[scenario->setting.change_count++] = (ctg_change){
                edit->leads_to.parameter, edit->operation, edit->number, edit->from, edit->to};
        }
    }
    scenario->setting.changes = scenario->changes;
    const ctg_status status = check_ranges(scenario, error);
    return worst == ctg_ok ? status : worst;
}
