/* How much of a growth a scenario asks about.
 *
 * Measures are known before any table is read; whom a question is about, only afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/io/scenario_take.h"

typedef ctg_scenario_taking taking;

/* A question as it is written. */
typedef struct writing {
    ctg_scenario_asking asking;
    const ctg_node *measure, *who, *growth, *cause;
    const char *text; /* of the last setting that is looked at */
} writing;

static void take_measure(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->measure = node;
    ctg_scenario_measure_take(t, node, &w->asking.ask.measure);
}

static void take_name(taking *t, const ctg_node *node, ctg_scenario_asking *asking)
{
    ctg_scenario_ask *const ask = &asking->ask;
    if (ask->who_count == CTG_SCENARIO_ASK_WHO_MOST) {
        ctg_scenario_take_refuse(t, node, "'who' of a question has more than %d names",
                                 CTG_SCENARIO_ASK_WHO_MOST);
        return;
    }
    if (!ctg_scenario_take_text(t, node, &ask->who_names[ask->who_count])) {
        return;
    }
    for (size_t at = 0; at < ask->who_count; at++) {
        if (strcmp(ask->who_names[at], ask->who_names[ask->who_count]) == 0) {
            ctg_scenario_take_refuse(t, node, "'who' of a question has '%s' twice",
                                     ctg_text_shown(node->text, node->length).text);
        }
    }
    asking->places[ask->who_count++] = (ctg_scenario_place){t->document->file, node->line};
}

static void take_who(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->who = node;
    if (!ctg_scenario_take_is(t, node, ctg_guard_list)) {
        return;
    }
    const ctg_node *name = ctg_document_first(t->document, node);
    for (; name != NULL && t->status == ctg_ok; name = ctg_document_next(t->document, name)) {
        take_name(t, name, &w->asking);
    }
}

static void take_growth(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->growth = node;
    (void)ctg_scenario_take_text(t, node, &w->asking.ask.growth);
}

static void take_cause(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->cause = node;
    (void)ctg_scenario_take_text(t, node, &w->asking.ask.cause);
}

static void take_with(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    if (!ctg_scenario_take_text(t, node, &w->text)) {
        return;
    }
    w->asking.ask.policy_has_cause = strcmp(w->text, "policy") == 0;
    if (!w->asking.ask.policy_has_cause && strcmp(w->text, "base") != 0) {
        ctg_scenario_take_refuse(t, node, "'with' is '%s'; allowed is base, policy",
                                 ctg_text_shown(w->text, strlen(w->text)).text);
    }
}

static bool adds_up(const ctg_measure *measure)
{
    return strcmp(measure->unit, "persons") == 0 || strcmp(measure->unit, "US dollars") == 0;
}

/* A measure of the world is about nobody, any other about somebody; what grows is a stock. */
static void check_measure(taking *t, const ctg_node *group, const writing *w)
{
    const ctg_scenario_ask *const ask = &w->asking.ask;
    const ctg_measure *const measure = ctg_measures_row(ask->measure);
    const bool world = measure->scope == ctg_scope_world;
    const ctg_node *const who = w->who == NULL ? group : w->who;
    if (measure->time != ctg_time_end) {
        ctg_scenario_take_refuse(t, w->measure,
                                 "%s is added up over time and has no growth from the start",
                                 measure->path);
    }
    if (world && ask->who_count > 0) {
        ctg_scenario_take_refuse(t, who, "'who' names %zu; %s is one number for the world",
                                 ask->who_count, measure->path);
    } else if (!world && ask->who_count == 0) {
        ctg_scenario_take_refuse(t, who, "the question about %s needs `who`, a list of keys of %s",
                                 measure->path, ctg_scenario_measure_whose(t, measure->scope));
    } else if (ask->who_count > 1 && !adds_up(measure)) {
        ctg_scenario_take_refuse(t, who, "'who' names %zu; %s (%s) cannot be added up",
                                 ask->who_count, measure->path, measure->unit);
    }
}

/* Both names stand in a sentence, and none may be empty. */
static void check_texts(taking *t, const ctg_node *group, const writing *w)
{
    if (w->measure == NULL) {
        ctg_scenario_take_refuse(t, group, "a question without `measure`");
    }
    if (w->growth == NULL || w->asking.ask.growth[0] == '\0') {
        ctg_scenario_take_refuse(t, group, "a question without `growth`, what grows in words");
    }
    if (w->cause == NULL || w->asking.ask.cause[0] == '\0') {
        ctg_scenario_take_refuse(t, group, "a question without `cause`, what it may be due to");
    }
}

static void add(taking *t, const writing *w)
{
    ctg_scenario *const scenario = t->scenario;
    void *asks = scenario->asks;
    const ctg_status status = ctg_memory_grow(&asks, &scenario->ask_room, scenario->ask_count + 1,
                                              sizeof *scenario->asks, "questions", t->error);
    scenario->asks = asks;
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
        return;
    }
    ctg_scenario_asking *const added = &scenario->asks[scenario->ask_count++];
    *added = w->asking;
    if (added->ask.who_count == 0) {
        added->ask.who_names[added->ask.who_count++] = ""; /* the world */
    }
}

static void take_ask(taking *t, const ctg_node *group)
{
    static const ctg_scenario_key keys[] = {{"measure", take_measure},
                                            {"who", take_who},
                                            {"growth", take_growth},
                                            {"cause", take_cause},
                                            {"with", take_with}};
    writing w = {.asking = {.ask = {.measure = CTG_MEASURES, .growth = "", .cause = ""}}};
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    const ctg_status before = t->status;
    t->status = ctg_ok;
    ctg_scenario_take_keys(t, group, keys, sizeof keys / sizeof keys[0], "a question", &w);
    if (t->status == ctg_ok) {
        check_texts(t, group, &w);
    }
    if (t->status == ctg_ok) {
        check_measure(t, group, &w);
    }
    if (t->status == ctg_ok) {
        add(t, &w);
    }
    t->status = t->status == ctg_ok || before == ctg_memory ? before : t->status;
}

void ctg_scenario_asks_take(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_list)) {
        return;
    }
    const ctg_node *ask = ctg_document_first(t->document, node);
    for (; ask != NULL && t->status != ctg_memory; ask = ctg_document_next(t->document, ask)) {
        take_ask(t, ask);
    }
}

ctg_status ctg_scenario_asks_find(ctg_scenario *scenario, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    for (size_t i = 0; i < scenario->ask_count; i++) {
        ctg_scenario_asking *const asking = &scenario->asks[i];
        for (size_t at = 0; at < asking->ask.who_count; at++) {
            const ctg_scenario_named named = {"question about", asking->ask.measure,
                                              asking->ask.who_names[at], asking->places[at]};
            const ctg_status status =
                ctg_scenario_measure_find(scenario, &named, &asking->ask.who[at], error);
            worst = worst == ctg_ok ? status : worst;
        }
    }
    return worst;
}
