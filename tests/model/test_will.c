/* M19: political will in offers and at the end of tours; M2: the load of large and small forces.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/ceiling.h"
#include "engine/model/commitment.h"
#include "engine/model/will.h"
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

/* Whether a unit ends at its review. */
static bool ends(const ctg_world *world, const ctg_commitment *unit)
{
    ctg_rank rank = {.at = (int32_t)(unit - world->commitments)};
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
    for (size_t row = 0; row < 2 * CTG_PERSONNEL; row++) {
        const float *const utility = small.world->utility + row * small.scene->S;
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

/* A will for one host alone does what a will for all does: readier to go there, and to stay. */
static void a_will_for_the_host_adds_to_the_will(void **state)
{
    (void)state;
    small_world small;
    open_three(&small);
    const size_t all = small.scene->S;
    const size_t host = (size_t)small.world->host[0];
    ctg_willingness_begin(small.world);
    for (size_t s = willing; s <= unwilling; s++) {
        small.world->will_host[host * all + s] = s == willing ? 1.25f : -0.5f;
    }
    ctg_willingness_approach(small.world, 0);
    const float *const pair = small.world->pair;
    assert_close(pair[willing] - pair[unwilling], 1.75, 1e-5);
    small.world->p.exit_will = 1.0;
    for (int i = 0; i < 2; i++) {
        size_t ended = 0;
        small.world->will_host[host * all + willing] = i == 0 ? 60.0f : -60.0f;
        for (uint32_t replicate = 0; replicate < 50; replicate++) {
            small.world->draw.replicate = replicate;
            ended += ends(small.world, &small.world->commitments[0]);
        }
        assert_int_equal(ended, i == 0 ? 0 : 50);
    }
    small_world_close(&small);
}

/* Of the months in which a contingent is reviewed, those of one of the state's years have one
 * answer; those of the next may have another. It is the same for a unit and an officer who are as
 * ready. */
static void a_contingent_stays_or_leaves_as_a_whole(void **state)
{
    (void)state;
    small_world small;
    open_three(&small);
    small.world->p.exit_base = 0.0;
    small.world->p.exit_officer_base = 0.0;
    ctg_commitment *const all = small.world->commitments;
    all[1] = all[0];
    all[1].capability = small_staff;
    all[1].serial = 7;
    const uint32_t number = (uint32_t)small.states[willing].number;
    size_t changes[2] = {0};
    for (uint32_t replicate = 0; replicate < 50; replicate++) {
        bool before = false;
        small.world->draw.replicate = replicate;
        for (int32_t t = 0; t < 36; t++) {
            small.world->now = SMALL_START + t;
            const bool leaves = ends(small.world, &all[0]);
            assert_int_equal(ends(small.world, &all[1]), leaves);
            const bool looks = ((uint32_t)small.world->now + number) % 12 == 0;
            changes[looks] += t > 0 && leaves != before;
            before = leaves;
        }
    }
    assert_int_equal(changes[false], 0);
    assert_in_range(changes[true], 50, 100); /* of 150; a half is expected */
    small_world_close(&small);
}

/* Whoever has sent a type of people offers units of it more readily than who has sent another. */
static void units_need_experience_of_their_type(void **state)
{
    (void)state;
    small_world small;
    open_three(&small);
    small.world->p.habit_experience = 0.5;
    for (size_t s = willing; s <= unwilling; s++) {
        for (size_t type = 0; type < CTG_PERSONNEL; type++) {
            small.world->experience_as[s * CTG_PERSONNEL + type] = 0.0f;
        }
    }
    small.world->experience_as[willing * CTG_PERSONNEL + ctg_troops] = 1023.0f;
    small.world->experience_as[unwilling * CTG_PERSONNEL + ctg_experts] = 1023.0f;
    ctg_willingness_begin(small.world);
    const float *const infantry = small.world->utility + small_infantry * small.scene->S;
    assert_close(infantry[willing] - infantry[plain], 5.0, 1e-5);
    assert_close(infantry[unwilling], infantry[plain], 0.0);
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
    double military[states + 1];
    double police[states + 1];
    assert_int_equal(small.scene->S, states + 1);
    ctg_ceiling_usual(small.world, false, military);
    ctg_ceiling_usual(small.world, true, police);
    assert_close(military[1], 2000.0, 1e-6);
    assert_close(military[2], 4000.0, 1e-6);
    assert_close(military[3], 25.0, 0.0);
    assert_close(police[1], 300.0, 1e-6);
    assert_close(police[2], 600.0, 1e-6);
    small_world_close(&small);
}

static void set_experience(ctg_world *world, size_t s, float people)
{
    world->experience[s] = people;
    world->experience_as[s * CTG_PERSONNEL + ctg_troops] = people;
}

/* Told by nothing else, will at the start goes from -1 spread, of who had nobody out, to 1 spread,
 * of who had what states of its size send at most; half of the doublings are in the middle. On top
 * comes what their load takes away: of 1,023 and 31 people over 1,023, and of none. */
static void people_who_are_out_show_a_will(void **state)
{
    (void)state;
    small_world small;
    open_three(&small);
    ctg_parameters *const p = &small.world->p;
    p->will_spread = 2.0;
    p->will_start_share = 1.0;
    p->will_lasting_share = 1.0;
    p->willingness_load = 8.0;
    p->ceiling_usual_pers = 1023.0;
    p->ceiling_usual_power = 0.0;
    set_experience(small.world, willing, 1023.0f);
    set_experience(small.world, plain, 31.0f);
    set_experience(small.world, unwilling, 0.0f);
    ctg_will_start(small.world);
    assert_close(small.world->will[willing], 2.0 + 8.0, 1e-9);
    assert_close(small.world->will_lasting[willing], 2.0 + 8.0, 1e-9);
    assert_close(small.world->will[plain], 8.0 * 31.0 / 1023.0, 1e-9);
    assert_close(small.world->will[unwilling], -2.0, 1e-9);
    p->ceiling_usual_pers = 255.0; /* whoever is used to more is not more laden for it */
    ctg_will_start(small.world);
    assert_close(small.world->will[willing], 2.0 + 8.0, 1e-9);
    small_world_close(&small);
}

/* Of 100 people out, whose state of its size usually sends 20 at most, the load is 5; of one that
 * is used to 80 it is 1.25. What is less than the usual most makes no difference. */
static void whoever_is_used_to_more_bears_it_more_lightly(void **state)
{
    (void)state;
    small_world small;
    open_three(&small);
    ctg_parameters *const p = &small.world->p;
    p->willingness_load = 4.0;
    p->ceiling_usual_pers = 20.0;
    p->ceiling_usual_power = 0.0;
    p->ceiling_minimum_pers = 1.0;
    p->habit_experience = 0.0;
    float utility[2][2];
    for (int used = 0; used < 2; used++) {
        set_experience(small.world, willing, used == 1 ? 80.0f : 0.0f);
        set_experience(small.world, plain, used == 1 ? 15.0f : 0.0f);
        ctg_willingness_begin(small.world);
        const float *const infantry = small.world->utility + small_infantry * small.scene->S;
        utility[used][0] = infantry[willing]; /* the first contributor is there at the start */
        utility[used][1] = infantry[plain];
    }
    assert_close(utility[1][0] - utility[0][0], 4.0 * (5.0 - 1.25), 1e-4);
    assert_close(utility[1][1], utility[0][1], 0.0);
    small_world_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_wants_to_offers_more),
        cmocka_unit_test(whoever_wants_to_stays_longer),
        cmocka_unit_test(a_will_for_the_host_adds_to_the_will),
        cmocka_unit_test(a_contingent_stays_or_leaves_as_a_whole),
        cmocka_unit_test(units_need_experience_of_their_type),
        cmocka_unit_test(people_who_are_out_show_a_will),
        cmocka_unit_test(whoever_is_used_to_more_bears_it_more_lightly),
        cmocka_unit_test(what_is_usual_grows_more_slowly_than_forces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
