/* Posteriors: files that are right and wrong, and what replicates draw from them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/scenario_folder.h"

#include "analysis/probe.h"
#include "engine/model/sampling.h"
#include "engine/model/scene.h"
#include "engine/model/world.h"

#define NAMED HEAD "posterior = \"rich.csv\";\n"
#define DRAWS 4000

static const char right[] = "# a comment, with \"quotes\" and a comma,\n"
                            "# another\n"
                            "weight,exit.base,willingness.profit\n"
                            "0.5,-2.5,1.25\n"
                            "0,-9,9\n"
                            "0.125,-3.5,2.25\n"
                            "0.375,-4.5,0.5\n";

static ctg_parameters drawn_by(const ctg_setting *setting, uint32_t replicate)
{
    ctg_parameters parameters;
    const ctg_draw draw = {setting->seed, ctg_setting_draw_of(setting, replicate)};
    ctg_sampling_draw(setting, &draw, &parameters);
    return parameters;
}

/* Which of the rows of `right` the parameters are; 4: none. */
static size_t row_of(const ctg_parameters *p)
{
    static const double rows[4][2] = {{-2.5, 1.25}, {-9, 9}, {-3.5, 2.25}, {-4.5, 0.5}};
    size_t row = 0;
    while (row < 4 &&
           (p->exit_base < rows[row][0] || p->exit_base > rows[row][0] ||
            p->willingness_profit < rows[row][1] || p->willingness_profit > rows[row][1])) {
        row++;
    }
    return row;
}

static void replicates_draw_rows_whole_and_by_weight(void **state)
{
    size_t counts[5] = {0};
    (void)state;
    write_file("rich.csv", right);
    ctg_scenario *const scenario = opened(NAMED, NULL, NULL);
    for (uint32_t replicate = 0; replicate < DRAWS; replicate++) {
        const ctg_parameters p = drawn_by(ctg_scenario_setting(scenario), replicate);
        counts[row_of(&p)]++;
    }
    assert_int_equal(counts[4], 0);
    assert_int_equal(counts[1], 0); /* its weight is 0 */
    /* four standard errors of a share are below .032 */
    assert_close((double)counts[0] / DRAWS, 0.5, 0.032);
    assert_close((double)counts[2] / DRAWS, 0.125, 0.032);
    assert_close((double)counts[3] / DRAWS, 0.375, 0.032);
    ctg_scenario_destroy(scenario);
}

static void what_is_plausible_is_within_its_weight_or_the_row_s(void **state)
{
    double ends[2];
    ctg_error error;
    (void)state;
    write_file("rich.csv", right);
    ctg_scenario *const scenario = opened(NAMED, NULL, NULL);
    const ctg_setting *const setting = ctg_scenario_setting(scenario);
    ctg_error_clear(&error);
    assert_int_equal(ctg_probe_ends(setting, ctg_parameter_exit_base, ends, &error), ctg_ok);
    assert_close(ends[0], -4.5, 0);
    assert_close(ends[1], -2.5, 0);
    assert_int_equal(ctg_probe_ends(setting, ctg_parameter_willingness_profit, ends, &error),
                     ctg_ok);
    assert_close(ends[0], 0.5, 0);
    assert_close(ends[1], 2.25, 0);
    const ctg_parameter *const other = ctg_parameters_row(ctg_parameter_exit_habit);
    assert_int_equal(ctg_probe_ends(setting, ctg_parameter_exit_habit, ends, &error), ctg_ok);
    assert_close(ends[0], other->low, 0);
    assert_close(ends[1], other->high, 0);
    ctg_scenario_destroy(scenario);
}

