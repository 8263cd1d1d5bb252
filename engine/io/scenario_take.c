/* Values of nodes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/scenario_take.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/io/shipped.h"

void ctg_scenario_take_note(ctg_scenario_taking *t, ctg_status status)
{
    if (t->status == ctg_ok || status == ctg_memory) {
        t->status = status;
    }
}

void ctg_scenario_take_refuse(ctg_scenario_taking *t, const ctg_node *node, const char *format, ...)
{
    char sentence[1024];
    va_list values;
    if (node->kind == ctg_guard_mistaken) { /* that it is no number has been told */
        ctg_scenario_take_note(t, ctg_input);
        return;
    }
    va_start(values, format);
    (void)vsnprintf(sentence, sizeof sentence, format, values);
    va_end(values);
    ctg_scenario_take_note(
        t, ctg_error_add_at(t->error, ctg_input, t->document->file, node->line, "%s", sentence));
}

static const ctg_scenario_key *key_named(const ctg_scenario_key *keys, size_t count,
                                         const char *name, ctg_text_nearest *nearest)
{
    ctg_text_nearest_begin(nearest, name);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(keys[i].name, name) == 0) {
            return &keys[i];
        }
        ctg_text_nearest_try(nearest, keys[i].name);
    }
    return NULL;
}

void ctg_scenario_take_keys(ctg_scenario_taking *t, const ctg_node *group,
                            const ctg_scenario_key *keys, size_t count, const char *what, void *to)
{
    const ctg_node *node = ctg_document_first(t->document, group);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        ctg_text_nearest nearest;
        const ctg_scenario_key *const key = key_named(keys, count, node->name, &nearest);
        if (key != NULL) {
            key->take(t, node, to);
        } else {
            ctg_scenario_take_refuse(t, node, "'%s' is no key of %s%s",
                                     ctg_text_shown(node->name, strlen(node->name)).text, what,
                                     ctg_text_nearest_hint(&nearest).text);
        }
    }
}

bool ctg_scenario_take_is(ctg_scenario_taking *t, const ctg_node *node, ctg_guard_kind kind)
{
    if (node->kind == kind) {
        return true;
    }
    const bool scalar = node->kind != ctg_guard_group && node->kind != ctg_guard_list &&
                        node->kind != ctg_guard_array;
    ctg_scenario_take_refuse(t, node, "'%s' is %s%s%s%s; %s is needed",
                             node->name[0] == '\0' ? "an element" : node->name,
                             ctg_document_kind_name(node->kind), scalar ? " (" : "",
                             scalar ? ctg_text_shown(node->text, node->length).text : "",
                             scalar ? ")" : "", ctg_document_kind_name(kind));
    return false;
}

bool ctg_scenario_take_text(ctg_scenario_taking *t, const ctg_node *node, const char **text)
{
    if (!ctg_scenario_take_is(t, node, ctg_guard_text)) {
        return false;
    }
    const ctg_status status =
        ctg_text_keep(&t->scenario->texts, text, node->text, node->length, t->error);
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
    }
    return status == ctg_ok;
}

bool ctg_scenario_take_whole(ctg_scenario_taking *t, const ctg_node *node, int64_t least,
                             int64_t most, const char *unit, int64_t *value)
{
    int64_t read = 0;
    if (!ctg_scenario_take_is(t, node, ctg_guard_whole)) {
        return false;
    }
    (void)ctg_number_whole(node->text, node->length, &read);
    if (read < least || read > most) {
        ctg_scenario_take_refuse(t, node,
                                 "'%s' is %" PRId64 "; allowed is %" PRId64 " to %" PRId64 "%s%s",
                                 node->name, read, least, most, unit[0] == '\0' ? "" : " ", unit);
        return false;
    }
    *value = read;
    return true;
}

bool ctg_scenario_take_month(ctg_scenario_taking *t, const ctg_node *node, ctg_month *month)
{
    if (!ctg_scenario_take_is(t, node, ctg_guard_text)) {
        return false;
    }
    if (!ctg_month_read(node->text, month)) {
        ctg_scenario_take_refuse(t, node,
                                 "'%s' is '%s'; a month is written \"YYYY-MM\", 1900-01 to 2299-12",
                                 node->name, ctg_text_shown(node->text, node->length).text);
        return false;
    }
    return true;
}

bool ctg_scenario_take_real(ctg_scenario_taking *t, const ctg_node *node, double least, double most,
                            double *value)
{
    char from[CTG_NUMBER_ROOM];
    char to[CTG_NUMBER_ROOM];
    char allowed[2 * CTG_NUMBER_ROOM + 24] = "";
    double read = 0;
    if (node->kind != ctg_guard_whole && !ctg_scenario_take_is(t, node, ctg_guard_real)) {
        return false;
    }
    const char *const why = ctg_number_real(node->text, node->length, &read);
    if (why == NULL && read >= least && read <= most) {
        *value = read;
        return true;
    }
    if (isfinite(least)) {
        ctg_number_write(least, from);
        ctg_number_write(most, to);
        (void)snprintf(allowed, sizeof allowed, "; allowed is %s to %s", from, to);
    }
    ctg_scenario_take_refuse(t, node, "'%s' is '%s'%s%s%s",
                             node->name[0] == '\0' ? "an element" : node->name,
                             ctg_text_shown(node->text, node->length).text,
                             why == NULL ? "" : ", which ", why == NULL ? "" : why, allowed);
    return false;
}

/* A path seen from the file that is read; a name, where a folder of scenarios is said. */
static bool take_path(ctg_scenario_taking *t, const ctg_node *node, const char *folder,
                      const char **path)
{
    char *joined = NULL;
    const ctg_shipped_name name = {node->text, t->document->file, node->line, folder};
    if (!ctg_scenario_take_is(t, node, ctg_guard_text)) {
        return false;
    }
    ctg_status status = ctg_shipped_find(&joined, &name, t->error);
    if (status == ctg_ok) {
        status = ctg_text_keep(&t->scenario->texts, path, joined, strlen(joined), t->error);
    }
    free(joined);
    if (status != ctg_ok) {
        ctg_scenario_take_note(t, status);
    }
    return status == ctg_ok;
}

bool ctg_scenario_take_file(ctg_scenario_taking *t, const ctg_node *node, const char **path)
{
    return take_path(t, node, NULL, path);
}

bool ctg_scenario_take_scenario(ctg_scenario_taking *t, const ctg_node *node, const char **path)
{
    return take_path(t, node, t->scenario->shipped, path);
}
