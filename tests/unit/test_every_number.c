/* Bad numbers for every key that holds one: each is refused with a sentence that names the key or
 * the place, or it is read as exactly what it says.
 *
 * Every parameter is tried in a file and by --set; other keys of scenarios and sweeps are listed
 * with what they may take. On the small tables of tests/fuzz.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "engine/io/sweep.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/assert.h"

static const char *const values[] = {
    "nan", "inf", "1e999",      "-0",         "0x10",
    "010", "1,5", "2147483648", "4294967296", "9223372036854775808",
    ""};
#define VALUES (sizeof values / sizeof values[0])

static ctg_scenario *opened(const char *text, const char *set, ctg_error *error)
{
    ctg_scenario_file files[FUZZ_FILES];
    ctg_scenario *scenario = NULL;
    fuzz_world_files(files, text, strlen(text));
    const ctg_scenario_overrides overrides = {
        .set = &set, .set_count = set == NULL ? 0 : 1, .given = files, .given_count = FUZZ_FILES};
    ctg_error_clear(error);
    const ctg_status status = ctg_scenario_open(&scenario, "a.cfg", &overrides, error);
    fuzz_must_be_told(status, error);
    return scenario;
}

/* The sentence says where: by the key, or by file and line. */
static void assert_names(const ctg_error *error, const char *key, const char *written)
{
    const bool line = strncmp(error->text, "a.cfg:2: error: ", 16) == 0;
    if (error->sentences != 1 || (strstr(error->text, key) == NULL && !line)) {
        fail_msg("%s: %s", written, error->text);
    }
}

static bool is_among(const char *value, const char *takes)
{
    return value[0] != '\0' && strstr(takes, value) != NULL;
}

static void assert_is(double read, const char *value, const char *written)
{
    const double said = strtod(value, NULL) + 0.0; /* -0 is 0 */
    if (memcmp(&read, &said, sizeof read) != 0 || !is_among(value, "-0 2147483648 4294967296")) {
        fail_msg("%s is read as %.17g", written, read);
    }
}

static void every_parameter_in_a_file_and_by_set(void **state)
{
    size_t taken = 0;
    (void)state;
    for (size_t at = 0; at < CTG_PARAMETERS * VALUES * 2; at++) {
        const ctg_parameter_id id = (ctg_parameter_id)(at / 2 / VALUES);
        const char *const path = ctg_parameters_row(id)->path;
        const char *const value = values[at / 2 % VALUES];
        const char *const name = strchr(path, '.') + 1;
        const bool by_set = at % 2 == 1;
        char text[256];
        char set[128];
        ctg_error error;
        (void)snprintf(set, sizeof set, "%s=%s", path, value);
        (void)snprintf(text, sizeof text,
                       "base = \"base.cfg\";\nparameters = { %.*s = { %s = %s; }; };",
                       (int)(name - 1 - path), path, name, value);
        ctg_scenario *const scenario =
            opened(by_set ? "base = \"base.cfg\";" : text, by_set ? set : NULL, &error);
        if (scenario == NULL) {
            assert_names(&error, by_set ? set : name, by_set ? set : text);
        } else {
            const ctg_setting *const setting = ctg_scenario_setting(scenario);
            assert_is(by_set ? setting->changes[0].operand : setting->centre.value[id], value, set);
            taken++;
        }
        ctg_scenario_destroy(scenario);
    }
    assert_in_range(taken, 1, CTG_PARAMETERS * 6); /* -0 mostly, 2^31 and 2^32 rarely */
}

/* A key, what stands before and behind its value, the values that it takes. */
typedef struct key {
    const char *name, *before, *behind, *takes;
} key;

#define EVENT(kind, more)                                                                          \
    "events = ( { event = \"y\"; month = \"2015-02\"; kind = \"" kind "\"; " more

