/* How long missions take to fill, and how full they are by age, in missions laid out by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_fill.h"

#include "tests/support/small_world.h"
#include "tests/support/taken.h"

/* The start is 2015-01. Mission 0 opens in 2014-10 with 2,000 posts, mission 1 in 2015-03 with 500
 * and has 1,500 from 2015-05 on, mission 2 opened too long before to count. */
typedef struct three {
    small_world small;
    ctg_demand_row demand[4];
    ctg_deployment_row deployments[6];
    taken of;
} three;

static void open_three(three *all)
{
    small_world *const small = &all->small;
    ctg_tables *const tables = &small->epoch.tables;
    memset(all, 0, sizeof *all);
    small_world_make(small, &(small_knobs){.states = 1, .missions = 3, .posts = 1, .months = 24});
    const ctg_demand_row demand[] = {{1, CTG_MONTH(2015, 5), {1500, 0, 0}, ""},
                                     {0, CTG_MONTH(2014, 10), {2000, 0, 0}, ""},
                                     {1, CTG_MONTH(2015, 3), {500, 0, 0}, ""},
                                     {2, CTG_MONTH(2013, 12), {2000, 0, 0}, ""}};
    const ctg_deployment_row deployments[] = {
        {0, CTG_MONTH(2014, 12), {1200, 0, 0}}, {0, CTG_MONTH(2014, 11), {900, 100, 0}},
        {0, CTG_MONTH(2014, 10), {999, 0, 0}},  {0, CTG_MONTH(2014, 9), {2000, 0, 0}},
        {1, CTG_MONTH(2014, 12), {1500, 0, 0}}, {2, CTG_MONTH(2014, 12), {2000, 0, 0}}};
    memcpy(all->demand, demand, sizeof demand);
    memcpy(all->deployments, deployments, sizeof deployments);
    tables->demand = all->demand;
    tables->demand_count = 4;
    tables->deployments = all->deployments;
    tables->deployments_count = 6;
    small_world_set(small);
    taken_open(&all->of, &small->setting);
}

static void close_three(three *all)
{
    taken_close(&all->of);
    small_world_close(&all->small);
}

/* Sets the month and how many infantry each mission has, and takes it. */
static void take(three *all, int32_t t, int32_t first, int32_t second, int32_t third)
{
    ctg_world *const world = all->small.world;
    const int32_t people[] = {first, second, third};
    ctg_world_turn(world, t);
    for (size_t m = 0; m < 3; m++) {
        world->filled[m * world->scene->K + small_infantry] = people[m];
        world->filled_by[m * CTG_PERSONNEL + ctg_troops] = people[m];
    }
    taken_take(&all->of, world);
}

static void assert_months(const three *all, size_t t, double half, double three_quarters,
                          double nine_tenths)
{
    assert_bits_equal(taken_at(&all->of, ctg_measure_world_months_to_50, t, 0), half);
    assert_bits_equal(taken_at(&all->of, ctg_measure_world_months_to_75, t, 0), three_quarters);
    assert_bits_equal(taken_at(&all->of, ctg_measure_world_months_to_90, t, 0), nine_tenths);
}

static void months_count_from_the_opening_to_the_first_month_at_the_level(void **state)
{
    (void)state;
    three all;
    open_three(&all);
    take(&all, 0, 1200, 0, 2000); /* the record: half in the second month, 2014-11 */
    assert_months(&all, 0, 2, -1, -1);
    take(&all, 1, 1499, 0, 2000); /* one short of three quarters */
    assert_months(&all, 1, 2, -1, -1);
    take(&all, 2, 1500, 500, 2000); /* 2015-03 is its sixth month; mission 1 is full, but small */
    assert_months(&all, 2, 2, 6, -1);
    take(&all, 3, 100, 500, 2000); /* what was reached is not lost */
    assert_months(&all, 3, 2, 6, -1);
    take(&all, 4, 1800, 1400, 2000); /* mission 1, in its third month, comes to all three at once */
    assert_months(&all, 4, (2 + 3) / 2.0, (6 + 3) / 2.0, (8 + 3) / 2.0);
    take(&all, 5, 2000, 1500, 2000); /* nobody counts twice */
    assert_months(&all, 5, 2.5, 4.5, 5.5);
    close_three(&all);
}

