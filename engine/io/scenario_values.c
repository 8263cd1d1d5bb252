/* The parameters that a scenario file sets and the changes that it makes.
 *
 * A parameter that a file sets is no longer drawn: whoever writes a number means it. With
 * `name = { value = 0.2; draw = true; };` the number is the mode of the draws.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/io/scenario_take.h"
#include "engine/io/value.h"

typedef ctg_scenario_taking taking;

/* A parameter that is written as a group. */
typedef struct spread {
    const ctg_node *value, *draw;
} spread;

static void keep_value(taking *t, const ctg_node *node, void *to)
{
    (void)t;
    ((spread *)to)->value = node;
}

static void keep_draw(taking *t, const ctg_node *node, void *to)
{
    if (ctg_scenario_take_is(t, node, ctg_guard_boolean)) {
        ((spread *)to)->draw = node;
    }
}

static bool is_scalar(const ctg_node *node)
{
    return node->kind == ctg_guard_whole || node->kind == ctg_guard_real ||
           node->kind == ctg_guard_boolean;
}

/* The value of a parameter's node, in its range. */
static bool read_value(taking *t, const ctg_node *node, ctg_parameter_id id, double *value)
{
    ctg_value_fault fault;
    const ctg_parameter *const row = ctg_parameters_row(id);
    if (!is_scalar(node)) {
        ctg_scenario_take_refuse(t, node, "'%s' is %s; a number is needed", row->path,
                                 ctg_document_kind_name(node->kind));
        return false;
    }
    if (!ctg_value_read(value, node->text, node->length, row->kind, &fault) ||
        !ctg_value_check(id, *value, &fault)) {
        ctg_scenario_take_refuse(t, node, "'%s' %s", row->path, fault.text);
        return false;
    }
    return true;
}

/* True when the parameter shall be drawn although it is set. */
static bool read_draw(taking *t, const ctg_node *node, ctg_parameter_id id, double value)
{
    const ctg_parameter *const row = ctg_parameters_row(id);
    char low[CTG_NUMBER_ROOM];
    char high[CTG_NUMBER_ROOM];
    if (node == NULL || strncmp(node->text, "true", 4) != 0) {
        return false;
    }
    ctg_number_write(row->low, low);
    ctg_number_write(row->high, high);
    if (!(row->low < row->high)) {
        ctg_scenario_take_refuse(t, node, "'%s' is never drawn: nothing but %s is plausible",
                                 row->path, low);
    } else if (value < row->low || value > row->high) {
        ctg_scenario_take_refuse(t, node, "'%s' cannot be drawn around a value outside %s to %s",
                                 row->path, low, high);
    }
    return true;
}

static void take_parameter(taking *t, const ctg_node *node, const char *group)
{
    static const ctg_scenario_key keys[] = {{"value", keep_value}, {"draw", keep_draw}};
    char path[256];
    double value = 0;
    ctg_parameter_id id = 0;
    ctg_path_fault fault;
    spread written = {node, NULL};
    (void)snprintf(path, sizeof path, "%.100s.%.100s", group, node->name);
    if (!ctg_path_parameter(&id, path, &fault)) {
        ctg_scenario_take_refuse(t, node, "'%s' %s", ctg_text_shown(path, strlen(path)).text,
                                 fault.text);
        return;
    }
    if (node->kind == ctg_guard_group) {
        written.value = NULL;
        ctg_scenario_take_keys(t, node, keys, 2, "a parameter (value, draw)", &written);
        if (written.value == NULL) {
            ctg_scenario_take_refuse(t, node, "'%s' has no `value`", path);
            return;
        }
    }
    if (read_value(t, written.value, id, &value)) {
        t->scenario->setting.centre.value[id] = value;
        t->scenario->setting.drawn[id] = read_draw(t, written.draw, id, value);
    }
}

void ctg_scenario_values_parameters(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_group)) {
        return;
    }
    const ctg_node *group = ctg_document_first(t->document, node);
    for (; group != NULL; group = ctg_document_next(t->document, group)) {
        if (!ctg_scenario_take_is(t, group, ctg_guard_group)) {
            continue;
        }
        const ctg_node *parameter = ctg_document_first(t->document, group);
        for (; parameter != NULL; parameter = ctg_document_next(t->document, parameter)) {
            take_parameter(t, parameter, group->name);
        }
    }
}

/* A change as it is written. */
typedef struct writing {
    ctg_scenario_edit edit;
    const ctg_node *operation; /* the last of multiply, add, set */
    size_t operations;
} writing;

static void take_path(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_text(t, node, &((writing *)to)->edit.path);
}

static void take_operand(taking *t, const ctg_node *node, void *to, ctg_operation operation)
{
    writing *const w = to;
    w->operations++;
    w->operation = node;
    w->edit.operation = operation;
    w->edit.is_text = node->kind == ctg_guard_text;
    if (!is_scalar(node) && (node->kind != ctg_guard_text || operation != ctg_set)) {
        ctg_scenario_take_refuse(t, node, "'%s' is %s; a number%s is needed", node->name,
                                 ctg_document_kind_name(node->kind),
                                 operation == ctg_set ? " or a text in quotes" : "");
        return;
    }
    const ctg_status status =
        ctg_text_keep(&t->scenario->texts, &w->edit.operand, node->text, node->length, t->error);
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
    }
}

static void take_multiply(taking *t, const ctg_node *node, void *to)
{
    take_operand(t, node, to, ctg_multiply);
}

static void take_add(taking *t, const ctg_node *node, void *to)
{
    take_operand(t, node, to, ctg_add);
}

static void take_set(taking *t, const ctg_node *node, void *to)
{
    take_operand(t, node, to, ctg_set);
}

static void take_from(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_month(t, node, &((writing *)to)->edit.from);
}

static void take_to(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_month(t, node, &((writing *)to)->edit.to);
}

static void take_change(taking *t, const ctg_node *node)
{
    static const ctg_scenario_key keys[] = {
        {"path", take_path}, {"multiply", take_multiply}, {"add", take_add},
        {"set", take_set},   {"from", take_from},         {"to", take_to},
    };
    writing w = {.edit = {.from = CTG_MONTH_LEAST,
                          .to = CTG_MONTH_MOST + 1,
                          .place = {t->document->file, node->line}}};
    if (!ctg_scenario_take_is(t, node, ctg_guard_group)) {
        return;
    }
    const ctg_status before = t->status;
    t->status = ctg_ok;
    ctg_scenario_take_keys(t, node, keys, sizeof keys / sizeof keys[0], "a change", &w);
    if (t->status == ctg_ok && w.edit.path == NULL) {
        ctg_scenario_take_refuse(t, node, "a change without `path`");
    } else if (t->status == ctg_ok && w.operations != 1) {
        ctg_scenario_take_refuse(t, node,
                                 "the change of '%s' has %zu of multiply, add and set; one is "
                                 "needed",
                                 ctg_text_shown(w.edit.path, strlen(w.edit.path)).text,
                                 w.operations);
    }
    if (t->status == ctg_ok) {
        t->status = ctg_scenario_edit_add(t->scenario, &w.edit, t->error);
    }
    t->status = t->status == ctg_ok || (before == ctg_memory) ? before : t->status;
}

void ctg_scenario_values_changes(taking *t, const ctg_node *node, void *to)
{
    (void)to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_list)) {
        return;
    }
    const ctg_node *change = ctg_document_first(t->document, node);
    for (; change != NULL && t->status != ctg_memory;
         change = ctg_document_next(t->document, change)) {
        take_change(t, change);
    }
}
