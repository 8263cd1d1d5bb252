/* Study files of sweeps that are wrong: every mistake is told at once, with its line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/sweep.h"

#define SOBOL "\ndesign = { kind = \"sobol\"; points = 8; };"
#define LIST BASE "design = { kind = \"list\"; file = \"points.csv\"; };"
#define COUNT(sentences) (sizeof(sentences) / sizeof(sentences)[0]), (sentences)

/* One thing that is varied, in line 2. */
static void vary_told(const char *vary, const char *sentence)
{
    char text[1024];
    char told[1024];
    (void)snprintf(text, sizeof text, BASE "vary = ( { %s } );" SOBOL, vary);
    (void)snprintf(told, sizeof told, "a.cfg:2: error: %s\n", sentence);
    sweep_told_once(text, told);
}

static void design_told(const char *design, const char *sentence)
{
    char text[1024];
    char told[1024];
    (void)snprintf(text, sizeof text, BASE "vary = ( { path = \"exit.base\"; } ); design = { %s };",
                   design);
    (void)snprintf(told, sizeof told, "a.cfg:2: error: %s\n", sentence);
    sweep_told_once(text, told);
}

static void keys_are_known_and_what_must_be_said_is_missed(void **state)
{
    static const char *const told[] = {
        "a.cfg:1: error: 'replicats' is no key of a sweep; did you mean 'replicates'?\n",
        "a.cfg:2: error: 'months' is 0; allowed is 1 to 1200 months\n",
        "a.cfg:3: error: 'seed' is -1; allowed is 0 to 9223372036854775807\n",
        "a.cfg:4: error: 'on_error' is 'go'; allowed is continue, stop\n",
        "a.cfg:5: error: the policy 'p.cfg' stands there twice\n",
        "a.cfg: error: `base` is missing\n",
        "a.cfg: error: `vary` is missing\n"};
    (void)state;
    sweep_told("replicats = 3;\nmonths = 0;\nseed = -1;\non_error = \"go\";\npolicies = ( "
               "\"p.cfg\", \"p.cfg\" );" SOBOL,
               COUNT(told));
    sweep_told_once(BASE "vary = ( { path = \"exit.base\"; } );",
                    "a.cfg: error: `design` is missing\n");
    sweep_told_once(BASE, "a.cfg: error: has neither policies nor `vary` and `design`: there is "
                          "nothing to compare\n");
    sweep_told_once(BASE "policies = ( );", "has neither policies nor");
    sweep_told_once(BASE "policies = \"p.cfg\";",
                    "a.cfg:2: error: 'policies' is a text in quotes (p.cfg); a list ( ) is needed");
    sweep_told_once(BASE "months = 1e; policies = ( \"p.cfg\" );", "a.cfg:2: error: ");
    sweep_told_once(BASE "vary = ( );" SOBOL,
                    "a.cfg:2: error: 'vary' has 0 things; allowed is 1 to 1000\n");
}

static void files_that_cannot_be_read_are_told(void **state)
{
    ctg_sweep sweep;
    ctg_error error;
    (void)state;
    ctg_error_clear(&error);
    assert_int_equal(ctg_sweep_open(&sweep, path_of("nowhere.cfg"), NULL, &error), ctg_input);
    assert_non_null(strstr(error.text, "nowhere.cfg: error: "));
    ctg_sweep_close(&sweep);
    sweep_told_once(BASE "design = { kind = \"list\"; file = \"none.csv\"; };",
                    "none.csv: error: ");
}

static void too_many_are_refused(void **state)
{
    enum { ROOM = 64 * 1024 };
    char *const text = malloc(ROOM);
    (void)state;
    assert_non_null(text);
    (void)strcpy(text, BASE "vary = ( ");
    for (size_t i = 0, used = strlen(text); i < 1001; i++) {
        used += (size_t)snprintf(text + used, ROOM - used, "%s{ path = \"exit.base\"; }",
                                 i == 0 ? "" : ",");
    }
    (void)strcat(text, " );" SOBOL);
    sweep_told_once(text, "a.cfg:2: error: 'vary' has 1001 things; allowed is 1 to 1000\n");
    (void)strcpy(text, BASE "policies = ( ");
    for (size_t i = 0, used = strlen(text); i < 256; i++) {
        used += (size_t)snprintf(text + used, ROOM - used, "%s\"p%zu.cfg\"", i == 0 ? "" : ",", i);
    }
    (void)strcat(text, " );");
    sweep_told_once(text, "a.cfg:2: error: 'policies' has 256 files; allowed is 0 to 255\n");
    free(text);
}

