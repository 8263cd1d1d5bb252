/* How losses are remembered and what states make of them, by hand in a small world.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/losses.h"

#include "engine/model/commitment.h"
#include "engine/model/response.h"
#include "engine/model/slot.h"
#include "engine/model/willingness.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"

enum { far_state = 1, near_state, aided_state, both_state, STATES };

/* One mission whose host borders two of four states; donors help two of them. */
static void open_four(small_world *small)
{
    const small_knobs knobs = {.states = 4, .missions = 2, .posts = 100, .unit = 100};
    small_world_make(small, &knobs);
    small->dyads[near_state].contiguous = 1;
    small->dyads[both_state].contiguous = 1;
    ctg_parameters *const p = &small->setting.centre;
    p->mechanism_casualties = 1.0;
    p->casualties_own = 3.0;
    p->casualties_others = 0.7;
    p->casualties_half_effect_per_1000 = 4.0;
    p->casualties_near_share = 0.25;
    p->casualties_aided_share = 0.4;
    p->casualties_aversion = 1.3;
    small_world_set(small);
    small->world->help[aided_state] = 1.0;
    small->world->help[both_state] = 0.5;
}

static const double kept[STATES] = {0.0, 1.0, 0.25, 0.4, 0.25 * 0.7};

/* Equal losses, unequal states: own losses of 6 and others' of 2 of 1,000, half of the response at
 * 4. Who has lost nobody itself answers to all that others lost. */
static void contiguous_and_aided_states_respond_less(void **state)
{
    (void)state;
    small_world small;
    open_four(&small);
    ctg_world *const world = small.world;
    const size_t states = small.scene->S;
    world->lost_any[0] = 1.0f;
    world->lost_malicious_in[0] = 2.5f;
    for (size_t s = 1; s < STATES; s++) {
        world->lost[s] = 6.0f;
        world->lost_malicious[s] = 0.5f;
    }
    ctg_response_begin(world);
    for (size_t s = 1; s < STATES; s++) {
        const double all = 3.0 * 6.0 / 10.0 + 0.7 * 2.0 / 6.0;
        assert_close(world->response[s], all * kept[s], 1e-6);
        assert_close(ctg_response_own(world, s, 0), 0.6 * kept[s], 1e-6);
        assert_bits_equal(world->response[states + s], 0.0); /* nobody died in the other mission */
    }
    memset(world->lost, 0, states * sizeof *world->lost);
    memset(world->lost_malicious, 0, states * sizeof *world->lost_malicious);
    ctg_response_begin(world);
    for (size_t s = 1; s < STATES; s++) {
        assert_close(world->response[s], 0.7 * 2.5 / 6.5 * kept[s], 1e-6);
    }
    ctg_losses_forget(world, 0);
    ctg_response_begin(world);
    for (size_t s = 0; s < states; s++) {
        assert_bits_equal(world->response[s], 0.0);
    }
    small_world_close(&small);
}

static void losses_anywhere_make_a_state_averse(void **state)
{
    (void)state;
    small_world small;
    open_four(&small);
    small.world->lost_by[near_state] = 12.0f;
    ctg_response_begin(small.world);
    assert_close(small.world->aversion[near_state], 1.3 * 12.0 / 16.0, 1e-6);
    assert_bits_equal(small.world->aversion[far_state], 0.0);
    small_world_close(&small);
}

/* In the log-odds of an offer: the aversion whatever it is for, and half of the response in its
 * mission. */
static void losses_keep_states_from_offering(void **state)
{
    (void)state;
    small_world small;
    open_four(&small);
    ctg_world *const world = small.world;
    world->p.casualties_offer_share = 0.5;
    world->aversion[near_state] = 0.8f;
    world->response[far_state] = 1.7f;
    ctg_willingness_begin(world);
    ctg_willingness_approach(world, 0);
    for (size_t row = 0; row < 2 * CTG_PERSONNEL; row++) {
        const float *const utility = world->utility + row * small.scene->S;
        assert_close(utility[near_state] - utility[far_state], -0.8, 1e-5);
    }
    for (size_t kind = 0; kind < 3; kind++) {
        const float *const pair = world->pair + kind * small.scene->S;
        assert_close(pair[far_state] - pair[near_state], -0.85, 1e-6);
    }
    ctg_willingness_approach(world, 1); /* in the other mission it lost nobody */
    assert_close(world->pair[far_state] - world->pair[near_state], 0.0, 0.0);
    small_world_close(&small);
}

