/* What a sweep varies, as it is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/io/sweep_inside.h"

typedef ctg_scenario_taking taking;

#define BIT(key) (1u << ctg_sweep_##key)

/* Which keys a distribution may have. */
static unsigned keys_of(ctg_distribution_kind kind)
{
    static const unsigned keys[] = {BIT(low) | BIT(high),
                                    BIT(low) | BIT(high),
                                    BIT(low) | BIT(high) | BIT(mode),
                                    BIT(low) | BIT(high) | BIT(mean) | BIT(sd),
                                    BIT(low) | BIT(high) | BIT(mean) | BIT(median) | BIT(sd) |
                                        BIT(sd_log),
                                    0};
    return keys[kind];
}

const char *ctg_sweep_vary_key(ctg_sweep_key key)
{
    static const char *const names[] = {"low", "high", "mode", "mean", "median", "sd", "sd_log"};
    return names[key];
}

/* One of them as it is written. */
typedef struct writing {
    ctg_sweep_varied varied;
    const ctg_node *path, *distribution, *values;
    const ctg_node *keys[CTG_SWEEP_KEYS];
} writing;

static bool is_said(const writing *w, ctg_sweep_key key)
{
    return w->keys[key] != NULL;
}

static void take_path(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->path = node;
    (void)ctg_scenario_take_text(t, node, &w->varied.path);
}

static void take_group(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    if (ctg_scenario_take_text(t, node, &w->varied.group) && w->varied.group[0] == '\0') {
        ctg_scenario_take_refuse(t, node, "'group' is empty");
    }
}

static void take_distribution(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    ctg_text_nearest nearest;
    w->distribution = node;
    if (ctg_scenario_take_is(t, node, ctg_guard_text) &&
        !ctg_distribution_named(&w->varied.distribution.kind, node->text, &nearest)) {
        ctg_scenario_take_refuse(t, node,
                                 "'distribution' is '%s'%s; allowed is uniform, log-uniform, "
                                 "triangular, normal, lognormal",
                                 ctg_text_shown(node->text, node->length).text,
                                 ctg_text_nearest_hint(&nearest).text);
    }
}

static void take_key(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    ctg_sweep_key key = ctg_sweep_low;
    while (strcmp(ctg_sweep_vary_key(key), node->name) != 0) {
        key++;
    }
    w->keys[key] = node;
    (void)ctg_scenario_take_real(t, node, (double)-INFINITY, (double)INFINITY,
                                 &w->varied.said[key]);
}

static void take_values(taking *t, const ctg_node *list, void *to)
{
    writing *const w = to;
    void *place = NULL;
    w->values = list;
    if (!ctg_scenario_take_is(t, list, ctg_guard_list)) {
        return;
    }
    if (list->children == 0 || list->children > CTG_SWEEP_LEVELS_MOST) {
        ctg_scenario_take_refuse(t, list, "'values' has %zu numbers; allowed is 1 to %d",
                                 list->children, CTG_SWEEP_LEVELS_MOST);
        return;
    }
    const ctg_status status = ctg_memory_array(&place, list->children, sizeof *w->varied.values,
                                               "the values of a sweep", t->error);
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
        return;
    }
    w->varied.values = place;
    const ctg_node *node = ctg_document_first(t->document, list);
    for (; node != NULL; node = ctg_document_next(t->document, node)) {
        double *const value = &w->varied.values[w->varied.distribution.value_count++];
        if (node->kind == ctg_guard_boolean) {
            *value = node->text[0] == 't' ? 1 : 0;
        } else {
            (void)ctg_scenario_take_real(t, node, (double)-INFINITY, (double)INFINITY, value);
        }
    }
}

