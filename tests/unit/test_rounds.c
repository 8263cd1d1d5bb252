/* Rounds: each thing as often as asked, in turn, the first round untimed; quartiles; exponents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "bench/machine.h"
#include "bench/rounds.h"
#include "tests/support/assert.h"

typedef struct diary {
    int at;
    int seen[64];
} diary;

typedef struct thing {
    diary *in;
    int name;
    int calls;
} thing;

static ctg_status note(void *of, double *seconds, ctg_error *error)
{
    thing *const is = of;
    (void)error;
    is->in->seen[is->in->at++] = is->name;
    *seconds = is->name * 100.0 + is->calls++;
    return ctg_ok;
}

static void tell(void *to, uint32_t done, uint32_t of)
{
    uint32_t *const told = to;
    assert_int_equal(done, *told + 1);
    assert_int_equal(of, 8);
    *told = done;
}

static void things_are_done_in_turn_and_the_first_round_is_not_timed(void **state)
{
    (void)state;
    diary in = {0};
    thing things[2] = {{&in, 1, 0}, {&in, 2, 0}};
    double seconds[2][3];
    ctg_error error;
    uint32_t told = 0;
    const ctg_rounds_turn turns[2] = {{note, &things[0], seconds[0]},
                                      {note, &things[1], seconds[1]}};
    const ctg_rounds_means means = {.rounds = 3, .tell = tell, .to = &told};
    ctg_error_clear(&error);
    assert_int_equal(ctg_rounds_run(turns, 2, &means, &error), ctg_ok);
    assert_int_equal(told, 8);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(in.seen[i], 1 + i % 2);
    }
    for (int round = 0; round < 3; round++) {
        assert_bits_equal(seconds[0][round], 101.0 + round);
        assert_bits_equal(seconds[1][round], 201.0 + round);
    }
}

static void rounds_stop_when_asked(void **state)
{
    (void)state;
    diary in = {0};
    thing one = {&in, 1, 0};
    double seconds[1];
    ctg_error error;
    atomic_bool stop;
    const ctg_rounds_turn turn = {note, &one, seconds};
    const ctg_rounds_means means = {.rounds = 1, .stop = &stop};
    atomic_init(&stop, true);
    ctg_error_clear(&error);
    assert_int_equal(ctg_rounds_run(&turn, 1, &means, &error), ctg_stopped);
    assert_int_equal(in.at, 0);
}

static void a_summary_has_quartiles_whatever_the_order(void **state)
{
    (void)state;
    static const double values[] = {5.0, 1.0, 4.0, 2.0, 3.0};
    const ctg_rounds_summary of = ctg_rounds_summarise(values, 5);
    assert_bits_equal(of.least, 1.0);
    assert_bits_equal(of.lower, 2.0);
    assert_bits_equal(of.median, 3.0);
    assert_bits_equal(of.upper, 4.0);
    assert_bits_equal(of.most, 5.0);
    const ctg_rounds_summary one = ctg_rounds_summarise(values, 1);
    assert_bits_equal(one.median, 5.0);
}

static void an_exponent_is_the_power_of_growth(void **state)
{
    (void)state;
    static const double sizes[] = {10.0, 20.0, 40.0};
    double seconds[3][2];
    ctg_rounds_turn turns[3];
    for (int i = 0; i < 3; i++) {
        seconds[i][0] = 0.001 * sizes[i];
        seconds[i][1] = 7.0 * sizes[i] * sizes[i];
        turns[i] = (ctg_rounds_turn){.seconds = seconds[i]};
    }
    const ctg_rounds_summary of = ctg_rounds_exponent(sizes, turns, 3, 2);
    assert_close(of.least, 1.0, 1e-12);
    assert_close(of.most, 2.0, 1e-12);
}

static void cores_are_counted_in_lists(void **state)
{
    (void)state;
    assert_int_equal(ctg_machine_count("0"), 1);
    assert_int_equal(ctg_machine_count("0-1"), 2);
    assert_int_equal(ctg_machine_count("0-3,8,16-23"), 13);
    assert_int_equal(ctg_machine_count("unknown"), 0);
}

static void who_else_used_the_machine_is_a_share_of_it(void **state)
{
    (void)state;
    const ctg_machine_watch watch = ctg_machine_watch_begin();
    const double begun = ctg_rounds_clock(2);
    double sum = 0.0;
    while (ctg_rounds_clock(2) - begun < 0.2) {
        sum += sqrt(sum + 1.0);
    }
    assert_true(sum > 0.0 && ctg_rounds_clock(1) > 0.0);
    const ctg_machine_others others = ctg_machine_watch_end(&watch);
    assert_true(isnan(others.used) || (others.used >= 0.0 && others.used <= 1.0));
    assert_true(isnan(others.stolen) || (others.stolen >= 0.0 && others.stolen <= 1.0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_are_done_in_turn_and_the_first_round_is_not_timed),
        cmocka_unit_test(rounds_stop_when_asked),
        cmocka_unit_test(a_summary_has_quartiles_whatever_the_order),
        cmocka_unit_test(an_exponent_is_the_power_of_growth),
        cmocka_unit_test(cores_are_counted_in_lists),
        cmocka_unit_test(who_else_used_the_machine_is_a_share_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
