/* What must hold of who depends on donors, of what states can afford, and of ways of teaching.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/people.h"
#include "engine/model/record.h"
#include "engine/model/training.h"
#include "engine/run/ensemble.h"
#include "tests/support/donors.h"

#define INFANTRY 0 /* row of capabilities of the shipped table */

/* People of one state in one capability, and the room for them. */
typedef struct one_pool {
    ctg_people people;
    int32_t in[CTG_STOCKS];
    int64_t joined, left;
    double dependent;
} one_pool;

static ctg_people *fill_pool(one_pool *pool, int32_t never, int32_t current, int32_t lapsed,
                             double dependent)
{
    *pool = (one_pool){.joined = never + current + lapsed, .dependent = dependent};
    pool->in[ctg_never] = never;
    pool->in[ctg_current] = current;
    pool->in[ctg_lapsed] = lapsed;
    for (size_t stock = 0; stock < CTG_STOCKS; stock++) {
        pool->people.in[stock] = &pool->in[stock];
    }
    pool->people.joined = &pool->joined;
    pool->people.left = &pool->left;
    pool->people.dependent = &pool->dependent;
    return &pool->people;
}

static void pupils_of_donors_depend_on_them_and_those_of_their_state_do_not(void **state)
{
    (void)state;
    one_pool pool;
    ctg_people *const people = fill_pool(&pool, 100, 60, 40, 0.0);
    ctg_people_move(people, 0, ctg_lapsed, ctg_current, 10);
    ctg_people_move(people, 0, ctg_never, ctg_current, 20);
    ctg_people_learnt(people, 0, 10, 20, true);
    assert_close(pool.dependent, 30.0, 1e-12);
    ctg_people_move(people, 0, ctg_lapsed, ctg_current, 30); /* of 120 trained, 30 depend */
    ctg_people_learnt(people, 0, 30, 0, false);
    assert_close(pool.dependent, 30.0 - 30.0 * 30.0 / 120.0, 1e-12);
    assert_close(ctg_people_dependence(people, 0), 22.5 / 120.0, 1e-12);
}

/* Whoever is taught again by a donor depended on it or does now: nobody counts twice. */
static void nobody_depends_twice(void **state)
{
    (void)state;
    one_pool half;
    ctg_people *const of_half = fill_pool(&half, 0, 0, 50, 25.0);
    ctg_people_move(of_half, 0, ctg_lapsed, ctg_current, 10);
    ctg_people_learnt(of_half, 0, 10, 0, true);
    assert_close(half.dependent, 30.0, 1e-12); /* five of the ten did so before */
    one_pool pool;
    ctg_people *const people = fill_pool(&pool, 0, 0, 50, 0.0);
    for (int time = 0; time < 40; time++) {
        ctg_people_move(people, 0, ctg_lapsed, ctg_current, 10);
        ctg_people_learnt(people, 0, 10, 0, true);
        ctg_people_move(people, 0, ctg_current, ctg_lapsed, 10);
        assert_true(pool.dependent <= 50.0);
    }
    assert_close(pool.dependent, 50.0, 0.01); /* 50 (1 - 0.8^40) */
}

static void whoever_leaves_takes_along_the_share_that_depends(void **state)
{
    (void)state;
    one_pool pool;
    ctg_people *const people = fill_pool(&pool, 100, 60, 40, 25.0);
    ctg_people_leave(people, 0, ctg_current, 20);
    assert_close(pool.dependent, 20.0, 1e-12);
    ctg_people_leave(people, 0, ctg_never, 50);
    assert_close(pool.dependent, 20.0, 1e-12);
    assert_close(ctg_people_dependence(people, 0), 0.25, 1e-12);
    ctg_people_leave(people, 0, ctg_current, 1000);
    ctg_people_leave(people, 0, ctg_lapsed, 1000);
    assert_bits_equal(pool.dependent, 0.0);
    assert_bits_equal(ctg_people_dependence(people, 0), 0.0);
}

static void dependants_are_some_of_those_trained(void **state)
{
    (void)state;
    donor_stage own;
    double all = 0.0;
    donor_stage_open(&own, 36);
    stage_set(&own.at);
    for (int32_t t = 0; t <= 36; t++) {
        if (t > 0) {
            assert_int_equal(ctg_step_run(own.at.world, t, &own.at.error), ctg_ok);
        }
        all = 0.0;
        for (size_t pool = 0; pool < own.at.scene->S * own.at.scene->K; pool++) {
            const ctg_people *const people = &own.at.world->people;
            assert_true(people->dependent[pool] >= 0.0);
            assert_true(people->dependent[pool] <= (double)(ctg_people_trained(people, pool) -
                                                            people->in[ctg_learning][pool]));
            all += people->dependent[pool];
        }
        assert_true(all > 1000.0);
    }
    stage_close(&own.at);
}

/* What a region can sustain falls into two parts; without donors there is one. */
static double self_reliant_share(bool donors)
{
    donor_stage own;
    static double record[1 << 17];
    double sums[2] = {0.0, 0.0};
    donor_stage_open(&own, 24);
    for (size_t d = 0; d < own.at.epoch.tables.donors_count && !donors; d++) {
        own.donors[d].budget_usd_m_per_year = 0.0;
    }
    stage_set(&own.at);
    const ctg_record_shape shape = ctg_ensemble_shape(&own.at.setting);
    assert_true(ctg_measures_record_size(&shape) <= sizeof record / sizeof record[0]);
    memset(record, 0, sizeof record);
    stage_run(&own.at, 24);
    ctg_record_take(own.at.world, &shape, record);
    for (size_t r = 0; r < own.at.scene->R; r++) {
        const double alone =
            record[ctg_measures_place(&shape, ctg_measure_supplier_self_reliant_pers, 2, r)];
        const double ready =
            record[ctg_measures_place(&shape, ctg_measure_supplier_sustained_ready_pers, 2, r)];
        assert_true(alone >= 0.0 && alone <= ready);
        sums[0] += alone;
        sums[1] += ready;
    }
    stage_close(&own.at);
    return sums[0] / sums[1];
}