/* Tells the keys that do not belong to the distribution. */
static void check_keys(taking *t, const writing *w)
{
    const ctg_distribution_kind kind = w->varied.distribution.kind;
    for (ctg_sweep_key key = 0; key < CTG_SWEEP_KEYS; key++) {
        if (is_said(w, key) && (keys_of(kind) >> key & 1u) == 0) {
            ctg_scenario_take_refuse(t, w->keys[key], "'%s' is no key of %s%s",
                                     ctg_sweep_vary_key(key),
                                     kind == ctg_distribution_values ? "a list of " : "the kind ",
                                     ctg_distribution_name(kind));
        }
    }
}

/* Where one is said and the other is needed with it. */
static void check_pair(taking *t, const ctg_node *group, const writing *w, ctg_sweep_key a,
                       ctg_sweep_key b, bool needed)
{
    if (is_said(w, a) != is_said(w, b) || (needed && !is_said(w, a))) {
        ctg_scenario_take_refuse(t, group, "'%s' is %s and needs %s and %s", w->varied.path,
                                 ctg_distribution_name(w->varied.distribution.kind),
                                 ctg_sweep_vary_key(a), ctg_sweep_vary_key(b));
    }
}

/* A number that is told already, or not said, is NAN and above nothing. */
static void check_above(taking *t, const writing *w, ctg_sweep_key key, double limit,
                        const char *what)
{
    if (is_said(w, key) && w->varied.said[key] <= limit) {
        ctg_scenario_take_refuse(t, w->keys[key], "the %s of '%s' is not above %s",
                                 ctg_sweep_vary_key(key), w->varied.path, what);
    }
}

static void check_numbers(taking *t, const ctg_node *group, const writing *w)
{
    const ctg_distribution_kind kind = w->varied.distribution.kind;
    const bool normal = kind == ctg_distribution_normal || kind == ctg_distribution_lognormal;
    if (!normal && kind != ctg_distribution_values) {
        check_pair(t, group, w, ctg_sweep_low, ctg_sweep_high, false);
    }
    if (kind == ctg_distribution_normal) {
        check_pair(t, group, w, ctg_sweep_mean, ctg_sweep_sd, true);
    }
    if (kind == ctg_distribution_lognormal) {
        const bool by_mean = is_said(w, ctg_sweep_mean) || is_said(w, ctg_sweep_sd);
        const bool by_median = is_said(w, ctg_sweep_median) || is_said(w, ctg_sweep_sd_log);
        if (by_mean == by_median) {
            ctg_scenario_take_refuse(
                t, group, "'%s' is lognormal and needs either mean and sd or median and sd_log",
                w->varied.path);
        } else {
            check_pair(t, group, w, by_mean ? ctg_sweep_mean : ctg_sweep_median,
                       by_mean ? ctg_sweep_sd : ctg_sweep_sd_log, true);
        }
        if (w->varied.said[ctg_sweep_low] < 0) {
            ctg_scenario_take_refuse(t, w->keys[ctg_sweep_low],
                                     "the low of '%s' is below 0, where nothing lognormal lies",
                                     w->varied.path);
        }
        check_above(t, w, ctg_sweep_mean, 0, "0");
        check_above(t, w, ctg_sweep_median, 0, "0");
    }
    if (kind == ctg_distribution_log_uniform) {
        check_above(t, w, ctg_sweep_low, 0, "0");
    }
    check_above(t, w, ctg_sweep_sd, 0, "0");
    check_above(t, w, ctg_sweep_sd_log, 0, "0");
    check_above(t, w, ctg_sweep_high, w->varied.said[ctg_sweep_low], "its low");
}

static void check_values(taking *t, const writing *w)
{
    const ctg_sweep_varied *const varied = &w->varied;
    if (w->distribution != NULL) {
        ctg_scenario_take_refuse(t, w->distribution,
                                 "'%s' has values, which are its distribution; 'distribution' is "
                                 "not said beside them",
                                 varied->path);
    }
    for (size_t i = 0; i < varied->distribution.value_count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!(varied->values[i] < varied->values[j] || varied->values[i] > varied->values[j])) {
                ctg_scenario_take_refuse(t, w->values, "'values' of '%s' has a number twice",
                                         varied->path);
                return;
            }
        }
    }
}

