/* Fuzz target: any text as a number, a month, a path, and as PATH=VALUE of --set.
 *
 * A number that is read must be what the C library reads; what is written must read the same; a
 * value that a path takes must be taken in a scenario, too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "engine/base/number.h"
#include "engine/io/path.h"
#include "engine/io/value.h"
#include "tests/fuzz/fuzz.h"

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void try_number(const char *text, size_t length)
{
    double real = 0;
    int64_t whole = 0;
    char written[CTG_NUMBER_ROOM];
    if (ctg_number_real(text, length, &real) == NULL) {
        FUZZ_MUST(same(real, strtod(text, NULL) + 0.0));
        ctg_number_write(real, written);
        FUZZ_MUST(same(real, strtod(written, NULL)));
    }
    if (ctg_number_whole(text, length, &whole) == NULL) {
        FUZZ_MUST(whole == strtoll(text, NULL, 10));
        ctg_number_write_whole(whole, written);
        FUZZ_MUST(whole == strtoll(written, NULL, 10));
    }
    if (length >= sizeof real) {
        memcpy(&real, text, sizeof real);
        ctg_number_write(real, written);
        FUZZ_MUST(real != real || same(real, strtod(written, NULL)));
    }
}

static void try_month(const char *text)
{
    ctg_month month = 0;
    char written[8];
    if (ctg_month_read(text, &month)) {
        ctg_month_write(month, written);
        FUZZ_MUST(strcmp(text, written) == 0);
    }
}

/* Opens a scenario with this change; where there are no tables, it is read but leads nowhere. */
static void try_change(const char *text, bool with_tables)
{
    static const char alone[] = "start = \"2015-01\"; months = 2;";
    static const char whole[] = "base = \"base.cfg\";";
    ctg_scenario_file files[FUZZ_FILES];
    ctg_scenario *scenario = NULL;
    ctg_error error;
    fuzz_world_files(files, with_tables ? whole : alone,
                     with_tables ? sizeof whole - 1 : sizeof alone - 1);
    const ctg_scenario_overrides overrides = {
        .set = &text, .set_count = 1, .given = files, .given_count = FUZZ_FILES};
    ctg_error_clear(&error);
    const ctg_status status = ctg_scenario_open(&scenario, "a.cfg", &overrides, &error);
    fuzz_must_be_told(status, &error);
    ctg_scenario_destroy(scenario);
}

/* Whether the path leads to something that can hold the value. */
static bool try_path(const char *name, const char *value)
{
    const ctg_registry *const registry = fuzz_world_registry();
    ctg_path path;
    ctg_path_fault fault = {""};
    if (!ctg_path_find(&path, name, registry, &fault)) {
        FUZZ_MUST(fault.text[0] != '\0');
        return false;
    }
    double number = 0;
    ctg_value_fault wrong = {""};
    if (!path.is_cell) {
        const ctg_parameter_kind kind = ctg_parameters_row(path.parameter)->kind;
        const bool right = ctg_value_read(&number, value, strlen(value), kind, &wrong) &&
                           ctg_value_check(path.parameter, number, &wrong);
        FUZZ_MUST(right || wrong.text[0] != '\0');
        return right;
    }
    const ctg_table *const table = &registry->tables[path.table];
    const ctg_table_keys keys = ctg_registry_keys(registry);
    void *const row = malloc(table->row_bytes);
    FUZZ_MUST(row != NULL);
    memcpy(row, ctg_table_row(table, (size_t)path.row), table->row_bytes);
    const bool right = ctg_table_cell_read(path.column, row, value, strlen(value), &keys, NULL);
    free(row);
    return right;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    FUZZ_MUST(try_path("exit.base", "-2") && try_path("donors.JPN.budget_usd_m_per_year", "6"));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *const text = malloc(size + 1);
    FUZZ_MUST(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0';
    char *const equals = strchr(text, '=');
    char *const value = equals == NULL ? text : equals + 1;
    try_number(text, strlen(text));
    try_number(value, strlen(value));
    try_month(value);
    bool leads = false;
    if (equals != NULL) {
        *equals = '\0';
        leads = try_path(text, value);
        *equals = '=';
    }
    if (fuzz_is_chosen(data, size, 16)) {
        try_change(text, leads);
    }
    free(text);
    return 0;
}
