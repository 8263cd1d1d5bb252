/* What a scenario expects of measures.
 *
 * Measures and signs are known before any table is read; whom a measure is about, only afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/io/scenario_take.h"

typedef ctg_scenario_taking taking;

/* An expectation as it is written. */
typedef struct writing {
    ctg_scenario_expecting expecting;
    const ctg_node *measure, *who, *sign;
    const char *text; /* of the last setting that is looked at */
} writing;

static void take_measure(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->measure = node;
    ctg_scenario_measure_take(t, node, &w->expecting.expect.measure);
}

static void take_who(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->who = node;
    w->expecting.who_line = node->line;
    (void)ctg_scenario_take_text(t, node, &w->expecting.expect.who_name);
}

static void take_sign(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->sign = node;
    if (!ctg_scenario_take_text(t, node, &w->text)) {
        return;
    }
    if (strlen(w->text) != 1 || strchr("+-0?", w->text[0]) == NULL) {
        ctg_scenario_take_refuse(t, node, "'sign' is '%s'; allowed is +, -, 0, ?",
                                 ctg_text_shown(w->text, strlen(w->text)).text);
        return;
    }
    w->expecting.expect.sign = w->text[0];
}

static void take_because(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_text(t, node, &((writing *)to)->expecting.expect.because);
}

static void take_otherwise(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_text(t, node, &((writing *)to)->expecting.expect.otherwise);
}

/* A measure of the world is about nobody, any other about somebody. */
static void check_who(taking *t, const ctg_node *group, const writing *w)
{
    const ctg_scenario_expect *const expect = &w->expecting.expect;
    const ctg_measure *const measure = ctg_measures_row(expect->measure);
    const bool world = measure->scope == ctg_scope_world;
    if (world && expect->who_name[0] != '\0') {
        ctg_scenario_take_refuse(t, w->who, "'who' is '%s'; %s is one number for the world",
                                 ctg_text_shown(expect->who_name, strlen(expect->who_name)).text,
                                 measure->path);
    } else if (!world && expect->who_name[0] == '\0') {
        ctg_scenario_take_refuse(t, w->who == NULL ? group : w->who,
                                 "the expectation of %s needs `who`, a key of %s", measure->path,
                                 ctg_scenario_measure_whose(t, measure->scope));
    }
}

static void add(taking *t, const writing *w)
{
    ctg_scenario *const scenario = t->scenario;
    void *expects = scenario->expects;
    const ctg_status status =
        ctg_memory_grow(&expects, &scenario->expect_room, scenario->expect_count + 1,
                        sizeof *scenario->expects, "expectations", t->error);
    scenario->expects = expects;
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
        return;
    }
    scenario->expects[scenario->expect_count++] = w->expecting;
}

static void take_expect(taking *t, const ctg_node *group)
{
    static const ctg_scenario_key keys[] = {{"measure", take_measure},
                                            {"who", take_who},
                                            {"sign", take_sign},
                                            {"because", take_because},
                                            {"otherwise", take_otherwise}};
    writing w = {
        .expecting = {
            .expect = {.measure = CTG_MEASURES, .who_name = "", .because = "", .otherwise = ""},
            .place = {t->document->file, group->line}}};
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    const ctg_status before = t->status;
    t->status = ctg_ok;
    ctg_scenario_take_keys(t, group, keys, sizeof keys / sizeof keys[0], "an expectation", &w);
    if (t->status != ctg_memory && w.measure == NULL) {
        ctg_scenario_take_refuse(t, group, "an expectation without `measure`");
    }
    if (t->status != ctg_memory && w.sign == NULL) {
        ctg_scenario_take_refuse(t, group, "an expectation without `sign`");
    }
    if (t->status != ctg_memory && w.expecting.expect.measure < CTG_MEASURES) {
        check_who(t, group, &w);
    }
    if (t->status == ctg_ok) {
        add(t, &w);
    }
    t->status = t->status == ctg_ok || before == ctg_memory ? before : t->status;
}

void ctg_scenario_expects_take(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_list)) {
        return;
    }
    const ctg_node *expect = ctg_document_first(t->document, node);
    for (; expect != NULL && t->status != ctg_memory;
         expect = ctg_document_next(t->document, expect)) {
        take_expect(t, expect);
    }
}

/* Two signs of one number could not both be right. */
static ctg_status check_twice(const ctg_scenario *scenario, size_t at, ctg_error *error)
{
    const ctg_scenario_expecting *const expecting = &scenario->expects[at];
    for (size_t i = 0; i < at; i++) {
        const ctg_scenario_expect *const other = &scenario->expects[i].expect;
        if (other->measure == expecting->expect.measure &&
            strcmp(other->who_name, expecting->expect.who_name) == 0) {
            return ctg_error_add_at(error, ctg_input, expecting->place.file, expecting->place.line,
                                    "the expectation of %s%s%s stands there twice; the first is in "
                                    "line %zu",
                                    ctg_measures_row(other->measure)->path,
                                    other->who_name[0] == '\0' ? "" : " for ", other->who_name,
                                    scenario->expects[i].place.line);
        }
    }
    return ctg_ok;
}

ctg_status ctg_scenario_expects_find(ctg_scenario *scenario, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    for (size_t i = 0; i < scenario->expect_count; i++) {
        ctg_scenario_expecting *const expecting = &scenario->expects[i];
        ctg_scenario_expect *const expect = &expecting->expect;
        const ctg_scenario_named named = {"expectation of",
                                          expect->measure,
                                          expect->who_name,
                                          {expecting->place.file, expecting->who_line}};
        ctg_status status = ctg_scenario_measure_find(scenario, &named, &expect->who, error);
        status = status == ctg_ok ? check_twice(scenario, i, error) : status;
        worst = worst == ctg_ok ? status : worst;
    }
    return worst;
}
