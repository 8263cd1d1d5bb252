/* Scenario files for tests, in a folder of their own beside a link to the shipped tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CTG_TESTS_SUPPORT_SCENARIO_FOLDER_H
#define CTG_TESTS_SUPPORT_SCENARIO_FOLDER_H

#include <stdlib.h>
#include <unistd.h>

#include "engine/io/scenario.h"
#include "tests/support/assert.h"

#define HEAD "start = \"2015-01\"; months = 24; data = \"data\";\n"

static char folder[64];

static inline const char *path_of(const char *name)
{
    static char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static inline void write_file(const char *name, const char *text)
{
    FILE *const file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline ctg_status open_file(ctg_scenario **scenario, const char *name, const char *set,
                                   const char *from, ctg_error *error)
{
    const ctg_scenario_overrides overrides = {
        .set = &set, .set_count = set == NULL ? 0 : 1, .from = from};
    ctg_error_clear(error);
    return ctg_scenario_open(scenario, path_of(name), &overrides, error);
}

/* The scenario of a text, which must be right. */
static inline ctg_scenario *opened(const char *text, const char *set, const char *from)
{
    ctg_error error;
    ctg_scenario *scenario = NULL;
    write_file("a.cfg", text);
    if (open_file(&scenario, "a.cfg", set, from, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    return scenario;
}

/* A text that is wrong: each of the sentences, in this order, and no other. */
static inline void assert_told(const char *text, const char *set, size_t count,
                               const char *const *sentences)
{
    ctg_error error;
    ctg_scenario *scenario = NULL;
    write_file("a.cfg", text);
    assert_int_equal(open_file(&scenario, "a.cfg", set, NULL, &error), ctg_input);
    assert_null(scenario);
    const char *at = error.text;
    for (size_t i = 0; i < count; i++) {
        at = strstr(at, sentences[i]);
        if (at == NULL) {
            fail_msg("'%s' is not in its place in:\n%s", sentences[i], error.text);
        }
    }
    if (error.sentences != count) {
        fail_msg("%zu sentences, not %zu:\n%s", error.sentences, count, error.text);
    }
}

static inline void assert_told_once(const char *text, const char *set, const char *sentence)
{
    assert_told(text, set, 1, &sentence);
}

/* A shipped table with further rows, under another name. */
static inline void write_extended(const char *name, const char *shipped, const char *rows)
{
    char path[48];
    char line[4096];
    (void)snprintf(path, sizeof path, "data/%s", shipped);
    FILE *const from = fopen(path_of(path), "rb");
    FILE *const to = fopen(path_of(name), "wb");
    assert_true(from != NULL && to != NULL);
    while (fgets(line, sizeof line, from) != NULL) {
        assert_true(fputs(line, to) >= 0);
    }
    assert_true(fputs(rows, to) >= 0);
    assert_int_equal(fclose(from), 0);
    assert_int_equal(fclose(to), 0);
}

static inline int make_folder(void **state)
{
    (void)state;
    char here[1024];
    char shipped[1100];
    (void)snprintf(folder, sizeof folder, "/tmp/ctg-test-scenario-XXXXXX");
    if (mkdtemp(folder) == NULL || getcwd(here, sizeof here) == NULL) {
        return -1;
    }
    (void)snprintf(shipped, sizeof shipped, "%s/scenarios/data", here);
    return symlink(shipped, path_of("data"));
}

static inline int remove_folder(void **state)
{
    (void)state;
    char name[32];
    for (int i = 0; i < 10; i++) {
        (void)snprintf(name, sizeof name, "base%d.cfg", i);
        (void)unlink(path_of(name));
    }
    const char *const names[] = {"a.cfg",      "b.cfg",     "base.cfg",    "rich.csv",
                                 "data",       "tasks.csv", "caveats.csv", "events.csv",
                                 "edited.csv", "points.csv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)unlink(path_of(names[i]));
    }
    return rmdir(folder);
}

#endif
