/* What each kind of event needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/registry_events.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/io/registry_finding.h"

typedef ctg_registry_findings findings;

#define NAMES_MOST 4

/* The columns that a kind needs and those that it may have; all others stay empty or 0. */
typedef struct rule {
    const char *must[NAMES_MOST], *may[NAMES_MOST]; /* NULL-ended unless full */
    double least, most;                             /* of `value`; 0 and 0: it has none */
    bool above;                                     /* `value` must be above `least` */
    bool whole;                                     /* `value` counts persons */
} rule;

static const rule rules[CTG_EVENT_KINDS] = {
    [ctg_event_mission_opened] = {{"mission"}, {"troops", "police", "experts"}, 0, 0, false, false},
    [ctg_event_mission_closed] = {{"mission"}, {NULL}, 0, 0, false, false},
    [ctg_event_handed_over] = {{"mission", "to_mission"}, {"value"}, 0, 1, false, false},
    [ctg_event_law_reformed] = {{"state"}, {"tasks"}, 0, 0, false, false},
    [ctg_event_share_changed] = {{"state"}, {"value"}, 0, 100, false, false},
    [ctg_event_contributor_leaves] = {{"state"}, {"mission", "months"}, 0, 0, false, false},
    [ctg_event_contributor_sends] =
        {{"state", "mission", "capability"}, {"value"}, 1, 1000000, false, true},
    [ctg_event_rate_raised] = {{NULL}, {"value"}, 0, 1000000, true, false},
    [ctg_event_disaster] = {{"state"}, {"value", "months"}, 1, 1000000, false, true},
    [ctg_event_pays_part] = {{"state"}, {"value", "months"}, 0, 1, false, false},
    [ctg_event_recorded] =
        {{"state"}, {"mission", "capability", "value", "months"}, 0, 1000000, false, false},
};

/* The columns that say which event it is and when. */
static bool is_of_all(const ctg_column *column)
{
    return strcmp(column->name, "event") == 0 || strcmp(column->name, "month") == 0 ||
           strcmp(column->name, "kind") == 0 || column->kind == ctg_column_ignored;
}

static bool is_named(const char *const names[NAMES_MOST], const char *name)
{
    for (size_t i = 0; i < NAMES_MOST && names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_empty(const ctg_column *column, const void *row)
{
    uint64_t set = 0;
    if (ctg_column_is_number(column)) {
        const double value = ctg_column_number(column, row);
        return !(value < 0 || value > 0);
    }
    if (column->kind == ctg_column_key) {
        return ctg_column_small(column, row) < 0;
    }
    memcpy(&set, (const char *)row + column->offset, sizeof set);
    return set == 0;
}

/* What is being looked at. */
typedef struct looking {
    findings *f;
    const ctg_table *table;
    size_t row;
    const ctg_event_row *event;
    const char *kind;
    const rule *needs;
} looking;

static void check_column(const looking *at, const ctg_column *column)
{
    const bool empty = is_empty(column, at->event);
    if (empty && is_named(at->needs->must, column->name)) {
        ctg_registry_finding_add(at->f, ctg_table_events, at->row,
                                 "'%s' of the event '%s' is empty; %s needs a key of %s",
                                 column->name, at->event->event, at->kind, column->refers);
    } else if (!empty && !is_named(at->needs->must, column->name) &&
               !is_named(at->needs->may, column->name)) {
        char value[CTG_COLUMN_ROOM];
        const ctg_table_keys keys = ctg_registry_keys(at->f->registry);
        ctg_table_cell_write(column, at->event, &keys, value);
        ctg_registry_finding_add(at->f, ctg_table_events, at->row,
                                 "'%s' of the event '%s' is '%.60s'; %s does not use it: it must "
                                 "be %s",
                                 column->name, at->event->event, value, at->kind,
                                 ctg_column_is_number(column) ? "0" : "empty");
    }
}

static void check_value(const looking *at)
{
    const rule *const needs = at->needs;
    const double value = at->event->value;
    const bool fits = value >= needs->least && value <= needs->most &&
                      !(needs->above && value <= needs->least) &&
                      !(needs->whole && floor(value) < value);
    char least[CTG_NUMBER_ROOM];
    char most[CTG_NUMBER_ROOM];
    char is[CTG_NUMBER_ROOM];
    if (fits || !is_named(needs->may, "value")) {
        return;
    }
    ctg_number_write(needs->least, least);
    ctg_number_write_whole((int64_t)needs->most, most);
    ctg_number_write(value, is);
    ctg_registry_finding_add(
        at->f, ctg_table_events, at->row, "'value' of the event '%s' is %s; %s needs %s%s%s%s%s",
        at->event->event, is, at->kind, needs->whole ? "a whole number, " : "",
        needs->above ? "more than " : "", least, needs->above ? " and at most " : " to ", most);
}

static void check_posts(const looking *at)
{
    const int64_t *const posts = at->event->posts;
    if (at->event->kind == ctg_event_mission_opened &&
        posts[ctg_troops] + posts[ctg_police] + posts[ctg_experts] == 0) {
        ctg_registry_finding_add(at->f, ctg_table_events, at->row,
                                 "'troops', 'police' and 'experts' of the event '%s' are 0; %s "
                                 "needs at least one post",
                                 at->event->event, at->kind);
    }
}

static void check_missions(const looking *at)
{
    const ctg_event_row *const event = at->event;
    if (event->kind == ctg_event_handed_over && event->mission >= 0 &&
        event->mission == event->to_mission) {
        const ctg_mission_row *const missions = at->f->registry->tables[ctg_table_missions].rows;
        ctg_registry_finding_add(at->f, ctg_table_events, at->row,
                                 "'to_mission' of the event '%s' is '%s', as 'mission'; %s needs "
                                 "another one",
                                 event->event, missions[event->mission].mission, at->kind);
    }
}

ctg_status ctg_registry_events_check(const ctg_registry *registry, ctg_error *error)
{
    findings f = {registry, error, 0, 0};
    const ctg_table *const table = &registry->tables[ctg_table_events];
    const ctg_event_row *const events = table->rows;
    const ctg_column *const kind = ctg_table_column(table, "kind");
    for (size_t row = 0; row < table->row_count; row++) {
        const looking at = {&f,
                            table,
                            row,
                            &events[row],
                            kind->choices[events[row].kind],
                            &rules[events[row].kind]};
        for (size_t i = 0; i < table->column_count; i++) {
            if (!is_of_all(&table->columns[i])) {
                check_column(&at, &table->columns[i]);
            }
        }
        check_value(&at);
        check_posts(&at);
        check_missions(&at);
        ctg_registry_finding_kind(&f);
    }
    return f.all > 0 ? ctg_input : ctg_ok;
}
