/* Study files of sweeps: from the path to what is asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/io/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "engine/io/shipped.h"
#include "engine/io/sweep_inside.h"

/* What is taken keeps its texts as a scenario does. */
typedef ctg_scenario_taking taking;

static void take_title(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_text(t, node, &((ctg_sweep *)to)->title);
}

static void take_question(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_text(t, node, &((ctg_sweep *)to)->question);
}

static void take_base(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_scenario(t, node, &((ctg_sweep *)to)->base);
}

static void take_policy(taking *t, const ctg_node *node, ctg_sweep *sweep)
{
    const char *path = NULL;
    if (!ctg_scenario_take_scenario(t, node, &path)) {
        return;
    }
    for (size_t i = 0; i < sweep->policy_count; i++) {
        if (strcmp(sweep->policies[i], path) == 0) {
            ctg_scenario_take_refuse(t, node, "the policy '%s' stands there twice",
                                     ctg_text_shown(node->text, node->length).text);
            return;
        }
    }
    sweep->policy_lines[sweep->policy_count] = node->line;
    sweep->policies[sweep->policy_count++] = path;
}

static void take_policies(taking *t, const ctg_node *list, void *to)
{
    if (!ctg_scenario_take_is(t, list, ctg_guard_list)) {
        return;
    }
    if (list->children > CTG_SWEEP_POLICIES_MOST) {
        ctg_scenario_take_refuse(t, list, "'policies' has %zu files; allowed is 0 to %d",
                                 list->children, CTG_SWEEP_POLICIES_MOST);
        return;
    }
    const ctg_node *node = ctg_document_first(t->document, list);
    for (; node != NULL && t->status != ctg_memory; node = ctg_document_next(t->document, node)) {
        take_policy(t, node, to);
    }
}

static void take_replicates(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 1, CTG_SCENARIO_REPLICATES_MOST, "",
                                  &((ctg_sweep *)to)->replicates);
}

static void take_months(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 1, CTG_SCENARIO_MONTHS_MOST, "months",
                                  &((ctg_sweep *)to)->months);
}

static void take_seed(taking *t, const ctg_node *node, void *to)
{
    (void)ctg_scenario_take_whole(t, node, 0, INT64_MAX, "", &((ctg_sweep *)to)->seed);
}

static void take_on_error(taking *t, const ctg_node *node, void *to)
{
    ctg_sweep *const sweep = to;
    if (!ctg_scenario_take_is(t, node, ctg_guard_text)) {
        return;
    }
    sweep->stops_on_error = strcmp(node->text, "stop") == 0;
    if (!sweep->stops_on_error && strcmp(node->text, "continue") != 0) {
        ctg_scenario_take_refuse(t, node, "'on_error' is '%s'; allowed is continue, stop",
                                 ctg_text_shown(node->text, node->length).text);
    }
}

static void take_all(taking *t, ctg_sweep *sweep)
{
    static const ctg_scenario_key keys[] = {{"base", take_base},
                                            {"title", take_title},
                                            {"question", take_question},
                                            {"policies", take_policies},
                                            {"vary", ctg_sweep_vary_take},
                                            {"design", ctg_sweep_design_take},
                                            {"replicates", take_replicates},
                                            {"seed", take_seed},
                                            {"months", take_months},
                                            {"keep", ctg_sweep_keep_take},
                                            {"on_error", take_on_error}};
    ctg_scenario_take_keys(t, &t->document->nodes[0], keys, sizeof keys / sizeof keys[0], "a sweep",
                           sweep);
    if (t->document->wrong_numbers > 0) {
        ctg_scenario_take_note(t, ctg_input);
    }
}

static bool has(const taking *t, const char *key)
{
    const ctg_node *node = ctg_document_first(t->document, &t->document->nodes[0]);
    while (node != NULL && strcmp(node->name, key) != 0) {
        node = ctg_document_next(t->document, node);
    }
    return node != NULL;
}

/* What must be said; a mistake in what is said has been told. */
static void check(taking *t, const ctg_sweep *sweep)
{
    const bool is_list = sweep->has_design && sweep->kind == ctg_design_list;
    const bool varies = has(t, "vary");
    const bool designs = has(t, "design");
    const ctg_node *const top = &t->document->nodes[0]; /* of line 0 */
    if (!has(t, "base")) {
        ctg_scenario_take_refuse(t, top, "`base` is missing");
    }
    if (is_list && varies) {
        ctg_scenario_take_refuse(
            t, top, "a list says in its file what is varied; `vary` is not said beside it");
    } else if (varies != designs && !is_list) {
        ctg_scenario_take_refuse(t, top, "`%s` is missing", varies ? "design" : "vary");
    } else if (!designs &&
               (!has(t, "policies") || (t->status == ctg_ok && sweep->policy_count == 0))) {
        ctg_scenario_take_refuse(
            t, top, "has neither policies nor `vary` and `design`: there is nothing to compare");
    }
}