static void a_distribution_has_the_keys_that_it_needs(void **state)
{
    (void)state;
    vary_told("low = 1; high = 2;", "what is varied needs `path`");
    vary_told("path = \"exit.base\"; hihg = 2;",
              "'hihg' is no key of what is varied; did you mean 'high'?");
    vary_told("path = \"exit.base\"; low = 2;", "'exit.base' is uniform and needs low and high");
    vary_told("path = \"exit.base\"; low = -2; high = -2;",
              "the high of 'exit.base' is not above its low");
    vary_told("path = \"exit.base\"; distribution = \"logormal\";",
              "'distribution' is 'logormal'; did you mean 'lognormal'?; allowed is uniform, "
              "log-uniform, triangular, normal, lognormal");
    vary_told("path = \"exit.base\"; low = -3; high = -2; mode = -2.5;",
              "'mode' is no key of the kind uniform");
    vary_told("path = \"exit.base\"; distribution = \"normal\"; mean = -2;",
              "'exit.base' is normal and needs mean and sd");
    vary_told("path = \"exit.base\"; distribution = \"normal\"; mean = -2; sd = 0;",
              "the sd of 'exit.base' is not above 0");
    vary_told("path = \"exit.will\"; distribution = \"lognormal\"; mean = 1; sd_log = 0.5;",
              "'exit.will' is lognormal and needs either mean and sd or median and sd_log");
    vary_told("path = \"exit.will\"; distribution = \"lognormal\"; median = 0; sd_log = 0.5;",
              "the median of 'exit.will' is not above 0");
    vary_told("path = \"exit.base\"; distribution = \"lognormal\"; median = 1; sd_log = 0.5; low = "
              "-1;",
              "the low of 'exit.base' is below 0, where nothing lognormal lies");
    vary_told("path = \"exit.will\"; distribution = \"log-uniform\"; low = 0; high = 1;",
              "the low of 'exit.will' is not above 0");
    vary_told("path = \"exit.base\"; values = ( -2, -1 ); low = -3;",
              "'low' is no key of a list of values");
    vary_told("path = \"exit.base\"; values = ( -2, -1 ); distribution = \"uniform\";",
              "'exit.base' has values, which are its distribution; 'distribution' is not said "
              "beside them");
    vary_told("path = \"exit.base\"; values = ( -2, -1, -2.0 );",
              "'values' of 'exit.base' has a number twice");
    vary_told("path = \"exit.base\"; values = ( );",
              "'values' has 0 numbers; allowed is 1 to 1000");
    vary_told("path = \"exit.base\"; values = ( \"high\" );",
              "'an element' is a text in quotes (high); a number is needed");
    vary_told("path = \"exit.base\"; low = 0.12345678901234567; high = 1;",
              "'low' is '0.12345678901234567', which has more than 15 significant digits");
    vary_told("path = \"exit.base\"; group = \"\";", "'group' is empty");
}

static void what_is_varied_must_be_there_and_allowed(void **state)
{
    (void)state;
    vary_told("path = \"exit.bas\";", "'exit.bas' is no parameter; did you mean 'exit.base'?");
    vary_told("path = \"donors.JPN.buget_usd_m_per_year\"; low = 1; high = 2;",
              "'donors.JPN.buget_usd_m_per_year' names no column 'buget_usd_m_per_year' of donors; "
              "did you mean 'budget_usd_m_per_year'?");
    vary_told(
        "path = \"programmes.benin-cpadd.mode\";",
        "'programmes.benin-cpadd.mode' is no number and cannot be varied; a policy can set it");
    vary_told(
        "path = \"donors.JPN.budget_usd_m_per_year\";",
        "'donors.JPN.budget_usd_m_per_year' stands in a table and has no range of its own; low "
        "and high are needed");
    vary_told("path = \"rotation.tour_months\";",
              "'rotation.tour_months' is a parameter that is never drawn and has no range of its "
              "own; low and high are needed");
    vary_told("path = \"training.turnover_per_year\"; low = 0.5; high = 1.5;",
              "the high of 'training.turnover_per_year' is 1.5; allowed is 0 to 1 share a year");
    vary_told("path = \"rotation.tour_months\"; values = ( 6, 7.5 );",
              "a value of 'rotation.tour_months' is 7.5, which is not a whole number; allowed is 3 "
              "to 12 months");
    vary_told(
        "path = \"exit.base\"; distribution = \"triangular\"; low = -3; high = -2; mode = -1;",
        "the mode of 'exit.base' is -1; it must lie between its low and high, -3 and -2");
    vary_told("path = \"exit.base\"; distribution = \"log-uniform\";",
              "'exit.base' is log-uniform and goes down to 0 or below where low and high are not "
              "said");
    vary_told(
        "path = \"training.turnover_per_year\"; distribution = \"normal\"; mean = 3; sd = 0.1;",
        "of the distribution of 'training.turnover_per_year' less than one in a billion lies "
        "between its bounds");
    vary_told("path = \"training.turnover_per_year\"; distribution = \"normal\"; mean = -3; sd = "
              "0.1;",
              "of the distribution of 'training.turnover_per_year' less than one in a billion lies "
              "between its bounds");
    vary_told("path = \"donors.JPN.budget_usd_m_per_year\"; values = ( 1 ); }, { path = "
              "\"donors.JPN.budget_usd_m_per_year\"; values = ( 2 );",
              "'donors.JPN.budget_usd_m_per_year' stands there twice");
    vary_told("path = \"exit.base\"; }, { path = \"exit.base\"; low = -3; high = -2;",
              "'exit.base' stands there twice");
}