/* Two states in two missions: 400 and 40 people in one, 400 and none in the other. */
static void losses_are_remembered_as_shares_and_fade(void **state)
{
    (void)state;
    small_world small;
    const small_knobs knobs = {
        .states = 2, .missions = 2, .posts = 1000, .unit = 400, .deployed = 400};
    small_world_make(&small, &knobs);
    small.setting.centre.mechanism_casualties = 1.0;
    small.setting.centre.casualties_accident_weight = 0.25;
    small.setting.centre.casualties_people_least_pers = 100.0;
    small.setting.centre.casualties_memory_half_life_months = 7.0;
    small_world_set(&small);
    ctg_world *const world = small.world;
    small_world_train(&small, 2, small_infantry, 50);
    ctg_commitment *const unit =
        ctg_commitment_pledge(world, 2, 0, small_infantry, 40, world->now + 1);
    ctg_commitment_arrive(world, unit, world->now + 12);
    world->losses[0] = (ctg_loss){.state = 1, .mission = 0, .dead = 6, .malicious = 4};
    world->losses[1] = (ctg_loss){.state = 2, .mission = 0, .dead = 1, .malicious = 1};
    world->losses[2] = (ctg_loss){.state = 1, .mission = 1, .dead = 2, .malicious = 0};
    ctg_losses_remember(world, 3); /* of people who are gone: 406, 41 and 402 there before */
    assert_close(world->lost[1], 1000.0 * 4.5 / 406.0, 1e-4);
    assert_close(world->lost[2], 1000.0 / 100.0, 1e-5); /* 41 count as 100 */
    assert_close(world->lost[3 + 1], 1000.0 * 0.5 / 402.0, 1e-4);
    assert_close(world->lost_by[1], 1000.0 * 5.0 / 808.0, 1e-4);
    assert_close(world->lost_malicious_in[0], 1000.0 * 5.0 / 447.0, 1e-4);
    assert_close(world->lost_malicious[1], 1000.0 * 4.0 / 447.0, 1e-4);
    assert_close(world->lost_any[1], 2.0, 1e-6);
    for (int month = 0; month < 7; month++) {
        ctg_losses_fade(world);
    }
    assert_close(world->lost[1], 500.0 * 4.5 / 406.0, 1e-4);
    assert_close(world->lost_by[1], 500.0 * 5.0 / 808.0, 1e-4);
    assert_close(world->lost_malicious_in[0], 500.0 * 5.0 / 447.0, 1e-4);
    for (int month = 0; month < 100; month++) {
        ctg_losses_fade(world);
    }
    assert_bits_equal(world->lost[1], 0.0); /* all but forgotten is forgotten */
    assert_bits_equal(world->lost_any[0], 0.0);
    small_world_close(&small);
}

/* A mission that takes another's place has not lost anybody yet, is nowhere, was never open, and
 * nobody knows it. */
static void a_place_that_is_taken_again_has_no_memory(void **state)
{
    (void)state;
    stage at;
    stage_open(&at, CTG_MONTH(2015, 1), 12);
    stage_fix(&at, ctg_parameter_demand_generated, 1.0);
    stage_set(&at);
    const size_t m = at.scene->N;
    const size_t s = stage_state(&at, "NPL");
    at.world->lost_any[m] = at.world->lost_malicious_in[m] = 3.0f;
    at.world->lost[m * at.scene->S + s] = 5.0f;
    at.world->lost_malicious[m * at.scene->S + s] = 2.0f;
    at.world->opened[m] = CTG_MONTH(2012, 3);
    at.world->knowhow[m * at.scene->S + s] = 0.7f;
    assert_int_equal(ctg_slot_take(at.world), m);
    assert_int_equal(at.world->host[m], -1);
    assert_int_equal(at.world->opened[m], CTG_NO_MONTH);
    assert_bits_equal(at.world->knowhow[m * at.scene->S + s], 0.0);
    assert_bits_equal(at.world->lost_any[m], 0.0);
    assert_bits_equal(at.world->lost_malicious_in[m], 0.0);
    assert_bits_equal(at.world->lost[m * at.scene->S + s], 0.0);
    assert_bits_equal(at.world->lost_malicious[m * at.scene->S + s], 0.0);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contiguous_and_aided_states_respond_less),
        cmocka_unit_test(losses_anywhere_make_a_state_averse),
        cmocka_unit_test(losses_keep_states_from_offering),
        cmocka_unit_test(losses_are_remembered_as_shares_and_fade),
        cmocka_unit_test(a_place_that_is_taken_again_has_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
