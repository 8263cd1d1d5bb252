/* How long a course lasts decides how many an instructor teaches in a month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/model/programme.h"

#include "tests/support/donors.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_instructor_has_a_new_class_as_often_as_a_course_ends),
        cmocka_unit_test(a_course_without_a_length_of_its_own_lasts_as_long_as_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
