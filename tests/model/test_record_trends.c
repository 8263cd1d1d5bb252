/* The four trends, by hand in a world of a few people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/record_trends.h"

#include "tests/support/small_world.h"
#include "tests/support/taken.h"

/* Four missions in one host: two under UN command, two under another. Contributors 1, 2, 3 have
 * armed forces of 1,000, 3,000 and 6,000 and interests of .2, .5 and .9. */
typedef struct four {
    small_world small;
    ctg_framework_row frameworks[2];
    taken of;
} four;

enum { plain, robust, led, lent }; /* missions */

static const double interests[] = {0.0, 0.2, 0.5, 0.9};

static void open_four(four *all)
{
    small_world *const small = &all->small;
    small_world_make(small,
                     &(small_knobs){.states = 3, .missions = 4, .posts = 5000, .months = 12});
    all->frameworks[0] = small->framework;
    all->frameworks[1] =
        (ctg_framework_row){.framework = "else", .number = 2, .kind = ctg_framework_coalition};
    small->epoch.tables.frameworks = all->frameworks;
    small->epoch.tables.frameworks_count = 2;
    for (size_t m = led; m <= lent; m++) {
        small->missions[m].framework = 1;
        small->missions[m].budget = ctg_budget_own;
    }
    small->missions[lent].supported = 1;
    small->missions[robust].partner = 1;
    small->missions[robust].class_initial = small->missions[robust].class_later = ctg_class_robust;
    small->setting.centre.mechanism_frameworks = 1.0;
    for (int64_t s = 1; s <= 3; s++) {
        small->covariates[s].armed_forces = s == 1 ? 1000 : 3000 * (s - 1);
    }
    small_world_set(small);
    for (size_t s = 0; s <= 3; s++) {
        small->world->interest[s] = (float)interests[s];
    }
    taken_open(&all->of, &small->setting);
}

static void close_four(four *all)
{
    taken_close(&all->of);
    small_world_close(&all->small);
}

static void send(four *all, size_t s, size_t m, int32_t people)
{
    ctg_world *const world = all->small.world;
    world->deployed_in[m * world->scene->S + s] += people;
    world->relist[m] = true;
    world->filled[m * world->scene->K + small_infantry] += people;
    world->filled_by[m * CTG_PERSONNEL + ctg_troops] += people;
    *(ctg_world_is_outside(world, m) ? &world->outside_by[s] : &world->deployed_by[s]) += people;
}

static double trend(four *all, ctg_measure_id id)
{
    taken_take(&all->of, all->small.world);
    return taken_at(&all->of, id, 0, 0);
}

static void militarization_is_the_share_under_robust_mandates(void **state)
{
    (void)state;
    four all;
    open_four(&all);
    assert_bits_equal(trend(&all, ctg_measure_world_robust_share), 0.0); /* nobody anywhere */
    send(&all, 1, plain, 300);
    send(&all, 2, robust, 700);
    send(&all, 3, led, 5000); /* outside does not count */
    assert_bits_equal(trend(&all, ctg_measure_world_robust_share), 0.7);
    all.small.world->mission_class[robust] = ctg_class_multidimensional;
    assert_bits_equal(trend(&all, ctg_measure_world_robust_share), 0.0);
    close_four(&all);
}

static void decentralization_is_who_serves_outside_with_what_support(void **state)
{
    (void)state;
    four all;
    open_four(&all);
    assert_bits_equal(trend(&all, ctg_measure_world_outside_share), 0.0);
    assert_bits_equal(trend(&all, ctg_measure_world_supported_share), 0.0);
    send(&all, 1, plain, 300);
    send(&all, 2, robust, 300);
    send(&all, 1, led, 150);
    send(&all, 3, lent, 50);
    assert_bits_equal(trend(&all, ctg_measure_world_outside_share), 0.25);
    assert_bits_equal(trend(&all, ctg_measure_world_supported_share), 0.25);
    assert_bits_equal(trend(&all, ctg_measure_world_hybrid_missions), 1.0);
    all.small.world->opened[robust] = CTG_NO_MONTH; /* a hybrid that has closed is none */
    assert_bits_equal(trend(&all, ctg_measure_world_hybrid_missions), 0.0);
    close_four(&all);
}