static void a_design_has_the_keys_of_its_kind(void **state)
{
    (void)state;
    design_told("points = 8;",
                "a design needs `kind`: grid, list, latin, sobol, morris or saltelli");
    design_told("kind = \"sobel\"; points = 8;",
                "'kind' is 'sobel'; did you mean 'sobol'?; allowed is grid, list, latin, sobol, "
                "morris, saltelli");
    design_told("kind = \"latin\";", "a design 'latin' needs `points`");
    design_told("kind = \"latin\"; points = 1073741825;",
                "'points' is 1073741825; allowed is 1 to 1073741824");
    design_told("kind = \"sobol\"; points = 8; levels = 4;",
                "'levels' is no key of a design 'sobol'");
    design_told("kind = \"sobol\"; points = 8; second_order = true;",
                "'second_order' is no key of a design 'sobol'");
    design_told("kind = \"morris\"; points = 8; levels = 5;",
                "'levels' is 5; of a design 'morris' they must be even");
    design_told("kind = \"saltelli\"; points = 8; second_order = 1;",
                "'second_order' is a whole number (1); true or false is needed");
    design_told("kind = \"grid\"; levels = 3; seed = 5;", "'seed' is no key of a design 'grid'");
    design_told("kind = \"grid\";", "a grid needs `levels`, because 'exit.base' has no values");
    sweep_told_once(
        BASE "vary = ( { path = \"exit.base\"; } );\ndesign = { kind = \"list\"; file = "
             "\"points.csv\"; };",
        "a.cfg: error: a list says in its file what is varied; `vary` is not said beside "
        "it");
    sweep_told_once(BASE "design = { kind = \"list\"; };", "a design 'list' needs `file`");
}

static void a_grid_reaches_the_ends_and_has_levels_enough(void **state)
{
    (void)state;
    sweep_told_once(
        BASE "vary = ( { path = \"exit.base\"; distribution = \"normal\"; mean = -2; sd "
             "= 1; low = -4; } ); design = { kind = \"morris\"; points = 4; };",
        "a design 'morris' goes to the ends of each distribution; 'exit.base' needs low "
        "and high");
    sweep_told_once(BASE "vary = ( { path = \"rotation.tour_months\"; low = 10; high = 12; } ); "
                         "design = { kind = \"grid\"; levels = 4; };",
                    "'rotation.tour_months' has 3 whole numbers, fewer than the 4 levels of the "
                    "grid");
    sweep_told_once(BASE "vary = ( { path = \"exit.base\"; values = ( -3, -2 ); group = \"g\"; },\n"
                         "{ path = \"exit.will\"; values = ( 0, 0.5, 1 ); group = \"g\"; } ); "
                         "design = { kind = \"grid\"; };",
                    "a.cfg:3: error: 'exit.will' has 3 values, another in its group 'g' has 2; as "
                    "many are needed");
}