static void other_parameters_are_drawn_as_without_it(void **state)
{
    (void)state;
    write_file("rich.csv", right);
    ctg_scenario *const with = opened(NAMED, NULL, NULL);
    ctg_scenario *const without = opened(HEAD, NULL, NULL);
    for (uint32_t replicate = 0; replicate < 20; replicate++) {
        const ctg_parameters a = drawn_by(ctg_scenario_setting(with), replicate);
        const ctg_parameters b = drawn_by(ctg_scenario_setting(without), replicate);
        for (size_t id = 0; id < CTG_PARAMETERS; id++) {
            if (id != ctg_parameter_exit_base && id != ctg_parameter_willingness_profit) {
                assert_bits_equal(a.value[id], b.value[id]);
            }
        }
    }
    ctg_scenario_destroy(with);
    ctg_scenario_destroy(without);
}

static void what_the_scenario_sets_stays_set(void **state)
{
    (void)state;
    write_file("rich.csv", right);
    ctg_scenario *const set =
        opened(NAMED "parameters = { exit = { base = -1.5; }; };\n", NULL, NULL);
    ctg_scenario *const changed = opened(NAMED, "exit.base=-1.5", NULL);
    ctg_scenario *const later = opened(NAMED, "exit.base=-1.5", "2016-01");
    for (uint32_t replicate = 0; replicate < 20; replicate++) {
        assert_bits_equal(drawn_by(ctg_scenario_setting(set), replicate).exit_base, -1.5);
        assert_false(ctg_scenario_setting(changed)->drawn[ctg_parameter_exit_base]);
        const ctg_parameters p = drawn_by(ctg_scenario_setting(later), replicate);
        assert_true(row_of(&p) < 4);
        assert_bits_equal(drawn_by(ctg_scenario_setting(set), replicate).willingness_profit,
                          p.willingness_profit);
    }
    ctg_scenario_destroy(set);
    ctg_scenario_destroy(changed);
    ctg_scenario_destroy(later);
}

/* A policy beside its base: the same rows; and two chances share one. */
static void both_arms_draw_the_same_rows(void **state)
{
    ctg_error error;
    ctg_scenario *policy = NULL;
    size_t different = 0;
    (void)state;
    write_file("rich.csv", right);
    write_file("base.cfg", NAMED);
    write_file("b.cfg", "base = \"base.cfg\";\n"
                        "change = ( { path = \"casualties.aversion\"; multiply = 2; } );\n");
    ctg_scenario *const base = opened(NAMED, NULL, NULL);
    assert_int_equal(open_file(&policy, "b.cfg", NULL, NULL, &error), ctg_ok);
    ctg_setting both[2] = {*ctg_scenario_setting(base), *ctg_scenario_setting(policy)};
    both[0].chances = both[1].chances = 2;
    for (uint32_t replicate = 0; replicate < 100; replicate++) {
        const ctg_parameters a = drawn_by(&both[0], replicate);
        const ctg_parameters b = drawn_by(&both[1], replicate);
        const ctg_parameters pair = drawn_by(&both[0], replicate ^ 1u);
        const ctg_parameters other = drawn_by(&both[0], replicate + 2);
        assert_memory_equal(&a, &b, sizeof a);
        assert_int_equal(row_of(&a), row_of(&pair));
        different += row_of(&a) != row_of(&other) ? 1 : 0;
    }
    assert_true(different > 20);
    ctg_scenario_destroy(base);
    ctg_scenario_destroy(policy);
}

static void a_world_starts_with_the_row(void **state)
{
    ctg_error error;
    ctg_scene *scene = NULL;
    ctg_world *world = NULL;
    (void)state;
    ctg_error_clear(&error);
    write_file("rich.csv", right);
    ctg_scenario *const scenario = opened(NAMED, NULL, NULL);
    assert_int_equal(ctg_scene_create(&scene, ctg_scenario_setting(scenario), &error), ctg_ok);
    assert_int_equal(ctg_world_create(&world, scene, &error), ctg_ok);
    ctg_world_start(world, 3);
    const ctg_parameters p = drawn_by(ctg_scenario_setting(scenario), 3);
    assert_memory_equal(&world->drawn, &p, sizeof p);
    assert_true(row_of(&world->p) < 4);
    ctg_world_destroy(world);
    ctg_scene_destroy(scene);
    ctg_scenario_destroy(scenario);
}

