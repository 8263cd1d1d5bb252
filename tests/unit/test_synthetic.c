/* Synthetic worlds: the same every time, in proportion to their sizes, and alive: posts are filled
 * and conservation holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/synthetic.h"
#include "engine/model/fingerprint.h"
#include "engine/model/step.h"
#include "tests/support/assert.h"

#define MONTHS 24

typedef struct outcome {
    uint64_t digest;
    int64_t posts, filled;
    size_t units;
} outcome;

static outcome run(ctg_synthetic_sizes sizes)
{
    ctg_synthetic *made = NULL;
    ctg_scene *scene = NULL;
    ctg_world *world = NULL;
    ctg_error error;
    ctg_error_clear(&error);
    if (ctg_synthetic_create(&made, sizes, MONTHS, &error) != ctg_ok ||
        ctg_scene_create(&scene, ctg_synthetic_setting(made), &error) != ctg_ok ||
        ctg_world_create(&world, scene, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
    ctg_world_start(world, 0);
    for (int32_t t = 1; t <= MONTHS; t++) {
        if (ctg_step_run(world, t, &error) != ctg_ok) {
            fail_msg("%s", error.text);
        }
    }
    outcome of = {.digest = ctg_fingerprint_of(world, 0), .units = world->commitment_count};
    for (size_t at = 0; at < scene->M * scene->K; at++) {
        of.posts += world->posts_by[at];
        of.filled += world->filled[at];
    }
    ctg_world_destroy(world);
    ctg_scene_destroy(scene);
    ctg_synthetic_destroy(made);
    return of;
}

static void a_synthetic_world_is_the_same_every_time(void **state)
{
    (void)state;
    const ctg_synthetic_sizes sizes = {40, 4, 8};
    assert_int_equal(run(sizes).digest, run(sizes).digest);
    assert_int_not_equal(run(sizes).digest, run((ctg_synthetic_sizes){41, 4, 8}).digest);
}

static void posts_and_people_grow_with_each_size(void **state)
{
    (void)state;
    const outcome base = run((ctg_synthetic_sizes){100, 8, 8});
    const outcome larger[] = {run((ctg_synthetic_sizes){200, 8, 8}),
                              run((ctg_synthetic_sizes){100, 16, 8}),
                              run((ctg_synthetic_sizes){100, 8, 16})};
    assert_true(base.filled * 2 > base.posts && base.filled <= base.posts);
    for (size_t i = 0; i < 3; i++) {
        print_message("x %.2f posts, x %.2f filled, x %.2f units\n",
                      (double)larger[i].posts / (double)base.posts,
                      (double)larger[i].filled / (double)base.filled,
                      (double)larger[i].units / (double)base.units);
        assert_int_equal(larger[i].posts, 2 * base.posts);
        assert_true(larger[i].filled * 2 > larger[i].posts);
    }
}

static void the_least_and_the_most_capabilities_run(void **state)
{
    (void)state;
    assert_true(run((ctg_synthetic_sizes){20, 1, 4}).filled > 0);
    assert_true(run((ctg_synthetic_sizes){60, 2, CTG_CAPABILITIES_MOST}).filled > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_synthetic_world_is_the_same_every_time),
        cmocka_unit_test(posts_and_people_grow_with_each_size),
        cmocka_unit_test(the_least_and_the_most_capabilities_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
