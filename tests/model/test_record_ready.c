/* Whom a state could have in a mission soon, by hand and over the baseline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_ready.h"

#include "engine/model/commitment.h"
#include "tests/support/scene.h"
#include "tests/support/small_world.h"

#define UNIT 150

/* One contributor, 6,000 km from the only mission; units of 150; six months at level 1, and one for
 * each 6,000 km. */
static void open_one(small_world *small)
{
    small_world_make(small,
                     &(small_knobs){.states = 1, .missions = 1, .posts = 5000, .unit = UNIT});
    ctg_parameters *const p = &small->setting.centre;
    p->mechanism_readiness = p->mechanism_ceilings = p->mechanism_caveats = 1.0;
    p->readiness_delay_months = 6.0;
    p->readiness_parliament_months = 0.0;
    p->readiness_lift_km_per_month = 6000.0;
    p->ceiling_military_share = 0.01; /* 10,000 people */
    small->dyads[1].capital_km = 6000;
    small_world_set(small);
}

static void assert_soon(const small_world *small, int64_t in_60, int64_t in_90, int64_t in_180)
{
    int64_t people[CTG_SOON] = {0};
    ctg_record_ready_distances(small->world);
    ctg_record_ready_soon(small->world, 1, people);
    assert_int_equal(people[0], in_60);
    assert_int_equal(people[1], in_90);
    assert_int_equal(people[2], in_180);
}

/* At 6,000 km: seven months at level 1, six at 2, five at 3, three at 4. */
static void readiness_and_distance_say_how_soon(void **state)
{
    (void)state;
    small_world small;
    open_one(&small);
    uint8_t *const level = &small.world->level[ctg_world_pool(small.world, 1, small_infantry)];
    small_world_train(&small, 1, small_infantry, 2 * UNIT);
    *level = 1;
    assert_soon(&small, 0, 0, 0);
    *level = 2;
    assert_soon(&small, 0, 0, 2 * UNIT);
    *level = 3;
    assert_soon(&small, 0, 0, 2 * UNIT);
    *level = 4;
    assert_soon(&small, 0, 2 * UNIT, 2 * UNIT);
    small.scene->km_by_host[1] = 2000; /* two and a third months are two */
    assert_soon(&small, 2 * UNIT, 2 * UNIT, 2 * UNIT);
    small.world->p.readiness_parliament_months = 1.0;
    small.scene->democracy[1] = 1.0;
    assert_soon(&small, 0, 2 * UNIT, 2 * UNIT);
    small_world_close(&small);
}

static void only_whole_units_in_practice_at_home_count(void **state)
{
    (void)state;
    small_world small;
    open_one(&small);
    small.world->level[ctg_world_pool(small.world, 1, small_infantry)] = 4;
    small_world_train(&small, 1, small_infantry, UNIT - 1);
    assert_soon(&small, 0, 0, 0);
    small_world_train(&small, 1, small_infantry, 1);
    assert_soon(&small, 0, UNIT, UNIT);
    small_world_train(&small, 1, small_infantry, UNIT - 1);
    assert_soon(&small, 0, UNIT, UNIT);
    small_world_move(&small, 1, small_infantry, ctg_never, ctg_lapsed, 10 * UNIT);
    small_world_move(&small, 1, small_infantry, ctg_never, ctg_deployed, 10 * UNIT);
    small_world_move(&small, 1, small_infantry, ctg_never, ctg_recovering, 10 * UNIT);
    assert_soon(&small, 0, UNIT, UNIT);
    small_world_move(&small, 1, small_infantry, ctg_current, ctg_deployed, UNIT);
    assert_soon(&small, 0, 0, 0);
    small_world_close(&small);
}

/* The room under the ceiling of 10,000, of which police has none. */
static void the_ceiling_leaves_room(void **state)
{
    (void)state;
    small_world small;
    open_one(&small);
    small.world->level[ctg_world_pool(small.world, 1, small_infantry)] = 4;
    small.world->level[ctg_world_pool(small.world, 1, small_experts)] = 4;
    small_world_train(&small, 1, small_infantry, 20000);
    assert_soon(&small, 0, 10000 / UNIT * UNIT, 10000 / UNIT * UNIT);
    /* half of the people at home are experts, who come one by one: each has half of the room */
    small_world_train(&small, 1, small_experts, 20000);
    const int64_t halves = 5000 / UNIT * UNIT + 5000;
    assert_soon(&small, 0, halves, halves);
    assert_non_null(
        ctg_commitment_pledge(small.world, 1, 0, small_infantry, 10001, small.world->now + 1));
    assert_soon(&small, 0, 0, 0);
    small_world_close(&small);
}