ctg_sweep_varied *ctg_sweep_vary_add(ctg_sweep *sweep, const char *path, const char *file,
                                     size_t line, ctg_error *error)
{
    void *varied = sweep->varied;
    const ctg_status status = ctg_memory_grow(&varied, &sweep->varied_room, sweep->varied_count + 1,
                                              sizeof *sweep->varied, "what a sweep varies", error);
    sweep->varied = varied;
    if (status != ctg_ok) {
        return NULL;
    }
    ctg_sweep_varied *const added = &sweep->varied[sweep->varied_count++];
    *added = (ctg_sweep_varied){.path = path, .file = file, .line = line, .group = ""};
    return added;
}

/* The distribution where none is named, and what is said of it. */
static void check(taking *t, const ctg_node *group, writing *w)
{
    ctg_distribution_kind *const kind = &w->varied.distribution.kind;
    if (w->values != NULL) {
        check_values(t, w);
        *kind = ctg_distribution_values;
    } else if (w->distribution == NULL) {
        *kind = is_said(w, ctg_sweep_low) || is_said(w, ctg_sweep_high)
                    ? ctg_distribution_uniform
                    : ctg_distribution_triangular;
    }
    check_keys(t, w);
    check_numbers(t, group, w);
}

static void take_written(taking *t, const ctg_node *group, writing *w)
{
    static const ctg_scenario_key keys[] = {
        {"path", take_path},  {"distribution", take_distribution},
        {"low", take_key},    {"high", take_key},
        {"mode", take_key},   {"mean", take_key},
        {"median", take_key}, {"sd", take_key},
        {"sd_log", take_key}, {"values", take_values},
        {"group", take_group}};
    *w = (writing){.varied = {.group = ""}};
    for (ctg_sweep_key key = 0; key < CTG_SWEEP_KEYS; key++) {
        w->varied.said[key] = (double)NAN;
    }
    ctg_scenario_take_keys(t, group, keys, sizeof keys / sizeof keys[0], "what is varied", w);
    if (t->status != ctg_memory && w->path == NULL) {
        ctg_scenario_take_refuse(t, group, "what is varied needs `path`");
    }
    if (t->status == ctg_ok) {
        check(t, group, w);
    }
}

static void take_one(taking *t, const ctg_node *group, ctg_sweep *sweep)
{
    writing w;
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    const ctg_status before = t->status;
    t->status = ctg_ok;
    take_written(t, group, &w);
    ctg_sweep_varied *added = NULL;
    if (t->status == ctg_ok) {
        added = ctg_sweep_vary_add(sweep, w.varied.path, t->document->file, group->line, t->error);
        ctg_scenario_take_note(t, added == NULL ? ctg_memory : ctg_ok);
    }
    if (added == NULL) {
        free(w.varied.values);
    } else {
        w.varied.file = added->file;
        w.varied.line = added->line;
        *added = w.varied;
    }
    t->status = t->status == ctg_ok || before == ctg_memory ? before : t->status;
}

void ctg_sweep_vary_take(taking *t, const ctg_node *list, void *to)
{
    if (!ctg_scenario_take_is(t, list, ctg_guard_list)) {
        return;
    }
    if (list->children == 0 || list->children > CTG_SWEEP_VARIED_MOST) {
        ctg_scenario_take_refuse(t, list, "'vary' has %zu things; allowed is 1 to %d",
                                 list->children, CTG_SWEEP_VARIED_MOST);
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, list);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        take_one(t, node, to);
    }
}

void ctg_sweep_vary_group(ctg_sweep *sweep)
{
    for (size_t i = 0; i < sweep->varied_count; i++) {
        ctg_sweep_varied *const varied = &sweep->varied[i];
        size_t with = 0;
        while (with < i && (varied->group[0] == '\0' ||
                            strcmp(sweep->varied[with].group, varied->group) != 0)) {
            with++;
        }
        varied->factor = with < i ? sweep->varied[with].factor : sweep->factor_count++;
    }
}
