/* The design of a sweep, as it is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/io/sweep_inside.h"

typedef ctg_scenario_taking taking;

typedef enum design_key {
    key_kind,
    key_points,
    key_levels,
    key_second_order,
    key_file,
    key_seed,
    KEYS
} design_key;

#define BIT(key) (1u << key_##key)

/* The design as it is written. */
typedef struct writing {
    ctg_sweep *sweep;
    const ctg_node *keys[KEYS];
    bool has_kind; /* and it is one */
} writing;

static const char *key_name(design_key key)
{
    static const char *const names[] = {"kind", "points", "levels", "second_order", "file", "seed"};
    return names[key];
}

/* Which keys a design may have. */
static unsigned keys_of(ctg_design_kind kind)
{
    static const unsigned keys[] = {BIT(levels),
                                    BIT(file),
                                    BIT(points) | BIT(seed),
                                    BIT(points) | BIT(seed),
                                    BIT(points) | BIT(levels) | BIT(seed),
                                    BIT(points) | BIT(second_order) | BIT(seed)};
    return keys[kind] | BIT(kind);
}

static void take_kind(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    ctg_text_nearest nearest;
    w->keys[key_kind] = node;
    if (!ctg_scenario_take_is(t, node, ctg_guard_text)) {
        return;
    }
    w->has_kind = ctg_design_kind_named(&w->sweep->kind, node->text, &nearest);
    if (!w->has_kind) {
        ctg_scenario_take_refuse(
            t, node, "'kind' is '%s'%s; allowed is grid, list, latin, sobol, morris, saltelli",
            ctg_text_shown(node->text, node->length).text, ctg_text_nearest_hint(&nearest).text);
    }
}

static void take_points(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->keys[key_points] = node;
    (void)ctg_scenario_take_whole(t, node, 1, CTG_SWEEP_POINTS_MOST, "", &w->sweep->points);
}

static void take_levels(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->keys[key_levels] = node;
    (void)ctg_scenario_take_whole(t, node, 1, CTG_SWEEP_LEVELS_MOST, "", &w->sweep->levels);
}

static void take_second_order(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->keys[key_second_order] = node;
    w->sweep->second_order =
        ctg_scenario_take_is(t, node, ctg_guard_boolean) && node->text[0] == 't';
}

static void take_file(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->keys[key_file] = node;
    (void)ctg_scenario_take_file(t, node, &w->sweep->list.path);
}

static void take_seed(taking *t, const ctg_node *node, void *to)
{
    writing *const w = to;
    w->keys[key_seed] = node;
    (void)ctg_scenario_take_whole(t, node, 0, INT64_MAX, "", &w->sweep->design_seed);
}

/* What does not belong to the kind, and what it cannot do without. */
static void check(taking *t, const ctg_node *group, const writing *w)
{
    const ctg_design_kind kind = w->sweep->kind;
    const char *const name = ctg_design_kind_name(kind);
    for (design_key key = 0; key < KEYS; key++) {
        if (w->keys[key] != NULL && (keys_of(kind) >> key & 1u) == 0) {
            ctg_scenario_take_refuse(t, w->keys[key], "'%s' is no key of a design '%s'",
                                     key_name(key), name);
        }
    }
    const design_key needed = kind == ctg_design_list ? key_file : key_points;
    if (kind != ctg_design_grid && w->keys[needed] == NULL) {
        ctg_scenario_take_refuse(t, group, "a design '%s' needs `%s`", name, key_name(needed));
    }
    if (kind == ctg_design_morris && w->sweep->levels % 2 != 0) {
        ctg_scenario_take_refuse(t, w->keys[key_levels],
                                 "'levels' is %d; of a design 'morris' they must be even",
                                 (int)w->sweep->levels);
    }
}

void ctg_sweep_design_take(taking *t, const ctg_node *group, void *to)
{
    static const ctg_scenario_key keys[] = {
        {"kind", take_kind}, {"points", take_points}, {"levels", take_levels},
        {"file", take_file}, {"seed", take_seed},     {"second_order", take_second_order}};
    writing w = {.sweep = to};
    if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
        return;
    }
    w.sweep->has_design = true;
    w.sweep->design_line = group->line;
    ctg_scenario_take_keys(t, group, keys, sizeof keys / sizeof keys[0], "a design", &w);
    if (w.has_kind) {
        check(t, group, &w);
    } else if (w.keys[key_kind] == NULL && t->status != ctg_memory) {
        ctg_scenario_take_refuse(t, group,
                                 "a design needs `kind`: grid, list, latin, sobol, "
                                 "morris or saltelli");
    }
}
