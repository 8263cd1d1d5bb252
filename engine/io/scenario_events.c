/* The events that scenario files add to the table events.
 *
 * An entry is a row of that table: its settings have the names of the columns and are read by the
 * columns' own description, so that a file and a scenario can say the same and nothing else. What a
 * kind of event needs is checked for both in registry_events.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/table_rows.h"
#include "engine/io/scenario_take.h"

typedef ctg_scenario_taking taking;

static const ctg_table *table_of(const ctg_scenario *scenario)
{
    return &scenario->registry.tables[ctg_table_events];
}

/* True for what the column can be written as; otherwise it is told. */
static bool is_kind(taking *t, const ctg_node *node, const ctg_column *column)
{
    if (!ctg_column_is_number(column)) {
        return ctg_scenario_take_is(t, node, ctg_guard_text);
    }
    if (node->kind == ctg_guard_whole || node->kind == ctg_guard_real) {
        return true;
    }
    ctg_scenario_take_refuse(t, node, "'%s' is %s; a number is needed", node->name,
                             ctg_document_kind_name(node->kind));
    return false;
}

static void refuse_name(taking *t, const ctg_node *node)
{
    const ctg_table *const table = table_of(t->scenario);
    ctg_text_nearest nearest;
    ctg_text_nearest_begin(&nearest, node->name);
    for (size_t i = 0; i < table->column_count; i++) {
        ctg_text_nearest_try(&nearest, table->columns[i].name);
    }
    ctg_scenario_take_refuse(t, node, "'%s' is no key of an event%s",
                             ctg_text_shown(node->name, strlen(node->name)).text,
                             ctg_text_nearest_hint(&nearest).text);
}

static void take_cell(taking *t, const ctg_node *node, ctg_scenario_event *event)
{
    const ctg_table *const table = table_of(t->scenario);
    const ctg_column *const column = ctg_table_column(table, node->name);
    if (column == NULL) {
        refuse_name(t, node);
        return;
    }
    ctg_scenario_cell *const cell = &event->cells[column - table->columns];
    cell->line = node->line;
    if (!is_kind(t, node, column)) {
        cell->told = true;
        return;
    }
    const ctg_status status =
        ctg_text_keep(&t->scenario->texts, &cell->text, node->text, node->length, t->error);
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
    }
}

static void take_event(taking *t, const ctg_node *group)
{
    ctg_scenario *const scenario = t->scenario;
    ctg_scenario_event event = {.place = {t->document->file, group->line}};
    assert(table_of(scenario)->column_count <= CTG_SCENARIO_EVENT_COLUMNS_MOST);
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, group);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        take_cell(t, node, &event);
    }
    void *events = scenario->events;
    const ctg_status status =
        ctg_memory_grow(&events, &scenario->event_room, scenario->event_count + 1,
                        sizeof *scenario->events, "events", t->error);
    scenario->events = events;
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
        return;
    }
    scenario->events[scenario->event_count++] = event;
}

void ctg_scenario_events_take(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_list)) {
        return;
    }
    const ctg_node *event = ctg_document_first(t->document, node);
    for (; event != NULL && t->status != ctg_memory;
         event = ctg_document_next(t->document, event)) {
        if (t->scenario->event_count == CTG_SCENARIO_EVENTS_MOST) {
            ctg_scenario_take_refuse(t, event, "this event is number %d; at most %d are allowed",
                                     CTG_SCENARIO_EVENTS_MOST + 1, CTG_SCENARIO_EVENTS_MOST);
            return;
        }
        take_event(t, event);
    }
}

/* What the reading of one event into a row shares. */
typedef struct reading {
    const ctg_scenario *scenario;
    const ctg_scenario_event *event;
    ctg_event_row row;
    ctg_text_quote name;
    ctg_error *error;
    bool fine;
} reading;

