/* M19: political will in offers and at the end of tours; M2: the load of large and small forces.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/willingness.h"
#include "tests/support/small_world.h"

enum { willing = 1, plain, unwilling, states = 3 };

static void open_three(small_world *small)
{
    const small_knobs knobs = {
        .states = states, .missions = 1, .posts = 1000, .unit = 100, .deployed = 100};
    small_world_make(small, &knobs);
    small_world_set(small);
}

/* Whether a unit ends at its review, by its own draw. */
static bool ends(const ctg_world *world, const ctg_commitment *unit)
{
    ctg_rank rank = {.at = (int32_t)(unit - world->commitments)};
    ctg_commitment_draw_words(world, ctg_purpose_review, &rank, 1);
    ctg_willingness_ends(world, &rank, 1);
    return rank.word != 0;
}

/* In the log-odds of an offer the will itself, whatever is offered; of two who are alike none is
 * readier. */
static void whoever_wants_to_offers_more(void **state)
{
    (void)state;
    small_world small;
    open_three(&small);
    small.world->will[willing] = 1.25;
    small.world->will[unwilling] = -2.5;
    small.world->experience[willing] = 0.0f; /* it alone has people out */
    ctg_willingness_begin(small.world);
    for (size_t k = 0; k < SMALL_CAPABILITIES; k++) {
        const float *const utility = small.world->utility + k * small.scene->S;
        const float middle = utility[plain];
        assert_close(utility[willing] - middle, 1.25, 1e-5);
        assert_close(utility[unwilling] - middle, -2.5, 1e-5);
    }
    small_world_close(&small);
}

/* Of the same chances at the end of a tour, those that end for the willing are some of those that
 * end for the others; weight 0 makes will nothing. */
static void whoever_wants_to_stays_longer(void **state)
{
    static const double wills[] = {6.0, 0.0, -6.0};
    (void)state;
    size_t ended[2][3] = {{0}};
    small_world small;
    open_three(&small);
    small.world->p.exit_base = -1.0;
    for (size_t weighs = 0; weighs < 2; weighs++) {
        small.world->p.exit_will = (double)weighs;
        for (size_t i = 0; i < 3; i++) {
            small.world->will[willing] = wills[i];
            for (uint32_t replicate = 0; replicate < 200; replicate++) {
                small.world->draw.replicate = replicate;
                ended[weighs][i] += ends(small.world, &small.world->commitments[0]);
            }
        }
    }
    assert_int_equal(ended[0][0], ended[0][1]);
    assert_int_equal(ended[0][2], ended[0][1]);
    assert_true(ended[1][0] < ended[1][1] && ended[1][1] < ended[1][2]);
    small_world_close(&small);
}

/* Four times the forces send twice as many at a power of a half; the same of police and people. */
static void what_is_usual_grows_more_slowly_than_forces(void **state)
{
    (void)state;
    small_world small;
    const small_knobs knobs = {.states = states, .missions = 1};
    small_world_make(&small, &knobs);
    small.covariates[1].armed_forces = 20000;
    small.covariates[2].armed_forces = 80000;
    small.covariates[3].armed_forces = 0;
    small.covariates[1].population = 10000000;
    small.covariates[2].population = 40000000;
    small_world_set(&small);
    small.world->p.ceiling_usual_pers = 2000.0;
    small.world->p.ceiling_usual_police_pers = 300.0;
    small.world->p.ceiling_usual_power = 0.5;
    small.world->p.ceiling_minimum_pers = 25.0;
    assert_close(ctg_ceiling_usual(small.world, 1, false), 2000.0, 1e-6);
    assert_close(ctg_ceiling_usual(small.world, 2, false), 4000.0, 1e-6);
    assert_close(ctg_ceiling_usual(small.world, 3, false), 25.0, 0.0);
    assert_close(ctg_ceiling_usual(small.world, 1, true), 300.0, 1e-6);
    assert_close(ctg_ceiling_usual(small.world, 2, true), 600.0, 1e-6);
    small_world_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_wants_to_offers_more),
        cmocka_unit_test(whoever_wants_to_stays_longer),
        cmocka_unit_test(what_is_usual_grows_more_slowly_than_forces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
