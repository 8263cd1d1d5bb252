/* M6: the scale of assessments, exact.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/scale.h"

#include "engine/model/step.h"
#include "tests/support/scene.h"

/* The share in 0.0001 %, rounded half to even, from exact integers. */
static int64_t four_decimals(const ctg_shares *shares, size_t s)
{
    __extension__ typedef __int128 wide;
    const wide scaled = (wide)shares->numerators[s] * 1000000;
    const int64_t whole = (int64_t)(scaled / shares->denominator);
    const int64_t rest = (int64_t)(scaled % shares->denominator);
    const bool up =
        2 * rest > shares->denominator || (2 * rest == shares->denominator && whole % 2 != 0);
    return whole + (up ? 1 : 0);
}

/* Yamashita 2014, note 12, from A/67/224/Add.1: shares of 2014-15 in percent. */
static void the_eight_shares_of_the_paper_come_out(void **state)
{
    static const struct {
        const char *code;
        int64_t share;
    } paper[] = {{"USA", 283626}, {"JPN", 108330}, {"FRA", 72105}, {"DEU", 71410},
                 {"GBR", 66768},  {"CHN", 66368},  {"ITA", 44480}, {"RUS", 31431}};
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    const ctg_shares *const shares = &at.scene->shares[ctg_budget_peacekeeping][0];
    for (size_t i = 0; i < sizeof paper / sizeof paper[0]; i++) {
        assert_int_equal(four_decimals(shares, stage_state(&at, paper[i].code)), paper[i].share);
    }
    stage_close(&at);
}

static void shares_sum_to_exactly_one_in_every_year_and_budget(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(1995, 12), 360);
    stage_set(&at);
    for (size_t budget = 0; budget < CTG_BUDGETS; budget++) {
        for (size_t y = 0; y < at.scene->Y; y++) {
            const ctg_shares *const shares = &at.scene->shares[budget][y];
            int64_t sum = 0;
            for (size_t s = 0; s < at.scene->S; s++) {
                assert_true(shares->numerators[s] >= 0);
                sum += shares->numerators[s];
            }
            assert_true(sum == shares->denominator && sum > 0);
        }
    }
    stage_close(&at);
}

static void a_state_that_is_no_member_yet_is_assessed_nothing(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(1995, 12), 240);
    stage_set(&at);
    const size_t che = stage_state(&at, "CHE");
    assert_int_equal(at.scene->shares[ctg_budget_peacekeeping][1].numerators[che], 0);
    assert_true(at.scene->shares[ctg_budget_peacekeeping][10].numerators[che] > 0);
    stage_close(&at);
}

/* Every cent assessed is dealt: by mission and month, members' new arrears are what the mission was
 * assessed. */
static void every_cent_assessed_is_dealt(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_set(&at);
    int64_t paid = 0;
    for (int32_t t = 1; t <= 12; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        int64_t assessed = 0;
        int64_t arrears = 0;
        paid = 0;
        for (size_t s = 0; s < at.scene->S; s++) {
            assessed += at.world->assessed_year[s];
            paid += at.world->paid_year[s];
        }
        for (size_t i = 0; i < at.scene->S * at.scene->M; i++) {
            arrears += at.world->arrears[i];
        }
        assert_true(assessed == at.world->flows.assessed && assessed > 0);
        assert_true(arrears == at.world->flows.arrears_start + assessed - paid);
    }
    assert_true(paid > 0);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_eight_shares_of_the_paper_come_out),
        cmocka_unit_test(shares_sum_to_exactly_one_in_every_year_and_budget),
        cmocka_unit_test(a_state_that_is_no_member_yet_is_assessed_nothing),
        cmocka_unit_test(every_cent_assessed_is_dealt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
