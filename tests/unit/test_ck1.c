/* The reference kernel: the same outcome by every form, on every path and number of threads, from a
 * written input; the naive form the same in the mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/ck1/forms.h"
#include "bench/ck1/team.h"
#include "tests/support/assert.h"

#define MOST 400 /* replicates */

static const ck1_sizes small = {45, 5, 8, 30, 12, 6};

static void run_form(const ck1_form *form, const ck1_input *input, int threads, size_t replicates,
                     ck1_outcome *outcomes)
{
    ctg_error error;
    const ck1_team team = {form, input, 1, threads, replicates, outcomes};
    ctg_error_clear(&error);
    if (ck1_team_run(&team, &error) != ctg_ok) {
        fail_msg("%s: %s", form->name, error.text);
    }
}

static void make(ck1_input *input, ck1_sizes sizes)
{
    ctg_error error;
    ctg_error_clear(&error);
    if (ck1_input_make(input, sizes, 1, &error) != ctg_ok) {
        fail_msg("%s", error.text);
    }
}

static void assert_same(const ck1_outcome *a, const ck1_outcome *b, size_t count)
{
    for (size_t r = 0; r < count; r++) {
        assert_int_equal(a[r].hash, b[r].hash);
        assert_int_equal(a[r].state_hash, b[r].state_hash);
        assert_int_equal(a[r].volunteers, b[r].volunteers);
    }
}

/* The fast form on every path of this machine and on so many threads gives the reference's bits. */
static void compare(const ck1_input *input, size_t replicates, int threads)
{
    static ck1_outcome expected[MOST];
    static ck1_outcome found[MOST];
    run_form(&ck1_reference, input, 1, replicates, expected);
    for (int path = 0; path <= (int)ctg_lanes_path_widest(); path++) {
        run_form(ck1_forms_fast((ctg_lanes_path)path), input, threads, replicates, found);
        assert_same(expected, found, replicates);
    }
}

static void every_form_and_number_of_threads_gives_the_same_bits(void **state)
{
    (void)state;
    static const int threads[] = {1, 2, 3, 5, 7};
    ck1_input input;
    make(&input, small);
    for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++) {
        compare(&input, 8, threads[i]);
    }
    ck1_input_destroy(&input);
}

static void every_form_gives_the_same_bits_at_any_size(void **state)
{
    (void)state;
    for (int i = 0; i < 6; i++) {
        static const int states[] = {1, 16, 129, 45, 45, 45};
        ck1_sizes sizes = small;
        ck1_input input;
        sizes.states = states[i];
        sizes.capabilities = i == 3 ? 1 : (i == 4 ? 5 : 8);
        sizes.missions = i == 5 ? 24 : 5;
        make(&input, sizes);
        compare(&input, 2, 1);
        ck1_input_destroy(&input);
    }
}

static void replicates_differ(void **state)
{
    (void)state;
    ck1_input input;
    ck1_outcome outcomes[2];
    make(&input, small);
    run_form(&ck1_reference, &input, 1, 2, outcomes);
    assert_int_not_equal(outcomes[0].hash, outcomes[1].hash);
    ck1_input_destroy(&input);
}

/* Volunteers of a replicate: mean, and its standard error. */
static double mean_of(const ck1_outcome *outcomes, double *standard_error)
{
    double sum = 0.0;
    double squares = 0.0;
    for (size_t r = 0; r < MOST; r++) {
        const double value = (double)outcomes[r].volunteers;
        sum += value;
        squares += value * value;
    }
    const double mean = sum / MOST;
    *standard_error = sqrt((squares / MOST - mean * mean) / (MOST - 1.0));
    return mean;
}

static void the_naive_form_agrees_in_the_mean(void **state)
{
    (void)state;
    static ck1_outcome naive[MOST];
    static ck1_outcome reference[MOST];
    double errors[2];
    ck1_input input;
    make(&input, small);
    run_form(&ck1_naive, &input, 1, MOST, naive);
    run_form(&ck1_reference, &input, 1, MOST, reference);
    const double apart = mean_of(naive, &errors[0]) - mean_of(reference, &errors[1]);
    const double error = sqrt(errors[0] * errors[0] + errors[1] * errors[1]);
    assert_true(error > 0.0 && error < 0.02 * mean_of(naive, &errors[0]));
    assert_true(fabs(apart) < 5.0 * error);
    ck1_input_destroy(&input);
}

/* Writes `text` to the file and reads it as an input. */
static void assert_refused(const char *path, const char *text, const char *because)
{
    ctg_error error;
    ck1_input input = {0};
    FILE *const file = fopen(path, "w");
    ctg_error_clear(&error);
    assert_non_null(file);
    assert_int_equal(fputs(text, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
    assert_int_not_equal(ck1_input_read(&input, path, &error), ctg_ok);
    assert_non_null(strstr(error.text, because));
    ck1_input_destroy(&input);
}

static char *text_of(const char *path)
{
    static char text[1 << 18];
    FILE *const file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 2, file)] = '\0';
    assert_int_equal(fclose(file), 0);
    return text;
}

static void an_input_is_the_same_when_written_and_read(void **state)
{
    (void)state;
    char path[] = "/tmp/test_ck1_XXXXXX";
    ctg_error error;
    ck1_input made;
    ck1_input read = {0};
    ck1_outcome outcomes[2];
    const int file = mkstemp(path);
    ctg_error_clear(&error);
    assert_true(file >= 0 && close(file) == 0);
    make(&made, small);
    assert_int_equal(ck1_input_write(&made, path, &error), ctg_ok);
    assert_int_equal(ck1_input_read(&read, path, &error), ctg_ok);
    run_form(&ck1_reference, &made, 1, 1, &outcomes[0]);
    run_form(&ck1_reference, &read, 1, 1, &outcomes[1]);
    assert_same(&outcomes[0], &outcomes[1], 1);
    char *const text = text_of(path);
    const size_t length = strlen(text);
    assert_refused(path, strcat(text, "1\n"), "something follows number");
    text[length - 2] = '\0';
    assert_refused(path, text, "conflict");
    assert_refused(path, "0 1 1 1 1 1\n", "number 1, states: '0'");
    ck1_input_destroy(&made);
    ck1_input_destroy(&read);
    assert_int_equal(unlink(path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_and_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(every_form_gives_the_same_bits_at_any_size),
        cmocka_unit_test(replicates_differ),
        cmocka_unit_test(the_naive_form_agrees_in_the_mean),
        cmocka_unit_test(an_input_is_the_same_when_written_and_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
