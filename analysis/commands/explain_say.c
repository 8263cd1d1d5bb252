/* The words of `contingent explain` that the page and JSON share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_say.h"

#include <string.h>

const char *ctg_explain_say_scope(ctg_scope scope)
{
    static const char *const words[CTG_SCOPES] = {
        "the world, one number",
        "by subregion (M49) of the states that send people",
        "by subregion (M49) of the missions' hosts",
        "by capability",
        "by member state",
        "by mission",
        "by framework that commands missions",
        "by how long missions have been open",
        "by subregion of the states that send people, and capability"};
    return words[scope];
}

const char *ctg_explain_say_who(ctg_scope scope)
{
    static const char *const words[CTG_SCOPES] = {"",
                                                  "a key of regions: 'South-eastern Asia'",
                                                  "a key of regions: 'Northern Africa'",
                                                  "a key of capabilities: engineering",
                                                  "a key of states: JPN",
                                                  "a key of missions: UNMIL",
                                                  "a key of frameworks: UN",
                                                  "a class of age: 'months 2-3'",
                                                  "both: 'South-eastern Asia: engineering'"};
    return words[scope];
}

const char *ctg_explain_say_time(const ctg_measure *row)
{
    if (row->time == ctg_time_end) {
        return row->scope == ctg_scope_world ? "at the end of the month"
                                             : "at the end of the twelve months";
    }
    return row->scope == ctg_scope_world ? "summed over the month" : "summed over twelve months";
}

const char *ctg_explain_say_months(const ctg_measure *row)
{
    return row->scope == ctg_scope_world ? "every month from the start on"
                                         : "every twelfth month from the start on";
}

ctg_status ctg_explain_say_files(ctg_text_builder *text, const char *path, ctg_error *error)
{
    const char *file = NULL;
    for (size_t at = 0; (file = ctg_documents_reckoner(path, at)) != NULL; at++) {
        CTG_TRY(ctg_text_add(text, error, "%s%s", at == 0 ? "" : ", ", file));
    }
    return ctg_ok;
}

bool ctg_explain_say_belongs(const ctg_documents_mechanism *mechanism, const char *path)
{
    char group[64];
    const bool is_group = ctg_text_copy(group, sizeof group, path, strcspn(path, "."));
    return ctg_documents_has(mechanism->switches, path) ||
           ctg_documents_has(mechanism->parameters, path) ||
           (is_group && ctg_documents_has(mechanism->parameters, group));
}

ctg_status ctg_explain_say_mechanisms(ctg_text_builder *text, const char *path, ctg_error *error)
{
    ctg_documents_mechanism mechanism;
    for (size_t at = 0; ctg_documents_mechanism_at(at, &mechanism); at++) {
        if (ctg_explain_say_belongs(&mechanism, path)) {
            CTG_TRY(ctg_text_add(text, error, "%s%.*s %.*s", text->used == 0 ? "" : "; ",
                                 (int)mechanism.number.length, mechanism.number.text,
                                 (int)mechanism.name.length, mechanism.name.text));
        }
    }
    return ctg_ok;
}

static bool says(ctg_documents_cell cell)
{
    return cell.length > 0 && !ctg_documents_is(cell, "-");
}

/* ". UN-C is United Nations monthly ...": what the keys of `upstream` stand for. */
static ctg_status add_keys(ctg_text_builder *text, ctg_documents_cell upstream, ctg_error *error)
{
    const char *at = upstream.text;
    const char *const end = at + upstream.length;
    while (at < end) {
        const size_t left = (size_t)(end - at);
        size_t length = 0;
        ctg_documents_cell what;
        while (length < left && strchr(";, ", at[length]) == NULL) {
            length++;
        }
        if (ctg_documents_upstream((ctg_documents_cell){at, length}, &what)) {
            CTG_TRY(ctg_text_add(text, error, ". %.*s is %.*s", (int)length, at, (int)what.length,
                                 what.text));
        }
        at += length < left ? length + 1 : length;
    }
    return ctg_ok;
}

ctg_status ctg_explain_say_source(ctg_text_builder *text, const ctg_documents_column *column,
                                  ctg_error *error)
{
    const bool named = says(column->upstream);
    if (named) {
        CTG_TRY(
            ctg_text_add(text, error, "%.*s", (int)column->upstream.length, column->upstream.text));
    }
    if (says(column->done)) {
        CTG_TRY(ctg_text_add(text, error, "%s%.*s", named ? ": " : "", (int)column->done.length,
                             column->done.text));
    }
    return named ? add_keys(text, column->upstream, error) : ctg_ok;
}

ctg_documents_cell ctg_explain_say_unit(const ctg_column *column, const ctg_documents_column *of)
{
    if (column->unit[0] != '\0') {
        return (ctg_documents_cell){column->unit, strlen(column->unit)};
    }
    return of != NULL && says(of->unit) ? of->unit : (ctg_documents_cell){"", 0};
}
