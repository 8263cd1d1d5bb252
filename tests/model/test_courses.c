/* How long a course lasts decides how many an instructor teaches in a month, and what one teaches
 * others do not learn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/programme.h"

#include "engine/model/generation.h"
#include "engine/model/willingness.h"
#include "tests/support/donors.h"
#include "tests/support/small_world.h"

/* People taught in a month by ten instructors, with money and seats for all, in a baseline whose
 * general course takes three months and whose classes are of twelve. */
static double taught_in_courses_of(int64_t weeks)
{
    donor_stage own;
    donor_stage_open(&own, 12);
    donor_stage_clear(&own, 1000.0, ctg_spending_courses);
    ctg_programme_row *const row = donor_stage_add(&own, 0, ctg_mode_course, 0);
    donor_stage_teach(&own, "KHM");
    row->instructors = 10;
    row->course_weeks = weeks;
    row->start = own.at.setting.start;
    stage_fix(&own.at, ctg_parameter_training_people_per_instructor, 12.0);
    stage_fix(&own.at, ctg_parameter_training_course_months, 3.0);
    stage_set(&own.at);
    const double taught = ctg_programme_throughput(own.at.world, 0, own.at.setting.start);
    stage_close(&own.at);
    return taught;
}

static void an_instructor_has_a_new_class_as_often_as_a_course_ends(void **state)
{
    (void)state;
    assert_close(taught_in_courses_of(13), 40.0, 1e-9); /* 10 classes of 12, four times a year */
    assert_close(taught_in_courses_of(4), 130.0, 1e-9); /* thirteen times a year */
    assert_close(taught_in_courses_of(52), 10.0, 1e-9);
}

static void a_course_without_a_length_of_its_own_lasts_as_long_as_any(void **state)
{
    (void)state;
    assert_bits_equal(taught_in_courses_of(0), 40.0);
}

/* What a state promises that is asked for more than it has, in pieces of any size: it can give 120
 * courses in a tour, refreshers take a quarter of one. */
static int32_t promised(int32_t current, int32_t lapsed)
{
    small_world small;
    const small_knobs knobs = {.states = 1, .missions = 1, .posts = 9999, .unit = 9999};
    small_world_make(&small, &knobs);
    ctg_parameters *const p = &small.setting.centre;
    p->mechanism_menu = 0.0;
    p->willingness_unit_base = 60.0;
    p->rotation_tour_months = 12.0;
    p->rotation_dwell_ratio = 0.0;
    p->training_refresher_share = 0.25;
    small_world_set(&small);
    const size_t pool = ctg_world_pool(small.world, 1, small_infantry);
    int32_t *const *const in = small.world->people.in;
    in[ctg_never][pool] += in[ctg_current][pool] + in[ctg_lapsed][pool] - current - lapsed;
    in[ctg_current][pool] = current;
    in[ctg_lapsed][pool] = lapsed;
    small.world->throughput[1] = 10.0;
    ctg_willingness_begin(small.world);
    ctg_generation_match(small.world);
    const int32_t persons = small.world->coming[small_infantry];
    small_world_close(&small);
    return persons;
}

/* Who brings others back into practice does not teach beginners meanwhile. */
static void an_instructor_s_time_is_promised_once(void **state)
{
    (void)state;
    assert_int_equal(promised(0, 0), 120);
    assert_int_equal(promised(30, 0), 30 + 120);
    assert_int_equal(promised(0, 200), 200 + 70); /* 50 courses' time is gone */
    assert_int_equal(promised(30, 200), 30 + 200 + 70);
    assert_int_equal(promised(0, 480), 480); /* and so is all of it */
    assert_int_equal(promised(0, 1000), 480);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_instructor_has_a_new_class_as_often_as_a_course_ends),
        cmocka_unit_test(a_course_without_a_length_of_its_own_lasts_as_long_as_any),
        cmocka_unit_test(an_instructor_s_time_is_promised_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
