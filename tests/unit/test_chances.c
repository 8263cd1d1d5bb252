/* Several chances a draw of parameters: which replicates share what, and that one chance, the rule,
 * changes nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/fingerprint.h"
#include "engine/model/step.h"
#include "tests/support/scene.h"

#include "tests/support/study.h"

static ctg_parameters drawn_of(stage *at, uint32_t replicate)
{
    ctg_world_start(at->world, replicate);
    return at->world->drawn;
}

static uint64_t digest_of_a_month(stage *at, uint32_t replicate)
{
    ctg_world_start(at->world, replicate);
    assert_int_equal(ctg_step_run(at->world, 1, &at->error), ctg_ok);
    return ctg_fingerprint_of(at->world, 0);
}

static void replicates_of_one_draw_share_its_parameters_and_nothing_else(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const ctg_parameters third = drawn_of(&at, 3);
    at.setting.chances = 2;
    const ctg_parameters sixth = drawn_of(&at, 6);
    const ctg_parameters seventh = drawn_of(&at, 7);
    const ctg_parameters eighth = drawn_of(&at, 8);
    assert_memory_equal(&third, &sixth, sizeof third);
    assert_memory_equal(&sixth, &seventh, sizeof sixth);
    assert_memory_not_equal(&seventh, &eighth, sizeof eighth);
    assert_int_equal(at.world->draw.replicate, 8);
    assert_true(digest_of_a_month(&at, 6) != digest_of_a_month(&at, 7));
    stage_close(&at);
}

static void one_chance_or_none_said_is_as_before(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const uint64_t digest = digest_of_a_month(&at, 5);
    at.setting.chances = 1;
    assert_true(digest_of_a_month(&at, 5) == digest);
    at.setting.chances = 3;
    assert_true(digest_of_a_month(&at, 5) != digest);
    assert_int_equal(ctg_setting_draw_of(&at.setting, 5), 1);
    assert_int_equal(ctg_setting_draw_of(&at.setting, 6), 2);
    stage_close(&at);
}

static void the_identity_of_a_study_knows_chances_only_where_they_are_several(void **state)
{
    (void)state;
    small_study small;
    char id[65];
    small_study_make(&small);
    memcpy(id, small.study.id, sizeof id);
    small.setting.chances = 1;
    small_study_resolve(&small);
    assert_string_equal(small.study.id, id);
    small.setting.chances = 2;
    small_study_resolve(&small);
    assert_string_not_equal(small.study.id, id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replicates_of_one_draw_share_its_parameters_and_nothing_else),
        cmocka_unit_test(one_chance_or_none_said_is_as_before),
        cmocka_unit_test(the_identity_of_a_study_knows_chances_only_where_they_are_several),
    };
    return cmocka_run_group_tests_name("chances", tests, NULL, NULL);
}