static void points_of_a_list_are_told_with_their_lines(void **state)
{
    static const char *const cells[] = {
        "points.csv:3: error: the row has 1 cells, the head 2\n",
        "points.csv:4: error: 'exit.base' is 'x', which is not a number\n"};
    static const char *const values[] = {"points.csv:4: error: 'training.turnover_per_year' is "
                                         "1.5; allowed is 0 to 1 share a year\n",
                                         "points.csv:2: error: 'rotation.tour_months' is 6.5, "
                                         "which is not a whole number; allowed is "
                                         "3 to 12 months\n"};
    static const char *const heads[] = {
        "points.csv:1: error: 'exit.bas' is no parameter; did you mean 'exit.base'?\n",
        "points.csv:1: error: 'exit.will' stands there twice\n"};
    (void)state;
    write_file("points.csv", "exit.will,exit.base\n0.5,-2\n0.5\n1,x\n");
    sweep_told(LIST, COUNT(cells));
    write_file("points.csv",
               "training.turnover_per_year,rotation.tour_months\n0,6.5\n1,6\n1.5,6\n");
    sweep_told(LIST, COUNT(values));
    write_file("points.csv", "exit.will,exit.bas,exit.will\n0.5,-2,1\n");
    sweep_told(LIST, COUNT(heads));
    write_file("points.csv", "exit.will\n");
    sweep_told_once(LIST, "points.csv: error: has no point; a list has a head of paths and a row");
}

static void what_is_kept_is_a_measure_of_somebody(void **state)
{
    static const char *const told[] = {
        "a.cfg:2: error: 'measure' is 'world.deployed_per', which is no measure; did you mean",
        "a.cfg:3: error: what is kept needs `measure`\n",
        "a.cfg:4: error: 'at' is 'months'; allowed is years, end\n",
        "a.cfg:5: error: 'who' is 'JPN'; world.deployed_pers is one number for the world\n",
        "a.cfg:7: error: 'keep' has world.deployed_pers twice\n"};
    static const char *const found[] = {"a.cfg:2: error: 'who' of the kept state.deployed_pers is "
                                        "'JPM', which is not in states; did "
                                        "you mean 'JPN'?\n"};
    (void)state;
    sweep_told(BASE
               "keep = ( \"world.deployed_per\",\n{ at = \"end\"; },\n{ measure = "
               "\"world.deployed_pers\"; at = \"months\"; },\n{ measure = "
               "\"world.deployed_pers\"; who = \"JPN\"; },\n\"world.deployed_pers\",\n{ measure "
               "= \"world.deployed_pers\"; at = \"years\"; } ); policies = ( \"p.cfg\" );",
               COUNT(told));
    sweep_told(BASE
               "keep = ( { measure = \"state.deployed_pers\"; who = \"JPM\"; } ); policies = ( "
               "\"p.cfg\" );",
               COUNT(found));
    sweep_told_once(BASE "keep = ( ); policies = ( \"p.cfg\" );",
                    "a.cfg:2: error: 'keep' has 0 measures; allowed is 1 to 1000\n");
}

/* In the base, too: every mistake at once. */
static void mistakes_of_several_are_told_together(void **state)
{
    static const char *const told[] = {
        "a.cfg:2: error: 'exit.bas' is no parameter",
        "a.cfg:3: error: the low of 'training.turnover_per_year' is -1; allowed is",
        "a.cfg:3: error: the high of 'training.turnover_per_year' is 2; allowed is",
        "a.cfg:4: error: 'who' of the kept supplier.sustained_ready_pers is 'Japan', which is not "
        "in "
        "regions"};
    (void)state;
    sweep_told(
        BASE
        "vary = ( { path = \"exit.bas\"; },\n{ path = \"training.turnover_per_year\"; "
        "low = -1; high = 2; } );\nkeep = ( { measure = \"supplier.sustained_ready_pers\"; who "
        "= \"Japan\"; } );" SOBOL,
        COUNT(told));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_known_and_what_must_be_said_is_missed),
        cmocka_unit_test(files_that_cannot_be_read_are_told),
        cmocka_unit_test(too_many_are_refused),
        cmocka_unit_test(a_distribution_has_the_keys_that_it_needs),
        cmocka_unit_test(what_is_varied_must_be_there_and_allowed),
        cmocka_unit_test(a_design_has_the_keys_of_its_kind),
        cmocka_unit_test(a_grid_reaches_the_ends_and_has_levels_enough),
        cmocka_unit_test(points_of_a_list_are_told_with_their_lines),
        cmocka_unit_test(what_is_kept_is_a_measure_of_somebody),
        cmocka_unit_test(mistakes_of_several_are_told_together),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
