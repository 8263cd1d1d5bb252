/* What a sweep stores of each run.
 *
 * Measures are known before the base is read; whose they are, only afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/base/memory.h"
#include "engine/io/sweep_inside.h"

typedef ctg_scenario_taking taking;

/* One as it is written. */
typedef struct writing {
    ctg_sweep_keep keep;
    const ctg_node *measure, *who;
} writing;

static void take_measure(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->measure = node;
    ctg_scenario_measure_take(t, node, &w->keep.measure);
}

static void take_who(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->who = node;
    if (ctg_scenario_take_text(t, node, &w->keep.who_name) && w->keep.who_name[0] == '\0') {
        ctg_scenario_take_refuse(t, node, "'who' is empty; without it everybody's is kept");
    }
}

static void take_at(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_text)) {
        return;
    }
    w->keep.at = strcmp(node->text, "end") == 0 ? ctg_sweep_end : ctg_sweep_years;
    if (w->keep.at == ctg_sweep_years && strcmp(node->text, "years") != 0) {
        ctg_scenario_take_refuse(t, node, "'at' is '%s'; allowed is years, end",
                                 ctg_text_shown(node->text, node->length).text);
    }
}

static bool is_same(const ctg_sweep_keep *a, const ctg_sweep_keep *b)
{
    return a->measure == b->measure && a->at == b->at && strcmp(a->who_name, b->who_name) == 0;
}

static void add(taking *t, const ctg_node *node, const ctg_sweep_keep *keep, ctg_sweep *sweep)
{
    void *keeps = sweep->keeps;
    for (size_t i = 0; i < sweep->keep_count; i++) {
        if (is_same(&sweep->keeps[i], keep)) {
            ctg_scenario_take_refuse(t, node, "'keep' has %s%s%s twice",
                                     ctg_measures_row(keep->measure)->path,
                                     keep->who_name[0] == '\0' ? "" : " of ", keep->who_name);
            return;
        }
    }
    const ctg_status status = ctg_memory_grow(&keeps, &sweep->keep_room, sweep->keep_count + 1,
                                              sizeof *sweep->keeps, "what is kept", t->error);
    sweep->keeps = keeps;
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
        return;
    }
    sweep->keeps[sweep->keep_count++] = *keep;
}

static void take_one(taking *t, const ctg_node *node, ctg_sweep *sweep)
{
    static const ctg_scenario_key keys[] = {
        {"measure", take_measure}, {"who", take_who}, {"at", take_at}};
    writing w = {.keep = {.measure = CTG_MEASURES, .who_name = "", .line = node->line}};
    const ctg_status before = t->status;
    t->status = ctg_ok;
    if (node->kind == ctg_guard_text) {
        take_measure(t, node, &w);
    } else if (ctg_scenario_take_is(t, node, ctg_guard_group)) {
        ctg_scenario_take_keys(t, node, keys, sizeof keys / sizeof keys[0], "what is kept", &w);
        if (t->status != ctg_memory && w.measure == NULL) {
            ctg_scenario_take_refuse(t, node, "what is kept needs `measure`");
        }
    }
    if (t->status == ctg_ok && w.who != NULL &&
        ctg_measures_row(w.keep.measure)->scope == ctg_scope_world) {
        ctg_scenario_take_refuse(t, w.who, "'who' is '%s'; %s is one number for the world",
                                 ctg_text_shown(w.keep.who_name, strlen(w.keep.who_name)).text,
                                 ctg_measures_row(w.keep.measure)->path);
    }
    if (t->status == ctg_ok) {
        add(t, node, &w.keep, sweep);
    }
    t->status = t->status == ctg_ok || before == ctg_memory ? before : t->status;
}

void ctg_sweep_keep_take(taking *t, const ctg_node *list, void *to)
{
    if (!ctg_scenario_take_is(t, list, ctg_guard_list)) {
        return;
    }
    if (list->children == 0 || list->children > CTG_SWEEP_KEEPS_MOST) {
        ctg_scenario_take_refuse(t, list, "'keep' has %zu measures; allowed is 1 to %d",
                                 list->children, CTG_SWEEP_KEEPS_MOST);
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, list);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        take_one(t, node, to);
    }
}

ctg_status ctg_sweep_keep_resolve(ctg_sweep *sweep, const ctg_scenario *base, ctg_error *error)
{
    ctg_status worst = ctg_ok;
    for (size_t i = 0; i < sweep->keep_count; i++) {
        ctg_sweep_keep *const keep = &sweep->keeps[i];
        const ctg_scenario_named named = {
            "kept", keep->measure, keep->who_name, {sweep->file.path, keep->line}};
        if (keep->who_name[0] != '\0') {
            const ctg_status status = ctg_scenario_measure_find(base, &named, &keep->who, error);
            worst = worst == ctg_ok ? status : worst;
        }
    }
    return worst;
}