static const key of_scenario[] = {
    {"seed", "", "", "-0 2147483648 4294967296"},
    {"replicates", "", "", ""},
    {"months", "", "", ""},
    {"value", "parameters = { exit = { base = {", " draw = true; }; }; };", ""},
    {"multiply", "change = ( { path = \"exit.base\";", " } );", "-0"},
    {"add", "change = ( { path = \"exit.base\";", " } );", "-0"},
    {"set", "change = ( { path = \"exit.base\";", " } );", "-0"},
    {"set", "change = ( { path = \"donors.JPN.budget_usd_m_per_year\";", " } );", "-0"},
    {"set", "change = ( { path = \"states.JPN.number\";", " } );", ""},
    {"value", EVENT("rate_raised", ""), " } );", ""},
    {"months", EVENT("contributor_leaves", "state = \"BGD\";"), " } );", "-0"},
};

#define SWEEP "policies = ( \"policy.cfg\" ); "
#define VARY SWEEP "design = { kind = \"latin\"; points = 2; }; vary = ( { path = \"exit.base\"; "

static const key of_sweep[] = {
    {"replicates", SWEEP, "", ""},
    {"months", SWEEP, "", ""},
    {"seed", SWEEP, "", "-0 2147483648 4294967296"},
    {"low", VARY, " high = 1; } );", "-0"},
    {"high", VARY, " low = -9; } );", "-0"},
    {"mode", VARY "distribution = \"triangular\";", " } );", ""},
    {"mean", VARY "distribution = \"normal\"; sd = 1;", " } );", "-0"},
    {"sd", VARY "distribution = \"normal\"; mean = -1;", " } );", "2147483648 4294967296"},
    {"points", SWEEP "vary = ( { path = \"exit.base\"; } ); design = { kind = \"latin\";", " };",
     ""},
    {"seed", SWEEP "vary = ( { path = \"exit.base\"; } ); design = { kind = \"latin\"; points = 2;",
     " };", "-0 2147483648 4294967296"},
    {"levels",
     SWEEP "vary = ( { path = \"exit.base\"; low = -2; high = -1; } ); design = { kind = \"grid\";",
     " };", ""},
};

static bool reads_sweep(const char *text, ctg_error *error)
{
    static ctg_scenario *base;
    const ctg_scenario_file file = {.path = "a.cfg", .bytes = text, .size = strlen(text)};
    ctg_sweep sweep;
    if (base == NULL) {
        base = opened("base = \"base.cfg\";", NULL, error);
    }
    ctg_error_clear(error);
    ctg_status status = ctg_sweep_open_given(&sweep, &file, NULL, error);
    status = status == ctg_ok ? ctg_sweep_resolve(&sweep, base, error) : status;
    fuzz_must_be_told(status, error);
    ctg_sweep_close(&sweep);
    return status == ctg_ok;
}

static void try_keys(const key *keys, size_t count, bool sweeps)
{
    for (size_t at = 0; at < count * VALUES; at++) {
        const key *const k = &keys[at / VALUES];
        const char *const value = values[at % VALUES];
        char text[512];
        ctg_error error;
        (void)snprintf(text, sizeof text, "base = \"base.cfg\";\n%s %s = %s;%s", k->before, k->name,
                       value, k->behind);
        ctg_scenario *const scenario = sweeps ? NULL : opened(text, NULL, &error);
        const bool taken = sweeps ? reads_sweep(text, &error) : scenario != NULL;
        if (taken != is_among(value, k->takes)) {
            fail_msg("%s is %s\n%s", text, taken ? "taken" : "refused", error.text);
        }
        if (!taken) {
            assert_names(&error, k->name, text);
        } else if (!sweeps && strcmp(k->name, "seed") == 0) {
            assert_int_equal(ctg_scenario_setting(scenario)->seed, strtoull(value, NULL, 10));
        }
        ctg_scenario_destroy(scenario);
    }
}

static void every_other_key_of_a_scenario(void **state)
{
    (void)state;
    try_keys(of_scenario, sizeof of_scenario / sizeof of_scenario[0], false);
}

static void every_key_of_a_sweep(void **state)
{
    (void)state;
    try_keys(of_sweep, sizeof of_sweep / sizeof of_sweep[0], true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_parameter_in_a_file_and_by_set),
                                       cmocka_unit_test(every_other_key_of_a_scenario),
                                       cmocka_unit_test(every_key_of_a_sweep)};
    return cmocka_run_group_tests_name("every number", tests, NULL, NULL);
}