static void civilianization_counts_the_tasks_of_open_mandates(void **state)
{
    (void)state;
    four all;
    open_four(&all);
    ctg_world *const world = all.small.world;
    world->mandate_tasks[plain] = 0x7;                            /* 3 tasks */
    world->mandate_tasks[robust] = (uint64_t)0x8000000000000f01u; /* 6 */
    world->mandate_tasks[led] = UINT64_MAX;                       /* outside does not count */
    world->posts[plain * CTG_PERSONNEL + ctg_troops] = 1000;
    world->posts[robust * CTG_PERSONNEL + ctg_troops] = 4000;
    world->posts[robust * CTG_PERSONNEL + ctg_police] = 1000;
    assert_bits_equal(trend(&all, ctg_measure_world_tasks_per_mandate), 4.5);
    assert_bits_equal(trend(&all, ctg_measure_world_tasks_per_mandate_by_posts), 5.5);
    world->opened[plain] = CTG_NO_MONTH;
    assert_bits_equal(trend(&all, ctg_measure_world_tasks_per_mandate), 6.0);
    close_four(&all);
}

static void contributions_in_proportion_to_forces_are_no_strategization(void **state)
{
    (void)state;
    four all;
    open_four(&all);
    for (size_t m = plain; m <= lent; m++) {
        send(&all, 1, m, 10);
        send(&all, 2, m, 30);
        send(&all, 3, m, 60);
    }
    assert_close(trend(&all, ctg_measure_world_strategization_index), 0.0, 1e-15);
    assert_close(trend(&all, ctg_measure_world_strategization_un_index), 0.0, 1e-15);
    close_four(&all);
}

/* Everybody comes from the state with the greatest interest: .9 instead of the .71 that forces
 * would give; outside from that with the least: .2 instead of .71. Interests are in floats. */
static void strategization_is_interest_beyond_what_forces_give(void **state)
{
    (void)state;
    four all;
    open_four(&all);
    send(&all, 3, plain, 400);
    assert_close(trend(&all, ctg_measure_world_strategization_index), 0.9 - 0.71, 1e-7);
    send(&all, 1, led, 400);
    assert_close(trend(&all, ctg_measure_world_strategization_un_index), 0.9 - 0.71, 1e-7);
    assert_close(trend(&all, ctg_measure_world_strategization_index), (0.9 + 0.2) / 2 - 0.71, 1e-7);
    close_four(&all);
}

/* Who is not admitted is not dealt to; where nobody with forces is, nothing is compared. */
static void only_states_that_are_admitted_are_dealt_to(void **state)
{
    (void)state;
    four all;
    open_four(&all);
    ctg_world *const world = all.small.world;
    uint8_t *const admits = world->admits + plain * world->scene->S;
    send(&all, 3, plain, 400);
    admits[3] = 0;
    assert_close(trend(&all, ctg_measure_world_strategization_un_index), 0.9 - (0.2 + 3 * 0.5) / 4,
                 1e-7);
    admits[1] = admits[2] = 0;
    assert_bits_equal(trend(&all, ctg_measure_world_strategization_un_index), 0.0);
    send(&all, 2, robust, 1);
    assert_close(trend(&all, ctg_measure_world_strategization_un_index), 0.5 - 0.71, 1e-7);
    close_four(&all);
}

/* Two hosts at major conflict: interest of all who are no party, with a mission less without. */
static void the_gap_is_between_hosts_with_and_without_a_mission(void **state)
{
    (void)state;
    four all;
    uint8_t situation[4] = {2, 0, 0, 0};
    open_four(&all);
    ctg_world *const world = all.small.world;
    const size_t hosts = world->scene->H;
    assert_int_equal(hosts, 4);
    assert_bits_equal(ctg_record_trends_interest_gap(world, situation), 0.0); /* none without */
    situation[1] = 2;
    for (size_t s = 0; s < 4; s++) {
        world->interest[world->scene->S + s] = 0.125f * (float)s;
    }
    /* in host 0: states 1, 2, 3; in host 1: states 0, 2, 3 */
    assert_close(ctg_record_trends_interest_gap(world, situation),
                 (0.2 + 0.5 + 0.9) / 3 - (0.0 + 0.25 + 0.375) / 3, 1e-7);
    situation[1] = 1; /* minor conflicts do not count */
    assert_bits_equal(ctg_record_trends_interest_gap(world, situation), 0.0);
    situation[1] = 2;
    for (size_t m = 0; m < world->scene->M; m++) {
        world->opened[m] = CTG_NO_MONTH; /* none with */
    }
    assert_bits_equal(ctg_record_trends_interest_gap(world, situation), 0.0);
    close_four(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(militarization_is_the_share_under_robust_mandates),
        cmocka_unit_test(decentralization_is_who_serves_outside_with_what_support),
        cmocka_unit_test(civilianization_counts_the_tasks_of_open_mandates),
        cmocka_unit_test(contributions_in_proportion_to_forces_are_no_strategization),
        cmocka_unit_test(strategization_is_interest_beyond_what_forces_give),
        cmocka_unit_test(only_states_that_are_admitted_are_dealt_to),
        cmocka_unit_test(the_gap_is_between_hosts_with_and_without_a_mission),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
