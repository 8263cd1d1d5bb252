/* What a mechanism of the model is: its row in section 11 of MODEL.md, its switches and parameters
 * by parameters.def, what it is there to move by the table of ablations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_mechanism.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/ablation_table.h"
#include "analysis/commands/explain_say.h"
#include "analysis/commands/json.h"
#include "analysis/commands/page.h"
#include "engine/model/parameters.h"

#define PATH_ROOM 128

/* Hands every switch of the mechanism, with its row in the table of ablations (NULL: none), to
 * `each`. */
typedef void visit_switch(void *to, const ctg_parameter *row, const ctg_ablation_row *moved);
static void each_switch(const ctg_documents_mechanism *of, visit_switch *each, void *to)
{
    size_t count = 0;
    const ctg_ablation_row *const moves = ctg_ablation_table_rows(&count);
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        size_t at = 0;
        while (at < count && strcmp(moves[at].parameter, row->path) != 0) {
            at++;
        }
        if (ctg_documents_has(of->switches, row->path)) {
            each(to, row, at < count ? &moves[at] : NULL);
        }
    }
}

/* Hands every section of MODEL.md that describes one of the files, once, to `each`. */
typedef void visit_text(void *to, ctg_documents_cell text);
static void each_section(const ctg_documents_mechanism *of, visit_text *each, void *to)
{
    ctg_documents_cell files = of->files;
    ctg_documents_cell file;
    ctg_documents_cell heading;
    const char *seen[16] = {NULL};
    size_t count = 0;
    while (ctg_documents_next_word(&files, &file)) {
        char path[PATH_ROOM];
        (void)snprintf(path, sizeof path, "engine/model/%.*s", (int)file.length, file.text);
        for (size_t at = 0; ctg_documents_section_of(path, at, &heading); at++) {
            size_t known = 0;
            while (known < count && seen[known] != heading.text) {
                known++;
            }
            if (known == count && count < sizeof seen / sizeof seen[0]) {
                seen[count++] = heading.text;
                each(to, heading);
            }
        }
    }
}

static void print_switch(void *to, const ctg_parameter *row, const ctg_ablation_row *moved)
{
    char text[1024];
    const int length = snprintf(text, sizeof text, "%s: %s", row->path, row->what);
    if (moved != NULL && length > 0 && (size_t)length < sizeof text) {
        (void)snprintf(text + length, sizeof text - (size_t)length,
                       "; it is there to make %s%s%s %s (scenarios/ABLATION.md)", moved->measure,
                       moved->who[0] == '\0' ? "" : " of ", moved->who,
                       moved->sign == '+' ? "higher" : "lower");
    }
    (void)to;
    ctg_page_print_fact(stdout, "switch", text);
}

static void print_section(void *to, ctg_documents_cell heading)
{
    bool *const first = to;
    (void)printf("  %-10s %s%.*s\n", *first ? "section" : "", *first ? "engine/MODEL.md " : "",
                 (int)heading.length, heading.text);
    *first = false;
}

static void print_words(const char *label, ctg_documents_cell cell, const char *folder)
{
    ctg_documents_cell word;
    for (const char *shown = label; ctg_documents_next_word(&cell, &word); shown = "") {
        (void)printf("  %-10s %s%.*s\n", shown, folder, (int)word.length, word.text);
    }
}

static bool names_tables(const ctg_documents_mechanism *of)
{
    return of->parameters.length > 5 && strncmp(of->parameters.text, "table", 5) == 0;
}