static void a_mission_that_opens_again_counts_again(void **state)
{
    (void)state;
    three all;
    open_three(&all);
    all.demand[0].posts[ctg_troops] = 0; /* mission 1 closes in 2015-05 ... */
    /* ... and opens again */
    all.demand[3] = (ctg_demand_row){1, CTG_MONTH(2015, 7), {4000, 0, 0}, ""};
    all.demand[2].posts[ctg_troops] = 3000;
    small_world_close(&all.small);
    small_world_set(&all.small);
    take(&all, 0, 0, 0, 0);
    take(&all, 1, 0, 0, 0);
    take(&all, 2, 0, 3000, 0); /* all of them in the first month: 1 */
    assert_months(&all, 2, 1.5, 1, 1);
    take(&all, 3, 0, 3000, 0);
    take(&all, 4, 0, 0, 0);
    take(&all, 5, 0, 0, 0);
    take(&all, 6, 0, 1000, 0); /* its first month again */
    assert_months(&all, 6, 1.5, 1, 1);
    take(&all, 7, 0, 4000, 0); /* its second */
    assert_months(&all, 7, 2, 1.5, 1.5);
    close_three(&all);
}

/* Another replicate begins without what the one before had. */
static void a_replicate_starts_with_the_record_alone(void **state)
{
    (void)state;
    three all;
    open_three(&all);
    take(&all, 0, 2000, 0, 2000);
    assert_months(&all, 0, 2, 4, 4);
    ctg_world_start(all.small.world, 1);
    take(&all, 0, 1200, 0, 2000);
    assert_months(&all, 0, 2, -1, -1);
    close_three(&all);
}

/* Mission 0 is in its fourth month at the start, mission 2 older than a year, mission 1 new. */
static void posts_and_people_stand_at_their_mission_s_age(void **state)
{
    (void)state;
    three all;
    open_three(&all);
    take(&all, 0, 700, 0, 1900);
    const size_t young = ctg_measures_age(4);
    const size_t old = ctg_measures_age(14);
    const ctg_measure_id posts = ctg_measure_age_troops_post_months;
    const ctg_measure_id people = ctg_measure_age_troops_person_months;
    assert_bits_equal(taken_at(&all.of, posts, 0, young), 2000);
    assert_bits_equal(taken_at(&all.of, people, 0, young), 700);
    assert_bits_equal(taken_at(&all.of, posts, 0, old), 2000);
    assert_bits_equal(taken_at(&all.of, people, 0, old), 1900);
    for (int32_t t = 1; t <= 12; t++) {
        take(&all, t, 1000 + t, t >= 2 ? 100 : 0, 0);
    }
    assert_bits_equal(taken_at(&all.of, posts, 1, 0), 500); /* 2015-03, mission 1's first month */
    assert_bits_equal(taken_at(&all.of, people, 1, 0), 100);
    assert_bits_equal(taken_at(&all.of, posts, 1, 1), 500 + 1500); /* months 2 and 3 */
    /* months 4 to 6: mission 0 in 2015-02 and -03 (its 5th and 6th), mission 1 in 2015-06 to -08 */
    assert_bits_equal(taken_at(&all.of, posts, 1, young), 2 * 2000 + 3 * 1500);
    assert_bits_equal(taken_at(&all.of, people, 1, young), 1001 + 1002 + 300);
    assert_bits_equal(taken_sum(&all.of, ctg_measure_age_police_post_months, 1), 0);
    close_three(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_count_from_the_opening_to_the_first_month_at_the_level),
        cmocka_unit_test(a_mission_that_opens_again_counts_again),
        cmocka_unit_test(a_replicate_starts_with_the_record_alone),
        cmocka_unit_test(posts_and_people_stand_at_their_mission_s_age),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