/* Begins a sentence on a cell: "'state' of the event 'x' ...". */
static void refuse(reading *r, size_t column, const char *why)
{
    const ctg_scenario_cell *const cell = &r->event->cells[column];
    const bool named = r->name.text[0] != '\0';
    r->fine = false;
    (void)ctg_error_add_at(r->error, ctg_input, r->event->place.file,
                           cell->text == NULL ? r->event->place.line : cell->line,
                           "'%s' of %s%s%s %s", table_of(r->scenario)->columns[column].name,
                           named ? "the event '" : "an event", r->name.text, named ? "'" : "", why);
}

/* A cell of which nothing is said is empty, or 0. */
static void read_cell(reading *r, size_t at)
{
    ctg_column_fault fault;
    const ctg_column *const column = &table_of(r->scenario)->columns[at];
    const ctg_scenario_cell *const cell = &r->event->cells[at];
    const ctg_table_keys keys = ctg_registry_keys(&r->scenario->registry);
    const char *const text = cell->text == NULL ? "" : cell->text;
    if (cell->told) {
        r->fine = false;
    } else if (cell->text == NULL && !column->may_be_empty) {
        if (!ctg_column_is_number(column)) {
            refuse(r, at, "is missing");
        }
    } else if (!ctg_table_cell_read(column, &r->row, text, strlen(text), &keys, &fault)) {
        refuse(r, at, fault.text);
    }
}

/* An event that no month can meet is a mistake, as it is of a change; one before the start is
 * history. */
static void check_month(reading *r)
{
    const ctg_scenario *const scenario = r->scenario;
    const ctg_table *const table = table_of(scenario);
    const ctg_month last = scenario->setting.start + (ctg_month)scenario->months;
    if (r->fine && scenario->has_start && scenario->months > 0 && !scenario->is_shortened &&
        r->row.month > last) {
        char month[8];
        char why[80];
        ctg_month_write(r->row.month, month);
        (void)snprintf(why, sizeof why, "is '%s': it happens in no month that is simulated", month);
        refuse(r, (size_t)(ctg_table_column(table, "month") - table->columns), why);
    }
}

static ctg_status refuse_twice(const reading *r, int32_t same)
{
    const ctg_table *const table = table_of(r->scenario);
    return ctg_error_add_at(r->error, ctg_input, r->event->place.file, r->event->place.line,
                            "the event '%s' stands there twice; the first is in %s:%u",
                            r->row.event, ctg_table_file(table, (size_t)same),
                            (unsigned)table->lines[same]);
}

static ctg_status add_event(ctg_scenario *scenario, const ctg_scenario_event *event,
                            ctg_error *error)
{
    ctg_table *const table = &scenario->registry.tables[ctg_table_events];
    reading r = {.scenario = scenario, .event = event, .error = error, .fine = true};
    if (event->cells[0].text != NULL) {
        r.name = ctg_text_shown(event->cells[0].text, strlen(event->cells[0].text));
    }
    for (size_t i = 0; i < table->column_count; i++) {
        read_cell(&r, i);
    }
    check_month(&r);
    if (!r.fine || table->rows == NULL) {
        return ctg_input; /* told already */
    }
    const int32_t same =
        ctg_table_rows_add(table, &r.row, event->place.file, (uint32_t)event->place.line);
    return same < 0 ? ctg_ok : refuse_twice(&r, same);
}

ctg_status ctg_scenario_events_add(ctg_scenario *scenario, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    ctg_table *const table = &scenario->registry.tables[ctg_table_events];
    if (scenario->event_count > 0 && table->rows != NULL) {
        CTG_TRY(ctg_table_rows_reserve(table, scenario->event_count, error));
    }
    for (size_t i = 0; i < scenario->event_count; i++) {
        const ctg_status status = add_event(scenario, &scenario->events[i], error);
        worst = worst == ctg_ok ? status : worst;
    }
    return worst;
}

/* Laws are covariates: who looks from an earlier month does not know them. */
static bool is_known(const void *row, const void *of)
{
    const ctg_event_row *const event = row;
    const ctg_month *const known_to = of;
    return event->kind != ctg_event_law_reformed || event->month <= *known_to;
}

void ctg_scenario_events_forget(ctg_scenario *scenario)
{
    ctg_table_rows_keep(&scenario->registry.tables[ctg_table_events], is_known,
                        &scenario->setting.covariates_known_to);
}
