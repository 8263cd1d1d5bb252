/* One scenario file's settings: every key known, every value what its key needs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/io/scenario_take.h"

typedef ctg_scenario_taking taking;

static void take_title(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_text(t, node, &t->scenario->title);
}

static void take_question(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_text(t, node, &t->scenario->question);
}

static void take_lever(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_text(t, node, &t->scenario->lever);
}

static void take_source(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_text(t, node, &t->scenario->source);
}

/* The files are joined before sheets are taken; here the base is a key like any other. */
static void take_base(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_is(t, node, ctg_guard_text);
}

static void take_start(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    ctg_month start = 0;
    if (!ctg_scenario_take_month(t, node, &start)) {
        return;
    }
    if (start < CTG_MONTH(1994, 12)) {
        ctg_scenario_take_refuse(t, node, "'start' is %s; allowed is 1994-12 to 2299-12",
                                 node->text);
        return;
    }
    t->scenario->setting.start = start;
    t->scenario->start_place = (ctg_scenario_place){t->document->file, node->line};
    t->scenario->has_start = true;
}

static void take_months(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_whole(t, node, 1, CTG_SCENARIO_MONTHS_MOST, "months",
                                  &t->scenario->months);
}

static void take_replicates(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    (void)ctg_scenario_take_whole(t, node, 1, CTG_SCENARIO_REPLICATES_MOST, "",
                                  &t->scenario->replicates);
}

static void take_seed(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    int64_t seed = 0;
    if (ctg_scenario_take_whole(t, node, 0, INT64_MAX, "", &seed)) {
        t->scenario->setting.seed = (uint64_t)seed;
    }
}

static void take_known_to(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    ctg_scenario *const scenario = t->scenario;
    scenario->known_to_place = (ctg_scenario_place){t->document->file, node->line};
    if (ctg_scenario_take_month(t, node, &scenario->setting.covariates_known_to)) {
        scenario->has_known_to = true;
    }
}

/* Remembers where a table is, as its file names it. */
static void name_table(taking *t, const ctg_node *node, ctg_table_id id, const char *relative,
                       bool alone)
{
    char *joined = NULL;
    ctg_scenario *const scenario = t->scenario;
    scenario->table_alone[id] = alone;
    ctg_status status = ctg_text_path_beside(&joined, t->document->file, relative, t->error);
    if (status == ctg_ok) {
        status = ctg_text_keep(&scenario->texts, &scenario->table_paths[id], joined, strlen(joined),
                               t->error);
    }
    free(joined);
    scenario->table_places[id] = (ctg_scenario_place){t->document->file, node->line};
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
    }
}

/* True for a path that goes down from the folder of its file, and nowhere else. */
static bool stays_inside(taking *t, const ctg_node *node)
{
    bool climbs = node->text[0] == '/' || node->text[0] == '\0';
    const char *part = node->text;
    while (part != NULL) {
        const char *const slash = strchr(part, '/');
        const size_t length = slash == NULL ? strlen(part) : (size_t)(slash - part);
        climbs = climbs || (length == 2 && memcmp(part, "..", 2) == 0);
        part = slash == NULL ? NULL : slash + 1;
    }
    if (climbs) {
        ctg_scenario_take_refuse(t, node,
                                 "'%s' is '%s'; tables lie in the folder of the scenario or below, "
                                 "and are named from there",
                                 node->name, ctg_text_shown(node->text, node->length).text);
    }
    return !climbs;
}

static void take_posterior(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    char *joined = NULL;
    ctg_scenario *const scenario = t->scenario;
    scenario->posterior_path = NULL;
    scenario->posterior_place = (ctg_scenario_place){t->document->file, node->line};
    if (!ctg_scenario_take_is(t, node, ctg_guard_text) || node->length == 0 ||
        !stays_inside(t, node)) {
        return;
    }
    ctg_status status = ctg_text_path_beside(&joined, t->document->file, node->text, t->error);
    if (status == ctg_ok) {
        status = ctg_text_keep(&scenario->texts, &scenario->posterior_path, joined, strlen(joined),
                               t->error);
    }
    free(joined);
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
    }
}

static void take_data(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_text) || !stays_inside(t, node)) {
        return;
    }
    for (ctg_table_id id = 0; id < CTG_TABLE_COUNT && t->status != ctg_memory; id++) {
        if (t->scenario->table_places[id].file == t->document->file) {
            continue; /* named in `tables` above */
        }
        char relative[CTG_GUARD_TEXT_MOST + 64];
        (void)snprintf(relative, sizeof relative, "%s/%s.csv", node->text,
                       t->scenario->registry.tables[id].name);
        name_table(t, node, id, relative, false);
    }
}

/* A file named here stands over `data` of the same sheet, wherever that stands. */
static void take_tables(taking *t, const ctg_node *group, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, group);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        const ctg_table_id id = ctg_tables_named(node->name);
        if (id < CTG_TABLE_COUNT) {
            if (ctg_scenario_take_is(t, node, ctg_guard_text) && stays_inside(t, node)) {
                name_table(t, node, id, node->text, true);
            }
            continue;
        }
        ctg_text_nearest nearest;
        ctg_text_nearest_begin(&nearest, node->name);
        for (ctg_table_id at = 0; at < CTG_TABLE_COUNT; at++) {
            ctg_text_nearest_try(&nearest, t->scenario->registry.tables[at].name);
        }
        ctg_scenario_take_refuse(t, node, "there is no table '%s'%s",
                                 ctg_text_shown(node->name, strlen(node->name)).text,
                                 ctg_text_nearest_hint(&nearest).text);
    }
}

const ctg_node *ctg_scenario_sheet_base(const ctg_document *document)
{
    const ctg_node *node = ctg_document_first(document, &document->nodes[0]);
    while (node != NULL && (strcmp(node->name, "base") != 0 || node->kind != ctg_guard_text)) {
        node = ctg_document_next(document, node);
    }
    return node;
}

ctg_status ctg_scenario_sheet_take(ctg_scenario *scenario, const ctg_document *document,
                                   ctg_error *error)
{
    static const ctg_scenario_key keys[] = {
        {"title", take_title},
        {"question", take_question},
        {"lever", take_lever},
        {"source", take_source},
        {"expects", ctg_scenario_expects_take},
        {"asks", ctg_scenario_asks_take},
        {"base", take_base},
        {"start", take_start},
        {"months", take_months},
        {"replicates", take_replicates},
        {"seed", take_seed},
        {"covariates_known_to", take_known_to},
        {"data", take_data},
        {"tables", take_tables},
        {"parameters", ctg_scenario_values_parameters},
        {"posterior", take_posterior},
        {"change", ctg_scenario_values_changes},
        {"events", ctg_scenario_events_take},
    };
    taking t = {scenario, document, error, ctg_ok};
    scenario->title = scenario->question = scenario->lever = scenario->source = "";
    scenario->expect_count = 0; /* what a base says of itself */
    scenario->ask_count = 0;
    ctg_scenario_take_keys(&t, &document->nodes[0], keys, sizeof keys / sizeof keys[0],
                           "a scenario", NULL);
    return t.status;
}