static void without_donors_whatever_is_ready_is_self_reliant(void **state)
{
    (void)state;
    assert_bits_equal(self_reliant_share(false), 1.0);
    const double share = self_reliant_share(true);
    assert_true(share > 0.5 && share < 0.99);
}

static double courses_with(double own_budget, double reimbursed, const char *code)
{
    donor_stage own;
    donor_stage_open(&own, 3);
    stage_fix(&own.at, ctg_parameter_training_own_budget_share, own_budget);
    stage_fix(&own.at, ctg_parameter_training_reimbursed_share, reimbursed);
    stage_set(&own.at);
    ctg_training_begin(own.at.world);
    const double courses = own.at.world->throughput[stage_state(&own.at, code)];
    stage_close(&own.at);
    return courses;
}

/* A state teaches what its instructors can give and its money can pay. */
static void states_train_as_far_as_their_own_money_goes(void **state)
{
    (void)state;
    assert_bits_equal(courses_with(0.0, 0.0, "RWA"), 0.0);
    assert_true(courses_with(0.001, 0.0, "RWA") < courses_with(0.01, 0.0, "RWA"));
    assert_true(courses_with(0.001, 0.0, "RWA") < courses_with(0.001, 0.1, "RWA"));
    assert_bits_equal(courses_with(5.0, 0.0, "RWA"), courses_with(10.0, 1.0, "RWA"));
    assert_bits_equal(courses_with(0.01, 0.0, "DEU"), courses_with(10.0, 0.0, "DEU"));
}

/* S3: people in practice whom a programme of `taught` months leaves in states that send hardly
 * anybody, after `months`, the mean of replicates; and the courses that they can give in a year. */
static void left_by(ctg_mode mode, double budget, int32_t taught, int32_t months, double left[2])
{
    static const char *const states[] = {"AGO", "VNM", "LAO", "TKM", "MDG", "MOZ"};
    donor_stage own;
    donor_stage_open(&own, months);
    donor_stage_clear(&own, budget,
                      mode == ctg_mode_train_the_trainer ? ctg_spending_trainers
                                                         : ctg_spending_courses);
    donor_stage_add(&own, 0, mode, INFANTRY)->end = own.at.setting.start + taught;
    for (size_t i = 0; i < 6; i++) {
        donor_stage_teach(&own, states[i]);
    }
    stage_set(&own.at);
    left[0] = left[1] = 0.0;
    for (uint32_t replicate = 0; replicate < 16; replicate++) {
        ctg_world_start(own.at.world, replicate);
        stage_run(&own.at, months);
        for (size_t i = 0; i < 6; i++) {
            const size_t s = stage_state(&own.at, states[i]);
            const size_t pool = ctg_world_pool(own.at.world, s, INFANTRY);
            left[0] += (double)ctg_people_practised(&own.at.world->people, pool) / 16.0;
            left[1] += own.at.world->throughput[s] * 12.0 / 16.0;
        }
    }
    stage_close(&own.at);
}

static void trainers_leave_more_than_advisers_and_advisers_more_than_lectures(void **state)
{
    (void)state;
    double none[2];
    double trainers[2];
    double adviser[2];
    double lecture[2];
    left_by(ctg_mode_lecture, 0.0, 36, 36, none);
    left_by(ctg_mode_train_the_trainer, 3.0, 36, 36, trainers);
    left_by(ctg_mode_adviser, 3.0, 36, 36, adviser);
    left_by(ctg_mode_lecture, 3.0, 36, 36, lecture);
    print_message("after three years: in practice (could teach in a year): without %.0f (%.0f), "
                  "trainers %.0f (%.0f), advisers %.0f (%.0f), lectures %.0f (%.0f)\n",
                  none[0], none[1], trainers[0], trainers[1], adviser[0], adviser[1], lecture[0],
                  lecture[1]);
    assert_true(trainers[0] > adviser[0] && adviser[0] > lecture[0] && lecture[0] > none[0]);
    assert_true(trainers[1] > 2.0 * adviser[1]);
}

/* Of what lectures bring a year without use leaves 2^(-12 / 6.5) to 2^(-12 / 13): about a third. */
static void lectures_fade_within_a_year_or_two(void **state)
{
    (void)state;
    double none[2];
    double at_once[2];
    double later[2];
    left_by(ctg_mode_lecture, 0.0, 12, 12, none);
    left_by(ctg_mode_lecture, 6.0, 12, 12, at_once);
    at_once[0] -= none[0];
    left_by(ctg_mode_lecture, 0.0, 12, 24, none);
    left_by(ctg_mode_lecture, 6.0, 12, 24, later);
    later[0] -= none[0];
    print_message("in practice by lectures: at once %.0f, a year later %.0f\n", at_once[0],
                  later[0]);
    assert_true(at_once[0] > 50.0);
    assert_true(later[0] < 0.6 * at_once[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pupils_of_donors_depend_on_them_and_those_of_their_state_do_not),
        cmocka_unit_test(nobody_depends_twice),
        cmocka_unit_test(whoever_leaves_takes_along_the_share_that_depends),
        cmocka_unit_test(dependants_are_some_of_those_trained),
        cmocka_unit_test(without_donors_whatever_is_ready_is_self_reliant),
        cmocka_unit_test(states_train_as_far_as_their_own_money_goes),
        cmocka_unit_test(trainers_leave_more_than_advisers_and_advisers_more_than_lectures),
        cmocka_unit_test(lectures_fade_within_a_year_or_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