static ctg_status begin(ctg_sweep *sweep, const char *path, const ctg_scenario_file *given,
                        ctg_error *error)
{
    const char *const slash = strrchr(path, '/');
    const char *const stem = slash == NULL ? path : slash + 1;
    const char *const dot = strrchr(stem, '.');
    const size_t length = dot == NULL || dot == stem ? strlen(stem) : (size_t)(dot - stem);
    *sweep = (ctg_sweep){.title = "", .question = "", .design_seed = CTG_SWEEP_SEED, .seed = -1};
    CTG_TRY(ctg_text_keep(&sweep->texts, &sweep->name, stem, length, error));
    return ctg_sweep_file_read(sweep, &sweep->file, path, given, CTG_GUARD_BYTES_MOST, error);
}

static ctg_status read_begun(ctg_sweep *sweep, const char *shipped, ctg_error *error)
{
    ctg_document document;
    ctg_scenario keeper = {.name = "", .shipped = shipped};
    CTG_TRY(
        ctg_document_read(&document, sweep->file.path, sweep->file.bytes, sweep->file.size, error));
    taking t = {&keeper, &document, error, ctg_ok};
    keeper.texts = sweep->texts;
    take_all(&t, sweep);
    if (t.status != ctg_memory) {
        check(&t, sweep);
    }
    sweep->texts = keeper.texts;
    ctg_document_destroy(&document);
    CTG_TRY(t.status);
    if (sweep->has_design && sweep->kind == ctg_design_list) {
        return ctg_sweep_list_read(sweep, error);
    }
    ctg_sweep_vary_group(sweep);
    return ctg_ok;
}

ctg_status ctg_sweep_open(ctg_sweep *sweep, const char *path, const char *shipped, ctg_error *error)
{
    char *found = NULL;
    *sweep = (ctg_sweep){.title = ""};
    CTG_TRY(ctg_shipped_find(&found, &(ctg_shipped_name){path, NULL, 0, shipped}, error));
    const ctg_status status = begin(sweep, found, NULL, error);
    free(found);
    return status == ctg_ok ? read_begun(sweep, shipped, error) : status;
}

ctg_status ctg_sweep_open_given(ctg_sweep *sweep, const ctg_scenario_file *file,
                                const ctg_scenario_file *list, ctg_error *error)
{
    CTG_TRY(begin(sweep, file->path, file, error));
    sweep->given_list = list;
    return read_begun(sweep, NULL, error);
}

void ctg_sweep_close(ctg_sweep *sweep)
{
    for (size_t i = 0; i < sweep->varied_count; i++) {
        free(sweep->varied[i].values);
    }
    free(sweep->varied);
    free(sweep->grid_levels);
    free(sweep->list_values);
    free(sweep->keeps);
    ctg_sweep_file_release(&sweep->file);
    ctg_sweep_file_release(&sweep->list);
    ctg_text_release(&sweep->texts);
    *sweep = (ctg_sweep){0};
}

ctg_status ctg_sweep_resolve(ctg_sweep *sweep, const ctg_scenario *base, ctg_error *error)
{
    const ctg_status of_varied = ctg_sweep_resolve_varied(sweep, base, error);
    if (of_varied == ctg_memory) {
        return of_varied;
    }
    const ctg_status of_keeps = ctg_sweep_keep_resolve(sweep, base, error);
    return of_varied == ctg_ok ? of_keeps : of_varied;
}

ctg_status ctg_sweep_check_policy(const ctg_sweep *sweep, size_t at, const ctg_scenario *base,
                                  const ctg_scenario *policy, ctg_error *error)
{
    const char *const own = ctg_scenario_base_path(policy);
    const bool same =
        strcmp(ctg_scenario_file_at(policy, 1)->sha256, ctg_scenario_file_at(base, 0)->sha256) == 0;
    return same ? ctg_ok
                : ctg_error_add_at(error, ctg_input, sweep->file.path, sweep->policy_lines[at],
                                   "the policy '%s' changes %s%s; its base must be %s, which all "
                                   "policies here change",
                                   ctg_scenario_file_at(policy, 0)->path,
                                   own[0] == '\0' ? "no base" : "", own, sweep->base);
}
