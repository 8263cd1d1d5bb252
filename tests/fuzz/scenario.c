/* Fuzz target: any bytes as a scenario, or (where they hold `vary` or `policies`) as a sweep, on
 * small tables in memory. What is read is written out resolved and must then read the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/io/sweep.h"
#include "tests/fuzz/fuzz.h"

static ctg_scenario *opened(const char *bytes, size_t size, ctg_error *error)
{
    ctg_scenario_file files[FUZZ_FILES];
    fuzz_world_files(files, bytes, size);
    const ctg_scenario_overrides overrides = {.given = files, .given_count = FUZZ_FILES};
    ctg_scenario *scenario = NULL;
    ctg_error_clear(error);
    const ctg_status status = ctg_scenario_open(&scenario, "a.cfg", &overrides, error);
    fuzz_must_be_told(status, error);
    FUZZ_MUST((scenario != NULL) == (status == ctg_ok));
    return scenario;
}

static char *resolved(const ctg_scenario *scenario)
{
    ctg_error error;
    char *text = NULL;
    ctg_error_clear(&error);
    FUZZ_MUST(ctg_scenario_resolved(scenario, &text, &error) == ctg_ok);
    return text;
}

static void try_resolved(const ctg_scenario *scenario)
{
    ctg_error error;
    char *const text = resolved(scenario);
    ctg_scenario *const again = opened(text, strlen(text), &error);
    FUZZ_MUST(again != NULL);
    char *const same = resolved(again);
    FUZZ_MUST(strcmp(text, same) == 0);
    free(same);
    ctg_scenario_destroy(again);
    free(text);
}

static void try_scenario(const char *bytes, size_t size)
{
    ctg_error error;
    ctg_scenario *const scenario = opened(bytes, size, &error);
    if (scenario == NULL) {
        return;
    }
    for (size_t i = 0; i < ctg_scenario_change_count(scenario); i++) {
        (void)ctg_scenario_change_at(scenario, i);
    }
    if (fuzz_is_chosen(bytes, size, 8)) {
        try_resolved(scenario);
    }
    ctg_scenario_destroy(scenario);
}

static void try_sweep(const char *bytes, size_t size)
{
    static ctg_scenario *base;
    static const char points[] = "exit.base,will.spread\n-2,1\n-1.5,0.5\n";
    ctg_error error;
    if (base == NULL) {
        static const char text[] = "start = \"2015-01\"; months = 2; data = \"data\";\n";
        base = opened(text, sizeof text - 1, &error);
    }
    const ctg_scenario_file file = {.path = "a.cfg", .bytes = bytes, .size = size};
    const ctg_scenario_file list = {
        .path = "points.csv", .bytes = points, .size = sizeof points - 1};
    ctg_sweep sweep;
    ctg_error_clear(&error);
    ctg_status status = ctg_sweep_open_given(&sweep, &file, &list, &error);
    status = status == ctg_ok ? ctg_sweep_resolve(&sweep, base, &error) : status;
    fuzz_must_be_told(status, &error);
    ctg_sweep_close(&sweep);
}

static bool holds(const char *bytes, const char *word)
{
    return strstr(bytes, word) != NULL;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    static const char plain[] = "base = \"base.cfg\";";
    ctg_error error;
    ctg_scenario *const scenario = opened(plain, sizeof plain - 1, &error);
    FUZZ_MUST(scenario != NULL); /* otherwise tests/fuzz/tables.py has to be run again */
    try_resolved(scenario);
    ctg_scenario_destroy(scenario);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *const bytes = malloc(size + 1);
    FUZZ_MUST(bytes != NULL);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    if (holds(bytes, "vary") || holds(bytes, "policies")) {
        try_sweep(bytes, size);
    } else {
        try_scenario(bytes, size);
    }
    free(bytes);
    return 0;
}
