/* A file in libconfig's syntax as a tree of what was written.
 *
 * The guard has read the same bytes and lists every setting in the order of the file; libconfig
 * keeps that order, so the two are walked side by side. That they agree on every name and kind is
 * checked: where they do not, one of them has read something else than was written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/document.h"

#include <libconfig.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

typedef struct joining {
    ctg_document *document;
    const ctg_guard *guard;
    const char *bytes;
} joining;

static bool same_kind(int type, ctg_guard_kind kind)
{
    switch (kind) {
    case ctg_guard_group:
        return type == CONFIG_TYPE_GROUP;
    case ctg_guard_list:
        return type == CONFIG_TYPE_LIST;
    case ctg_guard_array:
        return type == CONFIG_TYPE_ARRAY;
    case ctg_guard_whole:
        return type == CONFIG_TYPE_INT || type == CONFIG_TYPE_INT64;
    case ctg_guard_real:
        return type == CONFIG_TYPE_FLOAT;
    case ctg_guard_text:
        return type == CONFIG_TYPE_STRING;
    case ctg_guard_boolean:
        return type == CONFIG_TYPE_BOOL;
    case ctg_guard_mistaken:
        return type == CONFIG_TYPE_INT; /* a 0 was put in its place */
    }
    return false;
}

/* Takes the next of the guard's settings as the node of `from`. */
static bool take(joining *j, const config_setting_t *from)
{
    if (j->document->count > j->guard->count) {
        return false;
    }
    const ctg_guard_setting *const written = &j->guard->settings[j->document->count - 1];
    const char *const name = config_setting_name(from);
    const size_t length = name == NULL ? 0 : strlen(name);
    if (!same_kind(config_setting_type(from), written->kind) || length != written->name_length ||
        (length > 0 && memcmp(name, j->bytes + written->name_at, length) != 0)) {
        return false;
    }
    ctg_node *const node = &j->document->nodes[j->document->count++];
    *node = (ctg_node){length == 0 ? "" : name,
                       written->kind,
                       written->line,
                       j->bytes + written->at,
                       written->length,
                       0,
                       0};
    if (written->kind == ctg_guard_text) {
        const char *const text = config_setting_get_string(from);
        node->text = text == NULL ? "" : text;
        node->length = strlen(node->text);
    }
    return true;
}

/* Joins all that is in `from`, whose node is `at`; as deep as the guard allows. */
static bool join(joining *j, const config_setting_t *from, size_t at)
{
    const int count = config_setting_is_aggregate(from) ? config_setting_length(from) : 0;
    size_t last = 0;
    for (int i = 0; i < count; i++) {
        const config_setting_t *const child = config_setting_get_elem(from, (unsigned)i);
        const size_t place = j->document->count;
        if (!take(j, child) || !join(j, child, place)) {
            return false;
        }
        if (last != 0) {
            j->document->nodes[last].next = place;
        }
        last = place;
    }
    j->document->nodes[at].children = (size_t)count;
    return true;
}

/* A copy of the bytes in which a 0 stands in the place of each wrong number. */
static ctg_status mend(char **mended, const char *bytes, size_t size, const ctg_guard *guard,
                       ctg_error *error)
{
    void *copy = NULL;
    CTG_TRY(ctg_memory_array(&copy, size + 1, 1, "a scenario", error));
    memcpy(copy, bytes, size);
    for (size_t i = 0; i < guard->count; i++) {
        const ctg_guard_setting *const setting = &guard->settings[i];
        if (setting->kind == ctg_guard_mistaken) {
            memset((char *)copy + setting->at, ' ', setting->length);
            ((char *)copy)[setting->at] = '0';
        }
    }
    *mended = copy;
    return ctg_ok;
}

static ctg_status parse(ctg_document *document, const char *bytes, const char *mended,
                        const ctg_guard *guard, ctg_error *error)
{
    config_t *const config = document->config;
    if (config_read_string(config, mended) != CONFIG_TRUE) {
        if (guard->wrong_numbers > 0) {
            return ctg_input; /* it may be for the 0 that was put in */
        }
        const char *const why = config_error_text(config);
        return ctg_error_add_at(error, ctg_input, document->file, (size_t)config_error_line(config),
                                "%s", why == NULL ? "cannot be read" : why);
    }
    joining j = {document, guard, bytes};
    document->nodes[0] = (ctg_node){"", ctg_guard_group, 0, "", 0, 0, 0};
    document->count = 1;
    if (!join(&j, config_root_setting(config), 0) || document->count != guard->count + 1) {
        return ctg_error_add_at(error, ctg_broken, document->file, 0,
                                "libconfig has read something else than was written");
    }
    return ctg_ok;
}

ctg_status ctg_document_read(ctg_document *document, const char *file, const char *bytes,
                             size_t size, ctg_error *error)
{
    ctg_guard guard;
    void *nodes = NULL;
    void *config = NULL;
    *document = (ctg_document){.file = file};
    char *mended = NULL;
    CTG_TRY(ctg_guard_read_on(&guard, file, bytes, size, error));
    ctg_status status = ctg_memory_array(&nodes, guard.count + 1, sizeof *document->nodes,
                                         "the settings of a scenario", error);
    document->nodes = nodes;
    if (status == ctg_ok) {
        status = ctg_memory_array(&config, 1, sizeof(config_t), "libconfig's tree", error);
    }
    if (status == ctg_ok) {
        document->config = config;
        config_init(document->config);
        status = mend(&mended, bytes, size, &guard, error);
    }
    if (status == ctg_ok) {
        document->wrong_numbers = guard.wrong_numbers;
        status = parse(document, bytes, mended, &guard, error);
    }
    free(mended);
    ctg_guard_destroy(&guard);
    if (status != ctg_ok) {
        ctg_document_destroy(document);
    }
    return status;
}

void ctg_document_destroy(ctg_document *document)
{
    if (document == NULL) {
        return;
    }
    if (document->config != NULL) {
        config_destroy(document->config);
        free(document->config);
    }
    free(document->nodes);
    *document = (ctg_document){NULL, NULL, 0, NULL, 0};
}

const ctg_node *ctg_document_first(const ctg_document *document, const ctg_node *of)
{
    (void)document;
    return of->children == 0 ? NULL : of + 1;
}

const ctg_node *ctg_document_next(const ctg_document *document, const ctg_node *after)
{
    return after->next == 0 ? NULL : &document->nodes[after->next];
}

const char *ctg_document_kind_name(ctg_guard_kind kind)
{
    static const char *const names[] = {"a group { }",    "a list ( )", "an array [ ]",
                                        "a whole number", "a number",   "a text in quotes",
                                        "true or false",  "no number"};
    return names[kind];
}
