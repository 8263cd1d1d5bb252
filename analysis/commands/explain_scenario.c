/* What a scenario asks, changes and expects.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/explain_scenario.h"

#include <string.h>

#include "analysis/commands/answer_json.h"
#include "analysis/commands/home.h"
#include "analysis/commands/json.h"
#include "analysis/commands/named.h"
#include "analysis/commands/next.h"
#include "analysis/commands/page.h"
#include "analysis/commands/sheet.h"

static void print_fact(const char *label, const char *text)
{
    if (text[0] != '\0') {
        ctg_page_print_fact(stdout, label, text);
    }
}

static void print_expected(const char *label, const ctg_scenario_expect *of)
{
    char text[1024];
    (void)snprintf(text, sizeof text, "%s%s%s: %c%s%s", ctg_measures_row(of->measure)->path,
                   of->who_name[0] == '\0' ? "" : " of ", of->who_name, of->sign,
                   of->because[0] == '\0' ? "" : ", because ", of->because);
    ctg_page_print_fact(stdout, label, text);
}

/* Whether the name of the file is enough to find it. */
static bool is_shipped(const char *path)
{
    const char *const folder = ctg_home_scenarios();
    const size_t length = folder == NULL ? 0 : strlen(folder);
    return length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/';
}

static void print(const char *path, const ctg_scenario *scenario)
{
    (void)printf("%s: a scenario, %s\n", ctg_scenario_name(scenario), path);
    if (ctg_scenario_title(scenario)[0] != '\0') {
        ctg_page_print_wrapped(stdout, ctg_scenario_title(scenario), "  ", CTG_PAGE_FACT);
    }
    print_fact("question", ctg_scenario_question(scenario));
    print_fact("lever", ctg_scenario_lever(scenario));
    print_fact("source", ctg_scenario_source(scenario));
    print_fact("base", ctg_scenario_base_path(scenario));
    for (size_t at = 0; at < ctg_scenario_change_count(scenario); at++) {
        print_fact(at == 0 ? "changes" : "", ctg_scenario_change_at(scenario, at).text);
    }
    for (size_t at = 0; at < ctg_scenario_expect_count(scenario); at++) {
        print_expected(at == 0 ? "expects" : "", ctg_scenario_expect_at(scenario, at));
    }
    ctg_next_print(
        stdout,
        (const char *const[]){ctg_scenario_base_path(scenario)[0] == '\0' ? "run" : "compare",
                              is_shipped(path) ? ctg_scenario_name(scenario) : path, NULL},
        "");
}

ctg_status ctg_explain_scenario_print(const char *path, ctg_error *error)
{
    const ctg_scenario_overrides overrides = {.shipped = ctg_home_scenarios()};
    ctg_scenario *scenario = NULL;
    CTG_TRY(ctg_scenario_open(&scenario, path, &overrides, error));
    print(path, scenario);
    ctg_scenario_destroy(scenario);
    return ctg_ok;
}

/* A file that cannot be read is told when it is asked for. */
static void print_title(void *to, const char *name)
{
    ctg_sheet sheet;
    (void)to;
    (void)ctg_sheet_read(&sheet, name, NULL);
    (void)printf("  %-38s %s\n", name, sheet.title);
}

void ctg_explain_scenario_print_all(void)
{
    (void)printf("Scenarios\n");
    ctg_named_each(print_title, NULL);
}

/* A name of a file may be anything; a text of a scenario is UTF-8. */
static json_t *name_of(const char *path)
{
    return ctg_answer_json_text(path, strlen(path));
}

static json_t *expected_of(const ctg_scenario *scenario, size_t at)
{
    const ctg_scenario_expect *const expected = ctg_scenario_expect_at(scenario, at);
    return json_pack("{s:s, s:s, s:s#, s:s, s:s}", "measure",
                     ctg_measures_row(expected->measure)->path, "who", expected->who_name, "sign",
                     &expected->sign, 1, "because", expected->because, "otherwise",
                     expected->otherwise);
}

json_t *ctg_explain_scenario_object(const char *file, const ctg_scenario *scenario)
{
    json_t *expects = json_array();
    for (size_t at = 0; at < ctg_scenario_expect_count(scenario); at++) {
        expects = ctg_json_append(expects, expected_of(scenario, at));
    }
    return json_pack("{s:o, s:s, s:s, s:s, s:s, s:s, s:o, s:o}", "file", name_of(file), "name",
                     ctg_scenario_name(scenario), "title", ctg_scenario_title(scenario), "question",
                     ctg_scenario_question(scenario), "lever", ctg_scenario_lever(scenario),
                     "source", ctg_scenario_source(scenario), "base",
                     name_of(ctg_scenario_base_path(scenario)), "expects", expects);
}

ctg_status ctg_explain_scenario_json(json_t **object, const char *path, ctg_error *error)
{
    const ctg_scenario_overrides overrides = {.shipped = ctg_home_scenarios()};
    ctg_scenario *scenario = NULL;
    CTG_TRY(ctg_scenario_open(&scenario, path, &overrides, error));
    json_t *changes = json_array();
    for (size_t at = 0; at < ctg_scenario_change_count(scenario); at++) {
        changes = ctg_json_append(changes, name_of(ctg_scenario_change_at(scenario, at).text));
    }
    *object = ctg_explain_scenario_object(path, scenario);
    *object = ctg_json_put(*object, "kind", json_string("scenario"));
    *object = ctg_json_put(*object, "changes", changes);
    ctg_scenario_destroy(scenario);
    return *object != NULL ? ctg_ok : ctg_error_add(error, ctg_memory, "no memory for the answer");
}