void ctg_explain_mechanism_print(size_t at)
{
    ctg_documents_mechanism of;
    bool first = true;
    if (!ctg_documents_mechanism_at(at, &of)) {
        return;
    }
    (void)printf("%.*s: a mechanism of the model: %.*s\n", (int)of.number.length, of.number.text,
                 (int)of.name.length, of.name.text);
    each_switch(&of, print_switch, NULL);
    each_section(&of, print_section, &first);
    print_words("files", of.files, "engine/model/");
    if (names_tables(&of)) {
        print_words("tables", of.parameters, "");
        return;
    }
    const char *label = "parameters";
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const ctg_parameter *const row = ctg_parameters_row((ctg_parameter_id)i);
        if (!ctg_documents_has(of.switches, row->path) && ctg_explain_say_belongs(&of, row->path)) {
            (void)printf("  %-10s %s\n", label, row->path);
            label = "";
        }
    }
}

void ctg_explain_mechanism_print_all(void)
{
    ctg_documents_mechanism of;
    (void)printf("Mechanisms\n");
    for (size_t at = 0; ctg_documents_mechanism_at(at, &of); at++) {
        (void)printf("  %-38.*s %.*s\n", (int)of.number.length, of.number.text, (int)of.name.length,
                     of.name.text);
    }
}

static json_t *text_of(ctg_documents_cell cell)
{
    return json_stringn(cell.text, cell.length);
}

static void add_switch(void *to, const ctg_parameter *row, const ctg_ablation_row *moved)
{
    json_t **const list = to;
    json_t *one = json_pack("{s:s, s:s}", "switch", row->path, "what", row->what);
    if (moved != NULL) {
        one = ctg_json_put(one, "moves",
                           json_pack("{s:s, s:s, s:s#}", "measure", moved->measure, "who",
                                     moved->who, "sign", &moved->sign, 1));
    }
    *list = ctg_json_append(*list, one);
}

static void add_section(void *to, ctg_documents_cell heading)
{
    json_t **const list = to;
    *list = ctg_json_append(*list, text_of(heading));
}

static json_t *words_of(ctg_documents_cell cell, const char *folder)
{
    json_t *list = json_array();
    ctg_documents_cell word;
    while (ctg_documents_next_word(&cell, &word)) {
        list = ctg_json_append(list, json_sprintf("%s%.*s", folder, (int)word.length, word.text));
    }
    return list;
}

static json_t *parameters_of(const ctg_documents_mechanism *of)
{
    json_t *list = json_array();
    for (size_t i = 0; i < CTG_PARAMETERS; i++) {
        const char *const path = ctg_parameters_row((ctg_parameter_id)i)->path;
        if (!ctg_documents_has(of->switches, path) && ctg_explain_say_belongs(of, path)) {
            list = ctg_json_append(list, json_string(path));
        }
    }
    return list;
}

json_t *ctg_explain_mechanism_json(size_t at)
{
    ctg_documents_mechanism of;
    json_t *switches = json_array();
    json_t *sections = json_array();
    json_t *object = json_object();
    (void)ctg_documents_mechanism_at(at, &of);
    each_switch(&of, add_switch, &switches);
    each_section(&of, add_section, &sections);
    object = ctg_json_put(object, "name", text_of(of.number));
    object = ctg_json_put(object, "kind", json_string("mechanism"));
    object = ctg_json_put(object, "what", text_of(of.name));
    object = ctg_json_put(object, "switches", switches);
    object = ctg_json_put(object, "sections", sections);
    object = ctg_json_put(object, "files", words_of(of.files, "engine/model/"));
    object = ctg_json_put(object, "tables",
                          names_tables(&of) ? words_of(of.parameters, "") : json_array());
    return ctg_json_put(object, "parameters", parameters_of(&of));
}

void ctg_explain_mechanism_print_rule(const char *name)
{
    ctg_documents_cell text;
    if (ctg_documents_rule(name, &text)) {
        (void)printf("%s: a rule of engine/MODEL.md\n\n%.*s\n", name, (int)text.length, text.text);
    }
}

json_t *ctg_explain_mechanism_rule_json(const char *name)
{
    ctg_documents_cell text = {"", 0};
    (void)ctg_documents_rule(name, &text);
    return json_pack("{s:s, s:s, s:o}", "name", name, "kind", "rule", "what", text_of(text));
}