/* A state whom no open mission admits can stand in none; when none is open, distance is nothing. */
static void somebody_must_admit_it(void **state)
{
    (void)state;
    small_world small;
    open_one(&small);
    small.world->level[ctg_world_pool(small.world, 1, small_infantry)] = 4;
    small_world_train(&small, 1, small_infantry, UNIT);
    small.world->admits[1] = 0;
    assert_soon(&small, 0, 0, 0);
    small.world->opened[0] = CTG_NO_MONTH;
    assert_soon(&small, UNIT, UNIT, UNIT);
    small.world->admits[1] = 1;
    small.world->opened[0] = small.world->now;
    small.world->refused_posts[ctg_world_pool(small.world, 1, small_infantry)] =
        2500; /* half of them */
    assert_soon(&small, 0, 0, 0);
    small_world_train(&small, 1, small_infantry, UNIT);
    assert_soon(&small, 0, UNIT, UNIT);
    small_world_close(&small);
}

/* Distances of two missions weigh as their posts: 3,000 posts at 12,000 km and 1,000 at none. */
static void distance_is_that_of_the_posts(void **state)
{
    (void)state;
    small_world small;
    small_world_make(&small,
                     &(small_knobs){.states = 2, .missions = 2, .posts = 1000, .unit = UNIT});
    ctg_parameters *const p = &small.setting.centre;
    p->mechanism_readiness = 1.0;
    p->readiness_delay_months = 5.0;
    p->readiness_parliament_months = 0.0;
    p->readiness_lift_km_per_month = 6000.0;
    small.demand[0].posts[ctg_troops] = 3000;
    memcpy(small.missions[1].host, small.states[2].state, sizeof small.missions[1].host);
    small.dyads[1].capital_km = 12000;
    small_world_set(&small);
    small_world_train(&small, 1, small_infantry, UNIT);
    small.world->level[ctg_world_pool(small.world, 1, small_infantry)] = 4;
    assert_soon(&small, 0, UNIT, UNIT); /* 1 + 9,000 / 6,000 = 2.5 months, which are three */
    small.world->posts[1 * CTG_PERSONNEL + ctg_troops] = 1100; /* a little nearer: two */
    assert_soon(&small, UNIT, UNIT, UNIT);
    small.world->admits[0 * 3 + 1] = 0; /* the far one does not take it */
    assert_soon(&small, UNIT, UNIT, UNIT);
    small_world_close(&small);
}

static void later_means_at_least_as_many_and_never_more_than_are_at_home(void **state)
{
    (void)state;
    stage at;
    int64_t all[CTG_SOON] = {0};
    stage_open(&at, CTG_MONTH(2015, 1), 24);
    stage_set(&at);
    for (int32_t t = 1; t <= 24; t++) {
        assert_int_equal(ctg_step_run(at.world, t, &at.error), ctg_ok);
        ctg_record_ready_distances(at.world);
        for (size_t s = 0; s < at.scene->S; s++) {
            int64_t people[CTG_SOON] = {0};
            int64_t home = 0;
            ctg_record_ready_soon(at.world, s, people);
            for (size_t k = 0; k < at.scene->K; k++) {
                home += at.world->people.in[ctg_current][ctg_world_pool(at.world, s, k)];
            }
            assert_true(0 <= people[0] && people[0] <= people[1] && people[1] <= people[2] &&
                        people[2] <= home);
            for (size_t i = 0; i < CTG_SOON; i++) {
                all[i] += people[i];
            }
        }
    }
    assert_true(all[0] < all[1] && all[1] < all[2]);
    stage_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readiness_and_distance_say_how_soon),
        cmocka_unit_test(only_whole_units_in_practice_at_home_count),
        cmocka_unit_test(the_ceiling_leaves_room),
        cmocka_unit_test(somebody_must_admit_it),
        cmocka_unit_test(distance_is_that_of_the_posts),
        cmocka_unit_test(later_means_at_least_as_many_and_never_more_than_are_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