static void a_scenario_can_do_without_the_posterior_of_its_base(void **state)
{
    (void)state;
    write_file("rich.csv", right);
    write_file("base.cfg", NAMED);
    ctg_scenario *const scenario = opened("base = \"base.cfg\"; posterior = \"\";\n", NULL, NULL);
    assert_null(ctg_scenario_setting(scenario)->posterior);
    ctg_scenario_destroy(scenario);
}

static void the_resolved_text_names_it_by_its_digest(void **state)
{
    char *text = NULL;
    (void)state;
    write_file("rich.csv", right);
    ctg_scenario *const scenario = opened(NAMED, NULL, NULL);
    assert_int_equal(ctg_scenario_resolved(scenario, &text, NULL), ctg_ok);
    const ctg_scenario_file *file = ctg_scenario_file_at(scenario, 1);
    assert_string_equal(file->role, "posterior");
    assert_non_null(strstr(text, "posterior = \"data/posterior.csv\";"));
    assert_non_null(strstr(text, file->sha256));
    free(text);
    ctg_scenario_destroy(scenario);
}

static void a_wrong_file_is_refused_in_one_sentence(void **state)
{
    static const struct {
        const char *text, *said;
    } wrong[] = {
        {"", "rich.csv: error: the file is empty"},
        {"# nothing\n", "the file is empty"},
        {"weight,exit.base\n", "rich.csv: error: has no row to draw from"},
        {"weight\n1\n", "has no parameter"},
        {"exit.base,weight\n1,1\n",
         "the first column of a posterior is 'weight', here it is 'exit."},
        {"# one\nweight,exit.bade\n1,1\n", "rich.csv:2: error: 'exit.bade' is no parameter"},
        {"weight,exit.base,exit.base\n1,-1,-1\n", "the parameter 'exit.base' stands there twice"},
        {"weight,mechanism.habit\n1,1\n", "'mechanism.habit' is a parameter that is never drawn"},
        {"# one\nweight,exit.base\n0.5,-1\n0.5,-31\n",
         "rich.csv:4: error: 'exit.base' is -31; allowed is -30 to 10"},
        {"weight,exit.base\n1,nan\n", "'exit.base' is 'nan', which is not a number"},
        {"weight,exit.base\n1.5,-1\n", "the weight '1.5' is outside the allowed 0 to 1"},
        {"weight,exit.base\n-0.5,-1\n", "the weight '-0.5' is outside the allowed 0 to 1"},
        {"weight,exit.base\n0.5,-1\n0.25,-2\n", "the weights of its 2 rows sum to 0.75, not to 1"},
        {"weight,exit.base\n0,-1\n", "the weights of its 1 rows sum to 0, not to 1"},
        {"weight,exit.base\n1\n", "the row has 1 cells, the head 2"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        write_file("rich.csv", wrong[i].text);
        assert_told_once(NAMED, NULL, wrong[i].said);
    }
    assert_told_once(HEAD "posterior = \"../rich.csv\";\n", NULL, "'posterior' is '../rich.csv'");
    assert_told_once(HEAD "posterior = \"none.csv\";\n", NULL, "none.csv' cannot be read");
    assert_told_once(HEAD "posterior = 3;\n", NULL, "'posterior' is a whole number (3)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_plausible_is_within_its_weight_or_the_row_s),
        cmocka_unit_test(replicates_draw_rows_whole_and_by_weight),
        cmocka_unit_test(other_parameters_are_drawn_as_without_it),
        cmocka_unit_test(what_the_scenario_sets_stays_set),
        cmocka_unit_test(both_arms_draw_the_same_rows),
        cmocka_unit_test(a_world_starts_with_the_row),
        cmocka_unit_test(a_scenario_can_do_without_the_posterior_of_its_base),
        cmocka_unit_test(the_resolved_text_names_it_by_its_digest),
        cmocka_unit_test(a_wrong_file_is_refused_in_one_sentence),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
